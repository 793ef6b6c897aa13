#pragma once
#include "app/domain/operation.h"
#include "app/sql/connection.h"

namespace shiyu {

/// A row of the log as it lies in the file. The bytes are what counts; the other columns repeat
/// them for look-ups.
struct LogRow {
    qint64 seq = 0;
    QString subjectKind, subjectId, intentId, kind;
    QByteArray intent, facts, hash;
    qint64 effectiveAt = 0, receivedAt = 0;
    QString actor, organization;

    friend bool operator==(const LogRow &, const LogRow &) = default;
};

/// The columns of a SELECT that readLogRow() reads, in order.
inline constexpr char16_t kLogColumns[]
    = u"seq, subject_kind, subject_id, intent_id, kind, intent, facts, hash, effective_at,"
      u" received_at, actor, organization";

LogRow readLogRow(const sql::Statement &row);
LogRow logRowOf(const Operation &operation);
/// With the bytes that were hashed, instead of writing them out again.
LogRow logRowOf(const Operation &operation, QByteArray intent, QByteArray facts);
Expected<void> insertLogRow(sql::Connection &connection, const LogRow &row);
/// Unsupported: of a kind that this program does not know; Damaged.
Expected<Operation> operationOf(const LogRow &row);

} // namespace shiyu
