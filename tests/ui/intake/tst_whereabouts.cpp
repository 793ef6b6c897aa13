#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"
#include "ui/intake/whereabouts.h"
#include <functional>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const LonLat kPark = LonLat::fromDegrees(118.38, 31.33);
const LonLat kClick = LonLat::fromDegrees(118.39, 31.34);
const Directory kCity { test::cityData() };
using Found = Locality::Found;

PlaceHit thing(const RegionCode &in = {})
{
    return { u"赭山公园"_s, {}, kPark, in, {}, {} };
}

PlaceHit region(const RegionCode &code)
{
    return { regionPath(kCity, code), {}, {}, code, kPark, {} };
}

Locality in(const RegionCode &code)
{
    Locality locality;
    locality.grid = code;
    return locality;
}

Locality without(Found found)
{
    Locality locality;
    locality.found = found;
    return locality;
}

} // namespace

using Steps = std::function<void(Whereabouts &)>;
Q_DECLARE_METATYPE(Steps)

class TestWhereabouts : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void whatStands_data();
    void whatStands();
};

void TestWhereabouts::whatStands_data()
{
    namespace r = test::region;
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<std::optional<LonLat>>("at");
    QTest::addColumn<RegionCode>("region");
    const auto row = [](const char *name, const Steps &steps, const std::optional<LonLat> &at,
                         const RegionCode &code) { QTest::newRow(name) << steps << at << code; };
    const auto foundInGrid = [](Whereabouts &w) {
        w.choose(thing(), kCity);
        w.locate(in(r::kGrid), kCity);
    };
    row("a found place has its point, the outline its grid", foundInGrid, kPark, r::kGrid);
    row("retyped: neither counts any more",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.retype(u"弋江路"_s);
        },
        {}, {});
    row("a character less",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.retype(u"赭山公"_s);
        },
        {}, {});
    row("a character more may name another place",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.retype(u"赭山公园路"_s);
        },
        {}, {});
    row("emptied",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.retype({});
        },
        {}, {});
    row(
        "an addition after a blank describes it more closely",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.retype(u"赭山公园 东门"_s);
        },
        kPark, r::kGrid);
    row(
        "in brackets too",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.retype(u"赭山公园（东门）"_s);
        },
        kPark, r::kGrid);
    row(
        "retyped, but clicked afterwards",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.click(kClick);
            w.locate(in(r::kGrid), kCity);
            w.retype(u"弋江路"_s);
        },
        kClick, r::kGrid);
    row(
        "clicked: the text is free",
        [](Whereabouts &w) {
            w.click(kClick);
            w.locate(in(r::kGrid), kCity);
            w.retype(u"x"_s);
        },
        kClick, r::kGrid);
    row("clicked anew: the region is that of the new point",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.click(kClick);
        },
        kClick, {});
    row(
        "a region by its name has no point",
        [](Whereabouts &w) { w.choose(region(r::kTown), kCity); }, {}, r::kTown);
    row(
        "and takes that of a place found before",
        [=](Whereabouts &w) {
            foundInGrid(w);
            w.choose(region(r::kTown), kCity);
        },
        {}, r::kTown);
    row(
        "the address goes on behind the region's name",
        [](Whereabouts &w) {
            w.choose(region(r::kTown), kCity);
            w.retype(regionPath(kCity, r::kTown) + u"中山路 3 号"_s);
        },
        {}, r::kTown);
    row("another name instead of the region's",
        [](Whereabouts &w) {
            w.choose(region(r::kTown), kCity);
            w.retype(u"南瑞街道"_s);
        },
        {}, {});
    row(
        "a region round a clicked point leaves the point and its grid",
        [](Whereabouts &w) {
            w.click(kClick);
            w.locate(in(r::kGrid), kCity);
            w.choose(region(r::kCounty), kCity);
        },
        kClick, r::kGrid);
    row(
        "a region elsewhere takes a clicked point away",
        [](Whereabouts &w) {
            w.click(kClick);
            w.locate(in(r::kGrid), kCity);
            w.choose(region(r::kOtherTown), kCity);
        },
        {}, r::kOtherTown);
    row(
        "the outlines know the county alone: the name says more",
        [](Whereabouts &w) {
            w.click(kClick);
            w.locate(in(r::kCounty), kCity);
            w.choose(region(r::kVillage), kCity);
            w.locate(in(r::kCounty), kCity);
        },
        kClick, r::kVillage);
    row("no outlines: a click alone tells no region",
        [](Whereabouts &w) {
            w.click(kClick);
            w.locate(without(Found::NoOutline), kCity);
        },
        kClick, {});
    row(
        "no outlines: the name, then the click",
        [](Whereabouts &w) {
            w.choose(region(r::kTown), kCity);
            w.click(kClick);
            w.locate(without(Found::NoOutline), kCity);
        },
        kClick, r::kTown);
    row(
        "no outlines: the click, then the name",
        [](Whereabouts &w) {
            w.click(kClick);
            w.locate(without(Found::NoOutline), kCity);
            w.choose(region(r::kTown), kCity);
        },
        kClick, r::kTown);
    row("no outlines: another name leaves the click",
        [](Whereabouts &w) {
            w.choose(region(r::kTown), kCity);
            w.click(kClick);
            w.locate(without(Found::NoOutline), kCity);
            w.retype(u"别处"_s);
        },
        kClick, {});
    row(
        "no outlines: a found place that knows its region",
        [](Whereabouts &w) {
            w.choose(thing(r::kVillage), kCity);
            w.locate(without(Found::NoOutline), kCity);
        },
        kPark, r::kVillage);
    row(
        "a clicked point elsewhere goes before the name",
        [](Whereabouts &w) {
            w.choose(region(r::kOtherTown), kCity);
            w.click(kClick);
            w.locate(in(r::kGrid), kCity);
        },
        kClick, r::kGrid);
    row("outside the city is no region",
        [](Whereabouts &w) {
            w.click(kClick);
            w.locate(without(Found::Outside), kCity);
        },
        kClick, {});
}

void TestWhereabouts::whatStands()
{
    QFETCH(Steps, steps);
    QFETCH(std::optional<LonLat>, at);
    Whereabouts where;
    steps(where);
    QVERIFY(where.at == at);
    QTEST(where.region, "region");
}

QTEST_GUILESS_MAIN(TestWhereabouts)
#include "tst_whereabouts.moc"
