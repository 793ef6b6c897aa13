#pragma once
#include "app/domain/endedmatter.h"
#include "app/services/workplace.h"

namespace shiyu {

/// 更早的已结案件: matters that are over and lie on the server alone, looked for and brought here.
/// Of what was found nothing is kept but the cases that were opened. GUI thread; answers as
/// futures.
class OlderCases {
public:
    explicit OlderCases(Workplace &workplace)
        : m_workplace(workplace)
    {
    }

    /// Of a standalone profile there is no other place to look.
    bool isThere() const { return m_workplace.server().has_value(); }
    Instant now() const { return m_workplace.now(); }
    DirectoryPtr directory() const { return m_workplace.directory(); }

    struct Found {
        EndedPage page;
        QSet<IncidentId> here; ///< of these: they are on this computer already
    };
    /// From query.after on, until a page holds something, all was looked through, or it was asked
    /// kMostAsks times. Errors as EndedFound; Cancelled: another officer sits here now.
    QFuture<Expected<Found>> search(const EndedQuery &query);
    static constexpr int kMostAsks = 10;

    /// Fetches the case with its record; Workplace::view() shows it afterwards, with and without
    /// network. Errors as FetchedCase.
    QFuture<Expected<void>> bring(const IncidentId &id);

private:
    Workplace &m_workplace;
};

/// A case number in full: 3402-20251123-0007.
bool isFullNumber(const QString &text);

} // namespace shiyu
