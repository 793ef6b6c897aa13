#pragma once
#include "app/server/store/logtable.h"
#include <QSet>

namespace shiyu::server {

/// Sees every subject that is visible to it: the directory's chain is everybody's.
inline const OrganizationId kEverybody { QStringLiteral("*") };

/// An entry of GET /v1/changes besides the operations.
struct OpenedRow {
    qint64 at = 0;
    Subject subject;
    qint64 upto = 0; ///< its newest operation then; the act itself may be on another subject
    QByteArray headHash; ///< of that operation
};
struct ClosedRow {
    qint64 at = 0;
    Subject subject;
    QString reason;
};

/// What an organisation has to be told of at one moment; each sort in order.
struct VisibleChanges {
    qint64 newestSeq = 0, epoch = 1, directoryRev = 0;
    QVector<OpenedRow> opened;
    QVector<LogEntry> operations;
    QVector<ClosedRow> closed;
};

/// Who sees which subject from where to where (sync.md §2). Writing happens in the transaction that
/// causes it.
class VisibleTable {
public:
    explicit VisibleTable(Database &database)
        : m_database(database)
    {
    }

    Expected<QSet<OrganizationId>> viewers(const Subject &subject); ///< now
    Expected<bool> sees(const OrganizationId &organization, const Subject &subject); ///< now

    struct Opening {
        qint64 at = 0;
        bool whole = false; ///< from its first operation
        bool byScope = false;
    };
    Expected<void> open(
        const OrganizationId &organization, const Subject &subject, const Opening &opening);
    Expected<void> close(const OrganizationId &organization, const Subject &subject, qint64 at,
        bool byScope, const QString &reason);

    /// For a page of changes: positions above `since`, at most `limit` of each sort.
    Expected<VisibleChanges> changes(const OrganizationId &organization, qint64 since, int limit);

    Expected<qint64> epoch(const OrganizationId &organization);
    Expected<void> raiseEpoch(const OrganizationId &organization);

private:
    Database &m_database;
};

} // namespace shiyu::server
