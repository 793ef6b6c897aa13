#include "app/services/deskgate.h"

#include "app/services/profiledesk.h"

namespace shiyu {

/// Closed by the gate's end, while a job may still run on the data thread.
struct DeskGate::Door {
    std::mutex mutex;
    QObject *context;
};

DeskGate::DeskGate(DataThread<ProfileDesk> &data, QObject *context)
    : m_data(data)
    , m_door(std::make_shared<Door>())
{
    m_door->context = context;
}

DeskGate::~DeskGate()
{
    const std::lock_guard lock(m_door->mutex);
    m_door->context = nullptr;
}

void DeskGate::post(std::function<void(SyncDesk &)> work, std::function<void()> then)
{
    m_data.post(
        [work = std::move(work), then = std::move(then), door = m_door](ProfileDesk &desk) {
            desk.runSync(work);
            const std::lock_guard lock(door->mutex);
            if (door->context)
                QMetaObject::invokeMethod(door->context, then, Qt::QueuedConnection);
        },
        JobKind::Background);
}

} // namespace shiyu
