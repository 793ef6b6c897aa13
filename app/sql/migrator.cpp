#include "app/sql/migrator.h"
#include "app/sql/transaction.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace shiyu::sql {
namespace {

Expected<Migration> readMigration(const QString &path, const QString &fileName)
{
    static const QRegularExpression kForm(QStringLiteral("^([0-9]{4})_([a-z0-9_]+)\\.sql$"));
    const auto match = kForm.match(fileName);
    if (!match.hasMatch())
        return fail(ErrorCode::InvalidValue, fileName, QStringLiteral("not NNNN_name.sql"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, fileName, file.errorString());
    return Migration { match.captured(1).toInt(), match.captured(2),
        QString::fromUtf8(file.readAll()) };
}

tl::unexpected<Error> failedIn(const Migration &migration, Error error)
{
    error.detail = QStringLiteral("migration %1 %2: %3")
                       .arg(QString::number(migration.number), migration.name, error.detail);
    return tl::make_unexpected(std::move(error));
}

} // namespace

Expected<QList<Migration>> readMigrations(const QString &folder)
{
    const QDir dir(folder);
    const auto files = dir.entryList({ QStringLiteral("*.sql") }, QDir::Files, QDir::Name);
    if (files.isEmpty())
        return fail(ErrorCode::NotFound, folder);
    QList<Migration> migrations;
    for (const QString &fileName : files) {
        auto migration = readMigration(dir.filePath(fileName), fileName);
        if (!migration)
            return tl::make_unexpected(migration.error());
        if (migration->number != migrations.size() + 1)
            return fail(ErrorCode::InvalidValue, fileName, QStringLiteral("gap or used twice"));
        migrations.append(*std::move(migration));
    }
    return migrations;
}

Migrator::Migrator(qint32 applicationId, QList<Migration> migrations)
    : m_applicationId(applicationId)
    , m_migrations(std::move(migrations))
{
    Q_ASSERT(applicationId != 0);
}

Expected<int> Migrator::check(Connection &connection) const
{
    const auto applicationId = connection.number(QStringLiteral("PRAGMA application_id"));
    if (!applicationId)
        return tl::make_unexpected(applicationId.error());
    const auto version = connection.number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return tl::make_unexpected(version.error());
    const auto objects = connection.number(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!objects)
        return tl::make_unexpected(objects.error());
    const bool isNew = *applicationId == 0 && *version == 0 && *objects == 0;
    if (!isNew && *applicationId != m_applicationId)
        return fail(ErrorCode::WrongKind, connection.path());
    if (*version > newest())
        return fail(ErrorCode::NewerSchema, connection.path(),
            QStringLiteral("schema %1, known %2").arg(*version).arg(newest()));
    if (*version < 0)
        return fail(ErrorCode::Damaged, connection.path(), QStringLiteral("schema number"));
    return static_cast<int>(*version);
}

Expected<int> Migrator::migrate(Connection &connection) const
{
    int applied = 0;
    auto version = check(connection);
    if (!version)
        return version;
    if (*version == newest())
        return applied;
    while (true) {
        const auto more = applyNext(connection);
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return applied;
        ++applied;
    }
}

// The version is asked again inside of the transaction: another process may have been quicker.
Expected<bool> Migrator::applyNext(Connection &connection) const
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto version = check(connection);
    if (!version)
        return tl::make_unexpected(version.error());
    if (*version == newest())
        return false;
    const Migration &migration = m_migrations[*version];
    if (auto done = connection.exec(migration.sql); !done)
        return failedIn(migration, done.error());
    if (!connection.isInTransaction())
        return failedIn(
            migration, { ErrorCode::Internal, {}, QStringLiteral("ends the transaction") });
    const auto marked
        = connection.exec(QStringLiteral("PRAGMA application_id = %1; PRAGMA user_version = %2")
                              .arg(m_applicationId)
                              .arg(migration.number));
    if (!marked)
        return failedIn(migration, marked.error());
    if (auto committed = transaction->commit(); !committed)
        return failedIn(migration, committed.error());
    return true;
}

} // namespace shiyu::sql
