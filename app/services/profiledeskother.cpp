// What ProfileDesk does with the other subjects of a duty desk: supervision and shift.
#include "app/services/caseparts.h"
#include "app/services/profiledesk.h"
#include "app/services/supervisionacts.h"

namespace shiyu {

ActOutcome ProfileDesk::actOnOthers(QVector<ActRequest> requests, Instant now)
{
    for (ActRequest &request : requests) {
        const auto about = request.incident.isEmpty() ? ActLog::StatePtr()
                                                      : actLog().state(request.incident);
        if (!about)
            return tl::make_unexpected(ActFailure(about.error()));
        if (!request.incident.isEmpty()
            && (!*about || !isOpenTo(**about, *m_seat, *m_directory)))
            return tl::make_unexpected(ActFailure(Refusal { RefusalCode::NoSuchCase, {} }));
        if (request.other->id.isEmpty())
            request.other->id = m_ids.next(now);
    }
    const auto outcome = perform(requests, requests.size() > 1 ? m_ids.next(now) : QString(), now);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    const ActRequest &last = requests.last();
    ActDone done { last.incident, outcome->last().intent.id, last.kind, {}, last.other };
    return last.incident.isEmpty() ? ActOutcome(done) : withState(std::move(done));
}

Expected<void> ProfileDesk::addSupervisions(CaseView &view, Instant now)
{
    const Context context = contextAt(now);
    auto views = supervisionViews(connection(), view.state.id, *m_seat, context);
    if (!views)
        return tl::make_unexpected(views.error());
    view.supervisions = *std::move(views);
    view.acts += supervisionChoices(view.supervisions, view.state, *m_seat, context);
    return {};
}

} // namespace shiyu
