#pragma once
#include "app/storage/directorystore.h"
#include <QHash>

namespace shiyu {

/// The directories that the operations of a log were decided with, each loaded once. For going
/// through a whole log.
class DirectoryVersions {
public:
    explicit DirectoryVersions(sql::Connection &connection)
        : m_store(connection)
    {
    }

    /// Null: the profile does not hold this revision.
    Expected<DirectoryPtr> at(qint64 revision);

private:
    DirectoryStore m_store;
    QHash<qint64, DirectoryPtr> m_loaded;
};

} // namespace shiyu
