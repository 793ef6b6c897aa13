#pragma once
#include "app/sync/transport.h"
#include "tests/app/sync/eventqueue.h"
#include <QRandomGenerator>

namespace shiyu::test {

/// A way to a server that delays, drops, duplicates and cuts, as often as it is told to.
class BadLink final : public Transport {
public:
    using Server = std::function<WireAnswer(const WireRequest &)>;

    BadLink(EventQueue &events, QRandomGenerator &random, Server server)
        : m_events(events)
        , m_random(random)
        , m_server(std::move(server))
    {
    }

    int badIn100 = 0; ///< how many of a hundred questions something happens to
    bool down = false;
    int asked = 0;

    void send(const WireRequest &request, Take take) override
    {
        ++asked;
        enum class Fault { None, LostQuestion, LostAnswer, Twice, Cut, Torn, Busy };
        const bool bad = m_random.bounded(100) < badIn100;
        const auto fault = bad ? static_cast<Fault>(m_random.bounded(1, 7)) : Fault::None;
        const Millis wait { m_random.bounded(1, bad ? 5000 : 80) };
        m_events.after(wait, [this, fault, request, take = std::move(take), n = m_generation] {
            WireAnswer answer;
            if (down) {
                answer.fault = LinkFault::Unreachable;
            } else if (fault == Fault::LostQuestion) {
                answer.fault = LinkFault::Timeout;
            } else if (fault == Fault::Busy) {
                answer.status = 503;
            } else {
                answer = m_server(request); // even if who asked is dead by now
                if (fault == Fault::Twice)
                    answer = m_server(request);
                if (fault == Fault::LostAnswer)
                    answer = { LinkFault::Timeout, 0, {} };
                if (fault == Fault::Cut) // seen by the network
                    answer = { LinkFault::Unreachable, 0, {} };
                if (fault == Fault::Torn) // not seen by it
                    answer.body.truncate(
                        m_random.bounded(static_cast<int>(answer.body.size()) + 1));
            }
            if (n == m_generation)
                take(answer);
        });
    }
    void cancelAll() override { ++m_generation; }

private:
    EventQueue &m_events;
    QRandomGenerator &m_random;
    Server m_server;
    quint64 m_generation = 0;
};

} // namespace shiyu::test
