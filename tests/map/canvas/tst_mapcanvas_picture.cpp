#include "map/render/freespots.h"
#include "tests/map/canvas/canvastest.h"
#include <QFrame>
#include <QLabel>
#include <QThread>

using namespace shiyu;
using namespace shiyu::test;

/// What the map draws, and where.
class TestMapCanvasPicture : public CanvasTest {
    Q_OBJECT
private Q_SLOTS:
    void drawsLayersInThePoolOnly();
    void lastGroundIsShownUntilTilesCome();
    void livePointsMakeNoTiles();
    void themeChangesTheGround();
    void noteAndToolsKeepApart_data();
    void noteAndToolsKeepApart();
    void namesMakeRoomForControls();
    void namesAreReadWholeOrNotAtAll_data();
    void namesAreReadWholeOrNotAtAll();
    void anotherMatterAtItsPlaceIsSeen();
    void nearbyIsNotDrawnOverWhatCountsIt();
    void marksTheRegionOfWhatHasNoPlace_data();
    void marksTheRegionOfWhatHasNoPlace();
};

void TestMapCanvasPicture::drawsLayersInThePoolOnly()
{
    MapCanvas canvas;
    QList<Qt::HANDLE> threads;
    connect(&canvas, &MapCanvas::tileArrived, this, [&](Qt::HANDLE by) { threads.append(by); });
    show(canvas, city());
    canvas.zoomBy(2);
    QTRY_VERIFY(canvas.isSettled());
    QVERIFY(threads.size() >= 4);
    QVERIFY(!threads.contains(QThread::currentThreadId()));
}

void TestMapCanvasPicture::lastGroundIsShownUntilTilesCome()
{
    MapCanvas canvas;
    show(canvas, city());
    canvas.grab(); // a complete frame
    canvas.zoomBy(1);
    QVERIFY(!canvas.isSettled());
    const QImage atOnce = canvas.grab().toImage(); // before any event brings a tile
    QCOMPARE(atOnce.pixelColor(300, 200), MapStyle::day().inside);
    QTRY_VERIFY(canvas.isSettled());
}

void TestMapCanvasPicture::livePointsMakeNoTiles()
{
    MapCanvas canvas;
    show(canvas, city());
    int tiles = 0;
    connect(&canvas, &MapCanvas::tileArrived, this, [&tiles] { ++tiles; });
    canvas.setLivePoints(PointLayer::make(
        PointKind::Incident, { incident("7", at(118.25, 31.05), Urgency::Critical) }));
    QTRY_COMPARE(canvas.featuresAt(canvas.view().toScreen(at(118.25, 31.05))).size(), 1);
    QCOMPARE(tiles, 0);
    const QImage image = canvas.grab().toImage();
    QVERIFY(hasColourNear(
        image, canvas.view(), at(118.25, 31.05), MapStyle::urgency(Urgency::Critical), 10));
}

void TestMapCanvasPicture::themeChangesTheGround()
{
    MapCanvas canvas;
    show(canvas, city());
    canvas.setTheme(MapTheme::Night);
    QTRY_VERIFY(canvas.isSettled());
    QCOMPARE(canvas.grab().toImage().pixelColor(screen(canvas, at(118.15, 31.15))),
        MapStyle::night().inside);
}

void TestMapCanvasPicture::noteAndToolsKeepApart_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("percent"); ///< size of the type
    for (const int width : { 480, 560, 700, 950, 1400 })
        QTest::addRow("a map of %d pixels", width) << width << 100;
    for (const int width : { 260, 300, 420, 600, 950 })
        QTest::addRow("a map of %d pixels in the largest type", width) << width << 150;
}

void TestMapCanvasPicture::noteAndToolsKeepApart()
{
    QFETCH(int, width);
    QFETCH(int, percent);
    MapCanvas canvas;
    show(canvas, city());
    canvas.setTextScale(percent / 100.0);
    canvas.resize(width, 600);
    canvas.setNote(QStringLiteral("待办工单：视野内 354 / 386 件 · 2 件无位置 · 示意边界"));
    const auto *note = canvas.findChild<QLabel *>(QStringLiteral("mapNote"));
    QVERIFY(note->isVisible());
    QVERIFY(canvas.rect().contains(note->geometry()));
    int panels = 0;
    QRegion taken;
    for (const QFrame *panel : canvas.findChildren<QFrame *>(QStringLiteral("mapPanel"))) {
        if (!panel->isVisible())
            continue;
        ++panels;
        QVERIFY(!taken.intersects(panel->geometry()));
        taken += panel->geometry();
        QVERIFY(!panel->geometry().intersects(note->geometry()));
        QVERIFY(canvas.rect().contains(panel->geometry()));
        QVERIFY(!panel->geometry().intersects(canvas.clearArea()) || panel->x() > width / 2);
    }
    QCOMPARE(panels, 3);
}

void TestMapCanvasPicture::namesMakeRoomForControls()
{
    FreeSpots spots({ 200, 200 }, {});
    const QRectF name(10, 10, 40, 20);
    QCOMPARE(spots.near(name), QPointF(10, 10));
    spots.take(QRect(0, 0, 100, 40)); // cells of 8 pixels: down to 48
    QCOMPARE(spots.near(name), QPointF(10, 50));
    spots.take(QRect(0, 0, 200, 200));
    QVERIFY(!spots.near(name));
}

void TestMapCanvasPicture::namesAreReadWholeOrNotAtAll_data()
{
    QTest::addColumn<QPointF>("at"); // the corner of a name of 80 × 20 in a view of 400 × 300
    QTest::addColumn<QPointF>("stands"); // empty: nowhere
    QTest::newRow("in the middle") << QPointF(100, 100) << QPointF(100, 100);
    QTest::newRow("cut at the left") << QPointF(-30, 100) << QPointF(4, 100);
    QTest::newRow("cut at the right and below") << QPointF(350, 290) << QPointF(316, 276);
    QTest::newRow("more than the half beyond the edge") << QPointF(-41, 100) << QPointF();
    QTest::newRow("wholly above it") << QPointF(100, -60) << QPointF();
    QTest::newRow("at the edge, below a button") << QPointF(-10, 10) << QPointF(4, 50);
}

/// 4 pixels from the edge; at most 44 to a side and 40 up or down.
void TestMapCanvasPicture::namesAreReadWholeOrNotAtAll()
{
    QFETCH(QPointF, at);
    QFETCH(QPointF, stands);
    FreeSpots spots({ 400, 300 }, {});
    spots.take(QRect(0, 0, 200, 40)); // cells of 8 pixels: down to 48
    QCOMPARE(spots.near({ at, QSizeF(80, 20) }).value_or(QPointF()), stands);
}

/// Above it: the halo's 17 px, 2 px of air, and half of the symbol's picture of 21.
void TestMapCanvasPicture::anotherMatterAtItsPlaceIsSeen()
{
    const LonLat where = at(118.3, 31.05);
    MapCanvas canvas;
    show(canvas,
        city({ incident("open", where, Urgency::Critical),
            incident("other", where, Urgency::Normal) }));
    canvas.setSelection(MapSelection {
        PointKind::Incident, QStringLiteral("open"), where, Urgency::Critical, 0, {} });
    const QImage picture = canvas.grab().toImage();
    const QPoint above = screen(canvas, where) - QPoint(0, 29);
    const QList<PickedFeature> found = canvas.featuresAt({ double(above.x()), double(above.y()) });
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().id, QStringLiteral("other"));
    QVERIFY(farApart(picture.pixelColor(above), MapStyle::urgency(Urgency::Normal)) < 10);
}

void TestMapCanvasPicture::nearbyIsNotDrawnOverWhatCountsIt()
{
    const LonLat place = at(118.3, 31.05);
    const auto camera = [](const char *id, LonLat where) {
        PointFeature feature = incident(id, where, Urgency::Normal);
        return feature;
    };
    // At zoom 15 a pixel is some 4 m: the crowd stands about 100 pixels to the east.
    const LonLat crowd = at(118.3043, 31.05);
    const LonLat alone = at(118.2957, 31.05);
    std::vector<PointFeature> crowded;
    for (int i = 0; i < 12; ++i)
        crowded.push_back(camera("c", at(118.3043 + i * 0.00002, 31.05)));
    MapSnapshot snapshot = smallCity();
    snapshot.setPoints(PointLayer::make(PointKind::Camera, crowded));
    MapCanvas canvas;
    show(canvas, std::make_shared<const MapSnapshot>(snapshot));
    canvas.goTo(place, 15.0);
    QTRY_VERIFY(canvas.isSettled());
    QTRY_COMPARE(canvas.featuresAt(canvas.view().toScreen(crowd)).size(), 12);
    MapSelection selection { PointKind::Incident, {}, place, Urgency::Normal, 0, {} };
    canvas.setSelection(selection);
    const QImage before = canvas.grab().toImage();
    crowded.push_back(camera("alone", alone));
    selection.nearby = { PointLayer::make(PointKind::Camera, crowded) };
    canvas.setSelection(selection);
    const QImage after = canvas.grab().toImage();
    const auto around = [&](LonLat where) {
        return QRect(screen(canvas, where) - QPoint(20, 20), QSize(40, 40));
    };
    QCOMPARE(after.copy(around(crowd)), before.copy(around(crowd)));
    QVERIFY(after.copy(around(alone)) != before.copy(around(alone)));
}

void TestMapCanvasPicture::marksTheRegionOfWhatHasNoPlace_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("west"); ///< whether the ground looks otherwise there
    QTest::addColumn<bool>("east");
    QTest::newRow("a town in the east") << QStringLiteral("340209001") << false << true;
    QTest::newRow("a county in the west") << QStringLiteral("340202") << true << false;
    QTest::newRow("one without an outline") << QStringLiteral("340299") << false << false;
    QTest::newRow("none") << QString() << false << false;
}

void TestMapCanvasPicture::marksTheRegionOfWhatHasNoPlace()
{
    QFETCH(QString, code);
    QFETCH(bool, west);
    QFETCH(bool, east);
    MapCanvas canvas;
    show(canvas, city());
    const QPoint inTheWest = screen(canvas, at(118.03, 31.17));
    const QPoint inTheEast = screen(canvas, at(118.23, 31.17));
    const QImage before = canvas.grab().toImage();
    canvas.setMarkedRegion(RegionCode(code));
    const QImage after = canvas.grab().toImage();
    QCOMPARE(canvas.markedRegion() != nullptr, west || east);
    QCOMPARE(after.pixel(inTheWest) != before.pixel(inTheWest), west);
    QCOMPARE(after.pixel(inTheEast) != before.pixel(inTheEast), east);
    canvas.setMarkedRegion({});
    QCOMPARE(canvas.grab().toImage(), before);
}

QTEST_MAIN(TestMapCanvasPicture)
#include "tst_mapcanvas_picture.moc"
