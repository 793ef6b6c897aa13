#pragma once
#include "app/domain/endedmatter.h"
#include "app/sync/transport.h"

namespace shiyu {

/// What came of a question for matters that are over, or why nothing did: Unreadable "server" (no
/// answer, no session), Unsupported "server" (an older one, which does not know the question),
/// Damaged "answer".
struct EndedFound {
    EndedPage page;
    std::optional<Error> error;
};

/// What came of fetching a case: it is here, checked and kept; or Unreadable "server"; NotFound
/// "case" (the organisation does not see it any more); Damaged, DiskFull … of the taking in.
struct FetchedCase {
    IncidentId id;
    std::optional<Error> error;
};

/// Asks the server for matters that are over and not here. Nothing is kept. The transport is its
/// own.
class EndedSearch {
public:
    EndedSearch(Transport &transport, std::function<QByteArray()> bearer)
        : m_transport(transport)
        , m_bearer(std::move(bearer))
    {
    }

    /// `take` is called once, at once where there is no session.
    void ask(const EndedQuery &query, std::function<void(const EndedFound &)> take);

private:
    Transport &m_transport;
    std::function<QByteArray()> m_bearer;
};

} // namespace shiyu
