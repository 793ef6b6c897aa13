#include "ui/queue/rowtext.h"

#include "ui/models/rowlist.h"
#include "ui/queue/chipplan.h"
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

/// What somebody has to do next, named as the chip that counts it for him.
struct NextStep {
    QueueChip chip;
    OrganizationId unit;
};

QueueChip endChip(const IncidentRow &row)
{
    if (!row.verified)
        return QueueChip::ToVerify;
    return row.contactable && row.followUps == 0 ? QueueChip::ToFollowUp : QueueChip::ToClose;
}

/// Of a case that is with units. None: it is in hand.
std::optional<NextStep> stepOfHolder(const IncidentRow &row)
{
    if (row.holderTask == 0)
        return row.stage == Stage::Dispatched
            ? std::optional(NextStep { QueueChip::ToSign, row.lead })
            : std::nullopt;
    if (row.holderStage == TaskStage::Pending)
        return NextStep { QueueChip::ToSign, row.holder };
    if (row.holderStage == TaskStage::Submitted)
        return NextStep { QueueChip::ToReview, row.holder };
    return std::nullopt;
}

/// The lead unit, whatever an assisting one still does; but whose own part is signed completes it.
const OrganizationId &unitToReply(const IncidentRow &row)
{
    if (row.stage == Stage::Merged)
        return row.owner;
    const bool own = row.holderTask != 0 && row.holderStage == TaskStage::Reviewed;
    return own ? row.holder : row.lead;
}

std::optional<NextStep> nextStep(const IncidentRow &row)
{
    if (!row.open)
        return std::nullopt;
    if (row.sentBack)
        return NextStep { QueueChip::SentBack, row.holder };
    if (row.requests > 0)
        return NextStep { QueueChip::ToApprove, row.owner };
    if (row.replyOwed)
        return NextStep { QueueChip::ToReply, unitToReply(row) };
    switch (row.stage) {
    case Stage::Reported:
        return NextStep { QueueChip::ToAccept, row.owner };
    case Stage::Accepted:
        return NextStep { QueueChip::ToDispatch, row.owner };
    case Stage::Resolved:
        return NextStep { endChip(row), row.owner };
    case Stage::Dispatched:
    case Stage::Handling:
        return stepOfHolder(row);
    default:
        return std::nullopt;
    }
}

/// Of a case in which no step of a chip is next.
QString inHandText(const IncidentRow &row)
{
    const bool atWork = row.stage == Stage::Dispatched || row.stage == Stage::Handling;
    if (!row.open || !atWork || row.holderTask == 0)
        return enumText(row.stage);
    const bool signedFor
        = row.holderStage == TaskStage::Acknowledged || row.holderStage == TaskStage::Contacted;
    if (signedFor && row.rounds > 1)
        return Words::tr("Second round");
    return enumText(signedFor ? TaskStage::Contacted : row.holderStage);
}

/// What the chips count of it for the organisation that asked.
QStringList ownWords(const IncidentRow &row)
{
    QStringList words;
    for (size_t i = 0; row.open && i < kQueueChips; ++i) {
        const auto chip = static_cast<QueueChip>(i);
        const std::optional<Duty> duty = dutyOf(chip);
        if (duty && row.duties.contains(*duty))
            words.append(chipText(chip));
    }
    return words;
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

QString stateWord(const IncidentRow &row)
{
    const std::optional<NextStep> step = nextStep(row);
    return step ? chipText(step->chip) : inHandText(row);
}

QString stateText(const IncidentRow &row, const Directory &directory)
{
    const QStringList own = ownWords(row);
    if (!own.isEmpty())
        return own.join(QStringLiteral(" · "));
    const std::optional<NextStep> step = nextStep(row);
    if (!step)
        return inHandText(row);
    // "Sent back" with a name before it would say that this unit sent it back.
    const QueueChip chip = step->chip == QueueChip::SentBack ? QueueChip::ToDispatch : step->chip;
    return Words::tr("%1: %2", "unit, what it has to do")
        .arg(unitName(step->unit, directory), chipText(chip));
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
    const QString state = stateText(row, directory);
    const QString holder = unitName(row.holder, directory);
    QStringList parts { enumText(row.urgency), row.title };
    for (const RowMark &mark : rowMarks(row))
        parts.append(mark.text);
    parts += { placeText(row, directory), categoryText(row, directory), enumText(row.source), state,
        state.startsWith(holder) ? QString() : holder, rowPill(row, directory.calendar(), now).text,
        row.unread ? Words::tr("Unread") : QString(), unsyncedText(row.sync) };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace shiyu
