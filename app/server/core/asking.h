#pragma once
#include <chrono>

namespace shiyu::server {

/// When a stream asks what is new: at first, when it is woken, and now and then all the same. A
/// thousand streams that look through every act which is none of theirs are more work than the
/// acts. The time is the caller's.
class Asking {
public:
    using Clock = std::chrono::steady_clock;

    /// How long it rests unwoken where nobody tells of another process's acts: SQLite.
    static constexpr std::chrono::seconds kUnwoken { 3 };
    /// Where PgListener does, which wakes everybody when it has been away.
    static constexpr std::chrono::seconds kUnwokenWithListener { 60 };

    explicit Asking(std::chrono::seconds unwoken)
        : m_unwoken(unwoken)
    {
    }

    bool isDue(bool woken, Clock::time_point now) const { return woken || now >= m_next; }
    /// `more`: there is more than came, or no answer came; then it asks again at once.
    void asked(bool more, Clock::time_point now)
    {
        m_next = more ? Clock::time_point::min() : now + m_unwoken;
    }

private:
    std::chrono::seconds m_unwoken;
    Clock::time_point m_next = Clock::time_point::min();
};

} // namespace shiyu::server
