#include "map/render/symbolplaces.h"
#include <QtMath>
#include <algorithm>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kApart = 2; // pixels between the halo and a count
constexpr double kTurns[] = { 0, 30, -30, 60, -60, 90, -90, 120, -120, 150, -150, 180 }; // degrees

QRectF boxAt(QPointF centre, QSizeF size)
{
    return { centre - QPointF(size.width() / 2, size.height() / 2), size };
}

bool isFree(const QRectF &box, const QList<QRectF> &taken)
{
    return std::none_of(
        taken.begin(), taken.end(), [&box](const QRectF &other) { return other.intersects(box); });
}

bool lieOn(const QList<QRectF> &symbols, QPointF at)
{
    return std::any_of(
        symbols.begin(), symbols.end(), [at](const QRectF &box) { return box.contains(at); });
}

class Units {
public:
    Units(const QList<QRectF> &symbols, const QRectF &view,
        const std::function<QSizeF(quint32, quint32)> &nameSize, double dot)
        : m_symbols(symbols)
        , m_view(view)
        , m_nameSize(nameSize)
        , m_dot(dot, dot)
    {
    }

    void name(const UnitPlace &unit)
    {
        const QRectF box = boxAt(unit.at, m_nameSize(unit.feature, 0));
        if (isReadWhole(box) && isFreeOfNames(box, nullptr))
            m_names.append({ unit.feature, UnitStand::Mark::Name, box, 0 });
        else
            m_nameless.append(unit);
    }

    QList<UnitStand> take()
    {
        QList<UnitStand> stands;
        QList<std::pair<qsizetype, qsizetype>> under; // into stands, into the names
        for (const UnitPlace &unit : std::as_const(m_nameless)) {
            const auto name = std::find_if(m_names.begin(), m_names.end(),
                [&unit](const UnitStand &stand) { return stand.box.contains(unit.at); });
            const bool hidden = name != m_names.end() || lieOn(m_symbols, unit.at);
            if (name != m_names.end()) {
                ++name->more;
                under.append({ stands.size(), name - m_names.begin() });
            }
            stands.append({ unit.feature, hidden ? UnitStand::Mark::Under : UnitStand::Mark::Dot,
                boxAt(unit.at, m_dot), 0 });
        }
        for (UnitStand &name : m_names)
            widen(name);
        for (const auto &[stand, name] : std::as_const(under))
            stands[stand].box = m_names.at(name).box;
        return stands + m_names;
    }

private:
    bool isFreeOfNames(const QRectF &box, const UnitStand *own) const
    {
        return std::none_of(m_names.begin(), m_names.end(),
            [&](const UnitStand &name) { return &name != own && name.box.intersects(box); });
    }

    bool isReadWhole(const QRectF &box) const
    {
        return m_view.contains(box) && isFree(box, m_symbols);
    }

    /// For what it counts, to the side where it has room.
    void widen(UnitStand &name) const
    {
        if (name.more == 0)
            return;
        const QRectF wide = boxAt(name.box.center(), m_nameSize(name.feature, name.more));
        const double side = (wide.width() - name.box.width()) / 2;
        const double sides[] = { 0, side, -side };
        const auto *found = std::find_if(std::begin(sides), std::end(sides), [&](double by) {
            const QRectF box = wide.translated(by, 0);
            return isReadWhole(box) && isFreeOfNames(box, &name);
        });
        name.box = wide.translated(found == std::end(sides) ? 0 : *found, 0);
    }

    const QList<QRectF> &m_symbols;
    QRectF m_view;
    const std::function<QSizeF(quint32, quint32)> &m_nameSize;
    QSizeF m_dot;
    QList<UnitStand> m_names;
    QList<UnitPlace> m_nameless;
};

} // namespace

QPointF besideHalo(QPointF at, double radius, QPointF halo, const QList<QRectF> &others)
{
    const double reach = kSelectionHalo + radius + kApart;
    const QPointF away = at - halo;
    if (std::hypot(away.x(), away.y()) >= reach)
        return at;
    const double straight = away.manhattanLength() < 1 ? -M_PI_2 : std::atan2(away.y(), away.x());
    const auto spot = [&](double turn) {
        const double angle = straight + qDegreesToRadians(turn);
        return halo + QPointF(std::cos(angle), std::sin(angle)) * reach;
    };
    const auto *found = std::find_if(std::begin(kTurns), std::end(kTurns), [&](double turn) {
        return isFree(boxAt(spot(turn), QSizeF(2 * radius, 2 * radius)), others);
    });
    return spot(found == std::end(kTurns) ? 0 : *found);
}

QRectF tagBeside(QPointF point, QSizeF size, const QRectF &view, const QList<QRectF> &covered)
{
    constexpr double kAside = 8; // pixels from the point
    const double right = point.x() + kAside;
    const double left = point.x() - kAside - size.width();
    const double above = point.y() - kAside - size.height();
    const double below = point.y() + kAside;
    const QRectF first({ right, above }, size);
    for (const QPointF corner : { QPointF(right, above), QPointF(left, above),
             QPointF(right, below), QPointF(left, below) }) {
        const QRectF box(corner, size);
        if (view.contains(box) && isFree(box, covered))
            return box;
    }
    return first;
}

QList<UnitStand> standUnits(const QList<UnitPlace> &units, const QList<QRectF> &symbols,
    const QRectF &view, const std::function<QSizeF(quint32, quint32)> &nameSize, double dot)
{
    Units stands(symbols, view, nameSize, dot);
    for (const bool dimmed : { false, true }) {
        for (const UnitPlace &unit : units) {
            if (unit.dimmed == dimmed)
                stands.name(unit);
        }
    }
    return stands.take();
}

} // namespace shiyu
