#pragma once
// Inside of LogWriter only.
#include "app/storage/logrow.h"
#include "app/storage/logwriter.h"

namespace shiyu {

/// One decided operation with the case before and after it.
struct LogWriter::Step {
    Operation operation;
    LogRow row; ///< the operation as it was hashed
    StatePtr before, after; ///< null for another subject than a case
};

/// The bytes that decide() hashes, so that these are stored and nothing is written out as JSON
/// twice. One act at a time, on the thread that decides.
class HashedBytes {
public:
    HashedBytes();
    /// Context::chainHash: hashes and keeps the bytes.
    static QByteArray hash(const QString &suite, const QByteArray &previous,
        const QByteArray &intent, const QByteArray &facts);
    LogRow rowOf(const Operation &operation) const;
};

/// What a group came to, with the numbers it used.
struct LogWriter::Decided {
    tl::expected<QVector<Step>, Refusal> steps;
    QString counter; ///< of the case numbers
    qint64 counterValue = 0; ///< after this act
};

} // namespace shiyu
