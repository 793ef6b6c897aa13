#include "app/demo/chord.h"

#include <algorithm>
#include <cmath>

namespace shiyu::partition {
namespace {

// Differences inside a city stay below 2^25 units, products below 2^51: no overflow.
int side(LonLat a, LonLat b, LonLat p)
{
    const qint64 cross = (qint64 { b.lon } - a.lon) * (qint64 { p.lat } - a.lat)
        - (qint64 { b.lat } - a.lat) * (qint64 { p.lon } - a.lon);
    return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

bool withinBox(LonLat a, LonLat b, LonLat p)
{
    return std::min(a.lon, b.lon) <= p.lon && p.lon <= std::max(a.lon, b.lon)
        && std::min(a.lat, b.lat) <= p.lat && p.lat <= std::max(a.lat, b.lat);
}

bool boxesMeet(LonLat a, LonLat b, LonLat c, LonLat d)
{
    return std::min(a.lon, b.lon) <= std::max(c.lon, d.lon)
        && std::min(c.lon, d.lon) <= std::max(a.lon, b.lon)
        && std::min(a.lat, b.lat) <= std::max(c.lat, d.lat)
        && std::min(c.lat, d.lat) <= std::max(a.lat, b.lat);
}

/// True if the segments have a point in common.
bool touch(LonLat a, LonLat b, LonLat c, LonLat d)
{
    if (!boxesMeet(a, b, c, d))
        return false;
    const int s1 = side(a, b, c), s2 = side(a, b, d), s3 = side(c, d, a), s4 = side(c, d, b);
    if (s1 * s2 < 0 && s3 * s4 < 0)
        return true;
    return (s1 == 0 && withinBox(a, b, c)) || (s2 == 0 && withinBox(a, b, d))
        || (s3 == 0 && withinBox(c, d, a)) || (s4 == 0 && withinBox(c, d, b));
}

/// A segment that starts in the ring's vertex `corner`: does it run along one of the two edges
/// there?
bool runsAlong(const Outline &ring, qsizetype corner, LonLat next)
{
    const qsizetype n = ring.size();
    const LonLat at = ring[corner];
    for (const LonLat other : { ring[(corner + 1) % n], ring[(corner + n - 1) % n] }) {
        if (side(at, other, next) == 0
            && (withinBox(at, other, next) || withinBox(at, next, other)))
            return true;
    }
    return false;
}

bool isClear(const Outline &ring, const Chord &chord)
{
    if (!isStrictlyInside(ring, chord.inner.first())
        || runsAlong(ring, chord.from, chord.inner.first())
        || runsAlong(ring, chord.to, chord.inner.last()))
        return false;
    Outline line { ring[chord.from] };
    line += chord.inner;
    line += ring[chord.to];
    const qsizetype n = ring.size();
    for (qsizetype k = 0; k + 1 < line.size(); ++k) {
        for (qsizetype e = 0; e < n; ++e) {
            const qsizetype f = (e + 1) % n;
            // At its ends the line meets the two edges of that vertex, and runsAlong looked at
            // them.
            const bool first = k == 0 && (e == chord.from || f == chord.from);
            const bool last = k + 2 == line.size() && (e == chord.to || f == chord.to);
            if (!first && !last && touch(line[k], line[k + 1], ring[e], ring[f]))
                return false;
        }
    }
    return true;
}

/// Midpoint displacement: offsets[first] and offsets[last] are given, the rest follows.
void displace(
    QList<double> &offsets, qsizetype first, qsizetype last, double amplitude, SeededRandom &random)
{
    if (last - first < 2)
        return;
    const qsizetype middle = (first + last) / 2;
    offsets[middle] = (offsets[first] + offsets[last]) / 2 + (random.unit() * 2 - 1) * amplitude;
    displace(offsets, first, middle, amplitude * 0.45, random);
    displace(offsets, middle, last, amplitude * 0.45, random);
}

} // namespace

double planeDistance(LonLat a, LonLat b)
{
    const double x = (static_cast<double>(a.lon) - b.lon) * kEastScale;
    const double y = static_cast<double>(a.lat) - b.lat;
    return std::sqrt(x * x + y * y);
}

std::optional<Chord> chordBetween(const Outline &ring, qsizetype from, qsizetype to, double step,
    double amplitude, SeededRandom &random)
{
    const LonLat a = ring[from], b = ring[to];
    const double length = planeDistance(a, b);
    const auto pieces = std::clamp<qsizetype>(qRound64(length / step), 2, 200);
    QList<double> offsets(pieces + 1, 0.0);
    displace(offsets, 0, pieces, amplitude, random);
    Chord chord { from, to, {} };
    const double dx = static_cast<double>(b.lon) - a.lon, dy = static_cast<double>(b.lat) - a.lat;
    for (qsizetype k = 1; k < pieces; ++k) {
        const double t = static_cast<double>(k) / static_cast<double>(pieces);
        // Perpendicular in the plane: (-dy, dx·scale), brought back to units of longitude.
        const double x = a.lon + t * dx - offsets[k] * dy / kEastScale;
        const double y = a.lat + t * dy + offsets[k] * dx * kEastScale;
        chord.inner.append({ qRound(x), qRound(y) });
    }
    if (!isClear(ring, chord))
        return std::nullopt;
    return chord;
}

std::pair<Outline, Outline> cut(const Outline &ring, const Chord &chord)
{
    const qsizetype n = ring.size();
    Outline along, rest;
    for (qsizetype i = chord.from; i != chord.to; i = (i + 1) % n)
        along.append(ring[i]);
    along.append(ring[chord.to]);
    for (auto it = chord.inner.crbegin(); it != chord.inner.crend(); ++it)
        along.append(*it);
    for (qsizetype i = chord.to; i != chord.from; i = (i + 1) % n)
        rest.append(ring[i]);
    rest.append(ring[chord.from]);
    rest += chord.inner;
    return { along, rest };
}

} // namespace shiyu::partition
