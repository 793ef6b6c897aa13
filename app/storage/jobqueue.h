#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace shiyu {

/// Jobs of two kinds that a worker takes one at a time: the urgent ones first, each kind in its own
/// order. Thread-safe. A job that is dropped is destroyed without having run.
class JobQueue {
public:
    using Job = std::function<void()>;

    void add(Job job, bool urgent)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed)
                return;
            (urgent ? m_urgent : m_other).push_back(std::move(job));
        }
        m_more.notify_one();
    }

    /// Waits for a job; nothing after close(), when what close() kept has been taken.
    std::optional<Job> take()
    {
        std::unique_lock lock(m_mutex);
        m_more.wait(lock, [this] { return m_closed || !m_urgent.empty() || !m_other.empty(); });
        auto &jobs = m_urgent.empty() ? m_other : m_urgent;
        if (jobs.empty())
            return std::nullopt;
        Job job = std::move(jobs.front());
        jobs.pop_front();
        return job;
    }

    enum class Keep { Urgent, Nothing };
    /// No more jobs; of those that wait, the other ones are dropped, or all.
    void close(Keep keep)
    {
        std::deque<Job> dropped; // destroyed outside of the lock: that may run code of the caller
        std::deque<Job> urgent;
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            dropped.swap(m_other);
            if (keep == Keep::Nothing)
                urgent.swap(m_urgent);
        }
        m_more.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_more;
    std::deque<Job> m_urgent, m_other;
    bool m_closed = false;
};

} // namespace shiyu
