#include "app/services/supervisionacts.h"

#include "app/storage/supervisionstore.h"
#include <algorithm>

namespace shiyu {
namespace {

using K = OperationKind;

bool begins(K kind)
{
    return kind == K::Propose || kind == K::Issue;
}

/// Of several reasons the one nearest to "you may": who has the right but comes too early is told
/// so.
const Refusal &nearer(const Refusal &a, const Refusal &b)
{
    const auto depth = [](RefusalCode code) {
        return code == RefusalCode::MissingRight ? 0 : code == RefusalCode::NotYours ? 1 : 2;
    };
    return depth(b.code) > depth(a.code) ? b : a;
}

} // namespace

std::optional<Refusal> whyNoNewSupervision(
    OperationKind kind, const Incident &state, const Seat &seat, const Context &context)
{
    if (const auto why = whyNotSupervision(kind, {}, seat.officer, context))
        return why;
    if (!state.isOpen())
        return Refusal { RefusalCode::WrongStage, {} };
    if (supervisedUnits(state, seat).isEmpty())
        return Refusal { RefusalCode::NoLead, {} };
    return std::nullopt;
}

Expected<QVector<SupervisionView>> supervisionViews(sql::Connection &connection,
    const IncidentId &incident, const Seat &seat, const Context &context)
{
    const auto states = supervisionsOf(connection, incident);
    if (!states)
        return tl::make_unexpected(states.error());
    QVector<SupervisionView> views;
    for (const Supervision &state : *states) {
        SupervisionView view { state, {} };
        for (const K kind : supervisionKinds()) {
            if (kind != K::Propose)
                view.acts.append(
                    { kind, 0, whyNotSupervision(kind, state, seat.officer, context) });
        }
        views.append(view);
    }
    return views;
}

QVector<ActChoice> supervisionChoices(const QVector<SupervisionView> &views, const Incident &state,
    const Seat &seat, const Context &context)
{
    QVector<ActChoice> choices;
    for (const K kind : supervisionKinds()) {
        QVector<std::optional<Refusal>> reasons;
        if (begins(kind))
            reasons.append(whyNoNewSupervision(kind, state, seat, context));
        for (const SupervisionView &view : views) {
            for (const ActChoice &act : view.acts) {
                if (act.kind == kind)
                    reasons.append(act.why);
            }
        }
        if (reasons.isEmpty()) // without a supervision its acts have not come to their turn
            reasons.append(Refusal { RefusalCode::WrongStage, {} });
        std::optional<Refusal> why = reasons.first();
        for (const auto &reason : std::as_const(reasons))
            why = why && reason ? std::optional(nearer(*why, *reason)) : std::nullopt;
        choices.append({ kind, 0, why });
    }
    return choices;
}

QVector<OrganizationId> supervisedUnits(const Incident &state, const Seat &seat)
{
    QVector<OrganizationId> units;
    const auto add = [&](const OrganizationId &unit) {
        if (!unit.isEmpty() && unit != seat.organization && !units.contains(unit))
            units.append(unit);
    };
    if (const Task *lead = state.lead())
        add(lead->unit);
    for (const Task &task : state.tasks) {
        if (!kGoneTask.contains(task.stage))
            add(task.unit);
    }
    add(state.owner);
    return units;
}

} // namespace shiyu
