#pragma once
#include "app/exchange/columnmapping.h"

namespace shiyu {

/// A mapping as a file of its own: the wizard writes and reads it, `shiyu-tool import --map` reads
/// it. Small and read whole, on any thread.
constexpr qint64 kLargestMapping = 256 * 1024; ///< bytes

/// For a table with these fields. The context of an error is the file's name; Unreadable, or as
/// ColumnMapping::fromJson() says (a file that is too large is NoMapping), where the context of
/// MissingColumn is the column's name.
Expected<ColumnMapping> readMapping(
    const QString &path, ImportKind kind, const QStringList &fields);

/// What readMapping() takes for this mapping again. ReadOnly, DiskFull: what was at `path` is still
/// there. InvalidValue (SameHeading): it could not be told from another one; the context is the
/// heading.
Expected<void> writeMapping(
    const QString &path, const ColumnMapping &mapping, ImportKind kind, const QStringList &fields);

} // namespace shiyu
