#include "app/server/http/streamhub.h"

#include "app/server/store/visibletable.h"

namespace shiyu::server {

StreamHub::Place::Place(StreamHub &hub, const OrganizationId &organization, Waker waker)
    : m_hub(hub)
    , m_organization(organization)
    , m_id(hub.m_nextId++)
{
    m_hub.m_waiting[organization].insert(m_id, std::move(waker));
    ++m_hub.m_size;
}

StreamHub::Place::~Place()
{
    auto &waiting = m_hub.m_waiting[m_organization];
    waiting.remove(m_id);
    --m_hub.m_size;
    if (waiting.isEmpty())
        m_hub.m_waiting.remove(m_organization);
}

// Wakers only set a flag and cancel a timer: none enters or leaves the hub meanwhile.
void StreamHub::wake(const QVector<OrganizationId> &organizations)
{
    for (const OrganizationId &organization : organizations) {
        if (organization == kEverybody)
            return wakeAll();
        for (const Waker &waker : m_waiting.value(organization))
            waker();
    }
}

void StreamHub::wakeAll()
{
    for (const auto &waiting : std::as_const(m_waiting)) {
        for (const Waker &waker : waiting)
            waker();
    }
}

} // namespace shiyu::server
