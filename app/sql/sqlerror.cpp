#include "app/sql/sqlerror.h"

#include <QSqlError>
#include <sqlite3.h>

namespace shiyu::sql {

ErrorCode codeOf(int sqliteCode)
{
    if (sqliteCode == SQLITE_IOERR_SHMSIZE) // the index of the log could not grow
        return ErrorCode::DiskFull;
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return ErrorCode::Damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return ErrorCode::Busy;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_IOERR:
        return ErrorCode::Unreadable;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
        return ErrorCode::InvalidValue;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::Internal;
    }
}

Error errorOf(int sqliteCode, const QString &context, const QString &message)
{
    Error error { codeOf(sqliteCode), context, {} };
    // "UNIQUE constraint failed: incident.number" names the place and holds no value.
    const auto colon = message.lastIndexOf(QLatin1String(": "));
    if ((sqliteCode & 0xff) == SQLITE_CONSTRAINT && colon >= 0)
        error.context = message.sliced(colon + 2);
    const bool typedByUser = message.startsWith(QLatin1String("fts5:"));
    error.detail = QStringLiteral("SQLite %1: %2")
                       .arg(QString::number(sqliteCode),
                           typedByUser ? QStringLiteral("full-text query") : message);
    return error;
}

Error errorOf(const QSqlError &error, const QString &context)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    return errorOf(isNumber ? code : SQLITE_ERROR, context,
        error.databaseText().isEmpty() ? error.driverText() : error.databaseText());
}

} // namespace shiyu::sql
