#pragma once
#include "app/services/oldercases.h"
#include <functional>

namespace shiyu {

/// What the panel of older matters asks; a value of functions, as QueuePort is.
struct OlderPort {
    std::function<bool()> isThere; ///< a server is; empty: none
    std::function<Instant()> now;
    std::function<DirectoryPtr()> directory;
    std::function<QFuture<Expected<OlderCases::Found>>(const EndedQuery &)> search;
    std::function<QFuture<Expected<void>>(const IncidentId &)> bring;
};

/// The workplace must outlive every copy.
OlderPort olderPortOf(Workplace &workplace);

} // namespace shiyu
