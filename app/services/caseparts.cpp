#include "app/services/caseparts.h"

#include "app/storage/incidentrow.h"
#include <algorithm>

namespace shiyu {
namespace {

bool isAbout(const Organization &unit, const RegionCode &region, const Directory &directory)
{
    // A unit serves a case when the case lies in its territory; city units serve all of it.
    return region.isEmpty() || directory.isWithin(region, unit.region);
}

} // namespace

QVector<ClockView> clockViews(const Incident &state, const Calendar &calendar, Instant now)
{
    const SlaClock sla(calendar);
    QVector<ClockView> views;
    for (const CaseClock &clock : state.clocks)
        views.append({ clock.kind, clock.task, sla.compute(clock.input, now), clock.input });
    const auto key = [](const ClockView &view) {
        const bool ended = view.input.endedAt.has_value();
        return std::pair(ended, view.deadline.due.value_or(Instant::max()));
    };
    std::stable_sort(views.begin(), views.end(),
        [&key](const ClockView &a, const ClockView &b) { return key(a) < key(b); });
    return views;
}

QVector<ActChoice> actChoices(const Incident &state, const Seat &seat, const Context &context)
{
    QVector<ActChoice> choices;
    for (const WorkflowRow &row : incidentWorkflow()) {
        if (row.from.isEmpty())
            continue;
        if (row.taskFrom.isEmpty()) {
            choices.append({ row.kind, 0, whyNot(row.kind, state, 0, seat.officer, context) });
            continue;
        }
        for (const Task &task : state.tasks) {
            if (task.round == state.taskRound && !kGoneTask.contains(task.stage))
                choices.append({ row.kind, task.number,
                    whyNot(row.kind, state, task.number, seat.officer, context) });
        }
    }
    return choices;
}

QVector<OrganizationId> unitsFor(
    const Incident &state, const Seat &seat, const Directory &directory)
{
    return unitsFor(state.owner, state.primaryRegion, seat, directory);
}

QVector<OrganizationId> unitsFor(const OrganizationId &owner, const RegionCode &region,
    const Seat &seat, const Directory &directory)
{
    QVector<OrganizationId> units;
    const bool owns = owner == seat.organization;
    for (const Organization &unit : directory.data().organizations) {
        const bool below
            = unit.id != seat.organization && directory.isSuperior(seat.organization, unit.id);
        if (isAbout(unit, region, directory) && unit.id != seat.organization && (below || owns))
            units.append(unit.id);
    }
    return units;
}

bool isOpenTo(const Incident &state, const Seat &seat, const Directory &directory)
{
    return unitRows(state, directory).contains(seat.organization);
}

} // namespace shiyu
