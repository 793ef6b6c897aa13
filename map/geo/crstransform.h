#pragma once
#include "app/domain/error.h"
#include "app/domain/lonlat.h"
#include <memory>

namespace shiyu {

/// Coordinates of a source: x = east or longitude (degrees), y = north or latitude, whatever axis
/// order the authority states.
struct SourcePoint {
    double x = 0;
    double y = 0;
};

/// From one coordinate system to LonLat and back. Move-only; belongs to the thread that made it.
class CrsTransform {
public:
    /// `crs` is a name that we know ("WGS84", "CGCS2000", "GCJ-02", "BD-09", spelling and case
    /// free), an EPSG number ("4547", "EPSG:4547"), WKT, PROJJSON or a PROJ string. UnknownCrs
    /// (context = the text, shortened): none of these, or a system of no position (vertical only).
    static Expected<CrsTransform> create(const QString &crs);

    CrsTransform(CrsTransform &&) noexcept;
    CrsTransform &operator=(CrsTransform &&) noexcept;
    ~CrsTransform();

    /// InvalidValue: not finite, outside of the system's reach, or no longitude/latitude.
    Expected<LonLat> toLonLat(SourcePoint point) const;
    Expected<SourcePoint> fromLonLat(LonLat position) const;
    /// What it is in words ("CGCS2000 / 3-degree Gauss-Kruger CM 120E"), as PROJ or we name it.
    QString name() const;

private:
    struct Private;
    explicit CrsTransform(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace shiyu
