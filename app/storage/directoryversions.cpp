#include "app/storage/directoryversions.h"

namespace shiyu {

Expected<DirectoryPtr> DirectoryVersions::at(qint64 revision)
{
    const auto known = m_loaded.constFind(revision);
    if (known != m_loaded.constEnd())
        return *known;
    auto data = m_store.load(revision);
    if (!data && data.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(data.error());
    const DirectoryPtr directory
        = data ? std::make_shared<const Directory>(*std::move(data)) : DirectoryPtr();
    m_loaded.insert(revision, directory);
    return directory;
}

} // namespace shiyu
