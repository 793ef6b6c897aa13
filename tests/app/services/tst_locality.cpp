#include "app/services/locality.h"

#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;
using Found = Locality::Found;

/// A point at 118.005° E, 31.005° N (in the first county, 0.01° wide) or at 119° E, over the
/// outlines that a profile happens to have.
class TestLocality : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void whatTheOutlinesTell_data();
    void whatTheOutlinesTell();
};

namespace {

RegionLocator::Shape shape(const RegionCode &code, RegionLevel level, double west, double east)
{
    return { code, level,
        { Polygon { { LonLat::fromDegrees(west, 31), LonLat::fromDegrees(east, 31),
                        LonLat::fromDegrees(east, 31.01), LonLat::fromDegrees(west, 31.01) },
            {} } } };
}

const auto kCityShape = shape(test::region::kCity, RegionLevel::City, 118, 118.02);
const auto kCountyShape = shape(test::region::kCounty, RegionLevel::County, 118, 118.01);
const auto kOtherCountyShape
    = shape(test::region::kOtherCounty, RegionLevel::County, 118.01, 118.02);
const auto kGridShape = shape(test::region::kGrid, RegionLevel::Grid, 118, 118.01);

} // namespace

using Shapes = QVector<RegionLocator::Shape>;

void TestLocality::whatTheOutlinesTell_data()
{
    QTest::addColumn<Shapes>("shapes");
    QTest::addColumn<double>("lon");
    QTest::addColumn<Found>("found");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("worker");
    const auto row = [](const char *name, const Shapes &shapes, double lon, Found found,
                         const QString &path = {}, const QString &worker = {}) {
        QTest::newRow(name) << shapes << lon << found << path << worker;
    };
    row("a grid with its worker", { kCityShape, kCountyShape, kGridShape }, 118.005, Found::Inside,
        u"镜湖区 赭山街道 新芜社区 新芜第一网格"_s, u"王网格"_s);
    row("nothing smaller than the county has an outline", { kCityShape, kCountyShape }, 118.005,
        Found::Inside, u"镜湖区"_s);
    row("the county has none, the city has", { kCityShape, kOtherCountyShape }, 118.005,
        Found::NoOutline);
    row("no outlines at all", {}, 118.005, Found::NoOutline);
    row("outside, by the city's outline", { kCityShape }, 119, Found::Outside);
    row("outside, by those of all counties", { kCountyShape, kOtherCountyShape }, 119,
        Found::Outside);
    row("it may be in the county without outline", { kOtherCountyShape }, 119, Found::NoOutline);
}

void TestLocality::whatTheOutlinesTell()
{
    QFETCH(Shapes, shapes);
    QFETCH(double, lon);
    const Directory directory(test::cityData());
    const Locality locality = localityOf(directory, RegionLocator({ shapes.begin(), shapes.end() }),
        LonLat::fromDegrees(lon, 31.005));
    QTEST(locality.found, "found");
    QTEST(locality.path, "path");
    QTEST(locality.workerName, "worker");
    QCOMPARE(locality.grid.isEmpty(), locality.found != Found::Inside);
    QCOMPARE(regionPath(directory, test::region::kCity), u"芜湖市"_s);
}

QTEST_GUILESS_MAIN(TestLocality)
#include "tst_locality.moc"
