#include "map/render/mapview.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <cmath>

using namespace shiyu;

class TestMapView : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void screenAndMapAreInverse_data();
    void screenAndMapAreInverse();
    void zoomKeepsTheAnchor_data();
    void zoomKeepsTheAnchor();
    void dragMovesTheGroundWithTheHand();
    void fitsABox();
    void limitsAndSteps();
};

static MapView wuhu(double zoom, QSize size = { 1000, 800 })
{
    return MapView(toMapPoint(LonLat::fromDegrees(118.38, 31.33)), zoom, size);
}

void TestMapView::screenAndMapAreInverse_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : { 3.0, 8.25, 12.5, 20.0 })
        QTest::addRow("zoom %.2f", zoom) << zoom;
}

void TestMapView::screenAndMapAreInverse()
{
    QFETCH(double, zoom);
    const MapView view = wuhu(zoom);
    const ScreenPoint middle = view.toScreen(view.centre());
    QCOMPARE(middle.x, 500.0);
    QCOMPARE(middle.y, 400.0);
    const ScreenPoint p { 123, 456 };
    const ScreenPoint back = view.toScreen(view.toMap(p));
    QVERIFY(std::abs(back.x - p.x) < 1e-6 && std::abs(back.y - p.y) < 1e-6);
    // North is up: a higher latitude has a smaller y.
    QVERIFY(view.toScreen(LonLat::fromDegrees(118.38, 31.34)).y < 400);
    QVERIFY(std::abs(view.metresPerPixel() * 256 * std::exp2(zoom) - 2 * kWorldHalf) < 1e-3);
}

void TestMapView::zoomKeepsTheAnchor_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("to");
    for (const double to : { 8.0, 10.25, 16.0 }) {
        QTest::addRow("corner to %.2f", to) << 0.0 << 0.0 << to;
        QTest::addRow("somewhere to %.2f", to) << 731.0 << 77.0 << to;
        QTest::addRow("middle to %.2f", to) << 500.0 << 400.0 << to;
    }
}

void TestMapView::zoomKeepsTheAnchor()
{
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, to);
    const MapView before = wuhu(10);
    const MapView after = before.zoomedAbout({ x, y }, to);
    QCOMPARE(after.zoom(), to);
    const ScreenPoint stays = after.toScreen(before.toMap({ x, y }));
    QVERIFY(std::abs(stays.x - x) < 1e-6 && std::abs(stays.y - y) < 1e-6);
}

void TestMapView::dragMovesTheGroundWithTheHand()
{
    const MapView before = wuhu(12);
    const MapPoint ground = before.toMap({ 300, 300 });
    const ScreenPoint now = before.dragged({ 300, 300 }, { 340, 250 }).toScreen(ground);
    QVERIFY(std::abs(now.x - 340) < 1e-6 && std::abs(now.y - 250) < 1e-6);
}

void TestMapView::fitsABox()
{
    const LonLatBox box { 1175000000, 306000000, 1187000000, 316000000 };
    const MapView view = MapView::fitting(box, { 1000, 800 });
    const MapRect all = toMapRect(box);
    QVERIFY(view.extent().contains(MapPoint { all.left, all.bottom })
        && view.extent().contains(MapPoint { all.right, all.top }));
    const MapView closer = view.zoomedAbout({ 500, 400 }, view.zoom() + MapView::kStep);
    const double margin = 0.04 * 2;
    QVERIFY(all.width() > closer.extent().width() * (1 - margin)
        || all.height() > closer.extent().height() * (1 - margin));
    // A single place: as close as it gets, not a division by nothing.
    QCOMPARE(
        MapView::fitting(LonLatBox::ofPoint({ 1, 1 }), { 100, 100 }).zoom(), MapView::kMaxZoom);
}

void TestMapView::limitsAndSteps()
{
    QCOMPARE(wuhu(10.1).zoom(), 10.0);
    QCOMPARE(wuhu(10.2).zoom(), 10.25);
    QCOMPARE(wuhu(99).zoom(), MapView::kMaxZoom);
    QCOMPARE(wuhu(-1).zoom(), MapView::kMinZoom);
    QCOMPARE(
        MapView({ 1e9, -1e9 }, 5, { 10, 10 }).centre(), (MapPoint { kWorldHalf, -kWorldHalf }));
}

QTEST_GUILESS_MAIN(TestMapView)
#include "tst_mapview.moc"
