#include "ui/text/clocktext.h"

#include "ui/text/timetext.h"
#include <QCoreApplication>

namespace shiyu {
using namespace std::chrono;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ClockText)
};

constexpr Millis kDay = hours { 24 };

/// Nearer than this the time that is left is told, farther away the moment.
bool isFar(const Deadline &deadline)
{
    return deadline.left > kDay;
}

QString joined(const QString &first, const QString &second)
{
    return first + QStringLiteral(" · ") + second;
}

QString heldText(const Deadline &deadline)
{
    const Millis left = deadline.left;
    return left > Millis { 0 } ? Words::tr("Suspended, %1").arg(remainingText(left))
                               : Words::tr("Suspended");
}

/// Days that were left are not told in days: between them lie some on which nobody works.
QString endedText(const Deadline &deadline, const Calendar &calendar, Instant now)
{
    const QString length = durationText(deadline.left);
    if (deadline.state == ClockState::MetLate)
        return Words::tr("Done %1 late").arg(length);
    if (isFar(deadline) && deadline.due)
        return joined(Words::tr("In time"), dueText(*deadline.due, calendar, now));
    return Words::tr("In time, %1 early").arg(length);
}

QString runningText(const Deadline &deadline, const Calendar &calendar, Instant now)
{
    if (!deadline.due)
        return remainingText(deadline.left);
    const QString due = dueText(*deadline.due, calendar, now);
    return isFar(deadline) ? due : joined(remainingText(deadline.left), due);
}

} // namespace

QString remainingText(Millis left)
{
    if (left < Millis { 0 })
        return Words::tr("%1 overdue").arg(durationText(left));
    return Words::tr("%1 left").arg(
        durationText(left < minutes { 1 } ? left : ceil<minutes>(left)));
}

QString dueText(Instant due, const Calendar &calendar, Instant now)
{
    return Words::tr("due %1").arg(aheadText(due, calendar, now));
}

QString clockPillText(const Deadline &deadline, const Calendar &calendar, Instant now)
{
    switch (deadline.state) {
    case ClockState::Paused:
        return Words::tr("Suspended");
    case ClockState::Met:
        return Words::tr("In time");
    case ClockState::MetLate:
        return Words::tr("Late");
    default:
        if (deadline.due && isFar(deadline))
            return aheadText(*deadline.due, calendar, now);
        return remainingText(deadline.left);
    }
}

QString clockText(const Deadline &deadline, const Calendar &calendar, Instant now)
{
    switch (deadline.state) {
    case ClockState::Paused:
        return heldText(deadline);
    case ClockState::Met:
    case ClockState::MetLate:
        return endedText(deadline, calendar, now);
    default:
        break;
    }
    const QString text = runningText(deadline, calendar, now);
    // Ours stands, the source's clock runs on.
    return deadline.paused && deadline.bySource
        ? joined(Words::tr("Suspended"), Words::tr("the source's limit: %1").arg(text))
        : text;
}

} // namespace shiyu
