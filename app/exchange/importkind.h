#pragma once
#include "app/domain/enumset.h"

namespace shiyu {

enum class ImportKind { Incidents, Grids, Regions, Cameras, Places };

/// What a column of a file can mean. Which of them a kind has: columnsOf().
enum class ImportColumn {
    SourceNumber, ///< the number in the system that it comes from
    Title,
    Summary, ///< the matter in full
    Category,
    SubCategory, ///< finer than Category; tried first
    Urgency,
    ReportedAt,
    DueAt, ///< the source's own clock
    ClosedAt,
    Closing, ///< what the source answered or did
    Source,
    Reporter,
    Phone,
    Address,
    Lon, ///< degrees east, or the x of a projected system
    Lat, ///< degrees north, or its y
    Region, ///< code or name of the region that it lies in
    Code,
    Name,
    Level,
    Parent, ///< code of the region above
    ShortName,
    Worker,
    Type, ///< of a camera or place
    Organization,
    Status, ///< of a camera: whether it works
    StatusAt, ///< when its system said so
};

QVector<ImportColumn> columnsOf(ImportKind kind);
/// One of these alternatives must be mapped (or come as geometry); empty: all are optional.
QVector<ImportColumn> neededColumns(ImportKind kind);

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::ImportKind, "incidents", "grids", "regions", "cameras", "places");
SHIYU_ENUM_NAMES(shiyu::ImportColumn, "sourceNumber", "title", "summary", "category", "subCategory",
    "urgency", "reportedAt", "dueAt", "closedAt", "closing", "source", "reporter", "phone",
    "address", "lon", "lat", "region", "code", "name", "level", "parent", "shortName", "worker",
    "type", "organization", "status", "statusAt");
