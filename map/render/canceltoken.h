#pragma once
#include <atomic>
#include <memory>

namespace shiyu {

/// Shared by who asks for work and the job that does it. Thread-safe; a job looks at it at least
/// every 10 ms of work.
class CancelToken {
public:
    CancelToken()
        : m_cancelled(std::make_shared<std::atomic_bool>(false))
    {
    }
    void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

} // namespace shiyu
