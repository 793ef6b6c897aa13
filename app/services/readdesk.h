#pragma once
#include "app/services/regionlocator.h"
#include "app/storage/profile.h"
#include "app/storage/shapestore.h"

namespace shiyu {

/// The reading thread's side of the workplace: a connection of its own that only reads, so that
/// lists, map and search never wait for the writer. One thread.
class ReadDesk {
public:
    static Expected<std::unique_ptr<ReadDesk>> open(const QString &path);

    sql::Connection &connection() { return m_profile.connection(); }
    Expected<QVector<StoredShape>> shapes(); ///< of all regions, the city first
    /// The outlines of all regions, decoded once at the first question.
    Expected<const RegionLocator *> locator();

private:
    explicit ReadDesk(ProfileFile profile);

    ProfileFile m_profile;
    std::optional<RegionLocator> m_locator;
};

} // namespace shiyu
