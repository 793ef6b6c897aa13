#pragma once
#include "app/domain/error.h"
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include <QByteArray>
#include <QVector>

/// What a server signs of its log for one organisation (core.md §1): where the chains that it sees
/// ended, and a digest over the whole log, so that all that it ever signed must be one history.
namespace shiyu {

/// The newest operation of a chain within a statement's part of the log.
struct SignedHead {
    qint64 seq = 0;
    QByteArray hash; ///< 32 bytes

    friend bool operator==(const SignedHead &, const SignedHead &) = default;
};
QByteArray packHeads(const QVector<SignedHead> &heads); ///< 40 bytes each
/// Damaged "heads": not of this form, or not in order of seq.
Expected<QVector<SignedHead>> unpackHeads(const QByteArray &packed);

struct HeadStatement {
    OrganizationId organization;
    qint64 since = 0; ///< where the statement before ended; 0: this is the first
    qint64 at = 0; ///< up to where it speaks
    QByteArray logSince; ///< the digest over the log up to `since`; empty at 0
    QByteArray log; ///< up to `at`: H(digest before ‖ seq ‖ hash ‖ …); empty at 0
    QByteArray heads; ///< H(packHeads()): of each chain that had an operation in between
    Instant signedAt {};
    bool more = false; ///< there is a later one now

    QByteArray toBytes() const; ///< canonical JSON
    static Expected<HeadStatement> fromBytes(const QByteArray &bytes); ///< Damaged "heads"
    friend bool operator==(const HeadStatement &, const HeadStatement &) = default;
};
/// The server's key signs letters, too: neither can be taken for the other.
QByteArray signedBytesOf(const QByteArray &statement);

} // namespace shiyu
