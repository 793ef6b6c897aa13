#pragma once
#include "app/domain/error.h"

QT_FORWARD_DECLARE_CLASS(QSqlError)

namespace shiyu::sql {

/// What a result code of SQLite (extended or not) means to the caller:
///   FULL, IOERR_SHMSIZE → DiskFull; READONLY → ReadOnly; CORRUPT, NOTADB, FORMAT → Damaged; BUSY,
///   LOCKED, PROTOCOL → Busy; CANTOPEN, PERM, AUTH, IOERR → Unreadable; CONSTRAINT, MISMATCH,
///   TOOBIG, RANGE → InvalidValue (context then names table and column); INTERRUPT → Cancelled;
///   anything else → Internal.
ErrorCode codeOf(int sqliteCode);

/// `message` is SQLite's; words that a user typed (full-text queries) are kept out of the detail.
Error errorOf(int sqliteCode, const QString &context, const QString &message);
Error errorOf(const QSqlError &error, const QString &context);

} // namespace shiyu::sql
