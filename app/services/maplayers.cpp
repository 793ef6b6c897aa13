#include "app/services/maplayers.h"

#include "app/services/pointstate.h"
#include "app/services/readdesk.h"
#include "app/storage/featurestore.h"
#include "app/storage/incidentquery.h"
#include "app/storage/logreader.h"
#include "app/storage/shapestore.h"
#include "map/geo/geometryblob.h"

namespace shiyu {
namespace {

constexpr int kMostOnMap = 100'000;
constexpr PositionBox kEverywhere { { -1'800'000'000, -900'000'000 },
    { 1'800'000'000, 900'000'000 } };

Expected<QVector<std::shared_ptr<const RegionLayer>>> regionLayers(
    ReadDesk &desk, const Directory &directory)
{
    auto stored = desk.shapes();
    if (!stored)
        return tl::make_unexpected(stored.error());
    QList<RegionShape> byLevel[MapSnapshot::kLevels];
    for (const StoredShape &shape : *stored) {
        const Region *region = directory.region(shape.code);
        auto areas = decodeAreas(shape.shape);
        if (!areas)
            return tl::make_unexpected(areas.error());
        if (region) {
            byLevel[static_cast<size_t>(shape.level)].append(
                { shape.code, region->name, *std::move(areas), region->schematic, std::nullopt });
        }
    }
    QVector<std::shared_ptr<const RegionLayer>> layers;
    for (size_t level = 0; level < MapSnapshot::kLevels; ++level) {
        if (!byLevel[level].isEmpty())
            layers.append(RegionLayer::make(static_cast<RegionLevel>(level), byLevel[level]));
    }
    return layers;
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

Expected<std::shared_ptr<const PointLayer>> featureLayer(
    ReadDesk &desk, PointKind kind, FeatureKinds kinds)
{
    const auto found = FeatureStore::inBox(desk.connection(), kEverywhere, kinds, kMostOnMap);
    if (!found)
        return tl::make_unexpected(found.error());
    std::vector<PointFeature> features;
    features.reserve(static_cast<size_t>(found->size()));
    for (const Feature &feature : *found) {
        // Not to be used now: a unit that is not free, a device known not to work.
        const bool pale = feature.kind == FeatureKind::Unit
            ? feature.status != UnitStatus::Free
            : feature.device == DeviceStatus::Offline || feature.device == DeviceStatus::Fault;
        features.push_back({ feature.ref, feature.position, feature.name, Urgency::Normal, pale,
            nullptr, statusOf(feature) });
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

Expected<GroundLayers> groundLayers(ReadDesk &desk, const Directory &directory)
{
    auto regions = regionLayers(desk, directory);
    if (!regions)
        return tl::make_unexpected(regions.error());
    GroundLayers ground { *std::move(regions), {}, nullptr };
    const std::pair<PointKind, FeatureKinds> kKinds[]
        = { { PointKind::Camera, { FeatureKind::Camera, FeatureKind::Sensor } },
              { PointKind::Unit, { FeatureKind::Unit } },
              { PointKind::Place, { FeatureKind::Place } } };
    for (const auto &[kind, kinds] : kKinds) {
        auto layer = featureLayer(desk, kind, kinds);
        if (!layer)
            return tl::make_unexpected(layer.error());
        ground.points.append(*layer);
    }
    const auto rings
        = FeatureStore::inBox(desk.connection(), kEverywhere, { FeatureKind::Ring }, kMostOnMap);
    if (!rings)
        return tl::make_unexpected(rings.error());
    QList<AreaShape> areas;
    for (const Feature &ring : *rings)
        areas.append({ ring.ref, ring.name, { Polygon { ring.outline, {} } } });
    ground.rings = AreaLayer::make(areas);
    return ground;
}

Expected<IncidentLayer> incidentLayer(ReadDesk &desk, const Viewer &viewer, Instant now)
{
    const IncidentQuery query(viewer, {}, SortOrder::DueFirst, now);
    const auto page = query.page(desk.connection(), {}, kMostOnMap);
    if (!page)
        return tl::make_unexpected(page.error());
    IncidentLayer layer;
    std::vector<PointFeature> features;
    features.reserve(static_cast<size_t>(page->rows.size()));
    for (const IncidentRow &row : page->rows) {
        if (!row.position) {
            ++layer.withoutPlace;
            continue;
        }
        auto shape = shapeOf(desk, row);
        if (!shape)
            return tl::make_unexpected(shape.error());
        features.push_back({ row.id.toString(), *row.position, row.title, row.urgency, false,
            *std::move(shape), pointStatus(row.stage) });
    }
    layer.points = PointLayer::make(PointKind::Incident, std::move(features));
    return layer;
}

} // namespace shiyu
