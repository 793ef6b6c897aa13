// Several rings, as islands are, divided among the cells of one region.
#include "app/demo/chord.h"
#include "app/demo/partition.h"
#include <algorithm>

namespace shiyu::partition {
namespace {

double distanceTo(const Outline &ring, LonLat p)
{
    if (isStrictlyInside(ring, p))
        return 0;
    double best = planeDistance(ring.first(), p);
    for (const LonLat v : ring)
        best = std::min(best, planeDistance(v, p));
    return best;
}

/// For each ring the cells that are cut of it: by their seats, else in order and by area.
QList<QList<qsizetype>> cellsPerRing(const QList<Outline> &rings, const QList<Cell> &cells)
{
    QList<QList<qsizetype>> of(rings.size());
    double total = 0, cellArea = 0, passed = 0;
    for (const Outline &ring : rings)
        total += static_cast<double>(doubledArea(ring));
    for (const Cell &cell : cells)
        cellArea += cell.area;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        qsizetype chosen = 0;
        if (cells[i].seat) {
            for (qsizetype r = 1; r < rings.size(); ++r) {
                if (distanceTo(rings[r], *cells[i].seat)
                    < distanceTo(rings[chosen], *cells[i].seat))
                    chosen = r;
            }
        } else {
            const double middle = (passed + cells[i].area / 2) / cellArea * total;
            double upTo = static_cast<double>(doubledArea(rings[0]));
            while (upTo < middle && chosen + 1 < rings.size())
                upTo += static_cast<double>(doubledArea(rings[++chosen]));
        }
        passed += cells[i].area;
        of[chosen].append(i);
    }
    return of;
}

/// The cell to which a ring without cells of its own belongs: the nearest seat, else the last one.
qsizetype adopter(const Outline &ring, const QList<Cell> &cells)
{
    qsizetype best = cells.size() - 1;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (cells[i].seat && cells[best].seat
            && planeDistance(*cells[i].seat, ring.first())
                < planeDistance(*cells[best].seat, ring.first()))
            best = i;
    }
    return best;
}

} // namespace

QList<QList<Outline>> divide(
    const QList<Outline> &rings, const QList<Cell> &cells, SeededRandom &random)
{
    QList<QList<Outline>> out(cells.size());
    const QList<QList<qsizetype>> of = cellsPerRing(rings, cells);
    for (qsizetype r = 0; r < rings.size(); ++r) {
        if (of[r].isEmpty()) {
            out[adopter(rings[r], cells)].append(rings[r]);
            continue;
        }
        QList<Cell> own;
        for (const qsizetype i : of[r])
            own.append(cells[i]);
        const QList<Outline> parts = divide(rings[r], own, random);
        for (qsizetype k = 0; k < parts.size(); ++k)
            out[of[r][k]].prepend(parts[k]); // the main part first
    }
    return out;
}

} // namespace shiyu::partition
