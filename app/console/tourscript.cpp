#include "app/console/tourscript.h"

#include "app/console/tourhand.h"
#include "app/console/tourparts.h"
#include "app/services/queueservice.h"
#include "ui/casepane/casepane.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/text/clocktext.h"
#include <QJsonObject>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

QJsonArray clocksOf(const CaseView &view, Instant now)
{
    const Calendar &calendar = view.directory->calendar();
    const SlaClock sla(calendar);
    QJsonArray clocks;
    for (const ClockView &clock : view.clocks) {
        const Deadline deadline = sla.compute(clock.input, now, Explain::No);
        clocks.append(QJsonObject { { u"clock"_s, nameOf(clock.kind) }, { u"task"_s, clock.task },
            { u"due"_s, deadline.due ? toMs(*deadline.due) : 0 },
            { u"text"_s, clockText(deadline, calendar, now) } });
    }
    return clocks;
}

QJsonArray tasksOf(const CaseView &view)
{
    QJsonArray tasks;
    for (const Task &task : view.state.tasks) {
        tasks.append(QJsonObject { { u"number"_s, task.number }, { u"parent"_s, task.parent },
            { u"unit"_s, task.unit.toString() }, { u"stage"_s, nameOf(task.stage) } });
    }
    return tasks;
}

} // namespace

QVector<TourStep> wholeTour(MainWindow &window, Workplace &workplace, TourClock &clock)
{
    auto hand = std::make_shared<TourHand>(window, workplace, clock);
    hand->signIn("sign-in", "desk");
    playCompany(*hand);
    playLevels(*hand);
    playShift(*hand);
    playScreens(*hand);
    auto steps = hand->take();
    steps.append({ {}, [hand] {}, nullptr }); // the steps' hand lives as long as they do
    return steps;
}

QJsonObject shownNow(MainWindow &window, Workplace &workplace)
{
    QJsonObject shown { { u"now"_s, toMs(workplace.now()) } };
    QJsonArray counts;
    for (size_t chip = 0; chip < kQueueChips; ++chip)
        counts.append(window.queue().count(static_cast<QueueChip>(chip)));
    shown[u"counts"_s] = counts;
    if (const auto &seat = workplace.seat()) {
        shown[u"organization"_s] = seat->organization.toString();
        shown[u"officer"_s] = seat->officer.toString();
    }
    const DeskPage *desk = window.desk();
    const CaseView *view = desk ? desk->casePane()->view() : nullptr;
    if (!view)
        return shown;
    shown[u"case"_s] = view->state.id.toString();
    shown[u"stage"_s] = nameOf(view->state.stage);
    shown[u"clocks"_s] = clocksOf(*view, workplace.now());
    shown[u"tasks"_s] = tasksOf(*view);
    return shown;
}

} // namespace shiyu
