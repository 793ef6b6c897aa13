// The figures of the map: full redraw with an empty tile cache, a pan frame, memory, preparation.
#include "map/canvas/mapcanvas.h"
#include "map/render/clusterstore.h"
#include "map/render/maprender.h"
#include "tests/bench/bench.h"
#include "tests/bench/scene.h"
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPainter>
#include <QRandomGenerator>
#include <QTimer>
#include <cstdio>
#include <cstring>

namespace shiyu::bench {
namespace {

const LonLatBox kCity { 1175000000, 306000000, 1187000000, 316000000 };
constexpr double kSmallest = 1e-4;

double ms(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Every level at every zoom, as QGIS draws the scene.
TileScene everything(const std::shared_ptr<const MapSnapshot> &snapshot, bool night)
{
    TileScene scene { snapshot, night ? MapStyle::night() : MapStyle::day(), {}, 1 };
    for (int i = 0; i < 5; ++i)
        scene.style.region(static_cast<RegionLevel>(i)).minZoom = 0;
    scene.style.cameraMinZoom = 0;
    return scene;
}

/// All tiles of a view by two threads, labels and clusters too, composed: from nothing to the
/// picture.
double redraw(const TileScene &scene, const MapView &view)
{
    QThreadPool pool;
    TileStore tiles(&pool);
    LabelStore labels(&pool);
    ClusterStore clusters(&pool);
    QEventLoop loop;
    for (const auto &layer : scene.snapshot->pointLayers) {
        if (layer)
            clusters.setLayer(layer);
    }
    const int zoom = static_cast<int>(std::floor(view.zoom()));
    const MapRect reach = LivePainter::reachOf(view);
    QElapsedTimer timer;
    timer.start();
    tiles.setScene(scene, false);
    labels.setScene(scene);
    const auto look = [&] {
        labels.visible(view);
        const auto has = [&](PointKind kind) {
            const auto set = clusters.find(kind, zoom, reach);
            return !scene.snapshot->points(kind)
                || (set && set->zoom == zoom && set->part.contains(reach));
        };
        if (tiles.isComplete() && labels.isComplete() && has(PointKind::Incident)
            && has(PointKind::Camera))
            loop.quit();
    };
    QObject::connect(&tiles, &TileStore::tileArrived, &loop, look);
    QObject::connect(&labels, &LabelStore::labelsChanged, &loop, look);
    QObject::connect(&clusters, &ClusterStore::clustersChanged, &loop, look);
    tiles.want(MapCanvas::tilesOf(view));
    look();
    loop.exec();
    QImage frame(view.size(), QImage::Format_RGB32);
    QPainter painter(&frame);
    for (const TileKey key : MapCanvas::tilesOf(view)) {
        const ScreenPoint at = view.toScreen(MapPoint { key.extent(1).left, key.extent(1).top });
        painter.drawImage(QPoint(qRound(at.x), qRound(at.y)), *tiles.find(key));
    }
    for (const LabelStore::Drawn &label : labels.visible(view))
        painter.drawImage(label.topLeft.toPoint(), label.image);
    Symbols symbols(scene.style, 1);
    LivePainter(painter, view, scene.style, symbols)
        .paint({ clusters.find(PointKind::Incident, zoom, reach),
            clusters.find(PointKind::Camera, zoom, reach), nullptr, nullptr, {} });
    painter.end();
    return ms(timer);
}

void benchRedraw(const TileScene &scene, int runs)
{
    const std::pair<const char *, double> views[]
        = { { "city", 1.0 }, { "quarter", 0.25 }, { "street", 0.05 } };
    for (const QSize size : { QSize(1920, 1080), QSize(3840, 2160) }) {
        for (const auto &[name, share] : views) {
            LonLatBox box;
            const double halfWidth = (double(kCity.east) - kCity.west) * share / 2;
            const double halfHeight = (double(kCity.north) - kCity.south) * share / 2;
            const LonLat c = kCity.centre();
            box.include(LonLat { qint32(c.lon - halfWidth), qint32(c.lat - halfHeight) });
            box.include(LonLat { qint32(c.lon + halfWidth), qint32(c.lat + halfHeight) });
            const MapView view = MapView::fitting(box, size, 1, 0);
            QList<double> took;
            for (int run = 0; run < runs; ++run)
                took.append(redraw(scene, view));
            print(QStringLiteral("map.redraw.%1.%2p").arg(QLatin1String(name)).arg(size.height()),
                median(took), QStringLiteral("ms"), { { QStringLiteral("zoom"), view.zoom() } });
        }
    }
}

double plainCopy(QSize size)
{
    QImage from(size, QImage::Format_RGB32);
    QImage to(size, QImage::Format_RGB32);
    from.fill(Qt::white);
    QList<double> took;
    for (int i = 0; i < 60; ++i) {
        QElapsedTimer timer;
        timer.start();
        std::memcpy(to.bits(), from.constBits(), size_t(from.sizeInBytes()));
        took.append(ms(timer));
    }
    return std::max(kSmallest, median(took));
}

/// A frame of panning over finished tiles with 1,500 symbols in view.
void benchPan(const std::shared_ptr<const MapSnapshot> &snapshot, QSize size)
{
    MapCanvas canvas;
    canvas.resize(size);
    auto few = std::make_shared<MapSnapshot>(*snapshot);
    std::vector<PointFeature> symbols;
    QRandomGenerator random(5);
    const MapView view = MapView::fitting(kCity, size);
    const MapRect extent = view.extent();
    for (int i = 0; i < 1500; ++i) {
        PointFeature f;
        f.id = QString::number(i);
        f.label = QStringLiteral("%1").arg(i % 100);
        f.position = toLonLat(MapPoint { extent.left + extent.width() * random.generateDouble(),
            extent.bottom + extent.height() * random.generateDouble() });
        f.urgency = static_cast<Urgency>(random.bounded(4));
        symbols.push_back(f);
    }
    // Spread so that each stands alone: at the deepest zoom's grid nothing is joined.
    few->setPoints(PointLayer::make(PointKind::Incident, symbols));
    canvas.setSnapshot(few);
    canvas.goTo(kCity);
    QImage frame(size, QImage::Format_RGB32);
    QEventLoop loop;
    QObject::connect(&canvas, &MapCanvas::settled, &loop, &QEventLoop::quit);
    QTimer::singleShot(20000, &loop, &QEventLoop::quit);
    canvas.render(&frame);
    loop.exec();
    Symbols cache(canvas.style(), 1);
    ClusterSet single { few->points(PointKind::Incident), 0, view.extent(), {}, {} };
    for (quint32 i = 0; i < 1500; ++i) {
        Cluster cluster;
        cluster.centre = single.layer->places()[i];
        cluster.first = i;
        cluster.count = 1;
        single.clusters.push_back(cluster);
        single.members.push_back(i);
    }
    const auto set = std::make_shared<const ClusterSet>(single);
    canvas.setLivePoints(PointLayer::make(PointKind::Incident, {}));
    QList<double> took;
    for (int i = 0; i < 200; ++i) {
        canvas.dragBy(i % 40 < 20 ? 3 : -3, i % 30 < 15 ? 2 : -2);
        QElapsedTimer timer;
        timer.start();
        QPainter painter(&frame);
        canvas.composeFrame(painter);
        LivePainter(painter, canvas.view(), canvas.style(), cache)
            .paint({ set, nullptr, nullptr, nullptr, {} });
        painter.end();
        took.append(ms(timer));
        QCoreApplication::sendPostedEvents();
    }
    const double copy = plainCopy(size);
    print(QStringLiteral("map.pan.p99.%1p").arg(size.height()), percentile99(took),
        QStringLiteral("ms"),
        { { QStringLiteral("median"), median(took) }, { QStringLiteral("plain_copy"), copy },
            { QStringLiteral("ratio"), percentile99(took) / copy } });
}

void savePictures(const std::shared_ptr<const MapSnapshot> &snapshot, const QString &folder)
{
    QDir().mkpath(folder);
    for (const bool night : { false, true }) {
        const TileScene scene { snapshot, night ? MapStyle::night() : MapStyle::day(), {}, 1 };
        const MapView home = MapView::fitting(snapshot->bounds(), QSize(1920, 1080));
        for (const double zoom : { home.zoom(), home.zoom() + 2, home.zoom() + 5 }) {
            const MapView view(home.centre(), zoom, home.size());
            const QString name
                = QStringLiteral("%1/map-%2-%3.png")
                      .arg(folder, night ? QStringLiteral("night") : QStringLiteral("day"))
                      .arg(zoom);
            if (!renderMap(scene, view).save(name))
                std::fputs("cannot write a picture\n", stderr);
        }
    }
}

} // namespace

int runMap(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({ QStringLiteral("scene"), {}, QStringLiteral("FILE") });
    parser.addOption({ QStringLiteral("boundaries"), {}, QStringLiteral("FILE") });
    parser.addOption(
        { QStringLiteral("city"), {}, QStringLiteral("CODE"), QStringLiteral("3402") });
    parser.addOption({ QStringLiteral("pictures"), {}, QStringLiteral("DIR") });
    parser.addOption({ QStringLiteral("runs"), {}, QStringLiteral("N"), QStringLiteral("5") });
    parser.addOption({ QStringLiteral("seed"), {}, QStringLiteral("N"), QStringLiteral("7") });
    if (!parser.parse(QStringList(QStringLiteral("map")) + arguments)) {
        std::fputs(qPrintable(parser.errorText() + u'\n'), stderr);
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    Scene scene = parser.isSet(QStringLiteral("boundaries"))
        ? readBoundaries(
            parser.value(QStringLiteral("boundaries")), parser.value(QStringLiteral("city")))
        : parser.isSet(QStringLiteral("scene"))
        ? readScene(parser.value(QStringLiteral("scene")))
        : madeScene(parser.value(QStringLiteral("seed")).toUInt());
    if (scene.vertices() == 0) {
        std::fputs("the scene cannot be read\n", stderr);
        return 1;
    }
    print(QStringLiteral("map.scene.read"), ms(timer), QStringLiteral("ms"),
        { { QStringLiteral("vertices"), qint64(scene.vertices()) } });
    timer.restart();
    auto snapshot = std::make_shared<const MapSnapshot>(prepared(scene));
    print(QStringLiteral("map.prepare"), ms(timer), QStringLiteral("ms"));
    if (parser.isSet(QStringLiteral("pictures")))
        savePictures(snapshot, parser.value(QStringLiteral("pictures")));
    if (parser.isSet(QStringLiteral("boundaries"))) {
        for (const QSize size : { QSize(1920, 1080), QSize(950, 1000) })
            saveDeskPictures(*snapshot, parser.value(QStringLiteral("pictures")), size);
        return 0;
    }
    scene = {};
    print(QStringLiteral("map.memory.scene"), residentMiB(), QStringLiteral("MiB"));
    benchRedraw(everything(snapshot, false), parser.value(QStringLiteral("runs")).toInt());
    for (const QSize size : { QSize(1920, 1080), QSize(3840, 2160) })
        benchPan(snapshot, size);
    print(QStringLiteral("map.memory.end"), residentMiB(), QStringLiteral("MiB"));
    return 0;
}

} // namespace shiyu::bench
