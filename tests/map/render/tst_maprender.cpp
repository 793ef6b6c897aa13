#include "map/geo/inside.h"
#include "map/render/labels.h"
#include "map/render/maprender.h"
#include "tests/map/render/scenes.h"
#include "tests/support/testcase.h"
#include <QPainter>
#include <QTest>

using namespace shiyu;
using namespace shiyu::test;

class TestMapRender : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void groundAndBorders_data();
    void groundAndBorders();
    void levelsComeWithTheZoom();
    void tilesMakeTheSamePicture();
    void fillIsDrawn();
    void schematicBorderIsDashed();
    void urgencyIsColourAndShape_data();
    void urgencyIsColourAndShape();
    void clusterHoldsTheCount();
    void camerasOnlyFromTheirZoom();
    void lineMatterIsDrawnAlone();
    void cancelledGivesNothing();
    void labelsDoNotCollide();
    void aPartHasTheNamesOfTheWhole();
    void closeUpTheGroundIsThatOfTheShape();
    void aZoneNamesItselfLast_data();
    void aZoneNamesItselfLast();
    void regionsAreFound();
    void emptySnapshot();
};

void TestMapRender::groundAndBorders_data()
{
    QTest::addColumn<bool>("night");
    QTest::newRow("day") << false;
    QTest::newRow("night") << true;
}

void TestMapRender::groundAndBorders()
{
    QFETCH(bool, night);
    const MapStyle style = night ? MapStyle::night() : MapStyle::day();
    const MapView view = viewOf(9.75);
    const QImage image = renderMap(sceneOf(smallCity(), style), view);
    QCOMPARE(image.size(), QSize(600, 400));
    QCOMPARE(probe(image, view, at(118.04, 31.03)), style.inside);
    QCOMPARE(probe(image, view, at(117.95, 31.1)), style.outside);
    QCOMPARE(probe(image, view, at(118.2, 31.25)), style.outside);
    QVERIFY(
        hasColourNear(image, view, at(118.2, 31.05), style.region(RegionLevel::County).line, 60));
    QVERIFY(hasColourNear(image, view, at(118.0, 31.05), style.region(RegionLevel::City).line, 30));
    QVERIFY(!hasColourNear(
        image, view, at(118.1, 31.05), style.region(RegionLevel::Town).line, 8)); // not yet
}

void TestMapRender::levelsComeWithTheZoom()
{
    const MapStyle style = MapStyle::day();
    const MapView view = viewOf(11);
    const QImage image = renderMap(sceneOf(smallCity()), view);
    QVERIFY(hasColourNear(image, view, at(118.1, 31.05), style.region(RegionLevel::Town).line, 40));
    TileScene without = sceneOf(smallCity());
    without.layers.regions[static_cast<size_t>(RegionLevel::Town)] = false;
    const QImage off = renderMap(without, view);
    QCOMPARE(probe(off, view, at(118.1, 31.05)), style.inside);
}

void TestMapRender::tilesMakeTheSamePicture()
{
    TileScene scene = sceneOf(smallCity());
    scene.layers.labels = false;
    // A view whose corner is a tile's corner, 2 × 2 tiles in size.
    const TileKey first { 44, 0, 0 };
    const double side = first.extent(1).width();
    const MapPoint middle = toMapPoint(at(118.2, 31.1));
    const int x = static_cast<int>((middle.x + kWorldHalf) / side);
    const int y = static_cast<int>((kWorldHalf - middle.y) / side);
    const MapPoint corner { -kWorldHalf + (x + 1) * side, kWorldHalf - (y + 1) * side };
    const MapView view(corner, 11, { 2 * TileKey::kSize, 2 * TileKey::kSize });
    const QImage whole = renderMap(scene, view);
    QImage composed(view.size(), QImage::Format_RGB32);
    QPainter painter(&composed);
    for (int dy = 0; dy < 2; ++dy) {
        for (int dx = 0; dx < 2; ++dx)
            painter.drawImage(dx * TileKey::kSize, dy * TileKey::kSize,
                TilePainter(scene, {}).tile({ 44, x + dx, y + dy }));
    }
    painter.end();
    int different = 0;
    for (int row = 0; row < whole.height(); ++row) {
        for (int column = 0; column < whole.width(); ++column)
            different
                += farApart(whole.pixelColor(column, row), composed.pixelColor(column, row)) > 24
                ? 1
                : 0;
    }
    QVERIFY2(different < 200, qPrintable(QString::number(different))); // antialiasing at seams
}

void TestMapRender::fillIsDrawn()
{
    MapSnapshot s = smallCity();
    RegionShape filled = region("340202", u"镜湖区", rectangle(118, 31, 118.2, 31.2));
    filled.fill = qRgb(200, 100, 50);
    s.setLevel(RegionLayer::make(RegionLevel::County, { filled }));
    const MapView view = viewOf(10);
    const QImage image = renderMap(sceneOf(s), view);
    QCOMPARE(probe(image, view, at(118.04, 31.03)), QColor(200, 100, 50));
    QCOMPARE(probe(image, view, at(118.3, 31.03)), MapStyle::day().inside);
}

void TestMapRender::schematicBorderIsDashed()
{
    MapSnapshot s = smallCity();
    RegionShape dashed = region("340272", u"示意", rectangle(118.1, 31.05, 118.3, 31.15));
    dashed.schematic = true;
    s.setLevel(RegionLayer::make(RegionLevel::County, { dashed }));
    const MapView view = viewOf(11);
    const QImage image = renderMap(sceneOf(s), view);
    const ScreenPoint from = view.toScreen(at(118.12, 31.05));
    const ScreenPoint to = view.toScreen(at(118.28, 31.05));
    int drawn = 0;
    int all = 0;
    for (int x = qRound(from.x); x < qRound(to.x); ++x, ++all) {
        bool line = false;
        for (int dy = -2; dy <= 2; ++dy)
            line |= farApart(image.pixelColor(x, qRound(from.y) + dy), MapStyle::day().inside) > 30;
        drawn += line ? 1 : 0;
    }
    QVERIFY2(drawn > all / 3 && drawn < all * 4 / 5,
        qPrintable(QStringLiteral("%1 of %2").arg(drawn).arg(all)));
}

void TestMapRender::urgencyIsColourAndShape_data()
{
    QTest::addColumn<Urgency>("urgency");
    QTest::addColumn<QColor>("colour");
    QTest::addColumn<bool>("topLeft"); // filled near the upper left corner of its box
    QTest::addColumn<bool>("bottomLeft");
    const auto row
        = [](const char *name, Urgency u, const char *colour, bool topLeft, bool bottomLeft) {
              QTest::newRow(name) << u << QColor(QLatin1String(colour)) << topLeft << bottomLeft;
          };
    row("a red diamond has no corners", Urgency::Critical, "#D92D20", false, false);
    row("an orange triangle stands on its base", Urgency::Urgent, "#F27A1A", false, true);
    row("a yellow square has all corners", Urgency::Elevated, "#E5B800", true, true);
    row("a blue circle", Urgency::Normal, "#2E7DE1", false, false);
}

void TestMapRender::urgencyIsColourAndShape()
{
    QFETCH(Urgency, urgency);
    QFETCH(QColor, colour);
    QFETCH(bool, topLeft);
    QFETCH(bool, bottomLeft);
    MapSnapshot s = smallCity();
    s.setPoints(
        PointLayer::make(PointKind::Incident, { incident("1", at(118.26, 31.06), urgency) }));
    TileScene scene = sceneOf(s);
    scene.layers.labels = false;
    const MapView view = viewOf(10);
    const QImage image = renderMap(scene, view);
    const ScreenPoint c = view.toScreen(at(118.26, 31.06));
    const auto isColour = [&](double dx, double dy) {
        return farApart(image.pixelColor(qRound(c.x + dx), qRound(c.y + dy)), colour) < 40;
    };
    QVERIFY(isColour(0, 0));
    QCOMPARE(isColour(-5, -5), topLeft);
    QCOMPARE(isColour(-5.5, 4.5), bottomLeft);
}

void TestMapRender::clusterHoldsTheCount()
{
    std::vector<PointFeature> features;
    for (int i = 0; i < 40; ++i)
        features.push_back(incident(
            "x", at(118.3 + i * 1e-5, 31.1), i < 20 ? Urgency::Critical : Urgency::Normal));
    MapSnapshot s = smallCity();
    s.setPoints(PointLayer::make(PointKind::Incident, features));
    TileScene scene = sceneOf(s);
    scene.layers.labels = false;
    const MapView view = viewOf(10);
    const QImage image = renderMap(scene, view);
    const ScreenPoint c = view.toScreen(at(118.3002, 31.1));
    const double r = Symbols::clusterDiameter(40) / 2 - 1.75;
    // Half of the ring is red, clockwise from the top: the right half; the left one is blue.
    QVERIFY(
        farApart(image.pixelColor(qRound(c.x + r), qRound(c.y)), QColor(0xD9, 0x2D, 0x20)) < 60);
    QVERIFY(
        farApart(image.pixelColor(qRound(c.x - r), qRound(c.y)), QColor(0x2E, 0x7D, 0xE1)) < 60);
    QCOMPARE(shortCount(386, QLocale::Chinese), QStringLiteral("386"));
    QCOMPARE(shortCount(12345, QLocale::Chinese), QStringLiteral("1.2万"));
    QCOMPARE(shortCount(100000, QLocale::Chinese), QStringLiteral("10万"));
    QCOMPARE(shortCount(12345, QLocale::English), QStringLiteral("12k"));
}

void TestMapRender::camerasOnlyFromTheirZoom()
{
    MapSnapshot s = smallCity();
    PointFeature camera;
    camera.position = at(118.21, 31.11);
    s.setPoints(PointLayer::make(PointKind::Camera, { camera }));
    TileScene scene = sceneOf(s);
    scene.layers.labels = false;
    for (const double zoom : { 10.0, 14.5 }) {
        const MapView view(toMapPoint(camera.position), zoom, { 600, 400 });
        const QImage image = renderMap(scene, view);
        const ScreenPoint c = view.toScreen(camera.position);
        const QColor glyph = image.pixelColor(qRound(c.x) - 2, qRound(c.y));
        QCOMPARE(farApart(glyph, scene.style.camera) < 30, zoom >= scene.style.cameraMinZoom);
    }
}

void TestMapRender::lineMatterIsDrawnAlone()
{
    MapSnapshot s = smallCity();
    PointFeature f = incident("1", at(118.3, 31.1), Urgency::Urgent);
    f.shape = std::make_shared<const FeatureShape>(
        FeatureShape { {}, { { at(118.26, 31.1), at(118.34, 31.1) } } });
    s.setPoints(PointLayer::make(PointKind::Incident, { f }));
    TileScene scene = sceneOf(s);
    scene.layers.labels = false;
    const MapView view = viewOf(11);
    const QImage image = renderMap(scene, view);
    QVERIFY(hasColourNear(image, view, at(118.27, 31.1), MapStyle::urgency(Urgency::Urgent), 20));
}

static const MapRect kWorld { -kWorldHalf, -kWorldHalf, kWorldHalf, kWorldHalf };

void TestMapRender::cancelledGivesNothing()
{
    const CancelToken token = CancelToken::make();
    token.cancel();
    QVERIFY(renderMap(sceneOf(smallCity()), viewOf(10), token).isNull());
    QVERIFY(TilePainter(sceneOf(smallCity()), token).tile({ 40, 848, 417 }).isNull());
    QVERIFY(placeLabels(sceneOf(smallCity()), 10, kWorld, token).empty());
}

/// 400 villages whose names do not all have room.
static MapSnapshot crowdedCity()
{
    QList<RegionShape> many;
    for (int i = 0; i < 400; ++i) {
        const double west = 118 + (i % 20) * 0.01;
        const double south = 31 + (i / 20) * 0.01;
        many.append(
            region("1", u"第一社区网格", rectangle(west, south, west + 0.01, south + 0.01)));
    }
    MapSnapshot s = smallCity();
    s.setLevel(RegionLayer::make(RegionLevel::Village, many));
    return s;
}

/// Wherever a close view looks into a winding shape, its middle has the ground of that place.
void TestMapRender::closeUpTheGroundIsThatOfTheShape()
{
    LinearRing star; // 900 vertices, spikes up to the double radius
    for (int i = 0; i < 900; ++i) {
        const double angle = i * M_PI / 450;
        const double radius = 0.05 * (1.5 + 0.5 * std::sin(13 * angle));
        star.append(at(118.2 + radius * std::cos(angle), 31.1 + radius * std::sin(angle)));
    }
    const MultiPolygon shape { Polygon { star, {} } };
    MapSnapshot s;
    s.setLevel(RegionLayer::make(RegionLevel::City, { region("3402", u"芜湖市", shape) }));
    const TileScene scene = sceneOf(s);
    QRandomGenerator random(8);
    int inside = 0;
    for (int i = 0; i < 300; ++i) {
        const LonLat place
            = at(118.08 + 0.24 * random.generateDouble(), 30.98 + 0.24 * random.generateDouble());
        const MapView view(toMapPoint(place), 13 + random.bounded(5), { 80, 60 });
        if (distanceToBoundaryMetres(shape, place) < 6 * view.trueMetresPerPixel())
            continue; // on the line itself
        const bool isIn = contains(shape, place);
        inside += isIn ? 1 : 0;
        QCOMPARE(probe(renderMap(scene, view), view, place),
            isIn ? scene.style.inside : scene.style.outside);
    }
    QVERIFY(inside > 50);
}

/// What is placed does not depend on where the view is: else names would jump on panning.
void TestMapRender::aPartHasTheNamesOfTheWhole()
{
    const MapSnapshot s = crowdedCity();
    qsizetype compared = 0;
    for (const double zoom : { 13.5, 14.25, 15.0, 16.0 }) {
        const auto whole = placeLabels(sceneOf(s), zoom, kWorld, {});
        for (const double lon : { 118.02, 118.1, 118.17 }) {
            const MapView view(toMapPoint(at(lon, 31.08)), zoom, { 600, 400 });
            const auto part = placeLabels(sceneOf(s), zoom, view.extent(), {});
            QStringList expected;
            QStringList found;
            const auto text = [](const PlacedLabel &l) {
                return QStringLiteral("%1 %2 %3").arg(l.key()).arg(l.at.x).arg(l.at.y);
            };
            for (const PlacedLabel &label : whole) {
                if (view.extent().contains(label.at))
                    expected.append(text(label));
            }
            for (const PlacedLabel &label : part)
                found.append(text(label));
            QCOMPARE(found, expected);
            compared += expected.size();
        }
    }
    QVERIFY(compared > 10);
}

void TestMapRender::labelsDoNotCollide()
{
    const MapSnapshot s = crowdedCity();
    for (const double zoom : { 10.0, 12.0, 13.5, 15.0 }) {
        const auto labels = placeLabels(sceneOf(s), zoom, kWorld, {});
        QVERIFY(!labels.empty());
        const double metres = metresPerPixelAt(zoom);
        QList<QRectF> boxes;
        for (const PlacedLabel &label : labels) {
            const QPointF c(label.at.x / metres, -label.at.y / metres);
            const QRectF box(
                c - QPointF(label.size.width() / 2, label.size.height() / 2), label.size);
            for (const QRectF &other : boxes)
                QVERIFY(!other.intersects(box));
            boxes.append(box);
        }
    }
}

void TestMapRender::aZoneNamesItselfLast_data()
{
    QTest::addColumn<bool>("zone");
    QTest::addColumn<double>("height"); // of the district's ground, degrees
    QTest::addColumn<QString>("named"); // the first where it belongs, the other aside
    QTest::newRow("of two regions the wider has its place")
        << false << 0.1 << QStringLiteral("三山经开区 弋江区");
    QTest::newRow("a zone gives way to the district in it")
        << true << 0.1 << QStringLiteral("弋江区 三山经开区");
    QTest::newRow("aside it would stand on another's ground: left out")
        << false << 0.01 << QStringLiteral("三山经开区");
}

/// The two would have their names at the same place.
void TestMapRender::aZoneNamesItselfLast()
{
    QFETCH(bool, zone);
    QFETCH(double, height);
    RegionShape wide = region("340272", u"三山经开区", rectangle(118, 31, 118.4, 31.2));
    wide.givesWay = zone;
    MapSnapshot s;
    s.setLevel(RegionLayer::make(RegionLevel::County,
        { wide,
            region("340209", u"弋江区",
                rectangle(118.1, 31.1 - height / 2, 118.3, 31.1 + height / 2)) }));
    QStringList named;
    for (const PlacedLabel &label : placeLabels(sceneOf(s), 10, kWorld, {}))
        named.append(label.text);
    QTEST(named.join(u' '), "named");
}

void TestMapRender::regionsAreFound()
{
    const MapSnapshot s = smallCity();
    const RegionLayer &towns = *s.level(RegionLevel::Town);
    QCOMPARE(towns.region(towns.indexAt(at(118.15, 31.1))).name, QStringLiteral("弋矶山街道"));
    QCOMPARE(towns.indexAt(at(119, 31.1)), qsizetype { -1 });
    QCOMPARE(towns.indexOf(RegionCode(QStringLiteral("340209002"))), qsizetype { 3 });
    QCOMPARE(s.coarsest()->level(), RegionLevel::City);
    MapSnapshot other = s;
    other.setPoints(PointLayer::make(PointKind::Unit, {}));
    QVERIFY(s.sameTilesAs(other));
    other.setLevel(RegionLayer::make(RegionLevel::Grid, {}));
    QVERIFY(!s.sameTilesAs(other));
}

void TestMapRender::emptySnapshot()
{
    const MapSnapshot nothing;
    QVERIFY(nothing.bounds().isEmpty());
    const QImage image = renderMap(sceneOf(nothing), viewOf(10));
    QCOMPARE(image.pixelColor(300, 200), MapStyle::day().outside);
}

QTEST_MAIN(TestMapRender)
#include "tst_maprender.moc"
#include <QRandomGenerator>
#include <cmath>
