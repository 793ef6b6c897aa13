#pragma once
#include "app/protocol/message.h"
#include <variant>

namespace shiyu::protocol {

/// An operation on a subject that the organisation sees.
struct OperationEntry {
    qint64 at = 0; ///< the operation's seq
    OperationBytes operation;

    friend bool operator==(const OperationEntry &, const OperationEntry &) = default;
};

/// A subject that became visible with its history. Its operations up to `upto` are fetched by
/// GET /v1/subjects/…/operations; later ones come as OperationEntry. A subject that is visible from
/// its first operation has none of these.
struct OpenedEntry {
    qint64 at = 0;
    Subject subject;
    qint64 upto = 0; ///< seq of the newest operation then, the one at `at` included
    QByteArray headHash; ///< of that operation

    friend bool operator==(const OpenedEntry &, const OpenedEntry &) = default;
};

enum class CloseReason {
    Relocated, ///< the matter went to another territory
    Scope, ///< the organisation's territory or line changed
    Other, ///< also a reason of a newer server
};

/// The subject is seen no more. What was read up to `at` stays readable, closed values are wiped.
struct ClosedEntry {
    qint64 at = 0;
    Subject subject;
    CloseReason reason = CloseReason::Other;

    friend bool operator==(const ClosedEntry &, const ClosedEntry &) = default;
};

using ChangeEntry = std::variant<OperationEntry, OpenedEntry, ClosedEntry>;
qint64 positionOf(const ChangeEntry &entry);

/// GET /v1/changes?since=&limit= and one event "changes" of GET /v1/stream?since=. In server order;
/// all entries of one position stand in one page.
struct ChangesPage {
    QVector<ChangeEntry> entries;
    qint64 next = 0; ///< the cursor after this page: `since` of the next
    bool more = false; ///< there is more now
    qint64 directoryRev = 0; ///< a newer one than held is fetched before the page is applied
    qint64 scopeEpoch = 0; ///< another one than held: the visible set is compared (SnapshotPage)
    Instant serverTime {};

    QJsonObject toJson() const;
    /// Unsupported: an entry of a kind that this program does not know.
    static Expected<ChangesPage> fromJson(const QJsonObject &json);
    friend bool operator==(const ChangesPage &, const ChangesPage &) = default;
};

} // namespace shiyu::protocol

SHIYU_ENUM_NAMES(shiyu::protocol::CloseReason, "relocated", "scope", "other");
