#include "app/demo/wuhudata.h"

#include "tests/support/testcase.h"
#include <QFile>
#include <QSet>

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestWuhuData : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void countsOfDivisions();
    void everyParentStandsBefore();
    void countiesInOfficialOrder();
    void sameAsTheIndependentTable();
    void everyTownHasASeat();
    void outlinesOfAllCounties();
};

void TestWuhuData::countsOfDivisions()
{
    QHash<qsizetype, int> byDigits;
    QHash<demo::DivisionKind, int> byKind;
    for (const demo::Division &d : demo::wuhuDivisions()) {
        ++byDigits[d.code.toString().size()];
        ++byKind[d.kind];
    }
    QCOMPARE(byDigits[4], 1);
    QCOMPARE(byDigits[6], 9);
    QCOMPARE(byDigits[9], 79);
    QCOMPARE(byDigits[12], 950);
    QCOMPARE(byKind[demo::DivisionKind::Park], 8);
    QCOMPARE(byKind[demo::DivisionKind::Zone], 2);
    QCOMPARE(byKind[demo::DivisionKind::City], 1);
}

void TestWuhuData::everyParentStandsBefore()
{
    QSet<RegionCode> seen;
    for (const demo::Division &d : demo::wuhuDivisions()) {
        QVERIFY2(
            d.parent.isEmpty() == seen.isEmpty() && (seen.isEmpty() || seen.contains(d.parent)),
            qPrintable(d.name));
        QVERIFY2(!seen.contains(d.code), qPrintable(d.name));
        seen.insert(d.code);
    }
}

void TestWuhuData::countiesInOfficialOrder()
{
    const auto counties = demo::wuhuCounties();
    QStringList names;
    for (const demo::Division &d : demo::wuhuDivisions()) {
        if (d.code.toString().size() == 6)
            names.append(counties[d.code].shortName);
    }
    QCOMPARE(names.join(u' '), u"镜湖 弋江 鸠江 湾沚 繁昌 南陵 无为 芜湖经开区 三山经开区"_s);
}

void TestWuhuData::sameAsTheIndependentTable()
{
    const QString shared = qEnvironmentVariable(
        "SHIYU_SHARED_DATA", QStringLiteral(SHIYU_SOURCE_DIR "/../shared/data"));
    QFile file(shared + u"/divisions/wuhu_3402.csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the table to compare with is not here");
    QSet<QString> theirs;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QStringList row = lines[i].split(u',');
        if (row[2] != "province"_L1)
            theirs.insert(row[0] + u' ' + row[1] + u' ' + (row[3] == "34"_L1 ? QString() : row[3]));
    }
    QSet<QString> ours;
    for (const demo::Division &d : demo::wuhuDivisions())
        ours.insert(d.code.toString() + u' ' + d.name + u' ' + d.parent.toString());
    QCOMPARE(ours.size(), 1039);
    QCOMPARE(ours, theirs);
}

void TestWuhuData::everyTownHasASeat()
{
    const auto seats = demo::wuhuSeats();
    QCOMPARE(seats.size(), 79);
    for (const demo::Division &d : demo::wuhuDivisions())
        QCOMPARE(seats.contains(d.code), d.code.toString().size() == 9);
}

void TestWuhuData::outlinesOfAllCounties()
{
    const auto counties = demo::wuhuCounties();
    QCOMPARE(counties.size(), 9);
    qsizetype rings = 0;
    QStringList schematic;
    for (const auto &[code, county] : counties.asKeyValueRange()) {
        rings += county.rings.size();
        if (county.schematic)
            schematic.append(code.toString());
        for (const auto &ring : county.rings)
            QVERIFY(partition::doubledArea(ring) > 0);
    }
    schematic.sort();
    QCOMPARE(rings, 12); // Jinghu, Jiujiang and Wuwei have two parts each
    QCOMPARE(schematic.join(u' '), u"340271 340272"_s);
}

QTEST_GUILESS_MAIN(TestWuhuData)
#include "tst_wuhudata.moc"
