#pragma once
#include "app/domain/incident.h"

namespace shiyu {

/// A matter that is over, as a list names it while its record is elsewhere. Only of what the log
/// holds open.
struct EndedMatter {
    IncidentId id;
    QString number; ///< or, without one, the device tag
    QString title;
    CategoryId category;
    RegionCode region;
    Stage stage = Stage::Closed;
    Instant reportedAt {};
    Instant lastAt {}; ///< of its newest operation; a list is in this order, the newest first

    friend bool operator==(const EndedMatter &, const EndedMatter &) = default;
};

/// Which of those that a first sync leaves out are looked for; what is empty is no condition.
struct EndedQuery {
    static constexpr qsizetype kLongestWords = 100; ///< characters

    QString words; ///< each stands in number, title, address or the source's number
    QString number; ///< in full; then nothing else is a condition, and neither is how old it is
    RegionCode region; ///< and everything inside it
    std::optional<Instant> from, before; ///< of lastAt
    QString after; ///< EndedPage::next of the page before

    friend bool operator==(const EndedQuery &, const EndedQuery &) = default;
};

/// A page may hold few or none and yet not be the last: a question looks through a part of what
/// there is, from the newest on.
struct EndedPage {
    QVector<EndedMatter> matters;
    QString next; ///< opaque; empty: all was looked through
    std::optional<Instant> reached; ///< down to this lastAt all was looked through

    friend bool operator==(const EndedPage &, const EndedPage &) = default;
};

/// Neither open nor laid aside.
bool isOver(const Incident &state);
EndedMatter endedMatter(const Incident &state); ///< of one that is over

} // namespace shiyu
