#pragma once
#include <QLocale>
#include <memory>

namespace shiyu {

/// The language of the program: loads every area's texts from :/i18n and Qt's own, and switches
/// them at run time; every widget then gets one LanguageChange. Create it after the application
/// and before the first window; its end takes the texts away. GUI thread.
class Translations {
public:
    Translations();
    ~Translations();
    Translations(const Translations &) = delete;
    Translations &operator=(const Translations &) = delete;

    /// zh_CN (the default language) or English, which is the language of the sources; another one
    /// is shown in Chinese. Sets QLocale's default too.
    void install(const QLocale &locale = QLocale(QLocale::Chinese, QLocale::China));
    const QLocale &locale() const { return m_locale; }

private:
    class Texts;
    std::unique_ptr<Texts> m_texts;
    QLocale m_locale;
    bool m_installed = false;
};

} // namespace shiyu
