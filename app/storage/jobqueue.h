#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace shiyu {

enum class JobKind {
    UserAct, ///< what somebody waits for: taken first
    Background, ///< sync, imports, long reads: after them, a write at most 20 ms each
};

/// Jobs of two kinds that workers take one at a time: user acts first, each kind in its own order.
/// Thread-safe. A job that is dropped is destroyed without having run.
template <typename Job> class JobQueue {
public:
    void add(Job job, JobKind kind)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed)
                return;
            (kind == JobKind::UserAct ? m_acts : m_background).push_back(std::move(job));
        }
        m_more.notify_all(); // not every worker takes every kind
    }

    enum class Taking { Both, UserActs };
    /// Waits for a job; nothing after close(), when what close() kept has been taken.
    std::optional<Job> take(Taking taking = Taking::Both)
    {
        std::unique_lock lock(m_mutex);
        const auto from = [this, taking]() -> std::deque<Job> * {
            if (!m_acts.empty())
                return &m_acts;
            return taking == Taking::Both && !m_background.empty() ? &m_background : nullptr;
        };
        m_more.wait(lock, [&] { return m_closed || from(); });
        auto *jobs = from();
        if (!jobs)
            return std::nullopt;
        Job job = std::move(jobs->front());
        jobs->pop_front();
        return job;
    }

    enum class Keep { UserActs, Nothing };
    /// No more jobs; of those that wait, the background ones are dropped, or all.
    void close(Keep keep)
    {
        std::deque<Job> background; // destroyed outside of the lock: that may run the caller's code
        std::deque<Job> acts;
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            background.swap(m_background);
            if (keep == Keep::Nothing)
                acts.swap(m_acts);
        }
        m_more.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_more;
    std::deque<Job> m_acts, m_background;
    bool m_closed = false;
};

} // namespace shiyu
