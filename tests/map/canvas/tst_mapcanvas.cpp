#include "map/canvas/mapfooter.h"
#include "map/geo/measure.h"
#include "tests/map/canvas/canvastest.h"
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QWheelEvent>
#include <cmath>

using namespace shiyu;
using namespace shiyu::test;

/// The map by pointer and keys: where it goes, and what its tools ask.
class TestMapCanvas : public CanvasTest {
    Q_OBJECT
private Q_SLOTS:
    void firstSnapshotGoesHome();
    void homeIsWhatItIsToldToBe();
    void wheelKeepsThePointUnderThePointer();
    void keysMove_data();
    void keysMove();
    void dragMovesTheGround();
    void movedViewStays();
    void theFootSaysWhereItReads();
    void staysClearOfWhatCoversIt();
    void measures();
    void asksWithin();
    void placesAndLeaves();
    void goesTo();
    void aRegionIsSeenWhole_data();
    void aRegionIsSeenWhole();
    void aRegionIsFoundInALowPane();
    void everyControlHasAName();
};

void TestMapCanvas::firstSnapshotGoesHome()
{
    MapCanvas canvas;
    show(canvas, city());
    const MapRect all = toMapRect(canvas.snapshot()->bounds());
    QVERIFY(canvas.view().extent().contains(MapPoint { all.left, all.bottom }));
    QVERIFY(canvas.view().extent().contains(MapPoint { all.right, all.top }));
    QVERIFY(!canvas.isMoved());
}

/// Until the officer moves it, and again when he asks; an empty box is the whole.
void TestMapCanvas::homeIsWhatItIsToldToBe()
{
    MapCanvas canvas;
    show(canvas, city());
    const MapView whole = canvas.view();
    const LonLatBox all = canvas.snapshot()->bounds();
    const LonLatBox south { all.west, all.south, all.centre().lon, all.centre().lat };
    canvas.setHome(south);
    QVERIFY(canvas.view().zoom() > whole.zoom());
    QVERIFY(toLonLatBox(canvas.view().extent()).contains(south.centre()));
    const MapView own = canvas.view();
    QTest::keyClick(&canvas, Qt::Key_Plus);
    const MapView moved = canvas.view();
    canvas.setHome({});
    QCOMPARE(canvas.view(), moved);
    canvas.setHome(south);
    QTest::keyClick(&canvas, Qt::Key_Home);
    QCOMPARE(canvas.view(), own);
    canvas.setHome({});
    QCOMPARE(canvas.view(), whole);
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

/// The middle's region, read beside a case, was taken for the case's.
void TestMapCanvas::theFootSaysWhereItReads()
{
    MapCanvas canvas;
    show(canvas, city());
    const auto *read = canvas.findChild<MapFooter *>()->findChild<QLabel *>();
    const QString ofCentre = QStringLiteral("Centre: ");
    QVERIFY2(read->text().startsWith(ofCentre), qPrintable(read->text()));
    const QPoint pixel = screen(canvas, at(118.27, 31.07));
    const LonLat pointed = canvas.view().toLonLat({ double(pixel.x()), double(pixel.y()) });
    QTest::mouseMove(&canvas, pixel);
    QTRY_COMPARE(read->text(), regionText(*canvas.snapshot(), pointed).full);
    QVERIFY(!read->text().startsWith(ofCentre));
    QTest::mouseMove(&canvas, QPoint(0, canvas.height() + 50)); // beside it
    QTest::keyClick(&canvas, Qt::Key_Plus);
    QTRY_VERIFY2(read->text().startsWith(ofCentre), qPrintable(read->text()));
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

void TestMapCanvas::aRegionIsSeenWhole_data()
{
    QTest::addColumn<int>("covered"); // pixels below a form
    QTest::newRow("with the whole width") << 0;
    QTest::newRow("beside a form") << 250;
}

/// Nothing of it lies below the tools, the scale and the note, or the form.
void TestMapCanvas::aRegionIsSeenWhole()
{
    QFETCH(int, covered);
    MapCanvas canvas;
    show(canvas, city());
    canvas.setNote(QStringLiteral("待办工单：视野内 354 / 386 件"));
    canvas.setCoveredRight(covered);
    LonLatBox box;
    box.include(at(118.1, 31));
    box.include(at(118.2, 31.2));
    canvas.goTo(box);
    const QRect clear = canvas.clearArea();
    QVERIFY(clear.right() < 800 - covered);
    QVERIFY(clear.contains(screen(canvas, at(118.1, 31.2))));
    QVERIFY(clear.contains(screen(canvas, at(118.2, 31))));
    // Closer by two steps it would not be seen whole (the step is a quarter, twice is 1.4 times).
    canvas.zoomBy(0.5);
    QVERIFY(!clear.contains(screen(canvas, at(118.1, 31.2)))
        || !clear.contains(screen(canvas, at(118.2, 31))));
}

/// There the tools meet the foot, and nothing is left clear between them.
void TestMapCanvas::aRegionIsFoundInALowPane()
{
    MapCanvas canvas;
    show(canvas, city());
    canvas.resize(200, 160);
    canvas.setNote(QStringLiteral("待办工单：视野内 354 / 386 件"));
    QTRY_COMPARE(canvas.view().size(), QSize(200, 160));
    QVERIFY(canvas.clearArea().isEmpty());
    LonLatBox box;
    box.include(at(118.1, 31));
    box.include(at(118.2, 31.2));
    canvas.goTo(box);
    QVERIFY(canvas.rect().contains(screen(canvas, at(118.1, 31.2))));
    QVERIFY(canvas.rect().contains(screen(canvas, at(118.2, 31))));
    QVERIFY(canvas.isMoved());
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

QTEST_MAIN(TestMapCanvas)
#include "tst_mapcanvas.moc"
