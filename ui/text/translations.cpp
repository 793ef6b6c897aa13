#include "ui/text/translations.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QLibraryInfo>
#include <QTranslator>
#include <vector>

namespace shiyu {

/// All areas as one translator: installing it tells every widget once, not once for each area.
class Translations::Texts : public QTranslator {
public:
    void load(const QString &language)
    {
        m_parts.clear();
        QDirIterator files(
            QStringLiteral(":/i18n"), { QStringLiteral("*_%1.qm").arg(language) }, QDir::Files);
        while (files.hasNext())
            add(files.next());
        if (language != QLatin1StringView("en"))
            add(QLibraryInfo::path(QLibraryInfo::TranslationsPath)
                + QStringLiteral("/qtbase_%1.qm").arg(language));
    }

    bool isEmpty() const override { return false; } // English too is a language to switch to

    QString translate(const char *context, const char *sourceText, const char *disambiguation,
        int n) const override
    {
        // lupdate writes a class without its namespace where it has not seen the header.
        static constexpr QByteArrayView kOurs("shiyu::");
        const char *bare
            = QByteArrayView(context).startsWith(kOurs) ? context + kOurs.size() : nullptr;
        for (const char *name : { context, bare }) {
            for (const auto &part : m_parts) {
                QString text
                    = name ? part->translate(name, sourceText, disambiguation, n) : QString();
                if (!text.isNull())
                    return text;
            }
        }
        return {};
    }

private:
    void add(const QString &path)
    {
        auto part = std::make_unique<QTranslator>();
        if (part->load(path))
            m_parts.push_back(std::move(part));
    }

    std::vector<std::unique_ptr<QTranslator>> m_parts;
};

Translations::Translations()
    : m_texts(std::make_unique<Texts>())
{
}

Translations::~Translations()
{
    if (QCoreApplication::instance())
        QCoreApplication::removeTranslator(m_texts.get());
}

void Translations::install(const QLocale &locale)
{
    const bool english = locale.language() == QLocale::English;
    m_locale = english ? locale : QLocale(QLocale::Chinese, QLocale::China);
    QLocale::setDefault(m_locale);
    m_texts->load(english ? QStringLiteral("en") : QStringLiteral("zh_CN"));
    if (!m_installed) {
        m_installed = QCoreApplication::installTranslator(m_texts.get()); // sends LanguageChange
        return;
    }
    QEvent changed(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &changed);
}

} // namespace shiyu
