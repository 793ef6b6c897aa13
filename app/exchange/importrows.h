#pragma once
#include "app/exchange/importrun.h"
#include "app/storage/actlog.h"
#include "app/storage/featurestore.h"
#include "app/storage/shapestore.h"

namespace shiyu {

/// What a row of a file becomes, on its way into the profile.
struct StagedRow {
    qint64 row = 0; ///< its number in the file
    /// The acts of a matter, one after the other; or a feature; or the outline of a region.
    std::variant<QVector<Submission>, Feature, StoredShape> content;
};

QByteArray bytesOf(const StagedRow &row);
/// Damaged: not what bytesOf() wrote.
Expected<StagedRow> stagedRowOf(const QByteArray &bytes);

/// A piece of a ready batch that has gone in.
struct LetIn {
    qint64 rows = 0; ///< taken out of the stage
    QVector<RowIssue> refused; ///< of these, those that the rules do not take after all
    bool finished = false; ///< there were no more: the batch is gone
};

/// Lets the next rows of a ready batch in, in one transaction as long as the hand allows.
Expected<LetIn> letInSome(
    const ImportHand &hand, qint64 batch, const DirectoryPtr &directory, Instant now);

} // namespace shiyu
