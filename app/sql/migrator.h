#pragma once
#include "app/sql/connection.h"
#include <QList>

namespace shiyu::sql {

struct Migration {
    int number = 0; ///< from 1, without gaps
    QString name;
    QString sql; ///< any number of statements; no BEGIN, COMMIT or PRAGMA user_version
};

/// The files "NNNN_name.sql" of a folder, which may lie in the Qt resources, in the order of their
/// numbers. NotFound: no such folder or no file; InvalidValue: a name of another form, a gap or a
/// number used twice.
Expected<QList<Migration>> readMigrations(const QString &folder);

/// Brings a file to the newest schema. Migrations are append-only; each runs in one transaction
/// together with its user_version, so a file is at one number or at the next, never between.
class Migrator {
public:
    /// `applicationId` marks the kind of file in SQLite's header; not 0.
    Migrator(qint32 applicationId, QList<Migration> migrations);

    int newest() const { return static_cast<int>(m_migrations.size()); }

    /// The version of the file. WrongKind: it belongs to another program. NewerSchema: made by a
    /// newer one. Changes nothing.
    Expected<int> check(Connection &connection) const;

    /// The number of migrations applied. Errors as of check(), and what the statements give.
    Expected<int> migrate(Connection &connection) const;

private:
    Expected<bool> applyNext(Connection &connection) const;

    qint32 m_applicationId;
    QList<Migration> m_migrations;
};

} // namespace shiyu::sql
