// The bench reads its own files: the layers of the console know no files.
#include "tests/bench/scene.h"
#include <gdal_priv.h>
#include <memory>
#include <ogrsf_frmts.h>

namespace shiyu::bench {
namespace {

struct DatasetCloser {
    void operator()(GDALDataset *d) const { GDALClose(d); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

Dataset open(const QString &file)
{
    GDALAllRegister();
    return Dataset(static_cast<GDALDataset *>(GDALOpenEx(
        file.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
}

LinearRing ringOf(const OGRLinearRing *ring)
{
    LinearRing out;
    for (int i = 0; i + 1 < ring->getNumPoints(); ++i)
        out.append(LonLat::fromDegrees(ring->getX(i), ring->getY(i)));
    return out;
}

void addPolygon(const OGRPolygon *polygon, MultiPolygon &into)
{
    Polygon made { ringOf(polygon->getExteriorRing()), {} };
    for (int i = 0; i < polygon->getNumInteriorRings(); ++i)
        made.holes.append(ringOf(polygon->getInteriorRing(i)));
    into.append(made);
}

MultiPolygon shapeOf(const OGRGeometry *geometry)
{
    MultiPolygon shape;
    if (geometry == nullptr)
        return shape;
    if (wkbFlatten(geometry->getGeometryType()) == wkbPolygon)
        addPolygon(geometry->toPolygon(), shape);
    else if (wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon) {
        for (const OGRPolygon *polygon : geometry->toMultiPolygon())
            addPolygon(polygon, shape);
    }
    return shape;
}

QString textOf(const OGRFeature &feature, const char *field)
{
    const int index = feature.GetFieldIndex(field);
    return index < 0 ? QString() : QString::fromUtf8(feature.GetFieldAsString(index));
}

QList<RegionShape> regionsOf(
    GDALDataset &data, const char *layer, const char *codeField, const QString &prefix)
{
    QList<RegionShape> out;
    OGRLayer *source = data.GetLayerByName(layer);
    if (source == nullptr)
        return out;
    for (const auto &feature : *source) {
        const QString code = textOf(*feature, codeField);
        if (code.startsWith(prefix))
            out.append({ RegionCode(code), textOf(*feature, "name"),
                shapeOf(feature->GetGeometryRef()), false, std::nullopt });
    }
    return out;
}

std::vector<PointFeature> pointsOf(GDALDataset &data, const char *layer, const char *urgencyField)
{
    std::vector<PointFeature> out;
    OGRLayer *source = data.GetLayerByName(layer);
    if (source == nullptr)
        return out;
    for (const auto &feature : *source) {
        const OGRPoint *at = feature->GetGeometryRef()->toPoint();
        PointFeature f;
        f.id = textOf(*feature, "id");
        f.position = LonLat::fromDegrees(at->getX(), at->getY());
        f.urgency = static_cast<Urgency>(textOf(*feature, urgencyField).toInt() & 3);
        out.push_back(f);
    }
    return out;
}

} // namespace

Scene readScene(const QString &file)
{
    Scene scene;
    const Dataset data = open(file);
    if (!data)
        return scene;
    const std::pair<RegionLevel, const char *> wanted[]
        = { { RegionLevel::County, "county" }, { RegionLevel::Town, "town" },
              { RegionLevel::Village, "village" }, { RegionLevel::Grid, "grid" } };
    for (const auto &[level, layer] : wanted)
        scene.levels.append({ level, regionsOf(*data, layer, "id", {}) });
    scene.cameras = pointsOf(*data, "camera", "state");
    scene.incidents = pointsOf(*data, "incident", "severity");
    return scene;
}

Scene readBoundaries(const QString &file, const QString &codePrefix)
{
    Scene scene;
    const Dataset data = open(file);
    if (!data)
        return scene;
    scene.levels.append({ RegionLevel::City, regionsOf(*data, "city", "code", codePrefix) });
    scene.levels.append({ RegionLevel::County, regionsOf(*data, "county", "code", codePrefix) });
    return scene;
}

} // namespace shiyu::bench
