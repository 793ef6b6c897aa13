// 时限依据: the reasons of a deadline, one sentence each.
#include "ui/text/clocktext.h"

#include "ui/text/enumtext.h"
#include "ui/text/timetext.h"
#include <QCoreApplication>

namespace shiyu {
using namespace std::chrono;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ClockReasons)
};

class Reasons {
public:
    Reasons(const Calendar &calendar, Instant start)
        : m_calendar(calendar)
        , m_year(yearOf(cityDay(calendar.toCity(start))))
    {
    }

    QString sentence(const ClockStep &step) const
    {
        switch (step.kind) {
        case StepKind::Start:
            return Words::tr("Counted from %1.").arg(moment(step.from));
        case StepKind::Limit:
            return limit(step.limit);
        case StepKind::LimitChanged:
            return Words::tr("On %1 the limit was changed to %2, counted from the same start.")
                .arg(moment(step.from), limitText(step.limit));
        case StepKind::Sessions:
            return sessions(step);
        case StepKind::WeekendSkipped:
            return Words::tr("Weekend not counted: %1.").arg(span(step));
        case StepKind::HolidaySkipped:
            return Words::tr("%1 not counted: %2.").arg(holiday(step.name), span(step));
        case StepKind::MakeUpDay:
            return Words::tr("%1 is worked to make up for %2 and counts.")
                .arg(day(step.from), holiday(step.name));
        case StepKind::LunchBreak:
            return lunch(step);
        default:
            return actSentence(step);
        }
    }

private:
    QString actSentence(const ClockStep &step) const
    {
        switch (step.kind) {
        case StepKind::Pause:
            return step.to
                ? Words::tr("Suspended from %1 to %2, not counted.")
                      .arg(moment(step.from), moment(step.to))
                : Words::tr("Suspended since %1; counts on when resumed.").arg(moment(step.from));
        case StepKind::Extension:
            return Words::tr("On %1 an extension of %2 was granted.")
                .arg(moment(step.from), limitText(step.limit));
        case StepKind::ExtensionIgnored:
            return Words::tr(
                "The extension of %2 on %1 is beyond the most of %3 and does not count.")
                .arg(moment(step.from), limitText(step.limit), QString::number(kMaxExtensions));
        case StepKind::Closed:
            return Words::tr("Closed from %1 to %2, not counted.")
                .arg(moment(step.from), moment(step.to));
        case StepKind::ReopenGrace:
            return Words::tr(
                "When it was accepted again on %1 too little was left, so %2 were given.")
                .arg(moment(step.from), hoursText(step.length));
        case StepKind::Rework:
            return Words::tr("Returned for rework on %1, the clock counts on.")
                .arg(moment(step.from));
        case StepKind::YearWithoutCalendar:
            return Words::tr(
                "The holidays of %1 are not published yet, only weekends are left out.")
                .arg(step.count);
        case StepKind::SourceLimit:
            return Words::tr("The source's own limit ends sooner, at %1, and decides.")
                .arg(moment(step.to));
        case StepKind::AppealExempt:
            return Words::tr("The appeal was granted: it does not count in the statistics.");
        default:
            return Words::tr("Due on %1.").arg(moment(step.to));
        }
    }

    QString limit(const TimeLimit &given) const
    {
        const QString text = limitText(given);
        switch (given.unit) {
        case LimitUnit::UrgentHours:
        case LimitUnit::Minutes:
            return Words::tr("The limit is %1, nights and holidays included.").arg(text);
        case LimitUnit::WorkingHours:
            return Words::tr("The limit is %1, only office hours count.").arg(text);
        case LimitUnit::WorkingDays:
            return Words::tr("The limit is %1, each of %2 in office hours.")
                .arg(text, hoursText(m_calendar.workingDay()));
        case LimitUnit::NaturalDays:
            return Words::tr("The limit is %1 and ends at the same time of day.").arg(text);
        }
        return text;
    }

    QString sessions(const ClockStep &step) const
    {
        QStringList spans;
        for (const Session &session : step.sessions)
            spans.append(ofDay(session.from) + u'–' + ofDay(session.to));
        const QString text = spans.join(Words::tr(", ", "between office hours"));
        return step.count == 0
            ? Words::tr("Office hours are %1 (built-in calendar).").arg(text)
            : Words::tr("Office hours are %1 (calendar, revision %2).").arg(text).arg(step.count);
    }

    QString lunch(const ClockStep &step) const
    {
        const QString from = step.from ? timeText(*step.from, m_calendar) : QString();
        const QString to = step.to ? timeText(*step.to, m_calendar) : QString();
        if (step.count > 1)
            return Words::tr("The break %1–%2 is not counted, %3 times.")
                .arg(from, to, QString::number(step.count));
        return Words::tr("The break %1–%2 is not counted.").arg(from, to);
    }

    QString holiday(const QString &name) const
    {
        return name.isEmpty() ? Words::tr("the holiday") : name;
    }

    static QString ofDay(minutes afterMidnight)
    {
        const hh_mm_ss time { afterMidnight };
        return QString::number(time.hours().count()) + u':'
            + QString::number(time.minutes().count()).rightJustified(2, u'0');
    }

    /// Counted time, which knows no days of 24 hours.
    static QString hoursText(Millis length)
    {
        const qint64 total = duration_cast<minutes>(length).count();
        if (total < 60)
            return durationText(length);
        const QString whole = Words::tr("%1 h").arg(total / 60);
        return total % 60 == 0 ? whole
                               : Words::tr("%1 %2").arg(whole, Words::tr("%1 min").arg(total % 60));
    }

    QString day(const std::optional<Instant> &t) const
    {
        if (!t)
            return {};
        const CityDay city = cityDay(m_calendar.toCity(*t));
        const QString text = dateText(city) + u' ' + weekdayText(city);
        return yearOf(city) == m_year ? text : Words::tr("%1 (%2)").arg(text).arg(yearOf(city));
    }

    QString moment(const std::optional<Instant> &t) const
    {
        return t ? day(t) + u' ' + timeText(*t, m_calendar) : QString();
    }

    QString span(const ClockStep &step) const
    {
        return step.from == step.to ? day(step.from)
                                    : Words::tr("%1 to %2").arg(day(step.from), day(step.to));
    }

    const Calendar &m_calendar;
    int m_year; ///< other years are named
};

} // namespace

QStringList explain(const Deadline &deadline, const Calendar &calendar)
{
    QStringList sentences;
    if (deadline.explanation.empty())
        return sentences;
    const Reasons reasons(calendar, deadline.explanation.front().from.value_or(Instant {}));
    for (const ClockStep &step : deadline.explanation)
        sentences.append(reasons.sentence(step));
    return sentences;
}

} // namespace shiyu
