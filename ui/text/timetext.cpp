#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <cstdlib>

namespace shiyu {
using namespace std::chrono;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

constexpr std::array<const char *, 7> kWeekdays {
    QT_TRANSLATE_NOOP("Weekday", "Sun"),
    QT_TRANSLATE_NOOP("Weekday", "Mon"),
    QT_TRANSLATE_NOOP("Weekday", "Tue"),
    QT_TRANSLATE_NOOP("Weekday", "Wed"),
    QT_TRANSLATE_NOOP("Weekday", "Thu"),
    QT_TRANSLATE_NOOP("Weekday", "Fri"),
    QT_TRANSLATE_NOOP("Weekday", "Sat"),
};

/// Names of months are English or not there at all, so that the computer's locale plays no part.
QString dated(CityDay day, const QString &format)
{
    return QLocale(QLocale::English).toString(toQDate(day), format);
}

QString datedWithYear(CityDay day)
{
    //: A date with its year, as in QDate::toString
    return dated(day, Words::tr("MMM d, yyyy"));
}

CityDay dayOf(Instant t, const Calendar &calendar)
{
    return cityDay(calendar.toCity(t));
}

QString twoDigits(qint64 value)
{
    return QString::number(value).rightJustified(2, u'0');
}

QString dayAndTime(const QString &day, Instant t, const Calendar &calendar)
{
    return day + u' ' + timeText(t, calendar);
}

} // namespace

QString timeText(Instant t, const Calendar &calendar)
{
    const CityTime city = calendar.toCity(t);
    const hh_mm_ss time { city - cityDay(city) };
    return twoDigits(time.hours().count()) + u':' + twoDigits(time.minutes().count());
}

QString clockFaceText(Instant t, const Calendar &calendar)
{
    const CityTime city = calendar.toCity(t);
    const hh_mm_ss time { city - cityDay(city) };
    return timeText(t, calendar) + u':' + twoDigits(time.seconds().count());
}

QString dateText(CityDay day)
{
    //: A date within this year, as in QDate::toString
    return dated(day, Words::tr("MMM d"));
}

QString dateText(Instant t, const Calendar &calendar)
{
    return dateText(dayOf(t, calendar));
}

QString weekdayText(CityDay day)
{
    const weekday name { day };
    return QCoreApplication::translate("Weekday", kWeekdays.at(name.c_encoding()));
}

QString dayText(Instant t, const Calendar &calendar, Instant now)
{
    const CityDay day = dayOf(t, calendar);
    const bool thisYear = yearOf(day) == yearOf(dayOf(now, calendar));
    return (thisYear ? dateText(day) : datedWithYear(day)) + u' ' + weekdayText(day);
}

QString momentText(Instant t, const Calendar &calendar, Instant now)
{
    const CityDay day = dayOf(t, calendar);
    const CityDay today = dayOf(now, calendar);
    if (day == today)
        return timeText(t, calendar);
    if (day == today - days { 1 })
        return dayAndTime(Words::tr("Yesterday"), t, calendar);
    if (yearOf(day) == yearOf(today))
        return dayAndTime(dateText(day), t, calendar);
    return dayAndTime(datedWithYear(day), t, calendar);
}

QString aheadText(Instant t, const Calendar &calendar, Instant now)
{
    constexpr days kNearby { 6 };
    const CityDay day = dayOf(t, calendar);
    const CityDay today = dayOf(now, calendar);
    if (day == today + days { 1 })
        return dayAndTime(Words::tr("Tomorrow"), t, calendar);
    if (day > today && day <= today + kNearby)
        return dayAndTime(weekdayText(day), t, calendar);
    return momentText(t, calendar, now);
}

QString fullMomentText(Instant t, const Calendar &calendar)
{
    return datedWithYear(dayOf(t, calendar)) + u' ' + clockFaceText(t, calendar);
}

QString durationText(Millis length)
{
    const qint64 total = duration_cast<minutes>(abs(length)).count();
    if (total == 0)
        return Words::tr("under 1 min");
    const qint64 wholeDays = total / (24 * 60);
    const qint64 wholeHours = total / 60 % 24;
    const qint64 rest = total % 60;
    const QString hourText = Words::tr("%1 h").arg(wholeHours);
    if (wholeDays > 0) {
        const QString dayCount = Words::tr("%1 d").arg(wholeDays);
        //: Days and hours, or hours and minutes
        return wholeHours > 0 ? Words::tr("%1 %2").arg(dayCount, hourText) : dayCount;
    }
    const QString minuteText = Words::tr("%1 min").arg(rest);
    if (wholeHours == 0)
        return minuteText;
    return rest > 0 ? Words::tr("%1 %2").arg(hourText, minuteText) : hourText;
}

QString distanceText(int metres)
{
    if (metres < 1000)
        return QStringLiteral("%1 m").arg(std::max(0, metres));
    if (metres < 9950)
        return QStringLiteral("%1 km").arg(metres / 1000.0, 0, 'f', 1);
    return QStringLiteral("%1 km").arg((metres + 500) / 1000);
}

} // namespace shiyu
