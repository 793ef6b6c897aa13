#include "app/server/core/viewers.h"

#include "app/protocol/changes.h"

namespace shiyu::server {
namespace {

Subject caseOf(const Incident &incident)
{
    return { SubjectKind::Incident, incident.id.toString() };
}

} // namespace

Organizations viewersOfHistory(
    const Subject &subject, const QVector<Operation> &history, const Directory &directory)
{
    return subject.kind == SubjectKind::Shift ? viewersOf(foldShift(history), directory)
                                              : viewersOf(foldSupervision(history), directory);
}

Expected<void> Viewers::openTo(
    const Organizations &organizations, const Subject &subject, qint64 seq, bool first)
{
    const auto viewers = first ? Organizations() : m_visible.viewers(subject);
    if (!viewers)
        return tl::make_unexpected(viewers.error());
    m_woken |= *viewers;
    m_woken |= organizations;
    for (const OrganizationId &organization : organizations - *viewers) {
        if (auto done = m_visible.open(organization, subject, { seq, first, false }); !done)
            return done;
    }
    return {};
}

Expected<void> Viewers::changed(const Incident &before, const Incident &after, qint64 seq)
{
    const Organizations now = viewersOf(after, m_directory);
    const Subject subject = caseOf(after);
    if (auto done = openTo(now, subject, seq, !before.exists()); !done)
        return done;
    // What came in by a merge or a supervision is not taken away by another act.
    if (before.exists() && before.primaryRegion != after.primaryRegion) {
        for (const OrganizationId &gone : viewersOf(before, m_directory) - now) {
            const auto done = m_visible.close(
                gone, subject, seq, false, nameOf(protocol::CloseReason::Relocated));
            if (!done)
                return done;
        }
    }
    for (const IncidentId &source : after.absorbed) {
        const auto done = openTo(now, { SubjectKind::Incident, source.toString() }, seq, false);
        if (!done)
            return done;
    }
    return {};
}

Expected<void> Viewers::joined(const Incident &one, const Incident &other, qint64 seq)
{
    const Organizations both = viewersOf(one, m_directory) | viewersOf(other, m_directory);
    auto done = openTo(both, caseOf(one), seq, false);
    if (done)
        done = openTo(both, caseOf(other), seq, false);
    return done;
}

Expected<void> Viewers::changed(const Subject &subject, const QVector<Operation> &history)
{
    const qint64 seq = history.last().facts.seq;
    const Organizations viewers = viewersOfHistory(subject, history, m_directory);
    const auto opened = openTo(viewers, subject, seq, history.size() == 1);
    if (!opened || subject.kind == SubjectKind::Shift)
        return opened;
    const auto incident = m_cases.incident(foldSupervision(history).incident.toString());
    if (!incident)
        return tl::make_unexpected(incident.error());
    return (*incident)->exists() ? openTo(viewers, caseOf(**incident), seq, false)
                                 : Expected<void>();
}

} // namespace shiyu::server
