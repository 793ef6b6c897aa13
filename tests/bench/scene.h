#pragma once
#include "map/render/mapsnapshot.h"
#include <QSize>
#include <QStringList>

namespace shiyu::bench {

/// What a bench draws, before it is prepared.
struct Scene {
    struct Level {
        RegionLevel level;
        QList<RegionShape> regions;
    };
    QList<Level> levels;
    std::vector<PointFeature> cameras;
    std::vector<PointFeature> incidents;
    qsizetype vertices() const;
};

/// 9 + 79 + 950 + 8,000 Voronoi cells with rough borders that neighbours share (some 1.4 million
/// vertices), 80,000 cameras, 100,000 incidents, 70 % of the points around 40 centres.
Scene madeScene(quint32 seed);
/// The layers county, town, village, grid, camera, incident of a GeoPackage; empty when unreadable.
Scene readScene(const QString &file);
/// The layers city and county of a boundary file, those of one city (code prefix).
Scene readBoundaries(const QString &file, const QString &codePrefix);
/// Prepared for drawing.
MapSnapshot prepared(const Scene &scene);

/// Pictures of the canvas with the ground and a desk's symbols, day and night, at four zooms.
void saveDeskPictures(const MapSnapshot &ground, const QString &folder, QSize size);

} // namespace shiyu::bench
