#include "ui/shell/usersettings.h"

#include <QGuiApplication>
#include <QScreen>
#include <algorithm>

namespace shiyu {
namespace {

constexpr int kMinScale = 90;
constexpr int kMaxScale = 150;

QString screenFingerprint()
{
    QStringList screens;
    for (const QScreen *screen : QGuiApplication::screens()) {
        const QRect g = screen->geometry();
        screens.append(
            QStringLiteral("%1x%2+%3+%4").arg(g.width()).arg(g.height()).arg(g.x()).arg(g.y()));
    }
    screens.sort();
    return screens.join(QLatin1Char('_'));
}

} // namespace

UserSettings::UserSettings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_store(file.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope,
                  QStringLiteral("Shiyu"), QStringLiteral("shiyu"))
                                   .fileName()
                             : file,
          QSettings::IniFormat)
{
}

bool UserSettings::night() const
{
    return m_store.value(QStringLiteral("look/night"), false).toBool();
}

int UserSettings::scalePercent() const
{
    return std::clamp(
        m_store.value(QStringLiteral("look/scale"), 100).toInt(), kMinScale, kMaxScale);
}

QLocale UserSettings::language() const
{
    const QString name = m_store.value(QStringLiteral("look/language")).toString();
    return name == QLatin1StringView("en") ? QLocale(QLocale::English)
                                           : QLocale(QLocale::Chinese, QLocale::China);
}

bool UserSettings::oneLineRows() const
{
    return m_store.value(QStringLiteral("queue/oneLine"), false).toBool();
}

bool UserSettings::handlingTable() const
{
    return m_store.value(QStringLiteral("handling/table"), false).toBool();
}

QString UserSettings::coordinates() const
{
    return m_store.value(QStringLiteral("map/coordinates"), QStringLiteral("CGCS2000")).toString();
}

QString UserSettings::lastAccount() const
{
    return m_store.value(QStringLiteral("signIn/account")).toString();
}

QString UserSettings::lastProfile() const
{
    return m_store.value(QStringLiteral("signIn/profile")).toString();
}

void UserSettings::setNight(bool night)
{
    m_store.setValue(QStringLiteral("look/night"), night);
    Q_EMIT lookChanged();
}

void UserSettings::setScalePercent(int percent)
{
    m_store.setValue(QStringLiteral("look/scale"), std::clamp(percent, kMinScale, kMaxScale));
    Q_EMIT lookChanged();
}

void UserSettings::setLanguage(const QLocale &language)
{
    m_store.setValue(QStringLiteral("look/language"),
        language.language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("zh_CN"));
    Q_EMIT languageChanged();
}

void UserSettings::setOneLineRows(bool oneLine)
{
    m_store.setValue(QStringLiteral("queue/oneLine"), oneLine);
    Q_EMIT rowsChanged();
}

void UserSettings::setHandlingTable(bool table)
{
    m_store.setValue(QStringLiteral("handling/table"), table);
}

void UserSettings::setCoordinates(const QString &name)
{
    m_store.setValue(QStringLiteral("map/coordinates"), name);
    Q_EMIT coordinatesChanged();
}

void UserSettings::setLastAccount(const QString &account)
{
    m_store.setValue(QStringLiteral("signIn/account"), account);
}

void UserSettings::setLastProfile(const QString &path)
{
    m_store.setValue(QStringLiteral("signIn/profile"), path);
}

QString UserSettings::layoutKey(const QString &part) const
{
    return QStringLiteral("layout-%1/%2").arg(screenFingerprint(), part);
}

QByteArray UserSettings::layout(const QString &part) const
{
    return m_store.value(layoutKey(part)).toByteArray();
}

void UserSettings::setLayout(const QString &part, const QByteArray &state)
{
    m_store.setValue(layoutKey(part), state);
}

void UserSettings::forgetLayouts()
{
    m_store.remove(QStringLiteral("layout-") + screenFingerprint());
    Q_EMIT layoutsForgotten();
}

} // namespace shiyu
