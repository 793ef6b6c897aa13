#pragma once
#include "app/domain/error.h"
#include "app/domain/place.h"
#include "app/exchange/textencoding.h"
#include "map/geo/crstransform.h"
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace shiyu {

/// A row's geometry as the file has it, in the coordinates of its own system. A point is one part
/// of one ring of one position, a line one part of one ring, an area a part for each polygon with
/// the outer ring first (rings as read: closed or not, valid or not).
struct SourceGeometry {
    using SourceRing = std::vector<SourcePoint>;
    PlaceShape shape = PlaceShape::None;
    std::vector<std::vector<SourceRing>> parts;
    bool simplified = false; ///< only the first of several points or lines is here
};

struct TableRow {
    qint64 number = 0; ///< 1 for the first data row of the layer
    QStringList values; ///< one a field, null for no value
    SourceGeometry geometry;
    QString damage; ///< what the library could not read of it; empty: all
};

struct TableLayer {
    QString name;
    QStringList fields;
    qint64 rows = -1; ///< -1: not known without reading it
    bool hasGeometry = false;
    QString crs; ///< "EPSG:4326", or WKT; empty: the file does not say
    QString crsName; ///< in words
};

/// A file with a table, as OGR reads it: CSV (with or without BOM, GB 18030, UTF-16, gzipped),
/// XLSX, ODS, GeoPackage, Shapefile (DBF in GBK without .cpg), GeoJSON, KML, GML and others. The
/// rows are streamed: memory does not grow with the file (but GeoJSON and XLSX, which OGR holds).
/// Never writes beside the file. Used on one thread; several readers may run at once.
///
/// Errors (see FileProblem): NotFound, Unreadable, Empty, WrongKind, Damaged; Error::context is the
/// file's name.
class TableReader {
public:
    static Expected<TableReader> open(const QString &path);
    TableReader(TableReader &&) noexcept;
    TableReader &operator=(TableReader &&) noexcept;
    ~TableReader();

    const QList<TableLayer> &layers() const;
    TextEncoding encoding() const; ///< of the text in it; Utf8 where the format says so itself
    QString format() const; ///< OGR's name of the driver: "CSV", "GPKG" …

    /// Reads this layer from its beginning.
    void start(int layer);
    /// The next row, or nothing after the last. Damaged where the file breaks off.
    Expected<std::optional<TableRow>> next();

private:
    struct Private;
    explicit TableReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace shiyu
