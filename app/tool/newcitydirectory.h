#pragma once
#include "app/domain/directory.h"
#include "app/exchange/importissue.h"
#include "map/geo/geometry.h"

namespace shiyu::tool {

/// A city as its division table and boundary files give it.
struct NewCity {
    DirectoryData directory;
    QHash<RegionCode, MultiPolygon> outlines;
    QVector<RowIssue> rejected; ///< rows of the table that are no part of the city, of any file
    qsizetype unmatched = 0; ///< outlines that belong to no division of it
};

/// The regions of one city from a table code, name, level, parent_code (parents first). `city` is
/// its code; empty: the one city in the table. InvalidValue "city": none, or several.
Expected<NewCity> readDivisions(const QString &path, const QString &city);
/// Joins every layer's outlines by code, else by a name that one division alone has. An undeclared
/// coordinate system is UnknownCrs unless `crs` says it.
Expected<void> readBoundaries(NewCity &city, const QString &path, const QString &crs);
/// Default organisations (a centre for each city, county, town that is no park, and village; the
/// usual departments), roles, categories with limits, responsibilities, the national calendar,
/// three administrators and a duty officer.
void addDefaults(NewCity &city);

} // namespace shiyu::tool
