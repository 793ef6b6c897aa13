#pragma once
#include "app/domain/instant.h"
#include <functional>
#include <map>

namespace shiyu::test {

/// Time of a simulation: what is to happen happens in its order, at once.
class EventQueue {
public:
    explicit EventQueue(Instant begin)
        : m_now(begin)
    {
    }

    Instant now() const { return m_now; }
    void after(Millis wait, std::function<void()> event)
    {
        m_events.emplace(std::pair(m_now + wait, ++m_number), std::move(event));
    }
    void runFor(Millis time)
    {
        const Instant end = m_now + time;
        while (!m_events.empty() && m_events.begin()->first.first <= end) {
            const auto event = m_events.extract(m_events.begin());
            m_now = event.key().first;
            event.mapped()();
        }
        m_now = end;
    }

private:
    Instant m_now;
    quint64 m_number = 0;
    std::map<std::pair<Instant, quint64>, std::function<void()>> m_events;
};

} // namespace shiyu::test
