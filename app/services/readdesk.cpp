#include "app/services/readdesk.h"

#include "app/storage/shapestore.h"
#include "map/geo/geometryblob.h"

namespace shiyu {

ReadDesk::ReadDesk(ProfileFile profile)
    : m_profile(std::move(profile))
{
}

Expected<std::unique_ptr<ReadDesk>> ReadDesk::open(const QString &path)
{
    auto profile = ProfileFile::open(path, ProfileAccess::ReadOnly);
    if (!profile)
        return tl::make_unexpected(profile.error());
    return std::unique_ptr<ReadDesk>(new ReadDesk(*std::move(profile)));
}

Expected<QVector<StoredShape>> ReadDesk::shapes()
{
    QVector<StoredShape> all;
    for (size_t level = 0; level < enumCount<RegionLevel>(); ++level) {
        auto some = ShapeStore(connection()).ofLevel(static_cast<RegionLevel>(level));
        if (!some)
            return tl::make_unexpected(some.error());
        all += *some;
    }
    return all;
}

Expected<const RegionLocator *> ReadDesk::locator()
{
    if (m_locator)
        return &*m_locator;
    const auto stored = shapes();
    if (!stored)
        return tl::make_unexpected(stored.error());
    std::vector<RegionLocator::Shape> shapes;
    shapes.reserve(static_cast<size_t>(stored->size()));
    for (const StoredShape &shape : *stored) {
        auto areas = decodeAreas(shape.shape);
        if (!areas)
            return tl::make_unexpected(areas.error());
        shapes.push_back({ shape.code, shape.level, *std::move(areas) });
    }
    m_locator.emplace(std::move(shapes));
    return &*m_locator;
}

} // namespace shiyu
