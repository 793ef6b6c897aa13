#include "app/server/core/serverstate.h"

#include "app/server/store/directorytable.h"

namespace shiyu::server {

Expected<DirectoryPtr> DirectoryCache::newest(Database &database)
{
    const auto revision = DirectoryTable(database).newestRevision();
    return revision ? at(database, *revision) : tl::make_unexpected(revision.error());
}

Expected<DirectoryPtr> DirectoryCache::at(Database &database, qint64 revision)
{
    const std::lock_guard lock(m_mutex);
    if (m_directory && m_directory->revision() == revision)
        return m_directory;
    auto loaded = DirectoryTable(database).load(revision);
    if (loaded)
        m_directory = *loaded;
    return loaded;
}

} // namespace shiyu::server
