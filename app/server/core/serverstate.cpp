#include "app/server/core/serverstate.h"

#include "app/server/store/directorytable.h"

namespace shiyu::server {

Expected<DirectoryPtr> DirectoryCache::newest(Database &database)
{
    DirectoryTable table(database);
    const auto revision = table.newestRevision();
    if (!revision)
        return tl::make_unexpected(revision.error());
    const std::lock_guard lock(m_mutex);
    if (m_directory && m_directory->revision() == *revision)
        return m_directory;
    auto loaded = table.load(*revision);
    if (loaded)
        m_directory = *loaded;
    return loaded;
}

} // namespace shiyu::server
