#pragma once
#include "app/sql/connection.h"
#include "app/sql/statementobserver.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QThread>
#include <optional>
#include <unordered_map>

struct sqlite3_stmt;

namespace shiyu::sql {

/// A prepared query and the names of its parameters in SQLite's order. The query owns the statement
/// and is never run itself: QSQLITE makes a QVariant of every column of every row.
struct Prepared {
    QSqlQuery query;
    QString sql;
    QStringList names;
    sqlite3_stmt *statement = nullptr;
};

/// What connection, statements and transactions share; inside of this layer only.
struct ConnectionState {
    static constexpr size_t kCachedStatements = 256;

    ~ConnectionState();
    void giveBack(std::unique_ptr<Prepared> prepared);
    std::optional<Error> fault(const QString &sql) const
    {
        return observer ? observer->beforeStatement(sql) : std::nullopt;
    }
    Error lastError() const;
    void requireThread() const { Q_ASSERT(QThread::currentThread() == thread); }

    QString path;
    QString name;
    QSqlDatabase database;
    sqlite3 *handle = nullptr;
    QThread *thread = QThread::currentThread();
    StatementObserver *observer = nullptr;
    std::unordered_map<QString, std::unique_ptr<Prepared>> idle;
    int lent = 0;
};

} // namespace shiyu::sql
