#pragma once
#include "app/domain/slaclock.h"
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QTimeZone>

// Texts are city time ("2026-11-21 14:05", +8). Weekdays to check by: 21 November 2026 is a
// Saturday, 1 October 2026 a Thursday, 26 September 2025 a Friday. Sessions 8–12 and 14–18.
namespace shiyu::test {

inline const QTimeZone kCity(8 * 3600);
inline const QString kFormat = QStringLiteral("yyyy-MM-dd HH:mm");

inline Instant at(const char *text)
{
    QDateTime t = QDateTime::fromString(QString::fromLatin1(text), kFormat);
    t.setTimeZone(kCity);
    return instantFromMs(t.toMSecsSinceEpoch());
}

inline QString text(std::optional<Instant> t)
{
    return t ? QDateTime::fromMSecsSinceEpoch(toMs(*t), kCity).toString(kFormat)
             : QStringLiteral("-");
}

inline TimeLimit limit(int amount, LimitUnit unit)
{
    return { LimitId(QStringLiteral("L")), 1, amount, unit };
}

inline Calendar national()
{
    QFile file(QStringLiteral(SHIYU_SOURCE_DIR "/resources/calendar/cn_national.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return Calendar::fromJson(QJsonDocument::fromJson(file.readAll()).object())
        .value_or(Calendar());
}

inline int minutesOf(Millis t)
{
    return int(std::chrono::duration_cast<std::chrono::minutes>(t).count());
}

} // namespace shiyu::test
