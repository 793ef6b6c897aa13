#include "app/sql/maintenance.h"
#include "app/sql/sqlerror.h"
#include "app/sql/transaction.h"

#include <QDir>
#include <QFile>
#include <sqlite3.h>

namespace shiyu::sql {
namespace {

constexpr int kPagesAStep = 1024;

struct CloseDatabase {
    void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

struct FinishBackup {
    void operator()(sqlite3_backup *job) const { sqlite3_backup_finish(job); }
};
struct Finalize {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

Error errorIn(sqlite3 *database, const QString &path)
{
    return errorOf(
        sqlite3_extended_errcode(database), path, QString::fromUtf8(sqlite3_errmsg(database)));
}

Expected<void> copyTo(
    sqlite3 *target, const Connection &source, const QString &path, const BackupProgress &progress)
{
    const std::unique_ptr<sqlite3_backup, FinishBackup> job(
        sqlite3_backup_init(target, "main", source.handle(), "main"));
    if (!job)
        return tl::make_unexpected(errorIn(target, path));
    while (true) {
        const int code = sqlite3_backup_step(job.get(), kPagesAStep);
        if (code != SQLITE_OK && code != SQLITE_DONE)
            return tl::make_unexpected(
                errorOf(code, path, QString::fromUtf8(sqlite3_errstr(code))));
        const int total = sqlite3_backup_pagecount(job.get());
        if (progress && !progress(total - sqlite3_backup_remaining(job.get()), total))
            return fail(ErrorCode::Cancelled, path);
        if (code == SQLITE_DONE)
            return {};
    }
}

// The read transaction holds one state: without it every act of another connection would restart
// the copy.
Expected<void> writeCopy(Connection &source, const QString &path, const BackupProgress &progress)
{
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open_v2(
        path.toUtf8().constData(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const Database target(opened);
    if (code != SQLITE_OK)
        return tl::make_unexpected(errorOf(code, path, QString::fromUtf8(sqlite3_errstr(code))));
    auto state = Transaction::begin(source, TransactionKind::Read);
    if (!state)
        return tl::make_unexpected(state.error());
    if (auto read = source.number(QStringLiteral("SELECT count(*) FROM sqlite_schema")); !read)
        return tl::make_unexpected(read.error());
    return copyTo(target.get(), source, path, progress);
}

} // namespace

Expected<void> quickCheck(Connection &connection)
{
    auto check = connection.prepare(QStringLiteral("PRAGMA quick_check(5)"));
    if (!check)
        return tl::make_unexpected(check.error());
    QStringList findings;
    while (true) {
        const auto row = check->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            break;
        findings.append(check->text(0));
    }
    if (findings == QStringList { QStringLiteral("ok") })
        return {};
    return fail(ErrorCode::Damaged, connection.path(), findings.join(QLatin1String("; ")));
}

Expected<void> backup(Connection &connection, const QString &path, const BackupProgress &progress)
{
    if (QFile::exists(path))
        return fail(ErrorCode::InvalidValue, path, QStringLiteral("exists"));
    const QString partial = path + QLatin1String(".part");
    QFile::remove(partial);
    auto written = writeCopy(connection, partial, progress);
    if (written && !QFile::rename(partial, path))
        written = fail(ErrorCode::ReadOnly, path, QStringLiteral("rename"));
    if (!written)
        QFile::remove(partial);
    return written;
}

Expected<QStringList> queryPlan(Connection &connection, const QString &sql)
{
    sqlite3_stmt *prepared = nullptr;
    const QByteArray text = QByteArrayLiteral("EXPLAIN QUERY PLAN ") + sql.toUtf8();
    const int code
        = sqlite3_prepare_v2(connection.handle(), text.constData(), -1, &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> statement(prepared);
    if (code != SQLITE_OK)
        return tl::make_unexpected(errorIn(connection.handle(), connection.path()));
    QStringList lines;
    while (sqlite3_step(prepared) == SQLITE_ROW)
        lines.append(
            QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(prepared, 3))));
    return lines;
}

QStringList scansOf(const QStringList &plan)
{
    QStringList scans;
    for (const QString &line : plan) {
        if (line.startsWith(QLatin1String("SCAN")) && !line.contains(QLatin1String("CONSTANT ROW"))
            && !line.contains(QLatin1String("VIRTUAL TABLE")))
            scans.append(line);
    }
    return scans;
}

} // namespace shiyu::sql
