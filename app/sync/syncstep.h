#pragma once
// Inside of SyncEngine only: how a step asks the server.
#include "app/protocol/limits.h"
#include "app/sync/syncengine.h"

namespace shiyu {

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

} // namespace shiyu
