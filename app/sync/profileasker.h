#pragma once
#include "app/sync/profilegate.h"
#include <memory>
#include <optional>

namespace shiyu {

/// For work that answers nothing.
struct Done { };
inline Expected<Done> asDone(const Expected<void> &done)
{
    return done ? Expected<Done>(Done {}) : tl::make_unexpected(done.error());
}

/// How one part of the sync asks the profile: the work runs on the data thread, the answer comes on
/// the thread that asked, and only while it is wanted: neither after drop() nor when the part is
/// gone.
class ProfileAsker {
public:
    using Refused = std::function<void(const Error &)>;

    ProfileAsker(ProfileGate &gate, Refused refused)
        : m_gate(gate)
        , m_refused(std::move(refused))
    {
    }

    /// `then` with what the work gave; the part's own `refused` where it gave an error.
    template <typename R>
    void ask(std::function<Expected<R>(SyncDesk &)> work, std::function<void(const R &)> then)
    {
        auto result = std::make_shared<std::optional<Expected<R>>>();
        m_gate.post([work = std::move(work), result](SyncDesk &desk) { *result = work(desk); },
            wanted([this, result, then = std::move(then)] {
                if (!*result) // the profile was closed before the work's turn came
                    return;
                if (!**result)
                    return m_refused((*result)->error());
                then(***result);
            }));
    }
    /// What is to be called later by others too: a server's answer, a timer.
    template <typename Call> auto wanted(Call call) const
    {
        return [token = std::weak_ptr(m_token), call = std::move(call)](const auto &...args) {
            if (!token.expired())
                call(args...);
        };
    }
    /// Whoever is called in between may have dropped what goes on behind.
    std::weak_ptr<const char> token() const { return m_token; }
    void drop() { m_token = std::make_shared<const char>(); }

private:
    ProfileGate &m_gate;
    Refused m_refused;
    std::shared_ptr<const char> m_token = std::make_shared<const char>();
};

} // namespace shiyu
