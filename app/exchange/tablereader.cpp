#include "app/exchange/tablereader.h"

#include "app/exchange/fileproblem.h"
#include "app/exchange/filesniff.h"
#include "app/exchange/ogrsession.h"
#include "app/exchange/spreadsheetcell.h"
#include <QFileInfo>
#include <QTemporaryDir>
#include <cpl_conv.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

// Files only: nothing that reaches for a network or another file that a stranger's file names.
constexpr const char *kDrivers[] = { "CSV", "XLSX", "ODS", "GPKG", "ESRI Shapefile", "GeoJSON",
    "GeoJSONSeq", "TopoJSON", "KML", "LIBKML", "GML", "SQLite", "MapInfo File", "DXF", "FlatGeobuf",
    "OpenFileGDB", "GPX", nullptr };

/// Sets a GDAL option for this thread, for a while.
class ThreadOption {
public:
    ThreadOption(const char *name, const char *value)
        : m_name(name)
    {
        CPLSetThreadLocalConfigOption(name, value);
    }
    ~ThreadOption() { CPLSetThreadLocalConfigOption(m_name, nullptr); }
    ThreadOption(const ThreadOption &) = delete;
    ThreadOption &operator=(const ThreadOption &) = delete;

private:
    const char *m_name;
};

QString crsOf(OGRSpatialReferenceH crs)
{
    if (!crs || OSRIsLocal(crs))
        return {};
    // GeoPackage's "undefined" systems are no statement.
    if (const char *name = OSRGetName(crs); name && QByteArrayView(name).startsWith("Undefined"))
        return {};
    const char *authority = OSRGetAuthorityName(crs, nullptr);
    const char *code = OSRGetAuthorityCode(crs, nullptr);
    if (authority && code && QByteArrayView(authority) == "EPSG")
        return u"EPSG:"_s + QString::fromLatin1(code);
    char *wkt = nullptr;
    const char *const options[] = { "FORMAT=WKT2_2019", nullptr };
    const bool done = OSRExportToWktEx(crs, &wkt, options) == OGRERR_NONE;
    const QString text = done ? QString::fromUtf8(wkt) : QString();
    VSIFree(wkt);
    return text;
}

SourceGeometry::SourceRing ringOf(OGRGeometryH line)
{
    SourceGeometry::SourceRing ring(static_cast<size_t>(OGR_G_GetPointCount(line)));
    constexpr int kStep = sizeof(SourcePoint);
    if (!ring.empty())
        OGR_G_GetPoints(line, &ring.front().x, kStep, &ring.front().y, kStep, nullptr, 0);
    return ring;
}

std::vector<SourceGeometry::SourceRing> ringsOf(OGRGeometryH polygon)
{
    std::vector<SourceGeometry::SourceRing> rings;
    for (int i = 0; i < OGR_G_GetGeometryCount(polygon); ++i) // the outer one comes first
        rings.push_back(ringOf(OGR_G_GetGeometryRef(polygon, i)));
    return rings;
}

void add(SourceGeometry &to, OGRGeometryH from)
{
    const OGRwkbGeometryType type = OGR_GT_Flatten(OGR_G_GetGeometryType(from));
    const auto take = [&to](PlaceShape shape, std::vector<SourceGeometry::SourceRing> part) {
        const bool another = to.shape != PlaceShape::None;
        if (another && (shape != PlaceShape::Area || to.shape != PlaceShape::Area)) {
            to.simplified = true;
            return;
        }
        to.shape = shape;
        to.parts.push_back(std::move(part));
    };
    if (OGR_G_IsEmpty(from))
        return;
    if (type == wkbPoint) {
        take(PlaceShape::Point, { { { OGR_G_GetX(from, 0), OGR_G_GetY(from, 0) } } });
    } else if (type == wkbLineString) {
        take(PlaceShape::Line, { ringOf(from) });
    } else if (type == wkbPolygon) {
        take(PlaceShape::Area, ringsOf(from));
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (int i = 0; i < OGR_G_GetGeometryCount(from); ++i)
            add(to, OGR_G_GetGeometryRef(from, i));
    }
}

SourceGeometry geometryOf(OGRFeatureH feature)
{
    SourceGeometry geometry;
    OGRGeometryH source = OGR_F_GetGeometryRef(feature);
    if (!source)
        return geometry;
    if (!OGR_G_HasCurveGeometry(source, TRUE)) {
        add(geometry, source);
        return geometry;
    }
    OGRGeometryH linear = OGR_G_GetLinearGeometry(source, 0, nullptr);
    if (linear)
        add(geometry, linear);
    OGR_G_DestroyGeometry(linear);
    return geometry;
}

struct DatasetClose {
    void operator()(void *dataset) const { GDALClose(dataset); }
};
struct FeatureDestroy {
    void operator()(void *feature) const { OGR_F_Destroy(feature); }
};

} // namespace

struct TableReader::Private {
    OpenPlan plan;
    QString shown;
    std::unique_ptr<void, DatasetClose> data;
    QList<TableLayer> layers;
    OGRLayerH layer = nullptr;
    qint64 row = 0;

    QString text(const char *bytes) const
    {
        // Where no format says how its text is encoded, GDAL passes the bytes on.
        return plan.rawDbf ? decodeText(bytes, plan.encoding) : QString::fromUtf8(bytes);
    }
    Expected<void> open();
    tl::unexpected<Error> openError(const QStringList &words) const;
    TableLayer describe(OGRLayerH each) const;
    TableRow rowOf(OGRFeatureH feature);
};

Expected<void> TableReader::Private::open()
{
    OgrComplaints complaints;
    const ThreadOption restore("SHAPE_RESTORE_SHX", plan.copy ? "YES" : "NO");
    const char *options[]
        = { "AUTODETECT_TYPE=NO", "EMPTY_STRING_AS_NULL=YES", "KEEP_GEOM_COLUMNS=YES",
              "KEEP_SOURCE_COLUMNS=NO", plan.rawDbf ? "ENCODING=" : nullptr, nullptr };
    data.reset(GDALOpenEx(plan.source.toUtf8().constData(),
        GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, kDrivers,
        plan.text         ? options
            : plan.rawDbf ? options + 4
                          : nullptr,
        nullptr));
    if (!data)
        return openError(complaints.takeErrors());
    for (int i = 0; i < GDALDatasetGetLayerCount(data.get()); ++i)
        layers.append(describe(GDALDatasetGetLayer(data.get(), i)));
    const QStringList words = complaints.takeErrors();
    if (layers.isEmpty())
        return words.isEmpty() ? failFile(ErrorCode::Empty, shown, FileProblem::NoRows)
                               : openError(words);
    return {};
}

tl::unexpected<Error> TableReader::Private::openError(const QStringList &words) const
{
    const QString said = words.join(u"; "_s).left(500);
    if (said.contains(u".shx"))
        return failFile(ErrorCode::Damaged, shown, FileProblem::MissingShx, said);
    // The CSV driver says "no such file" of a text that it finds no table in.
    if (plan.text || said.contains(u"not recognized as") || said.isEmpty())
        return failFile(ErrorCode::WrongKind, shown, FileProblem::UnknownFormat, said);
    return failFile(ErrorCode::Damaged, shown, FileProblem::CutShort, said);
}

TableLayer TableReader::Private::describe(OGRLayerH each) const
{
    TableLayer described;
    described.name
        = plan.text || plan.copy ? QFileInfo(shown).completeBaseName() : text(OGR_L_GetName(each));
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(each);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        const char *name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i));
        described.fields.append(text(name).trimmed());
    }
    described.hasGeometry = OGR_L_GetGeomType(each) != wkbNone;
    if (OGR_L_TestCapability(each, OLCFastFeatureCount))
        described.rows = OGR_L_GetFeatureCount(each, FALSE);
    if (OGRSpatialReferenceH crs = OGR_L_GetSpatialRef(each)) {
        described.crs = crsOf(crs);
        if (!described.crs.isEmpty())
            described.crsName = QString::fromUtf8(OSRGetName(crs));
    }
    return described;
}

TableRow TableReader::Private::rowOf(OGRFeatureH feature)
{
    TableRow out;
    out.number = ++row;
    const int count = OGR_F_GetFieldCount(feature);
    out.values.reserve(count);
    for (int i = 0; i < count; ++i) {
        out.values.append(OGR_F_IsFieldSetAndNotNull(feature, i)
                ? fromSpreadsheetCell(text(OGR_F_GetFieldAsString(feature, i)))
                : QString());
    }
    out.geometry = geometryOf(feature);
    return out;
}

TableReader::TableReader(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}
TableReader::TableReader(TableReader &&) noexcept = default;
TableReader &TableReader::operator=(TableReader &&) noexcept = default;
TableReader::~TableReader() = default;

Expected<TableReader> TableReader::open(const QString &path)
{
    auto plan = planOpening(path);
    if (!plan)
        return tl::make_unexpected(plan.error());
    auto d = std::make_unique<Private>();
    d->plan = *std::move(plan);
    d->shown = QFileInfo(path).fileName();
    if (const auto opened = d->open(); !opened)
        return tl::make_unexpected(opened.error());
    TableReader reader(std::move(d));
    reader.start(0);
    return reader;
}

const QList<TableLayer> &TableReader::layers() const
{
    return d->layers;
}

TextEncoding TableReader::encoding() const
{
    return d->plan.encoding;
}

QString TableReader::format() const
{
    return QString::fromUtf8(GDALGetDriverShortName(GDALGetDatasetDriver(d->data.get())));
}

void TableReader::start(int layer)
{
    Q_ASSERT(layer >= 0 && layer < d->layers.size());
    const OgrComplaints complaints;
    d->layer = GDALDatasetGetLayer(d->data.get(), layer);
    OGR_L_ResetReading(d->layer);
    d->row = 0;
}

Expected<std::optional<TableRow>> TableReader::next()
{
    OgrComplaints complaints;
    const std::unique_ptr<void, FeatureDestroy> feature(OGR_L_GetNextFeature(d->layer));
    const QStringList words = complaints.takeErrors();
    if (feature) {
        TableRow row = d->rowOf(feature.get());
        row.damage = words.join(u"; "_s).left(500);
        return row;
    }
    if (!words.isEmpty())
        return failFile(
            ErrorCode::Damaged, d->shown, FileProblem::CutShort, words.join(u"; "_s).left(500));
    return std::optional<TableRow>();
}

} // namespace shiyu
