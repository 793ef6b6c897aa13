#include "ui/queue/rowtext.h"

#include "ui/models/rowlist.h"
#include "ui/text/clocktext.h"
#include "ui/text/enumtext.h"
#include "ui/text/synctext.h"
#include "ui/text/timetext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RowText)
};

QString holderState(const IncidentRow &row)
{
    if (row.holderTask == 0)
        return enumText(row.stage);
    switch (row.holderStage) {
    case TaskStage::Acknowledged:
    case TaskStage::Contacted:
        return row.rounds > 1 ? Words::tr("Second round") : enumText(TaskStage::Contacted);
    default:
        return enumText(row.holderStage);
    }
}

QString endState(const IncidentRow &row)
{
    if (!row.verified)
        return Words::tr("To verify");
    return row.contactable && row.followUps == 0 ? Words::tr("To follow up")
                                                 : Words::tr("To close");
}

ClockState clockState(const DueTime &due, Instant now)
{
    if (now > due.due)
        return ClockState::Overdue;
    return now >= due.soonAt ? ClockState::DueSoon : ClockState::Running;
}

} // namespace

UrgencyMark urgencyMark(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Critical:
        return UrgencyMark::Critical;
    case Urgency::Urgent:
        return UrgencyMark::Urgent;
    case Urgency::Elevated:
        return UrgencyMark::Elevated;
    case Urgency::Normal:
        break;
    }
    return UrgencyMark::Normal;
}

QString stateText(const IncidentRow &row)
{
    if (!row.open)
        return enumText(row.stage);
    if (row.sentBack)
        return Words::tr("Sent back");
    if (row.requests > 0)
        return Words::tr("To approve");
    if (row.replyOwed)
        return Words::tr("To reply");
    if (row.stage == Stage::Resolved)
        return endState(row);
    if (row.stage == Stage::Dispatched || row.stage == Stage::Handling)
        return holderState(row);
    return enumText(row.stage);
}

RowPill rowPill(const IncidentRow &row, const Calendar &calendar, Instant now)
{
    if (!row.open) {
        const std::optional<Instant> end = row.closedAt ? row.closedAt : row.resolvedAt;
        return { end ? momentText(*end, calendar, now) : QString(), Tone::Muted };
    }
    Deadline deadline;
    if (row.due) {
        deadline.due = row.due->due;
        deadline.left = row.due->due - now;
        deadline.state = clockState(*row.due, now);
    } else if (row.paused) {
        deadline.state = ClockState::Paused;
    } else {
        return {};
    }
    const bool last = row.due && deadline.left < kLastMinutes;
    const Tone tone = last ? Tone::DangerSolid : clockTone(deadline.state);
    return { clockPillText(deadline, calendar, now), tone };
}

QVector<RowMark> rowMarks(const IncidentRow &row)
{
    QVector<RowMark> marks;
    if (row.supervised > 0)
        marks.append({ Words::tr("Supervised"), Tone::Warn });
    if (row.instructions > 0)
        marks.append({ Words::tr("Instructed"), Tone::Accent });
    return marks;
}

QString spokenRow(const IncidentRow &row, const Directory &directory, Instant now)
{
    QStringList parts { enumText(row.urgency), row.title };
    for (const RowMark &mark : rowMarks(row))
        parts.append(mark.text);
    parts += { placeText(row, directory), categoryText(row, directory), enumText(row.source),
        stateText(row), unitName(row.holder, directory),
        rowPill(row, directory.calendar(), now).text, row.unread ? Words::tr("Unread") : QString(),
        unsyncedText(row.sync) };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace shiyu
