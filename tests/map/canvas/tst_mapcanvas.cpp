#include "map/canvas/mapcanvas.h"
#include "map/canvas/regiontext.h"
#include "map/geo/measure.h"
#include "tests/map/render/scenes.h"
#include "tests/support/testcase.h"
#include <QFrame>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

using namespace shiyu;
using namespace shiyu::test;

class TestMapCanvas : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<LonLat>(); }
    void firstSnapshotGoesHome();
    void wheelKeepsThePointUnderThePointer();
    void keysMove_data();
    void keysMove();
    void dragMovesTheGround();
    void movedViewStays();
    void drawsLayersInThePoolOnly();
    void lastGroundIsShownUntilTilesCome();
    void livePointsMakeNoTiles();
    void picks();
    void picksTheMostUrgentFirst();
    void tellsTheStateBesideTheName();
    void staysClearOfWhatCoversIt();
    void largeClusterOpensByZooming();
    void enterPicksInTheMiddle();
    void measures();
    void asksWithin();
    void placesAndLeaves();
    void goesTo();
    void themeChangesTheGround();
    void everyControlHasAName();
    void saysWhichRegion_data();
    void saysWhichRegion();
    void countsWhatIsInView();
    void noteAndToolsKeepApart_data();
    void noteAndToolsKeepApart();

private:
    static std::shared_ptr<const MapSnapshot> city(std::vector<PointFeature> incidents = {});
    static void show(MapCanvas &canvas, const std::shared_ptr<const MapSnapshot> &snapshot);
    static void expectPopup();
    static QPoint screen(const MapCanvas &canvas, LonLat where)
    {
        return canvas.view().toScreen(where).toPointF().toPoint();
    }
};

std::shared_ptr<const MapSnapshot> TestMapCanvas::city(std::vector<PointFeature> incidents)
{
    MapSnapshot s = smallCity();
    if (!incidents.empty())
        s.setPoints(PointLayer::make(PointKind::Incident, std::move(incidents)));
    return std::make_shared<const MapSnapshot>(s);
}

void TestMapCanvas::show(MapCanvas &canvas, const std::shared_ptr<const MapSnapshot> &snapshot)
{
    canvas.resize(800, 600);
    canvas.setSnapshot(snapshot);
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    QTRY_VERIFY(canvas.isSettled());
    const auto &incidents = snapshot->points(PointKind::Incident);
    if (incidents && !incidents->features().empty())
        QTRY_VERIFY(
            !canvas.featuresAt(canvas.view().toScreen(incidents->feature(0).position)).isEmpty());
}

/// The offscreen platform says so of any popup.
void TestMapCanvas::expectPopup()
{
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("does not support raise")));
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("does not support grabbing")));
}

void TestMapCanvas::firstSnapshotGoesHome()
{
    MapCanvas canvas;
    show(canvas, city());
    const MapRect all = toMapRect(canvas.snapshot()->bounds());
    QVERIFY(canvas.view().extent().contains(MapPoint { all.left, all.bottom }));
    QVERIFY(canvas.view().extent().contains(MapPoint { all.right, all.top }));
    QVERIFY(!canvas.isMoved());
}

void TestMapCanvas::wheelKeepsThePointUnderThePointer()
{
    MapCanvas canvas;
    show(canvas, city());
    const QPointF pointer(213, 377);
    const MapPoint before = canvas.view().toMap({ pointer.x(), pointer.y() });
    const double zoom = canvas.view().zoom();
    for (int notch = 0; notch < 4; ++notch) {
        QWheelEvent wheel(pointer, canvas.mapToGlobal(pointer), {}, { 0, 120 }, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas, &wheel);
    }
    QCOMPARE(canvas.view().zoom(), zoom + 2);
    const ScreenPoint now = canvas.view().toScreen(before);
    QVERIFY(std::abs(now.x - pointer.x()) < 1e-6 && std::abs(now.y - pointer.y()) < 1e-6);
}

void TestMapCanvas::keysMove_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<double>("east"); // share of the width by which the centre moves
    QTest::addColumn<double>("north");
    QTest::addColumn<double>("zoom");
    QTest::newRow("left shows what is west") << int { Qt::Key_Left } << -0.25 << 0.0 << 0.0;
    QTest::newRow("right shows what is east") << int { Qt::Key_Right } << 0.25 << 0.0 << 0.0;
    QTest::newRow("up shows what is north") << int { Qt::Key_Up } << 0.0 << 0.25 << 0.0;
    QTest::newRow("down shows what is south") << int { Qt::Key_Down } << 0.0 << -0.25 << 0.0;
    QTest::newRow("plus") << int { Qt::Key_Plus } << 0.0 << 0.0 << 0.5;
    QTest::newRow("minus") << int { Qt::Key_Minus } << 0.0 << 0.0 << -0.5;
}

void TestMapCanvas::keysMove()
{
    QFETCH(int, key);
    QFETCH(double, east);
    QFETCH(double, north);
    QFETCH(double, zoom);
    MapCanvas canvas;
    show(canvas, city());
    const MapView before = canvas.view();
    QTest::keyClick(&canvas, static_cast<Qt::Key>(key));
    const MapView after = canvas.view();
    QCOMPARE(after.zoom(), before.zoom() + zoom);
    QVERIFY(std::abs(after.centre().x - before.centre().x - east * before.extent().width()) < 1e-3);
    QVERIFY(
        std::abs(after.centre().y - before.centre().y - north * before.extent().height()) < 1e-3);
    QTest::keyClick(&canvas, Qt::Key_Home);
    QCOMPARE(canvas.view(), before);
    QVERIFY(!canvas.isMoved());
}

void TestMapCanvas::dragMovesTheGround()
{
    MapCanvas canvas;
    show(canvas, city());
    const MapPoint ground = canvas.view().toMap({ 300, 300 });
    QTest::mousePress(&canvas, Qt::LeftButton, {}, { 300, 300 });
    QTest::mouseMove(&canvas, { 340, 290 });
    QTest::mouseMove(&canvas, { 380, 250 });
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, { 380, 250 });
    const ScreenPoint now = canvas.view().toScreen(ground);
    QVERIFY(std::abs(now.x - 380) < 1e-6 && std::abs(now.y - 250) < 1e-6);
}

void TestMapCanvas::movedViewStays()
{
    MapCanvas canvas;
    show(canvas, city());
    canvas.dragBy(100, 0);
    const MapPoint centre = canvas.view().centre();
    canvas.setSnapshot(city({ incident("1", at(118.9, 31.9), Urgency::Critical) }));
    canvas.setLivePoints(PointLayer::make(PointKind::Incident, {}));
    canvas.setTheme(MapTheme::Night);
    canvas.resize(700, 500);
    QCOMPARE(canvas.view().centre(), centre);
    QVERIFY(canvas.isMoved());
}

void TestMapCanvas::drawsLayersInThePoolOnly()
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

void TestMapCanvas::lastGroundIsShownUntilTilesCome()
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

void TestMapCanvas::livePointsMakeNoTiles()
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

void TestMapCanvas::picks()
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

void TestMapCanvas::tellsTheStateBesideTheName()
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
        QStringLiteral("<p style='white-space:pre'>&lt;b&gt;gas&lt;/b&gt; · to be "
                       "dispatched<br>matter 2</p>"));
    QToolTip::hideText();
    expectPopup();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, point);
    auto *menu = canvas.findChild<QMenu *>(QStringLiteral("mapCandidates"));
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("<b>gas</b> · to be dispatched"));
    QTest::keyClick(menu, Qt::Key_Return);
}

void TestMapCanvas::staysClearOfWhatCoversIt()
{
    MapCanvas canvas;
    show(canvas, city());
    constexpr int kCovered = 200;
    canvas.setCoveredRight(kCovered);
    for (const QToolButton *button : canvas.findChildren<QToolButton *>()) {
        if (button->isVisible())
            QVERIFY(button->mapTo(&canvas, button->rect().topRight()).x() < 800 - kCovered);
    }
    const LonLat where = at(118.3, 31.05);
    canvas.goTo(where);
    QCOMPARE(screen(canvas, where), QPoint((800 - kCovered) / 2, 300));
    canvas.setCoveredRight(0);
    canvas.goTo(where);
    QCOMPARE(screen(canvas, where), QPoint(400, 300));
}

void TestMapCanvas::picksTheMostUrgentFirst()
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

void TestMapCanvas::largeClusterOpensByZooming()
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

void TestMapCanvas::enterPicksInTheMiddle()
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

void TestMapCanvas::measures()
{
    MapCanvas canvas;
    show(canvas, city());
    canvas.setTool(MapTool::Measure);
    const LonLat corners[] = { at(118.1, 31.05), at(118.2, 31.05), at(118.2, 31.15) };
    for (const LonLat corner : corners)
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, screen(canvas, corner));
    QTest::keyClick(&canvas, Qt::Key_Return);
    const double expected
        = distanceMetres(corners[0], corners[1]) + distanceMetres(corners[1], corners[2]);
    QVERIFY(
        std::abs(canvas.measurement().lengthMetres(false) / expected - 1) < 0.02); // whole pixels
    const double area = areaSquareMetres(LinearRing { corners[0], corners[1], corners[2] });
    QVERIFY(std::abs(canvas.measurement().areaSquareMetres(false) / area - 1) < 0.03);
    QTest::keyClick(&canvas, Qt::Key_Backspace);
    QCOMPARE(canvas.measurement().positions().size(), 2);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QCOMPARE(canvas.tool(), MapTool::Pan);
    QVERIFY(canvas.measurement().isEmpty());
}

void TestMapCanvas::asksWithin()
{
    const LonLat centre = at(118.3, 31.05);
    MapCanvas canvas;
    show(canvas,
        city({ incident("far", destination(centre, 90, 5000), Urgency::Critical),
            incident("near", destination(centre, 200, 1000), Urgency::Normal) }));
    canvas.setTool(MapTool::Within);
    canvas.setRadius(2000);
    QList<WithinResult> results;
    connect(&canvas, &MapCanvas::withinAsked, this,
        [&](LonLat, double, const QList<WithinResult> &r) { results = r; });
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, screen(canvas, centre));
    QCOMPARE(results.size(), 1);
    QCOMPARE(results.first().features.size(), 1);
    QCOMPARE(results.first().features.first().id, QStringLiteral("near"));
}

void TestMapCanvas::placesAndLeaves()
{
    MapCanvas canvas;
    show(canvas, city({ incident("42", at(118.3, 31.05), Urgency::Urgent) }));
    canvas.setTool(MapTool::Place);
    QList<LonLat> places;
    bool chosen = false;
    connect(&canvas, &MapCanvas::placeChosen, this, [&](LonLat p) { places.append(p); });
    connect(&canvas, &MapCanvas::featureChosen, this, [&] { chosen = true; });
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, screen(canvas, at(118.3, 31.05)));
    QCOMPARE(places.size(), 1); // on a symbol too: it is the place that is asked for
    QVERIFY(!chosen);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QCOMPARE(canvas.tool(), MapTool::Pan);
}

void TestMapCanvas::goesTo()
{
    MapCanvas canvas;
    show(canvas, city());
    canvas.goTo(at(118.33, 31.03));
    QCOMPARE(canvas.view().zoom(), 15.0);
    const ScreenPoint p = canvas.view().toScreen(at(118.33, 31.03));
    QVERIFY(std::abs(p.x - 400) < 0.01 && std::abs(p.y - 300) < 0.01);
    canvas.goTo(at(118.33, 31.03), 17.0);
    QCOMPARE(canvas.view().zoom(), 17.0);
    canvas.goTo(at(118.1, 31.1)); // close enough: the zoom stays
    QCOMPARE(canvas.view().zoom(), 17.0);
    QVERIFY(canvas.isMoved());
}

void TestMapCanvas::themeChangesTheGround()
{
    MapCanvas canvas;
    show(canvas, city());
    canvas.setTheme(MapTheme::Night);
    QTRY_VERIFY(canvas.isSettled());
    QCOMPARE(canvas.grab().toImage().pixelColor(screen(canvas, at(118.15, 31.15))),
        MapStyle::night().inside);
}

void TestMapCanvas::everyControlHasAName()
{
    MapCanvas canvas;
    QVERIFY(!canvas.accessibleName().isEmpty());
    const QList<QWidget *> children = canvas.findChildren<QWidget *>();
    for (const QWidget *child : children) {
        if (child->focusPolicy() != Qt::NoFocus && !qobject_cast<const QMenu *>(child))
            QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
    }
}

void TestMapCanvas::saysWhichRegion_data()
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
    row("where the village has no grid", 118.03, true, u"赭山街道 北京路社区",
        u"赭山街道 北京路社区");
    row("beyond the city", 119, false, u"Outside the city", u"Outside the city");
}

void TestMapCanvas::saysWhichRegion()
{
    QFETCH(double, lon);
    QFETCH(bool, grids);
    MapSnapshot s = smallCity();
    if (grids) {
        s.setLevel(RegionLayer::make(RegionLevel::Village,
            { region("340202001001", u"北京路社区", rectangle(118, 31, 118.05, 31.2)) }));
        s.setLevel(RegionLayer::make(RegionLevel::Grid,
            { region("340202001001003", u"第三网格", rectangle(118, 31, 118.02, 31.2)) }));
    }
    QTEST(regionText(s, at(lon, 31.1)).full, "full");
    QTEST(regionText(s, at(lon, 31.1)).brief, "brief");
    QCOMPARE(regionText({}, at(lon, 31.1)).full, QString());
}

void TestMapCanvas::countsWhatIsInView()
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
}

void TestMapCanvas::noteAndToolsKeepApart_data()
{
    QTest::addColumn<int>("width");
    for (const int width : { 480, 560, 700, 950, 1400 })
        QTest::addRow("a map of %d pixels", width) << width;
}

void TestMapCanvas::noteAndToolsKeepApart()
{
    QFETCH(int, width);
    MapCanvas canvas;
    show(canvas, city());
    canvas.resize(width, 600);
    canvas.setNote(QStringLiteral("待办工单：视野内 354 / 386 件 · 2 件无位置 · 示意边界"));
    const auto *note = canvas.findChild<QLabel *>(QStringLiteral("mapNote"));
    QVERIFY(note->isVisible());
    int panels = 0;
    for (const QFrame *panel : canvas.findChildren<QFrame *>(QStringLiteral("mapPanel"))) {
        if (!panel->isVisible())
            continue;
        ++panels;
        QVERIFY(!panel->geometry().intersects(note->geometry()));
        QVERIFY(canvas.rect().contains(panel->geometry()));
        QVERIFY(!panel->geometry().intersects(canvas.clearArea()) || panel->x() > width / 2);
    }
    QCOMPARE(panels, 3);
}

QTEST_MAIN(TestMapCanvas)
#include "tst_mapcanvas.moc"
