#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"
#include "app/exchange/columnmapping.h"
#include "app/exchange/importissue.h"
#include "app/storage/featurestore.h"
#include "map/geo/geometry.h"
#include <functional>
#include <variant>

namespace shiyu {

/// What is to be imported, and how. A value, made by the wizard or the command line.
struct ImportPlan {
    QString path;
    int layer = 0;
    ImportKind kind = ImportKind::Incidents;
    ColumnMapping mapping;
    QString crs; ///< as CrsTransform::create() takes it; empty: as the file declares
    bool partial = false; ///< good rows go in although others are rejected
    bool rejectUnknownCategories = false; ///< else kept without one
    Source source = Source::Hotline12345; ///< of matters whose row says none
};

/// What rows are judged by.
struct ImportWorld {
    DirectoryPtr directory;
    /// The smallest region that holds a position; empty: outside. No function: the city has no
    /// outlines, and no position is judged.
    std::function<RegionCode(LonLat)> locate;
    Instant now {};
};

struct IncidentRecord {
    QString title, summary, number;
    Place place;
    RegionCode region;
    CategoryId category;
    QString sourceCategory; ///< its name there, where the city's table has none
    Urgency urgency = Urgency::Normal;
    Source source = Source::Hotline12345;
    Instant reportedAt {};
    std::optional<Instant> dueAt, closedAt;
    QString closing, reporter, phone;
};

struct RegionRecord {
    Region region;
    MultiPolygon outline; ///< empty: none in the file
};

/// A camera or a place.
struct FeatureRecord {
    QString ref, name, type, phone, organization;
    LonLat position;
    RegionCode region;
    DeviceStatus status = DeviceStatus::Unknown; ///< of a camera
    std::optional<Instant> statusAt;
};

using ImportRecord = std::variant<IncidentRecord, RegionRecord, FeatureRecord>;

/// What a row came to.
struct RowReading {
    std::optional<ImportRecord> record; ///< nothing: rejected
    QVector<RowIssue> issues;
};

} // namespace shiyu
