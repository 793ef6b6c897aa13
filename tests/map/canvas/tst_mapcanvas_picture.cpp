#include "map/canvas/mapfooter.h"
#include "map/canvas/regiontext.h"
#include "map/geo/measure.h"
#include "map/render/freespots.h"
#include "tests/map/canvas/canvastest.h"
#include <QFrame>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QThread>
#include <QToolTip>
#include <cmath>

using namespace shiyu;
using namespace shiyu::test;

/// What the map draws and says, and what is picked of it.
class TestMapCanvasPicture : public CanvasTest {
    Q_OBJECT
private Q_SLOTS:
    void drawsLayersInThePoolOnly();
    void lastGroundIsShownUntilTilesCome();
    void livePointsMakeNoTiles();
    void picks();
    void tellsTheStateBesideTheName();
    void picksTheMostUrgentFirst();
    void largeClusterOpensByZooming();
    void enterPicksInTheMiddle();
    void themeChangesTheGround();
    void saysWhichRegion_data();
    void saysWhichRegion();
    void withoutAPointerItReadsTheMiddle();
    void countsWhatIsInView();
    void noteAndToolsKeepApart_data();
    void noteAndToolsKeepApart();
    void namesMakeRoomForControls();
    void namesAreReadWholeOrNotAtAll_data();
    void namesAreReadWholeOrNotAtAll();
    void theOpenCaseIsNotCountedBesideItself();
    void anotherMatterAtItsPlaceIsSeen();
    void nearbyIsNotDrawnOverWhatCountsIt();
    void marksTheRegionOfWhatHasNoPlace_data();
    void marksTheRegionOfWhatHasNoPlace();

private:
    static void expectPopup();
};

/// The offscreen platform says so of any popup.
void TestMapCanvasPicture::expectPopup()
{
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("does not support raise")));
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("does not support grabbing")));
}

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

void TestMapCanvasPicture::picks()
{
    MapCanvas canvas;
    show(canvas, city({ incident("42", at(118.3, 31.05), Urgency::Urgent) }));
    QList<PickedFeature> chosen;
    QList<LonLat> ground;
    connect(&canvas, &MapCanvas::featureChosen, this,
        [&](const PickedFeature &f) { chosen.append(f); });
    connect(&canvas, &MapCanvas::groundClicked, this, [&](LonLat p) { ground.append(p); });
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, screen(canvas, at(118.3, 31.05)));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().id, QStringLiteral("42"));
    QCOMPARE(chosen.first().urgency, Urgency::Urgent);
    QVERIFY(ground.isEmpty());
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, screen(canvas, at(118.15, 31.15)));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(ground.size(), 1);
    QVERIFY(distanceMetres(ground.first(), at(118.15, 31.15)) < 100);
}

void TestMapCanvasPicture::tellsTheStateBesideTheName()
{
    MapCanvas canvas;
    const LonLat where = at(118.3, 31.05);
    PointFeature first = incident("1", where, Urgency::Critical);
    PointFeature second = incident("2", where, Urgency::Normal);
    first.status = 7;
    first.label = QStringLiteral("<b>gas</b>");
    show(canvas, city({ first, second }));
    canvas.setStatusText([](const PickedFeature &f) {
        return f.status == 7 ? QStringLiteral("to be dispatched") : QString();
    });
    const QPoint point = screen(canvas, where);
    QHelpEvent help(QEvent::ToolTip, point, canvas.mapToGlobal(point));
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("does not support raise")));
    QCoreApplication::sendEvent(&canvas, &help);
    QCOMPARE(QToolTip::text(),
        QStringLiteral("<p style='white-space:pre; margin:0'>&lt;b&gt;gas&lt;/b&gt; · to be "
                       "dispatched<br>matter 2</p>"));
    QToolTip::hideText();
    expectPopup();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, point);
    auto *menu = canvas.findChild<QMenu *>(QStringLiteral("mapCandidates"));
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("<b>gas</b> · to be dispatched"));
    QTest::keyClick(menu, Qt::Key_Return);
}

void TestMapCanvasPicture::picksTheMostUrgentFirst()
{
    MapCanvas canvas;
    show(canvas,
        city({ incident("blue", at(118.3, 31.05), Urgency::Normal),
            incident("red", at(118.3, 31.05), Urgency::Critical),
            incident("yellow", at(118.3, 31.05), Urgency::Elevated) }));
    QList<PickedFeature> found;
    QList<PickedFeature> chosen;
    connect(&canvas, &MapCanvas::picked, this, [&](const QList<PickedFeature> &f) { found = f; });
    connect(&canvas, &MapCanvas::featureChosen, this,
        [&](const PickedFeature &f) { chosen.append(f); });
    expectPopup();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, screen(canvas, at(118.3, 31.05)));
    QStringList ids;
    for (const PickedFeature &f : found)
        ids.append(f.id);
    QCOMPARE(ids,
        QStringList({ QStringLiteral("red"), QStringLiteral("yellow"), QStringLiteral("blue") }));
    QVERIFY(chosen.isEmpty()); // the officer chooses from the list, by keys
    auto *menu = canvas.findChild<QMenu *>(QStringLiteral("mapCandidates"));
    QVERIFY(menu != nullptr);
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().id, QStringLiteral("yellow"));
}

void TestMapCanvasPicture::largeClusterOpensByZooming()
{
    std::vector<PointFeature> many;
    for (int i = 0; i < 60; ++i)
        many.push_back(
            incident("x", at(118.3 + (i % 8) * 0.0005, 31.05 + (i / 8) * 0.0005), Urgency::Normal));
    MapCanvas canvas;
    show(canvas, city(many));
    const double zoom = canvas.view().zoom();
    const LonLat middle = at(118.30175, 31.05175);
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, screen(canvas, middle));
    QVERIFY(canvas.view().zoom() > zoom);
    const ScreenPoint p = canvas.view().toScreen(middle);
    QVERIFY(std::hypot(p.x - 400, p.y - 300) < 40);
}

void TestMapCanvasPicture::enterPicksInTheMiddle()
{
    MapCanvas canvas;
    show(canvas, city({ incident("42", at(118.3, 31.05), Urgency::Urgent) }));
    canvas.goTo(at(118.3, 31.05));
    QTRY_VERIFY(!canvas.featuresAt({ 400, 300 }).isEmpty());
    QList<PickedFeature> chosen;
    connect(&canvas, &MapCanvas::featureChosen, this,
        [&](const PickedFeature &f) { chosen.append(f); });
    QTest::keyClick(&canvas, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
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

void TestMapCanvasPicture::saysWhichRegion_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<bool>("grids");
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("brief");
    const auto row = [](const char *name, double lon, bool grids, const char16_t *full,
                         const char16_t *brief) {
        QTest::newRow(name) << lon << grids << QString::fromUtf16(full)
                            << QString::fromUtf16(brief);
    };
    row("far from any border", 118.05, false, u"赭山街道", u"赭山街道");
    // 0.0001° of 95,414 m
    row("9 m from the next town", 118.0999, false, u"赭山街道 (9 m to its border)",
        u"赭山街道 (9 m to its border)");
    row("in a grid: with town and village", 118.01, true, u"赭山街道 北京路社区 第三网格",
        u"赭山街道 第三网格");
    row("a village whose name begins with its town's", 118.065, true, u"赭山街道虚拟社区",
        u"赭山街道虚拟社区");
    row("where the village has no grid", 118.03, true, u"赭山街道 北京路社区",
        u"赭山街道 北京路社区");
    row("beyond the city", 119, false, u"Outside the city", u"Outside the city");
}

void TestMapCanvasPicture::saysWhichRegion()
{
    QFETCH(double, lon);
    QFETCH(bool, grids);
    MapSnapshot s = smallCity();
    if (grids) {
        s.setLevel(RegionLayer::make(RegionLevel::Village,
            { region("340202001001", u"北京路社区", rectangle(118, 31, 118.05, 31.2)),
                region(
                    "340202001498", u"赭山街道虚拟社区", rectangle(118.05, 31, 118.08, 31.2)) }));
        s.setLevel(RegionLayer::make(RegionLevel::Grid,
            { region("340202001001003", u"第三网格", rectangle(118, 31, 118.02, 31.2)) }));
    }
    QTEST(regionText(s, at(lon, 31.1)).full, "full");
    QTEST(regionText(s, at(lon, 31.1)).brief, "brief");
    QCOMPARE(regionText({}, at(lon, 31.1)).full, QString());
}

void TestMapCanvasPicture::withoutAPointerItReadsTheMiddle()
{
    MapCanvas canvas;
    show(canvas, city());
    const auto says = [&canvas](const char16_t *words) {
        const QList<QLabel *> labels = canvas.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [words](const QLabel *label) { return label->text().startsWith(QStringView(words)); });
    };
    canvas.goTo(at(118.35, 31.1), 15.0);
    Q_EMIT canvas.pointerMoved(at(118.05, 31.1));
    QVERIFY(says(u"赭山街道"));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&canvas, &leave);
    QVERIFY(says(u"Centre: 马塘街道"));
}

void TestMapCanvasPicture::countsWhatIsInView()
{
    MapCanvas canvas;
    show(canvas,
        city({ incident("a", at(118.05, 31.1), Urgency::Normal),
            incident("b", at(118.15, 31.1), Urgency::Critical),
            incident("c", at(118.35, 31.1), Urgency::Normal) }));
    QCOMPARE(canvas.countInView(PointKind::Incident), 3);
    QCOMPARE(canvas.countInView(PointKind::Camera), 0);
    canvas.setCoveredRight(canvas.width() / 2); // a form: the eastern half is not seen
    QCOMPARE(canvas.countInView(PointKind::Incident), 2);
    canvas.setCoveredRight(0);
    canvas.goTo(at(118.35, 31.1), 15.0);
    QCOMPARE(canvas.countInView(PointKind::Incident), 1);
    const QPoint foot = canvas.findChild<MapFooter *>()->geometry().center();
    canvas.dragBy(foot.x() - 400, foot.y() - 300); // below the scale it is not seen
    QCOMPARE(canvas.countInView(PointKind::Incident), 0);
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

void TestMapCanvasPicture::theOpenCaseIsNotCountedBesideItself()
{
    const LonLat where = at(118.3, 31.05);
    PointFeature open = incident("open", where, Urgency::Critical);
    MapCanvas canvas;
    show(canvas,
        city({ open, incident("1", at(118.301, 31.05), Urgency::Normal),
            incident("2", at(118.302, 31.05), Urgency::Normal) }));
    const auto crowd = [&canvas](LonLat place) {
        QStringList ids;
        for (const PickedFeature &f : canvas.featuresAt(canvas.view().toScreen(place)))
            ids.append(f.id);
        return ids.join(u' ');
    };
    QCOMPARE(crowd(at(118.301, 31.05)), QStringLiteral("open 1 2"));
    canvas.setSelection(
        MapSelection { PointKind::Incident, open.id, where, Urgency::Critical, 0, {} });
    canvas.grab();
    QCOMPARE(crowd(where), QStringLiteral("open")); // a click on it still finds it
    // The count of the two stands beside the halo: 17 px and its own radius to the right.
    const QPointF beside = canvas.view().toScreen(where).toPointF() + QPointF(36, 0);
    QStringList others;
    for (const PickedFeature &f : canvas.featuresAt({ beside.x(), beside.y() }))
        others.append(f.id);
    QCOMPARE(others, QStringList({ QStringLiteral("1"), QStringLiteral("2") }));
    canvas.setSelection(std::nullopt);
    canvas.grab();
    QCOMPARE(crowd(at(118.301, 31.05)), QStringLiteral("open 1 2"));
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
