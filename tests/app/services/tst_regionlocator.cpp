#include "app/services/regionlocator.h"

#include "tests/support/testcase.h"

using namespace shiyu;

/// Two grids side by side, each 0.01° wide (about 953 m at 31° N), inside one village.
class TestRegionLocator : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void locates_data();
    void locates();
    void boundsAndCentre();
    void emptyKnowsNothing();
};

namespace {

MultiPolygon box(double west, double south, double east, double north)
{
    return { Polygon { { LonLat::fromDegrees(west, south), LonLat::fromDegrees(east, south),
                           LonLat::fromDegrees(east, north), LonLat::fromDegrees(west, north) },
        {} } };
}

RegionCode code(const char *text)
{
    return RegionCode(QString::fromLatin1(text));
}

RegionLocator twoGrids()
{
    return RegionLocator(
        { { code("340202001001"), RegionLevel::Village, box(118, 31, 118.02, 31.01) },
            { code("340202001001001"), RegionLevel::Grid, box(118, 31, 118.01, 31.01) },
            { code("340202001001002"), RegionLevel::Grid, box(118.01, 31, 118.02, 31.01) } });
}

} // namespace

void TestRegionLocator::locates_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("next");
    QTest::addColumn<int>("metres"); // to the other grid; 95,300 m a degree at 31° N
    QTest::newRow("in the middle of the first, 477 m from the next") << 118.005 << "340202001001001"
                                                                     << "340202001001002" << 477;
    QTest::newRow("in the first, 95 m from the next") << 118.009 << "340202001001001"
                                                      << "340202001001002" << 95;
    QTest::newRow("in the second, far from the first") << 118.019 << "340202001001002"
                                                       << "" << -1;
    QTest::newRow("on the shared border the lower code has it") << 118.01 << "340202001001001"
                                                                << "340202001001002" << 0;
    QTest::newRow("outside of all") << 118.5 << ""
                                    << "" << -1;
}

void TestRegionLocator::locates()
{
    QFETCH(double, lon);
    QFETCH(int, metres);
    const auto hit = twoGrids().locate(LonLat::fromDegrees(lon, 31.005));
    QTEST(hit.code.toString(), "expected");
    QCOMPARE(twoGrids().regionAt(LonLat::fromDegrees(lon, 31.005)), hit.code);
    QTEST(hit.next.toString(), "next");
    QVERIFY2(qAbs(hit.metresToNext - metres) <= 2, qPrintable(QString::number(hit.metresToNext)));
}

void TestRegionLocator::boundsAndCentre()
{
    const RegionLocator locator = twoGrids();
    QCOMPARE(locator.boundsOf(code("340202001001001")).east, 1'180'100'000);
    const auto centre = locator.centreOf(code("340202001001001"));
    QVERIFY(centre);
    QCOMPARE(locator.locate(*centre).code, code("340202001001001"));
    QVERIFY(!locator.centreOf(code("999")));
}

void TestRegionLocator::emptyKnowsNothing()
{
    QVERIFY(RegionLocator().locate({ 0, 0 }).code.isEmpty());
    QVERIFY(RegionLocator().isEmpty());
}

QTEST_GUILESS_MAIN(TestRegionLocator)
#include "tst_regionlocator.moc"
