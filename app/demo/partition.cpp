#include "app/demo/partition.h"

#include "app/demo/chord.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace shiyu::partition {
namespace {

constexpr qsizetype kProbes = 72; ///< vertices of a ring that are tried as ends of a line
constexpr double kWaviness = 0.07; ///< amplitude as a share of the length

/// Unit vectors every 30°: sines from a table, so that a seed gives the same city everywhere.
constexpr std::array<std::pair<double, double>, 12> kDirections { { { 1, 0 }, { 0.8660254, 0.5 },
    { 0.5, 0.8660254 }, { 0, 1 }, { -0.5, 0.8660254 }, { -0.8660254, 0.5 }, { -1, 0 },
    { -0.8660254, -0.5 }, { -0.5, -0.8660254 }, { 0, -1 }, { 0.5, -0.8660254 },
    { 0.8660254, -0.5 } } };

/// The cells of the part along the line, and those of the rest, as indices.
struct Grouping {
    QList<qsizetype> along;
    QList<qsizetype> rest;
    double share = 0.5; ///< of the area that goes to `along`
};

struct Candidate {
    qsizetype from = 0;
    qsizetype to = 0;
    qsizetype grouping = 0;
    double penalty = 0;
};

bool isWorse(const Candidate &a, const Candidate &b)
{
    return std::tie(a.penalty, a.from, a.to, a.grouping)
        > std::tie(b.penalty, b.from, b.to, b.grouping);
}

double areaOf(const QList<Cell> &cells, const QList<qsizetype> &of)
{
    double sum = 0;
    for (const qsizetype i : of)
        sum += cells[i].area;
    return sum;
}

/// Cuts an order of cells in two where the shares are most even.
Grouping halved(const QList<Cell> &cells, const QList<qsizetype> &order)
{
    const double total = areaOf(cells, order);
    double before = 0, best = 2;
    qsizetype at = 1;
    double share = 0.5;
    for (qsizetype k = 1; k < order.size(); ++k) {
        before += cells[order[k - 1]].area;
        const double unevenness = std::abs(before / total - 0.5);
        if (unevenness < best) {
            best = unevenness;
            at = k;
            share = before / total;
        }
    }
    return { order.first(at), order.sliced(at), share };
}

QList<Grouping> groupings(const QList<Cell> &cells, const QList<qsizetype> &order)
{
    const bool seated = std::all_of(
        order.begin(), order.end(), [&](qsizetype i) { return cells[i].seat.has_value(); });
    if (!seated) {
        const Grouping one = halved(cells, order);
        return { one, { one.rest, one.along, 1 - one.share } };
    }
    QList<Grouping> list;
    for (const auto &[east, north] : kDirections) {
        QList<qsizetype> sorted = order;
        const auto along = [&, e = east, n = north](qsizetype i) {
            return cells[i].seat->lon * kEastScale * e + cells[i].seat->lat * n;
        };
        std::stable_sort(sorted.begin(), sorted.end(),
            [&](qsizetype a, qsizetype b) { return along(a) < along(b); });
        list.append(halved(cells, sorted));
    }
    return list;
}

/// The share of seats that would come to lie on the wrong side of the line a → b; the part along
/// the ring from a to b lies on its right.
double misplaced(const QList<Cell> &cells, const Grouping &grouping, LonLat a, LonLat b)
{
    double wrong = 0;
    const auto left = [&](LonLat p) {
        return (qint64 { b.lon } - a.lon) * (qint64 { p.lat } - a.lat)
            - (qint64 { b.lat } - a.lat) * (qint64 { p.lon } - a.lon)
            > 0;
    };
    for (const qsizetype i : grouping.along)
        wrong += cells[i].seat && left(*cells[i].seat) ? 1 : 0;
    for (const qsizetype i : grouping.rest)
        wrong += cells[i].seat && !left(*cells[i].seat) ? 1 : 0;
    return wrong / static_cast<double>(grouping.along.size() + grouping.rest.size());
}

/// Vertices at about even distances along the ring.
QList<qsizetype> probes(const Outline &ring, qsizetype count)
{
    if (ring.size() <= count) {
        QList<qsizetype> all(ring.size());
        for (qsizetype i = 0; i < ring.size(); ++i)
            all[i] = i;
        return all;
    }
    double total = 0;
    for (qsizetype i = 0; i < ring.size(); ++i)
        total += planeDistance(ring[i], ring[(i + 1) % ring.size()]);
    QList<qsizetype> list;
    double walked = 0;
    for (qsizetype i = 0; i < ring.size(); ++i) {
        if (walked >= total * static_cast<double>(list.size()) / static_cast<double>(count))
            list.append(i);
        walked += planeDistance(ring[i], ring[(i + 1) % ring.size()]);
    }
    return list;
}

/// Running sums of the cross products, for the area of any part in O(1).
QList<qint64> crossSums(const Outline &ring)
{
    QList<qint64> sums { 0 };
    const LonLat o = ring.first();
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
        sums.append(sums.last() + (qint64 { a.lon } - o.lon) * (qint64 { b.lat } - o.lat)
            - (qint64 { b.lon } - o.lon) * (qint64 { a.lat } - o.lat));
    }
    return sums;
}

QList<Candidate> candidates(const Outline &ring, const QList<Cell> &cells,
    const QList<Grouping> &groups, qsizetype probeCount)
{
    const QList<qsizetype> ends = probes(ring, probeCount);
    const QList<qint64> sums = crossSums(ring);
    const auto whole = static_cast<double>(sums.last());
    const double size = std::sqrt(whole * kEastScale / 2);
    const LonLat o = ring.first();
    const bool seated = std::any_of(
        cells.begin(), cells.end(), [](const Cell &cell) { return cell.seat.has_value(); });
    QList<Candidate> list;
    list.reserve(ends.size() * ends.size() / 2 * groups.size());
    for (const qsizetype from : ends) {
        for (const qsizetype to : ends) {
            // A part of the list's end is the rest of another pair: from < to is enough.
            if (to <= from + 1 || (from == 0 && to == ring.size() - 1))
                continue;
            const LonLat a = ring[from], b = ring[to];
            const qint64 closing = (qint64 { b.lon } - o.lon) * (qint64 { a.lat } - o.lat)
                - (qint64 { a.lon } - o.lon) * (qint64 { b.lat } - o.lat);
            const double share = static_cast<double>(sums[to] - sums[from] + closing) / whole;
            if (share <= 0.01 || share >= 0.99)
                continue;
            const double length = planeDistance(a, b) / size;
            for (qsizetype g = 0; g < groups.size(); ++g) {
                const double wanted = groups[g].share;
                const double off = (share - wanted) / std::min(wanted, 1 - wanted);
                const double wrong = seated ? misplaced(cells, groups[g], a, b) : 0;
                list.append({ from, to, g, 4 * off * off + 0.6 * length * length + 6 * wrong });
            }
        }
    }
    return list;
}

struct Cut {
    Outline along, rest;
    qsizetype grouping = 0;
};

/// Tries the best lines first; ever less wavy ones, then every vertex as an end.
std::optional<Cut> bestCut(const Outline &ring, const QList<Cell> &cells,
    const QList<Grouping> &groups, double step, SeededRandom &random)
{
    constexpr std::array<std::pair<qsizetype, double>, 4> kTries { { { kProbes, kWaviness },
        { kProbes, kWaviness / 3 }, { 4 * kProbes, 0.004 }, { 100'000, 0.0 } } };
    for (const auto &[probeCount, waviness] : kTries) {
        QList<Candidate> list = candidates(ring, cells, groups, probeCount);
        const qsizetype tries = std::min<qsizetype>(list.size(), waviness > 0 ? 160 : list.size());
        // Nearly always the first will do: a heap brings no more in order than are looked at.
        std::make_heap(list.begin(), list.end(), isWorse);
        for (qsizetype k = 0; k < tries; ++k) {
            std::pop_heap(list.begin(), list.end() - k, isWorse);
            const Candidate &best = list.at(list.size() - 1 - k);
            const auto chord = chordBetween(ring, best.from, best.to, step, waviness, random);
            if (!chord)
                continue;
            auto [along, rest] = cut(ring, *chord);
            if (doubledArea(along) > 0 && doubledArea(rest) > 0)
                return Cut { along, rest, best.grouping };
        }
    }
    return std::nullopt;
}

void divideInto(QList<Outline> &out, const Outline &ring, const QList<Cell> &cells,
    const QList<qsizetype> &order, SeededRandom &random)
{
    if (order.size() == 1) {
        out[order.first()] = ring;
        return;
    }
    int grids = 0;
    for (const qsizetype i : order)
        grids += cells[i].grids;
    const double area = static_cast<double>(doubledArea(ring)) * kEastScale / 2;
    // About four vertices on a side of the smallest part; 1 m is some 90 units.
    const double step = std::clamp(std::sqrt(area / grids) / 4, 600.0, 20'000.0);
    const QList<Grouping> groups = groupings(cells, order);
    const auto found = bestCut(ring, cells, groups, step, random);
    Q_ASSERT_X(found, "partition", "a ring of four or more vertices always has a diagonal");
    divideInto(out, found->along, cells, groups[found->grouping].along, random);
    divideInto(out, found->rest, cells, groups[found->grouping].rest, random);
}

} // namespace

qint64 doubledArea(const Outline &ring)
{
    return ring.isEmpty() ? 0 : crossSums(ring).last();
}

bool isStrictlyInside(const Outline &ring, LonLat p)
{
    bool inside = false;
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
        const qint64 cross = (qint64 { b.lon } - a.lon) * (qint64 { p.lat } - a.lat)
            - (qint64 { b.lat } - a.lat) * (qint64 { p.lon } - a.lon);
        if (cross == 0 && std::min(a.lon, b.lon) <= p.lon && p.lon <= std::max(a.lon, b.lon)
            && std::min(a.lat, b.lat) <= p.lat && p.lat <= std::max(a.lat, b.lat))
            return false;
        if ((a.lat > p.lat) != (b.lat > p.lat) && (cross > 0) == (b.lat > a.lat))
            inside = !inside;
    }
    return inside;
}

Outline densified(const Outline &ring, double step)
{
    Outline out;
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
        out.append(a);
        // Always reckoned from the smaller end, so that the neighbour finds the same units.
        const LonLat low = std::min(a, b), high = std::max(a, b);
        const auto pieces = static_cast<qint64>(std::ceil(planeDistance(a, b) / step));
        for (qint64 k = 1; k < pieces; ++k) {
            const qint64 at = a < b ? k : pieces - k;
            out.append(
                { static_cast<qint32>(low.lon + (qint64 { high.lon } - low.lon) * at / pieces),
                    static_cast<qint32>(low.lat + (qint64 { high.lat } - low.lat) * at / pieces) });
        }
    }
    return out;
}

QList<Outline> divide(const Outline &ring, const QList<Cell> &cells, SeededRandom &random)
{
    QList<qsizetype> order(cells.size());
    for (qsizetype i = 0; i < order.size(); ++i)
        order[i] = i;
    QList<Outline> out(cells.size());
    divideInto(out, ring, cells, order, random);
    return out;
}

} // namespace shiyu::partition
