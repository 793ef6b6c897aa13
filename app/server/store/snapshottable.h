#pragma once
#include "app/protocol/subjects.h"
#include "app/server/store/logtable.h"

namespace shiyu::server {

/// The subjects that an organisation sees now, in the parts of a first sync, the newest begun
/// first: an order that does not change while the pages are read.
class SnapshotTable {
public:
    explicit SnapshotTable(Database &database)
        : m_database(database)
    {
    }

    /// `after`: positionOf() of the last one before; empty: from the start. InvalidValue: no such
    /// position.
    Expected<QVector<SubjectRow>> subjects(const OrganizationId &organization,
        protocol::SnapshotPart part, Instant recent, const QString &after, int limit);
    Expected<qint64> count(
        const OrganizationId &organization, protocol::SnapshotPart part, Instant recent);
    static QString positionOf(const SubjectRow &row) { return QString::number(row.firstSeq); }

private:
    Database &m_database;
};

} // namespace shiyu::server
