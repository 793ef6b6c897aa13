#pragma once
#include "app/services/whenanswered.h"
#include "app/storage/datathread.h"

namespace shiyu {

/// A data thread as the GUI thread asks it: each answer comes by the event loop and is finished on
/// the GUI thread, so that QFuture::then() and whenAnswered() may be given it (byEventLoop() says
/// why). Who may not wait for the GUI thread asks the data thread itself.
template <typename Desk> class DeskDoor {
public:
    /// At the end of `keeper` the answers that have not come are cancelled.
    DeskDoor(DataThread<Desk> &thread, QObject &keeper)
        : m_thread(thread)
        , m_keeper(keeper)
    {
    }

    QFuture<Expected<void>> open(typename DataThread<Desk>::Make make) const
    {
        return byEventLoop(m_thread.open(std::move(make)), &m_keeper);
    }
    template <typename F>
    auto post(F work, JobKind kind = JobKind::UserAct, const CancelToken &token = {}) const
    {
        return byEventLoop(m_thread.post(std::move(work), kind, token), &m_keeper);
    }

private:
    DataThread<Desk> &m_thread;
    QObject &m_keeper;
};

} // namespace shiyu
