#pragma once
#include "app/domain/directory.h"
#include "app/domain/directoryitems.h"
#include "app/server/store/database.h"

namespace shiyu::server {

/// What changes a revision into a later one.
struct DirectoryChange {
    qint64 revision = 0;
    qint64 since = 0; ///< 0: `changed` is the whole
    QVector<DirectoryItem> changed;
    QVector<DirectoryItem> removed; ///< kind and id only
    QByteArray sha256;
};

/// The directory in all its revisions: an item keeps the revisions from which and until which it
/// holds.
class DirectoryTable {
public:
    explicit DirectoryTable(Database &database)
        : m_database(database)
    {
    }

    Expected<qint64> newestRevision(); ///< 0: none yet
    Expected<DirectoryPtr> load(qint64 revision); ///< 0: an empty directory
    Expected<DirectoryChange> change(qint64 since);
    /// In the ordering transaction of its operation.
    Expected<void> write(const DirectoryData &data, qint64 seq, Instant now);

private:
    Expected<QVector<DirectoryItem>> items(qint64 revision);
    Expected<void> endItem(const DirectoryItem &item, qint64 revision);
    Expected<void> writeItem(const DirectoryItem &item, qint64 revision);

    Database &m_database;
};

} // namespace shiyu::server
