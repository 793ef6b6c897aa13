#pragma once
#include <QByteArray>
#include <QLocale>
#include <QObject>
#include <QSettings>

namespace shiyu {

/// What this computer remembers of its users' choices: look, language, rows, layouts. GUI thread.
/// Layouts are kept per fingerprint of the screens, so that a laptop finds back both its desks.
class UserSettings : public QObject {
    Q_OBJECT
public:
    /// @param file an INI file; empty: the platform's place for settings
    explicit UserSettings(const QString &file = {}, QObject *parent = nullptr);

    bool night() const;
    int scalePercent() const; ///< 90 … 150
    QLocale language() const; ///< zh_CN unless English was chosen
    bool oneLineRows() const;
    bool handlingTable() const; ///< Handling as a table, else as a board
    QString coordinates() const; ///< name of the coordinate system of the read-out
    QString lastAccount() const;
    QString lastProfile() const;

    void setNight(bool night);
    void setScalePercent(int percent);
    void setLanguage(const QLocale &language);
    void setOneLineRows(bool oneLine);
    void setHandlingTable(bool table);
    void setCoordinates(const QString &name);
    void setLastAccount(const QString &account);
    void setLastProfile(const QString &path);

    QByteArray layout(const QString &part) const;
    void setLayout(const QString &part, const QByteArray &state);
    /// Forgets the layouts of these screens (a key brings the safe layout back).
    void forgetLayouts();

Q_SIGNALS:
    void lookChanged();
    void languageChanged();
    void rowsChanged();
    void coordinatesChanged();
    void layoutsForgotten();

private:
    QString layoutKey(const QString &part) const;

    QSettings m_store;
};

} // namespace shiyu
