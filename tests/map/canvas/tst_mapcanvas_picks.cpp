#include "map/canvas/mapfooter.h"
#include "map/canvas/regiontext.h"
#include "map/geo/measure.h"
#include "tests/map/canvas/canvastest.h"
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QToolTip>
#include <cmath>

using namespace shiyu;
using namespace shiyu::test;

/// What is picked of the map, counted in it and said of it.
class TestMapCanvasPicks : public CanvasTest {
    Q_OBJECT
private Q_SLOTS:
    void picks();
    void tellsTheStateBesideTheName();
    void picksTheMostUrgentFirst();
    void largeClusterOpensByZooming();
    void enterPicksInTheMiddle();
    void saysWhichRegion_data();
    void saysWhichRegion();
    void withoutAPointerItReadsTheMiddle();
    void countsWhatIsInView();
    void theOpenCaseIsNotCountedBesideItself();

private:
    static void expectPopup();
};

/// The offscreen platform says so of any popup.
void TestMapCanvasPicks::expectPopup()
{
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("does not support raise")));
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("does not support grabbing")));
}

void TestMapCanvasPicks::picks()
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

void TestMapCanvasPicks::tellsTheStateBesideTheName()
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

void TestMapCanvasPicks::picksTheMostUrgentFirst()
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

void TestMapCanvasPicks::largeClusterOpensByZooming()
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

void TestMapCanvasPicks::enterPicksInTheMiddle()
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

void TestMapCanvasPicks::saysWhichRegion_data()
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

void TestMapCanvasPicks::saysWhichRegion()
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

void TestMapCanvasPicks::withoutAPointerItReadsTheMiddle()
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

void TestMapCanvasPicks::countsWhatIsInView()
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

void TestMapCanvasPicks::theOpenCaseIsNotCountedBesideItself()
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

QTEST_MAIN(TestMapCanvasPicks)
#include "tst_mapcanvas_picks.moc"
