#pragma once
#include "app/domain/directory.h"
#include "app/storage/featurestore.h"
#include "app/storage/incidentquery.h"
#include "map/render/mapsnapshot.h"
#include <functional>

namespace shiyu {

class ReadDesk;

/// The map's layers made of what the profile holds. Called on the reading thread.

struct GroundLayers {
    QVector<std::shared_ptr<const RegionLayer>> regions; ///< of the levels that have outlines
    QVector<std::shared_ptr<const PointLayer>> points; ///< cameras, units, places
    std::shared_ptr<const AreaLayer> rings;
};
/// What is seen from far comes first: of a whole city it is a seventh of the outlines.
enum class GroundPart {
    Far, ///< the outlines of city, counties and towns, and the rings
    Near, ///< the outlines below, and all points
};

/// Reads a part of the ground, a level of regions or a kind of points at a time, so that what else
/// waits in the background (the matters of who has just been let in) has its turn between two. Used
/// by one thread at a time.
class GroundReading {
public:
    GroundReading(DirectoryPtr directory, GroundPart part);
    GroundReading(const GroundReading &) = delete;
    GroundReading &operator=(const GroundReading &) = delete;

    GroundPart part() const { return m_part; }
    const DirectoryPtr &directory() const { return m_directory; }
    Expected<bool> readOn(ReadDesk &desk); ///< false: that was the last piece
    GroundLayers take() { return std::move(m_ground); }

private:
    using Piece = std::function<Expected<void>(ReadDesk &)>;
    Expected<void> addLevel(ReadDesk &desk, RegionLevel level);
    Expected<void> addPoints(ReadDesk &desk, PointKind kind, const QVector<FeatureKind> &kinds);
    Expected<void> addRings(ReadDesk &desk);

    DirectoryPtr m_directory;
    GroundPart m_part;
    std::vector<Piece> m_pieces;
    size_t m_next = 0;
    GroundLayers m_ground;
};

struct MatterLayer {
    std::shared_ptr<const PointLayer> points; ///< those that have a place
    int total = 0; ///< with those that have none
    int withoutPlace = 0;
    bool isCut = false; ///< there are more than a map shows; these are the newest
};

/// Reads the matters of one list for the map, a piece at a time, so that what else waits in the
/// background has its turn between two. Used by one thread at a time.
class MatterReading {
public:
    MatterReading(const Viewer &viewer, const IncidentFilter &filter, Instant now);

    Expected<bool> readOn(ReadDesk &desk); ///< false: that was the last piece
    MatterLayer take();

private:
    Expected<void> add(ReadDesk &desk, const IncidentRow &row);

    IncidentQuery m_query;
    std::optional<PageKey> m_after;
    std::vector<PointFeature> m_features;
    MatterLayer m_layer;
};

} // namespace shiyu
