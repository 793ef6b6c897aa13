#include "map/render/symbolplaces.h"
#include "tests/support/testcase.h"
#include <cmath>

using namespace shiyu;

namespace {

/// A name of 50 pixels, wider by 20 when it counts others.
QSizeF nameSize(quint32, quint32 more)
{
    return { more == 0 ? 50.0 : 70.0, 20 };
}

const QRectF kView(-300, -200, 600, 400);

QString markOf(const UnitStand &stand)
{
    switch (stand.mark) {
    case UnitStand::Mark::Dot:
        return QStringLiteral("%1 dot").arg(stand.feature);
    case UnitStand::Mark::Under:
        return QStringLiteral("%1 under").arg(stand.feature);
    case UnitStand::Mark::Name:
        break;
    }
    return stand.more == 0 ? QStringLiteral("%1").arg(stand.feature)
                           : QStringLiteral("%1 +%2").arg(stand.feature).arg(stand.more);
}

} // namespace

class TestSymbolPlaces : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void aCountStandsBesideTheHalo_data();
    void aCountStandsBesideTheHalo();
    void units_data();
    void units();
    void aHiddenUnitIsFoundAtTheName();
    void aTagIsReadWhole_data();
    void aTagIsReadWhole();
    void aCountingNameGrowsToTheFreeSide();
};

// The halo reaches 17 px, a count of 20 px radius keeps 2 px from it: 39 px between the middles.
void TestSymbolPlaces::aCountStandsBesideTheHalo_data()
{
    QTest::addColumn<QPointF>("at");
    QTest::addColumn<QList<QRectF>>("others");
    QTest::addColumn<QPointF>("stands"); // the halo is at 100, 100
    QTest::newRow("far enough: where it is")
        << QPointF(140, 100) << QList<QRectF> {} << QPointF(140, 100);
    QTest::newRow("to the right of it")
        << QPointF(110, 100) << QList<QRectF> {} << QPointF(139, 100);
    QTest::newRow("below it") << QPointF(100, 130) << QList<QRectF> {} << QPointF(100, 139);
    QTest::newRow("at the same place: above")
        << QPointF(100, 100) << QList<QRectF> {} << QPointF(100, 61);
    const double by = 39 * std::cos(M_PI / 6);
    QTest::newRow("another stands there: turned by 30 degrees") << QPointF(
        110, 100) << QList<QRectF> { QRectF(150, 70, 20, 20) } << QPointF(100 + by, 119.5);
}

void TestSymbolPlaces::aCountStandsBesideTheHalo()
{
    QFETCH(QPointF, at);
    QFETCH(QList<QRectF>, others);
    QFETCH(QPointF, stands);
    const QPointF found = besideHalo(at, 20, { 100, 100 }, others);
    QVERIFY2((found - stands).manhattanLength() < 0.01,
        qPrintable(QStringLiteral("%1 %2").arg(found.x()).arg(found.y())));
}

void TestSymbolPlaces::units_data()
{
    QTest::addColumn<QList<QPointF>>("at");
    QTest::addColumn<QList<int>>("dimmed"); // which of them
    QTest::addColumn<QList<QRectF>>("symbols");
    QTest::addColumn<QString>("drawn"); // in this order
    const QList<QRectF> none;
    QTest::newRow("names with room") << QList<QPointF> { { 0, 0 }, { 60, 0 }, { 0, 30 } }
                                     << QList<int> {} << none << QStringLiteral("0, 1, 2");
    QTest::newRow("no room for the second name: a dot, drawn first") << QList<QPointF> { { 0, 0 },
        { 40, 0 } } << QList<int> {} << none << QStringLiteral("1 dot, 0");
    QTest::newRow("a dot would lie on the name: the name counts it")
        << QList<QPointF> { { 0, 0 }, { 10, 4 }, { -20, 0 } } << QList<int> {} << none
        << QStringLiteral("1 under, 2 under, 0 +2");
    QTest::newRow("a matter stands on the name's place: a dot beside it")
        << QList<QPointF> { { 0, 0 } } << QList<int> {} << QList<QRectF> { { 15, -10, 20, 20 } }
        << QStringLiteral("0 dot");
    QTest::newRow("a count stands on it: no dot shows through the count")
        << QList<QPointF> { { 0, 0 } } << QList<int> {} << QList<QRectF> { { -20, -20, 40, 40 } }
        << QStringLiteral("0 under");
    QTest::newRow("the edge of the view would cut the name: a dot")
        << QList<QPointF> { { 290, 0 }, { -290, 0 }, { 0, 195 }, { 274, 60 } } << QList<int> {}
        << none << QStringLiteral("0 dot, 1 dot, 2 dot, 3");
    QTest::newRow("who is out of work names himself last") << QList<QPointF> { { 0, 0 },
        { 40, 0 } } << QList<int> { 0 } << none << QStringLiteral("0 dot, 1");
}

void TestSymbolPlaces::units()
{
    QFETCH(QList<QPointF>, at);
    QFETCH(QList<int>, dimmed);
    QFETCH(QList<QRectF>, symbols);
    QList<UnitPlace> units;
    for (int i = 0; i < at.size(); ++i)
        units.append({ quint32(i), at.at(i), dimmed.contains(i) });
    QStringList drawn;
    for (const UnitStand &stand : standUnits(units, symbols, kView, nameSize, 14))
        drawn.append(markOf(stand));
    QTEST(drawn.join(QStringLiteral(", ")), "drawn");
}

void TestSymbolPlaces::aHiddenUnitIsFoundAtTheName()
{
    const QList<UnitStand> stands
        = standUnits({ { 0, { 0, 0 }, false }, { 1, { 5, 0 }, false } }, {}, kView, nameSize, 14);
    QCOMPARE(stands.size(), 2);
    QCOMPARE(stands.first().box, stands.last().box);
    QCOMPARE(stands.last().box, QRectF(-35, -10, 70, 20));
}

void TestSymbolPlaces::aTagIsReadWhole_data()
{
    QTest::addColumn<QPointF>("point");
    QTest::addColumn<QPointF>("stands"); // its corner; 80 × 20, 8 px from the point
    QTest::newRow("above right of it") << QPointF(0, 0) << QPointF(8, -28);
    QTest::newRow("the right edge would cut it: at the left")
        << QPointF(290, 0) << QPointF(202, -28);
    QTest::newRow("at the upper edge: below") << QPointF(0, -190) << QPointF(8, -182);
    QTest::newRow("in the upper right corner") << QPointF(295, -195) << QPointF(207, -187);
    QTest::newRow("a button would hide it: below") << QPointF(-200, 110) << QPointF(-192, 118);
    QTest::newRow("on a button, near the left edge") << QPointF(-240, 100) << QPointF(-232, 108);
}

void TestSymbolPlaces::aTagIsReadWhole()
{
    QFETCH(QPointF, point);
    const QRectF button(-290, 40, 170, 60);
    QTEST(tagBeside(point, { 80, 20 }, kView, { button }).topLeft(), "stands");
}

void TestSymbolPlaces::aCountingNameGrowsToTheFreeSide()
{
    // Another name begins 5 px right of the first: only the left is free.
    const QList<UnitStand> stands
        = standUnits({ { 0, { 0, 0 }, false }, { 1, { 55, 0 }, false }, { 2, { 0, 0 }, false } },
            {}, kView, nameSize, 14);
    QCOMPARE(markOf(stands.at(1)), QStringLiteral("0 +1"));
    QCOMPARE(stands.at(1).box, QRectF(-45, -10, 70, 20));
}

QTEST_GUILESS_MAIN(TestSymbolPlaces)
#include "tst_symbolplaces.moc"
