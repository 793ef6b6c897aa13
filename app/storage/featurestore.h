#pragma once
#include "app/domain/enumset.h"
#include "app/domain/error.h"
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include "app/domain/lonlat.h"
#include "app/storage/incidentquery.h"
#include "app/storage/searchindex.h"
#include <QVector>
#include <span>

namespace shiyu {

enum class FeatureKind {
    Camera,
    Sensor,
    Unit, ///< 处置力量: a team with its vehicle
    Place, ///< a school, a hospital, …
    Ring, ///< 防控圈: a named area
};

enum class UnitStatus { Unknown, Free, Busy, Returning };
/// Of a camera or sensor, as its own system told it last.
enum class DeviceStatus { Unknown, Online, Offline, Fault };

/// Something that stands around the matters. Imported; no person's position.
struct Feature {
    qint64 n = 0; ///< local; 0: not stored yet
    FeatureKind kind = FeatureKind::Camera;
    QString type; ///< one of the city's types of this kind: dome camera, water level, 学校 …
    QString ref; ///< its number in the system that it comes from; unique in its kind, or empty
    QString name;
    OrganizationId organization;
    QString phone;
    RegionCode region;
    LonLat position; ///< of a ring: where its name stands
    UnitStatus status = UnitStatus::Unknown; ///< of a unit
    DeviceStatus device = DeviceStatus::Unknown; ///< of a camera or sensor
    std::optional<Instant> statusAt;
    QVector<LonLat> outline; ///< a ring's; empty for all others

    friend bool operator==(const Feature &, const Feature &) = default;
};
using FeatureKinds = EnumSet<FeatureKind>;

struct NearFeature {
    Feature feature;
    double metres = 0;
};

/// Cameras, sensors, units, places, rings: 80,000 and more, read by the map and the case. Uses the
/// connection of the calling thread; writing begins no transaction, so an import is all or nothing
/// by its caller.
class FeatureStore {
public:
    /// Inserts; a feature with a ref that is known in its kind replaces the known one.
    static Expected<void> insert(
        sql::Connection &connection, SearchIndex &index, std::span<const Feature> features);
    static Expected<void> clear(sql::Connection &connection, FeatureKind kind);
    /// Where a unit is and what it does; older news than what is known changes nothing. NotFound.
    static Expected<void> updateUnit(sql::Connection &connection, const QString &ref,
        LonLat position, UnitStatus status, Instant at);

    /// In the order in which they came.
    static Expected<QVector<Feature>> ofKind(
        sql::Connection &connection, FeatureKind kind, int atMost);
    static Expected<QVector<Feature>> inBox(
        sql::Connection &connection, const PositionBox &box, FeatureKinds kinds, int atMost);
    /// Nearest first. Rings are measured to where their name stands.
    static Expected<QVector<NearFeature>> within(
        sql::Connection &connection, LonLat centre, double metres, FeatureKinds kinds, int atMost);
    /// The k nearest, however far up to kFarthest.
    static Expected<QVector<NearFeature>> nearest(
        sql::Connection &connection, LonLat centre, FeatureKinds kinds, int k);
    /// By name, by its pinyin, by number or telephone.
    static Expected<QVector<Feature>> find(
        sql::Connection &connection, const QString &typed, FeatureKinds kinds, int atMost);

    static constexpr double kFarthest = 100'000; ///< metres
};

/// Metres between two positions that are near to each other (equirectangular; within 0.1 % up to
/// 100 km at the latitudes of China).
double metresBetween(LonLat a, LonLat b);
/// The box that holds the circle.
PositionBox positionsAround(LonLat centre, double metres);

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::UnitStatus, "unknown", "free", "busy", "returning");
SHIYU_ENUM_NAMES(shiyu::DeviceStatus, "unknown", "online", "offline", "fault");
