#include "app/services/maplayers.h"

#include "app/domain/regionname.h"
#include "app/services/pointstate.h"
#include "app/services/readdesk.h"
#include "app/storage/logreader.h"
#include "app/storage/shapestore.h"
#include "map/geo/geometryblob.h"

namespace shiyu {
namespace {

constexpr int kMostOnMap = 100'000;
constexpr int kPiece = 2000;

/// Without outlines: a null one.
Expected<std::shared_ptr<const RegionLayer>> regionLayer(
    ReadDesk &desk, const Directory &directory, RegionLevel level)
{
    const auto stored = ShapeStore(desk.connection()).ofLevel(level);
    if (!stored)
        return tl::make_unexpected(stored.error());
    QList<RegionShape> shapes;
    for (const StoredShape &shape : *stored) {
        const Region *region = directory.region(shape.code);
        auto areas = decodeAreas(shape.shape);
        if (!areas)
            return tl::make_unexpected(areas.error());
        if (region)
            shapes.append({ shape.code, nameInLists(*region), *std::move(areas), region->schematic,
                std::nullopt, isZone(*region) });
    }
    return shapes.isEmpty() ? nullptr : RegionLayer::make(level, shapes);
}

quint8 statusOf(const Feature &feature)
{
    switch (feature.kind) {
    case FeatureKind::Unit:
        return pointStatus(feature.status);
    case FeatureKind::Camera:
    case FeatureKind::Sensor:
        return pointStatus(feature.device);
    case FeatureKind::Place:
    case FeatureKind::Ring:
        break;
    }
    return 0;
}

PointFeature pointOf(const Feature &feature)
{
    // Not to be used now: a unit that is not free, a device known not to work.
    const bool pale = feature.kind == FeatureKind::Unit
        ? feature.status != UnitStatus::Free
        : feature.device == DeviceStatus::Offline || feature.device == DeviceStatus::Fault;
    return { feature.ref, feature.position, feature.name, Urgency::Normal, pale, nullptr,
        statusOf(feature) };
}

Expected<std::shared_ptr<const PointLayer>> featureLayer(
    ReadDesk &desk, PointKind kind, const QVector<FeatureKind> &kinds)
{
    std::vector<PointFeature> features;
    for (const FeatureKind of : kinds) {
        const int room = kMostOnMap - static_cast<int>(features.size());
        const auto found = FeatureStore::ofKind(desk.connection(), of, room);
        if (!found)
            return tl::make_unexpected(found.error());
        for (const Feature &feature : *found)
            features.push_back(pointOf(feature));
    }
    return PointLayer::make(kind, std::move(features));
}

/// Of a line or an area; null for a point. Lists hold only where the symbol stands, so the whole
/// place comes from the log: few matters have one.
Expected<std::shared_ptr<const FeatureShape>> shapeOf(ReadDesk &desk, const IncidentRow &row)
{
    if (row.shape != PlaceShape::Line && row.shape != PlaceShape::Area)
        return nullptr;
    const auto state = LogReader(desk.connection()).incident(row.id);
    if (!state)
        return tl::make_unexpected(state.error());
    FeatureShape shape;
    if (row.shape == PlaceShape::Area)
        shape.areas.append(Polygon { state->place.points, {} });
    else
        shape.lines.append(state->place.points);
    return std::make_shared<const FeatureShape>(shape);
}

} // namespace

GroundReading::GroundReading(DirectoryPtr directory, GroundPart part)
    : m_directory(std::move(directory))
    , m_part(part)
{
    for (size_t i = 0; i < MapSnapshot::kLevels; ++i) {
        const auto level = static_cast<RegionLevel>(i);
        if ((level <= RegionLevel::Town) == (part == GroundPart::Far))
            m_pieces.push_back([this, level](ReadDesk &desk) { return addLevel(desk, level); });
    }
    if (part == GroundPart::Far) {
        m_pieces.push_back([this](ReadDesk &desk) { return addRings(desk); });
        return;
    }
    const std::pair<PointKind, QVector<FeatureKind>> kKinds[]
        = { { PointKind::Camera, { FeatureKind::Camera, FeatureKind::Sensor } },
              { PointKind::Unit, { FeatureKind::Unit } },
              { PointKind::Place, { FeatureKind::Place } } };
    for (const auto &[kind, kinds] : kKinds) {
        m_pieces.push_back([this, kind = kind, kinds = kinds](
                               ReadDesk &desk) { return addPoints(desk, kind, kinds); });
    }
}

Expected<bool> GroundReading::readOn(ReadDesk &desk)
{
    if (const auto done = m_pieces[m_next++](desk); !done)
        return tl::make_unexpected(done.error());
    return m_next < m_pieces.size();
}

Expected<void> GroundReading::addLevel(ReadDesk &desk, RegionLevel level)
{
    const auto layer = regionLayer(desk, *m_directory, level);
    if (!layer)
        return tl::make_unexpected(layer.error());
    if (*layer)
        m_ground.regions.append(*layer);
    return {};
}

Expected<void> GroundReading::addPoints(
    ReadDesk &desk, PointKind kind, const QVector<FeatureKind> &kinds)
{
    const auto layer = featureLayer(desk, kind, kinds);
    if (!layer)
        return tl::make_unexpected(layer.error());
    m_ground.points.append(*layer);
    return {};
}

Expected<void> GroundReading::addRings(ReadDesk &desk)
{
    const auto rings = FeatureStore::ofKind(desk.connection(), FeatureKind::Ring, kMostOnMap);
    if (!rings)
        return tl::make_unexpected(rings.error());
    QList<AreaShape> areas;
    for (const Feature &ring : *rings)
        areas.append({ ring.ref, ring.name, { Polygon { ring.outline, {} } } });
    m_ground.rings = AreaLayer::make(areas);
    return {};
}

// The newest first: the one order that acts do not change, so no piece misses a matter that was
// acted on meanwhile.
MatterReading::MatterReading(const Viewer &viewer, const IncidentFilter &filter, Instant now)
    : m_query(viewer, filter, SortOrder::Newest, now)
{
}

Expected<bool> MatterReading::readOn(ReadDesk &desk)
{
    const auto page = m_query.page(desk.connection(), m_after, kPiece);
    if (!page)
        return tl::make_unexpected(page.error());
    for (const IncidentRow &row : page->rows) {
        if (const auto added = add(desk, row); !added)
            return tl::make_unexpected(added.error());
    }
    m_after = page->next;
    m_layer.isCut = page->next && m_layer.total >= kMostOnMap;
    return page->next && !m_layer.isCut;
}

Expected<void> MatterReading::add(ReadDesk &desk, const IncidentRow &row)
{
    ++m_layer.total;
    if (!row.position) {
        ++m_layer.withoutPlace;
        return {};
    }
    auto shape = shapeOf(desk, row);
    if (!shape)
        return tl::make_unexpected(shape.error());
    m_features.push_back({ row.id.toString(), *row.position, row.title, row.urgency, false,
        *std::move(shape), pointStatus(row.stage) });
    return {};
}

MatterLayer MatterReading::take()
{
    m_layer.points = PointLayer::make(PointKind::Incident, std::move(m_features));
    return std::move(m_layer);
}

} // namespace shiyu
