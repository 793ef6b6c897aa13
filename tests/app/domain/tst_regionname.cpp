#include "app/domain/regionname.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

/// What regions are called where room is short.
class TestRegionName : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void villages_data();
    void villages();
    void counties_data();
    void counties();
    void inLists_data();
    void inLists();
    void zones_data();
    void zones();
};

void TestRegionName::villages_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("community") << u"方塘社区居民委员会"_s << u"方塘社区"_s;
    QTest::newRow("community, short form") << u"沈巷社区居委会"_s << u"沈巷社区"_s;
    QTest::newRow("residents' committee") << u"团山居委会"_s << u"团山社区"_s;
    QTest::newRow("village") << u"天城村村民委员会"_s << u"天城村"_s;
    QTest::newRow("village whose name ends in village") << u"斗村村村民委员会"_s << u"斗村村"_s;
    QTest::newRow("village without the word") << u"义兴村民委员会"_s << u"义兴村"_s;
    QTest::newRow("village, short form") << u"沈南村委会"_s << u"沈南村"_s;
    QTest::newRow("virtual") << u"芜湖高新技术产业开发区虚拟社区"_s
                             << u"芜湖高新技术产业开发区虚拟社区"_s;
}

void TestRegionName::villages()
{
    QFETCH(QString, name);
    QTEST(shortVillageName(name), "expected");
}

void TestRegionName::counties_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("city");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *tag, const char16_t *code, const char16_t *name,
                         const char16_t *city, const char16_t *expected) {
        QTest::newRow(tag) << QString::fromUtf16(code) << QString::fromUtf16(name)
                           << QString::fromUtf16(city) << QString::fromUtf16(expected);
    };
    row("a district", u"340202", u"镜湖区", u"芜湖市", u"镜湖");
    row("the city itself", u"3402", u"芜湖市", u"芜湖市", u"芜湖");
    row("a city whose name ends in city", u"430781", u"津市市", u"常德市", u"津市");
    row("two letters are kept", u"430723", u"澧县", u"常德市", u"澧县");
    row("an autonomous county", u"331127", u"景宁畲族自治县", u"丽水市", u"景宁畲族自治县");
    row("a zone after its city", u"430771", u"常德市西洞庭管理区", u"常德市", u"西洞庭管理区");
    row("a development zone", u"340271", u"芜湖经济技术开发区", u"芜湖市", u"芜湖经开区");
}

void TestRegionName::counties()
{
    QFETCH(QString, name);
    QFETCH(QString, city);
    QFETCH(QString, code);
    Region region;
    region.code = RegionCode(code);
    region.level = code.size() == 4 ? RegionLevel::City : RegionLevel::County;
    region.name = name;
    QTEST(shortCountyName(region, city), "expected");
}

void TestRegionName::inLists_data()
{
    QTest::addColumn<RegionLevel>("level");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a district keeps its name")
        << RegionLevel::County << u"镜湖区"_s << u"镜湖"_s << u"镜湖区"_s;
    QTest::newRow("a long one has its short name")
        << RegionLevel::County << u"芜湖经济技术开发区"_s << u"芜湖经开区"_s << u"芜湖经开区"_s;
    QTest::newRow("a zone without one")
        << RegionLevel::Town << u"安徽芜湖鸠江经济开发区"_s << QString() << u"安徽芜湖鸠江经开区"_s;
    QTest::newRow("a high-tech zone without one")
        << RegionLevel::Town << u"芜湖高新技术产业开发区"_s << QString() << u"芜湖高新区"_s;
    QTest::newRow("a long name that is no zone's")
        << RegionLevel::County << u"景宁畲族自治县"_s << QString() << u"景宁畲族自治县"_s;
    QTest::newRow("a village leaves out its committee")
        << RegionLevel::Village << u"感定村委会"_s << QString() << u"感定村"_s;
    QTest::newRow("a village that has a short name")
        << RegionLevel::Village << u"感定村委会"_s << u"感定"_s << u"感定"_s;
    QTest::newRow("a village of a zone")
        << RegionLevel::Village << u"芜湖高新技术产业开发区虚拟社区"_s << QString()
        << u"芜湖高新区虚拟社区"_s;
    QTest::newRow("a grid") << RegionLevel::Grid << u"第九网格"_s << QString() << u"第九网格"_s;
}

void TestRegionName::inLists()
{
    QFETCH(RegionLevel, level);
    QFETCH(QString, name);
    QFETCH(QString, brief);
    Region region;
    region.level = level;
    region.name = name;
    region.shortName = brief;
    QTEST(nameInLists(region), "expected");
}

void TestRegionName::zones_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<RegionLevel>("level");
    QTest::addColumn<bool>("park");
    QTest::addColumn<bool>("expected");
    QTest::newRow("a district") << u"340202"_s << RegionLevel::County << false << false;
    QTest::newRow("a county-level city") << u"340281"_s << RegionLevel::County << false << false;
    QTest::newRow("a development zone") << u"340271"_s << RegionLevel::County << false << true;
    QTest::newRow("a town in one") << u"340271001"_s << RegionLevel::Town << false << false;
    QTest::newRow("a park") << u"340207402"_s << RegionLevel::Town << true << true;
}

void TestRegionName::zones()
{
    QFETCH(QString, code);
    QFETCH(RegionLevel, level);
    QFETCH(bool, park);
    Region region;
    region.code = RegionCode(code);
    region.level = level;
    region.park = park;
    QTEST(isZone(region), "expected");
}

QTEST_GUILESS_MAIN(TestRegionName)
#include "tst_regionname.moc"
