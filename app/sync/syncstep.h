#pragma once
// Inside of SyncEngine only: how a step asks the profile and the server.
#include "app/protocol/limits.h"
#include "app/sync/syncengine.h"

namespace shiyu {

template <typename R>
void SyncEngine::onProfile(
    std::function<Expected<R>(SyncDesk &)> work, std::function<void(const R &)> then)
{
    auto result = std::make_shared<std::optional<Expected<R>>>();
    m_gate.post([work = std::move(work), result](SyncDesk &desk) { *result = work(desk); },
        [this, result, then = std::move(then), generation = m_generation,
            alive = std::weak_ptr(m_alive)] {
            if (alive.expired() || generation != m_generation || !*result)
                return;
            if (!**result)
                return refused((*result)->error());
            then(***result);
        });
}

template <typename Message>
void SyncEngine::ask(WireRequest request, std::function<void(const Message &)> take)
{
    send(std::move(request), [this, take = std::move(take)](const QByteArray &body) {
        const auto message = protocol::read<Message>(body, protocol::kLargestAnswer);
        if (!message)
            return refused(message.error());
        take(*message);
    });
}

/// For work that answers nothing.
struct Done { };
inline Expected<Done> asDone(const Expected<void> &done)
{
    return done ? Expected<Done>(Done {}) : tl::make_unexpected(done.error());
}

} // namespace shiyu
