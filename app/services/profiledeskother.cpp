// What ProfileDesk does with the other subjects of a duty desk: supervision and shift.
#include "app/services/caseparts.h"
#include "app/services/profiledesk.h"
#include "app/services/supervisionacts.h"

namespace shiyu {

ActOutcome ProfileDesk::actOnOther(ActRequest request, Instant now)
{
    if (!request.incident.isEmpty()) {
        const auto about = actLog().state(request.incident);
        if (!about)
            return tl::make_unexpected(ActFailure(about.error()));
        if (!*about || !isOpenTo(**about, *m_seat, *m_directory))
            return tl::make_unexpected(ActFailure(Refusal { RefusalCode::NoSuchCase, {} }));
    }
    if (request.other->id.isEmpty())
        request.other->id = m_ids.next(now);
    const auto outcome = perform({ request }, {}, now);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    ActDone done { request.incident, outcome->last().intent.id, request.kind, {}, request.other };
    return request.incident.isEmpty() ? ActOutcome(done) : withState(std::move(done));
}

ActOutcome ProfileDesk::actOnOthers(const QVector<ActRequest> &requests, Instant now)
{
    if (requests.size() == 1)
        return actOnOther(requests.first(), now);
    if (const auto begun = actLog().beginBatch(); !begun)
        return tl::make_unexpected(ActFailure(begun.error()));
    ActOutcome outcome;
    for (const ActRequest &request : requests) {
        outcome = actOnOther(request, now);
        if (!outcome) {
            actLog().abandonBatch();
            return outcome;
        }
    }
    if (const auto committed = actLog().commitBatch(); !committed)
        return tl::make_unexpected(ActFailure(committed.error()));
    return outcome;
}

Expected<void> ProfileDesk::addSupervisions(CaseView &view, Instant now)
{
    const Context context = contextAt(now);
    auto views = supervisionViews(connection(), view.state.id, *m_seat, context);
    if (!views)
        return tl::make_unexpected(views.error());
    view.supervisions = *std::move(views);
    if (isOrdering()) {
        view.acts += supervisionChoices(view.supervisions, view.state, *m_seat, context);
        return {};
    }
    // These acts do not go to servers yet: what would be refused is not offered.
    for (SupervisionView &supervision : view.supervisions)
        supervision.acts.clear();
    return {};
}

} // namespace shiyu
