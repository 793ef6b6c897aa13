#include "app/exchange/tablereader.h"

#include "app/exchange/fileproblem.h"
#include "app/exchange/filesniff.h"
#include "app/exchange/ogrsession.h"
#include "app/exchange/spreadsheetcell.h"
#include <QFileInfo>
#include <QTemporaryDir>
#include <cpl_conv.h>
#include <ogrsf_frmts.h>

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

QString crsOf(const OGRSpatialReference *crs)
{
    if (!crs || crs->IsLocal())
        return {};
    // GeoPackage's "undefined" systems are no statement.
    if (const char *name = crs->GetName(); name && QByteArrayView(name).startsWith("Undefined"))
        return {};
    const char *authority = crs->GetAuthorityName(nullptr);
    const char *code = crs->GetAuthorityCode(nullptr);
    if (authority && code && QByteArrayView(authority) == "EPSG")
        return u"EPSG:"_s + QString::fromLatin1(code);
    char *wkt = nullptr;
    const char *const options[] = { "FORMAT=WKT2_2019", nullptr };
    const bool done = crs->exportToWkt(&wkt, options) == OGRERR_NONE;
    const QString text = done ? QString::fromUtf8(wkt) : QString();
    CPLFree(wkt);
    return text;
}

SourceGeometry::SourceRing ringOf(const OGRSimpleCurve &line)
{
    SourceGeometry::SourceRing ring;
    ring.reserve(static_cast<size_t>(line.getNumPoints()));
    for (int i = 0; i < line.getNumPoints(); ++i)
        ring.push_back({ line.getX(i), line.getY(i) });
    return ring;
}

std::vector<SourceGeometry::SourceRing> ringsOf(const OGRPolygon &polygon)
{
    std::vector<SourceGeometry::SourceRing> rings;
    if (const OGRLinearRing *outer = polygon.getExteriorRing())
        rings.push_back(ringOf(*outer));
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
        rings.push_back(ringOf(*polygon.getInteriorRing(i)));
    return rings;
}

void add(SourceGeometry &to, const OGRGeometry &from)
{
    const OGRwkbGeometryType type = wkbFlatten(from.getGeometryType());
    const auto take = [&to](PlaceShape shape, std::vector<SourceGeometry::SourceRing> part) {
        const bool another = to.shape != PlaceShape::None;
        if (another && (shape != PlaceShape::Area || to.shape != PlaceShape::Area)) {
            to.simplified = true;
            return;
        }
        to.shape = shape;
        to.parts.push_back(std::move(part));
    };
    if (from.IsEmpty())
        return;
    if (type == wkbPoint) {
        const OGRPoint *point = from.toPoint();
        take(PlaceShape::Point, { { { point->getX(), point->getY() } } });
    } else if (type == wkbLineString) {
        take(PlaceShape::Line, { ringOf(*from.toLineString()) });
    } else if (type == wkbPolygon) {
        take(PlaceShape::Area, ringsOf(*from.toPolygon()));
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry *part : *from.toGeometryCollection())
            add(to, *part);
    }
}

SourceGeometry geometryOf(const OGRFeature &feature)
{
    SourceGeometry geometry;
    const OGRGeometry *source = feature.GetGeometryRef();
    if (!source)
        return geometry;
    if (!source->hasCurveGeometry(TRUE)) {
        add(geometry, *source);
        return geometry;
    }
    const std::unique_ptr<OGRGeometry> linear(source->getLinearGeometry());
    if (linear)
        add(geometry, *linear);
    return geometry;
}

} // namespace

struct TableReader::Private {
    OpenPlan plan;
    QString shown;
    GDALDatasetUniquePtr data;
    QList<TableLayer> layers;
    OGRLayer *layer = nullptr;
    qint64 row = 0;

    QString text(const char *bytes) const
    {
        // Where no format says how its text is encoded, GDAL passes the bytes on.
        return plan.rawDbf ? decodeText(bytes, plan.encoding) : QString::fromUtf8(bytes);
    }
    Expected<void> open();
    tl::unexpected<Error> openError(const QStringList &words) const;
    TableLayer describe(OGRLayer &layer) const;
    TableRow rowOf(OGRFeature &feature);
};

Expected<void> TableReader::Private::open()
{
    OgrComplaints complaints;
    const ThreadOption restore("SHAPE_RESTORE_SHX", plan.copy ? "YES" : "NO");
    const char *options[]
        = { "AUTODETECT_TYPE=NO", "EMPTY_STRING_AS_NULL=YES", "KEEP_GEOM_COLUMNS=YES",
              "KEEP_SOURCE_COLUMNS=NO", plan.rawDbf ? "ENCODING=" : nullptr, nullptr };
    data.reset(GDALDataset::Open(plan.source.toUtf8().constData(),
        GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, kDrivers,
        plan.text         ? options
            : plan.rawDbf ? options + 4
                          : nullptr,
        nullptr));
    if (!data)
        return openError(complaints.takeErrors());
    for (OGRLayer *each : data->GetLayers())
        layers.append(describe(*each));
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

TableLayer TableReader::Private::describe(OGRLayer &each) const
{
    TableLayer described;
    described.name
        = plan.text || plan.copy ? QFileInfo(shown).completeBaseName() : text(each.GetName());
    const OGRFeatureDefn *definition = each.GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i)
        described.fields.append(text(definition->GetFieldDefn(i)->GetNameRef()).trimmed());
    described.hasGeometry = each.GetGeomType() != wkbNone;
    described.rows = each.TestCapability(OLCFastFeatureCount) ? each.GetFeatureCount(FALSE) : -1;
    if (OGRSpatialReference *crs = each.GetSpatialRef()) {
        described.crs = crsOf(crs);
        if (!described.crs.isEmpty())
            described.crsName = QString::fromUtf8(crs->GetName());
    }
    return described;
}

TableRow TableReader::Private::rowOf(OGRFeature &feature)
{
    TableRow out;
    out.number = ++row;
    const int count = feature.GetFieldCount();
    out.values.reserve(count);
    for (int i = 0; i < count; ++i) {
        out.values.append(feature.IsFieldSetAndNotNull(i)
                ? fromSpreadsheetCell(text(feature.GetFieldAsString(i)))
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
    return QString::fromUtf8(d->data->GetDriverName());
}

void TableReader::start(int layer)
{
    Q_ASSERT(layer >= 0 && layer < d->layers.size());
    const OgrComplaints complaints;
    d->layer = d->data->GetLayer(layer);
    d->layer->ResetReading();
    d->row = 0;
}

Expected<std::optional<TableRow>> TableReader::next()
{
    OgrComplaints complaints;
    const OGRFeatureUniquePtr feature(d->layer->GetNextFeature());
    const QStringList words = complaints.takeErrors();
    if (feature) {
        TableRow row = d->rowOf(*feature);
        row.damage = words.join(u"; "_s).left(500);
        return row;
    }
    if (!words.isEmpty())
        return failFile(
            ErrorCode::Damaged, d->shown, FileProblem::CutShort, words.join(u"; "_s).left(500));
    return std::optional<TableRow>();
}

} // namespace shiyu
