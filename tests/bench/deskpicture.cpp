// Pictures of the canvas itself with everything that a desk shows on it, to be looked at.
#include "map/canvas/mapcanvas.h"
#include "map/geo/measure.h"
#include "tests/bench/scene.h"
#include <QDir>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QTimer>

namespace shiyu::bench {
namespace {

PointFeature feature(
    const QString &id, LonLat at, const QString &label, Urgency urgency = Urgency::Normal)
{
    PointFeature f;
    f.id = id;
    f.position = at;
    f.label = label;
    f.urgency = urgency;
    return f;
}

/// `count` places in and around a middle, denser towards it.
std::vector<PointFeature> crowd(
    LonLat middle, int count, double reach, const QString &label, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<PointFeature> out;
    for (int i = 0; i < count; ++i) {
        const double share = random.generateDouble() * random.generateDouble();
        const int die = random.bounded(20);
        const Urgency urgency = die == 0 ? Urgency::Critical
            : die < 4                    ? Urgency::Urgent
            : die < 9                    ? Urgency::Elevated
                                         : Urgency::Normal;
        const LonLat at = destination(middle, random.bounded(360), reach * share);
        out.push_back(feature(QString::number(i), at,
            label + QStringLiteral(" %1").arg(i % 90 + 1, 2, 10, QChar(u'0')), urgency));
    }
    return out;
}

void settle(MapCanvas &canvas)
{
    QEventLoop loop;
    QObject::connect(&canvas, &MapCanvas::settled, &loop, &QEventLoop::quit);
    QTimer::singleShot(5000, &loop, &QEventLoop::quit);
    canvas.grab();
    loop.exec();
    canvas.grab();
    QTimer::singleShot(300, &loop, &QEventLoop::quit); // clusters and names of the last frame
    loop.exec();
}

} // namespace

void saveDeskPictures(const MapSnapshot &ground, const QString &folder, QSize size)
{
    const LonLat town = LonLat::fromDegrees(118.385, 31.335);
    MapSnapshot s = ground;
    s.setPoints(PointLayer::make(
        PointKind::Incident, crowd(town, 386, 45000, QStringLiteral("井盖缺失"), 1)));
    s.setPoints(
        PointLayer::make(PointKind::Camera, crowd(town, 4000, 9000, QStringLiteral("摄像机"), 2)));
    s.setPoints(
        PointLayer::make(PointKind::Unit, crowd(town, 14, 9000, QStringLiteral("城管"), 3)));
    s.setPoints(
        PointLayer::make(PointKind::Place, crowd(town, 40, 6000, QStringLiteral("中山路小学"), 4)));
    s.rings = AreaLayer::make({ { QStringLiteral("r"), QStringLiteral("火车站防控圈"),
        { Polygon { circleRing(destination(town, 60, 2500), 1500), {} } } } });
    s.lines.append(LineLayer::make(LineKind::River,
        { { QStringLiteral("l"), QStringLiteral("长江"),
            { LonLat::fromDegrees(117.9, 31.05), LonLat::fromDegrees(118.1, 31.2),
                LonLat::fromDegrees(118.33, 31.3), LonLat::fromDegrees(118.36, 31.42),
                LonLat::fromDegrees(118.5, 31.6) } } }));
    QDir().mkpath(folder);
    for (const bool night : { false, true }) {
        MapCanvas canvas;
        canvas.resize(size);
        canvas.setTheme(night ? MapTheme::Night : MapTheme::Day);
        canvas.setSnapshot(std::make_shared<const MapSnapshot>(s));
        canvas.setNote(QStringLiteral("待办工单：视野内 354 / 386 件　示意边界"));
        canvas.setSelection(MapSelection {
            PointKind::Incident, QStringLiteral("x"), town, Urgency::Critical, 300, {} });
        canvas.show();
        for (const double zoom : { 0.0, 12.5, 14.0, 16.5 }) {
            if (zoom > 0)
                canvas.goTo(town, zoom);
            settle(canvas);
            const QString name
                = QStringLiteral("%1/desk-%2-%3-%4.png")
                      .arg(folder, night ? QStringLiteral("night") : QStringLiteral("day"))
                      .arg(size.width())
                      .arg(zoom);
            canvas.grab().save(name);
        }
    }
}

} // namespace shiyu::bench
