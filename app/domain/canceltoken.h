#pragma once
#include <atomic>
#include <memory>

namespace shiyu {

/// Tells a running read that nobody waits for it any more. A value shared between the threads; one
/// that was made empty is never cancelled.
class CancelToken {
public:
    CancelToken() = default;
    static CancelToken make()
    {
        CancelToken token;
        token.m_flag = std::make_shared<std::atomic<bool>>(false);
        return token;
    }
    void cancel() const
    {
        if (m_flag)
            m_flag->store(true, std::memory_order_relaxed);
    }
    bool isCancelled() const { return m_flag && m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

/// For a place on the screen that wants the newest answer only (search as typed, a list's filter):
/// each next() cancels the token before. Belongs to one thread.
class NewestWins {
public:
    NewestWins() = default;
    NewestWins(const NewestWins &) = delete;
    NewestWins &operator=(const NewestWins &) = delete;
    ~NewestWins() { m_current.cancel(); }

    CancelToken next()
    {
        m_current.cancel();
        m_current = CancelToken::make();
        return m_current;
    }

private:
    CancelToken m_current;
};

} // namespace shiyu
