#pragma once
#include "app/protocol/message.h"

namespace shiyu::protocol {

/// Where the log of a subject stands for the asking organisation.
struct VisibleHead {
    Subject subject;
    qint64 upto = 0; ///< seq of its newest operation
    QByteArray headHash;
    Instant lastAt {}; ///< effectiveAt of that operation
    /// A case that is not ended, a shift that nobody took over; other subjects: always.
    bool open = false;

    QJsonObject toJson() const;
    static Expected<VisibleHead> fromJson(const QJsonObject &json);
    friend bool operator==(const VisibleHead &, const VisibleHead &) = default;
};

/// GET /v1/subjects/{kind}/{id}/operations?after=&limit=: in order of seq.
struct SubjectPage {
    VisibleHead head; ///< as of this answer
    QVector<OperationBytes> operations; ///< with a seq above `after`
    bool more = false; ///< there are later ones; ask after the last one's seq

    QJsonObject toJson() const;
    static Expected<SubjectPage> fromJson(const QJsonObject &json);
    friend bool operator==(const SubjectPage &, const SubjectPage &) = default;
};

/// What a first sync asks for, in this order; and `Heads` to compare the visible set.
enum class SnapshotPart {
    Open, ///< what is open (VisibleHead::open), with its operations
    Recent, ///< what ended, with an operation in the last 90 days, newest first, with operations
    Older, ///< what ended before that, newest first, heads only
    Heads, ///< all that is visible, heads only
};

/// GET /v1/snapshot?part=&after=&limit=. Whole subjects only. The cursor of the first page of the
/// first part is where GET /v1/changes goes on afterwards: what happens meanwhile comes again
/// there.
struct SnapshotPage {
    struct Item {
        VisibleHead head;
        QVector<OperationBytes> operations; ///< all up to head.upto, or none (heads only)

        QJsonObject toJson() const;
        static Expected<Item> fromJson(const QJsonObject &json);
        friend bool operator==(const Item &, const Item &) = default;
    };

    QVector<Item> items;
    QString next; ///< `after` of the next page, opaque; empty: the part is complete
    qint64 cursor = 0;
    qint64 total = 0; ///< subjects of the part, for the progress; may grow meanwhile
    qint64 directoryRev = 0;
    qint64 scopeEpoch = 0;

    QJsonObject toJson() const;
    static Expected<SnapshotPage> fromJson(const QJsonObject &json);
    friend bool operator==(const SnapshotPage &, const SnapshotPage &) = default;
};

} // namespace shiyu::protocol

SHIYU_ENUM_NAMES(shiyu::protocol::SnapshotPart, "open", "recent", "older", "heads");
