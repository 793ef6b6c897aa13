#pragma once
#include "app/services/regionlocator.h"
#include "app/storage/profile.h"
#include "app/storage/shapestore.h"
#include <functional>
#include <mutex>

namespace shiyu {

/// The outlines of all regions of a profile, decoded once for all threads that ask. Thread-safe.
class Outlines {
public:
    using Locator = std::shared_ptr<const RegionLocator>;
    using Load = std::function<Expected<Locator>()>;
    /// Those of this state of the profile; loaded if they are not there.
    Expected<Locator> of(const QString &state, const Load &load);

private:
    std::mutex m_mutex;
    QString m_state;
    Locator m_locator;
};

/// A reading thread's side of the workplace: a connection of its own that only reads, so that
/// lists, map and search never wait for the writer. One thread.
class ReadDesk {
public:
    static Expected<std::unique_ptr<ReadDesk>> open(
        const QString &path, std::shared_ptr<Outlines> outlines);

    sql::Connection &connection() { return m_profile.connection(); }
    Expected<QVector<StoredShape>> shapes(); ///< of all regions, the city first
    /// The outlines of all regions, as the newest directory has them.
    Expected<Outlines::Locator> locator();

private:
    ReadDesk(ProfileFile profile, std::shared_ptr<Outlines> outlines);
    Expected<Outlines::Locator> load();

    ProfileFile m_profile;
    std::shared_ptr<Outlines> m_outlines;
};

} // namespace shiyu
