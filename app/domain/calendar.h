#pragma once
#include "app/domain/citytime.h"
#include "app/domain/error.h"
#include <QJsonObject>
#include <vector>

namespace shiyu {

/// A stretch of office hours, minutes after midnight, `to` not included; 24:00 may end one.
struct Session {
    std::chrono::minutes from { 0 };
    std::chrono::minutes to { 0 };
    friend bool operator==(const Session &, const Session &) = default;
};

/// A date of a published table with the name of the holiday that it belongs to.
struct NamedDay {
    CityDay date;
    QString name;
    friend bool operator==(const NamedDay &, const NamedDay &) = default;
};

/// The State Council's (or the city's) notice for one year. Dates may lie at the turn of the
/// neighbouring years, as the New Year holiday's often do.
struct YearTable {
    int year = 0;
    QString source; ///< the notice that published it
    std::vector<NamedDay> holidays;
    std::vector<NamedDay> makeUpDays; ///< weekend days that are worked
    friend bool operator==(const YearTable &, const YearTable &) = default;
};

struct CalendarData {
    int revision = 0; ///< grows with each change; 0 is the built-in one
    CityOffset offset = kBeijingOffset; ///< -14 h … +14 h
    std::vector<Session> sessions { { std::chrono::hours { 8 }, std::chrono::hours { 12 } },
        { std::chrono::hours { 14 }, std::chrono::hours { 18 } } }; ///< in order, 1 … 8 of them
    std::vector<YearTable> years; ///< any order; 1970 … 2199
    friend bool operator==(const CalendarData &, const CalendarData &) = default;
};

enum class DayKind { Working, Weekend, Holiday, MakeUp };

/// The city's working time: which days and hours count. A value; every question is O(log n) of the
/// published dates, however far the days lie apart. A year without a table has weekends only.
class Calendar {
public:
    /// Monday to Friday, 8–12 and 14–18, +480 min, no year published, revision 0.
    Calendar();

    /// InvalidValue with the field as context: sessions that overlap, a date that does not exist or
    /// lies outside its table's year (± 1), a date or a year that stands there twice.
    static Expected<Calendar> make(CalendarData data);
    /// The form is that of resources/calendar/cn_national.json; unknown keys are passed over.
    static Expected<Calendar> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;

    const CalendarData &data() const { return m_data; }
    int revision() const { return m_data.revision; }
    CityOffset offset() const { return m_data.offset; }
    const std::vector<Session> &sessions() const { return m_data.sessions; }
    bool published(int year) const;

    DayKind kindOf(CityDay day) const;
    bool isWorkingDay(CityDay day) const;
    QString nameOf(CityDay day) const; ///< of the holiday that a day is or makes up for; else empty
    Millis workingDay() const { return m_workingDay; } ///< the sum of the sessions

    CityTime toCity(Instant t) const { return cityTime(t, m_data.offset); }
    Instant toInstant(CityTime t) const { return instantOf(t, m_data.offset); }

    /// The working time from one moment to a later one; negative when `to` is the earlier.
    Millis workingTime(CityTime from, CityTime to) const;
    /// The first moment by which `amount` has been worked since `from`. It stays at the end of a
    /// session (18:00, not the next 8:00); nothing to work is `from` itself, be it in the night.
    CityTime addWorkingTime(CityTime from, Millis amount) const;

private:
    /// A published date. `workingBefore` counts the working days since kFirstMonday before it,
    /// `shift` is how many of those the tables up to and with it add to the plain weekdays.
    struct Mark {
        CityDay day;
        DayKind kind;
        QString name;
        qint64 workingBefore;
        qint64 shift;
    };

    explicit Calendar(CalendarData data);
    void index();
    const Mark *markOf(CityDay day) const;
    qint64 workingDaysBefore(CityDay day) const;
    CityDay workingDayNumber(qint64 number) const;
    Millis worked(CityTime t) const;

    CalendarData m_data;
    std::vector<Mark> m_marks; ///< by day
    Millis m_workingDay { 0 };
};

} // namespace shiyu
