#pragma once
#include "app/domain/ids.h"
#include <QHash>
#include <QVector>
#include <functional>

namespace shiyu::server {

/// Who waits for what is new. Lives on the network thread.
class StreamHub {
public:
    using Waker = std::function<void()>;

    /// Leaves the hub when it goes out of scope.
    class Place {
    public:
        Place(StreamHub &hub, const OrganizationId &organization, Waker waker);
        ~Place();
        Place(const Place &) = delete;
        Place &operator=(const Place &) = delete;

    private:
        StreamHub &m_hub;
        OrganizationId m_organization;
        quint64 m_id;
    };

    void wake(const QVector<OrganizationId> &organizations);
    void wakeAll();
    qsizetype size() const { return m_size; }

private:
    QHash<OrganizationId, QHash<quint64, Waker>> m_waiting;
    quint64 m_nextId = 1;
    qsizetype m_size = 0;
};

} // namespace shiyu::server
