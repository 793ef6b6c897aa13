#include "app/services/readdesk.h"

#include "app/storage/directorystore.h"
#include "app/storage/groundstore.h"
#include "map/geo/geometryblob.h"

namespace shiyu {

Expected<Outlines::Locator> Outlines::of(const QString &state, const Load &load)
{
    const std::lock_guard lock(m_mutex);
    if (m_state == state)
        return m_locator;
    auto loaded = load();
    if (!loaded)
        return loaded;
    m_state = state;
    m_locator = *loaded;
    return loaded;
}

ReadDesk::ReadDesk(ProfileFile profile, std::shared_ptr<Outlines> outlines)
    : m_profile(std::move(profile))
    , m_outlines(std::move(outlines))
{
}

Expected<std::unique_ptr<ReadDesk>> ReadDesk::open(
    const QString &path, std::shared_ptr<Outlines> outlines)
{
    auto profile = ProfileFile::open(path, ProfileAccess::ReadOnly);
    if (!profile)
        return tl::make_unexpected(profile.error());
    return std::unique_ptr<ReadDesk>(new ReadDesk(*std::move(profile), std::move(outlines)));
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

Expected<Outlines::Locator> ReadDesk::locator()
{
    const auto revision = DirectoryStore(connection()).newestRevision();
    if (!revision)
        return tl::make_unexpected(revision.error());
    const auto ground = GroundStore(connection()).steps();
    if (!ground)
        return tl::make_unexpected(ground.error());
    return m_outlines->of(
        QStringLiteral("%1/%2").arg(*revision).arg(*ground), [this] { return load(); });
}

Expected<Outlines::Locator> ReadDesk::load()
{
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
    return std::make_shared<const RegionLocator>(std::move(shapes));
}

} // namespace shiyu
