#include "app/services/categorytable.h"

#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestCategoryTable : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void itsOwnNameComesBeforeTheMajorOne();
};

void TestCategoryTable::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("pinyin");
    QTest::addColumn<QStringList>("found");
    const QString cover = u"公用设施 / 上水井盖"_s;
    const QString burst = u"公用设施 / 自来水管破裂"_s;
    QTest::newRow("nothing typed: all in the table's order")
        << u" "_s << true << QStringList { cover, burst };
    QTest::newRow("part of the name") << u"水管"_s << true << QStringList { burst };
    QTest::newRow("initials") << u"ssjg"_s << true << QStringList { cover };
    QTest::newRow("full pinyin in capitals") << u"ZILAISHUI"_s << true << QStringList { burst };
    QTest::newRow("the major category's initials")
        << u"gyss"_s << true << QStringList { cover, burst };
    QTest::newRow("no such category") << u"外星人"_s << true << QStringList {};
    QTest::newRow("without pinyin by name alone") << u"井盖"_s << false << QStringList { cover };
    QTest::newRow("without pinyin no initials") << u"ssjg"_s << false << QStringList {};
}

void TestCategoryTable::finds()
{
    QFETCH(QString, typed);
    QFETCH(bool, pinyin);
    const Directory directory(test::cityData());
    const CategoryTable table(directory, pinyin ? std::optional(*Pinyin::load()) : std::nullopt);
    QStringList found;
    for (const CategoryHit &hit : table.find(typed, 12))
        found.append(hit.text);
    QTEST(found, "found");
    QCOMPARE(table.find(typed, 1).size(), std::min<qsizetype>(1, found.size()));
}

void TestCategoryTable::itsOwnNameComesBeforeTheMajorOne()
{
    DirectoryData data = test::cityData();
    const auto add = [&data](const QString &id, const QString &parent, const QString &name) {
        Category category;
        category.id = CategoryId(id);
        category.parent = CategoryId(parent);
        category.name = name;
        data.categories.append(category);
    };
    add(u"street"_s, {}, u"街面秩序"_s); // its end is spelled zx too
    add(u"stalls"_s, u"street"_s, u"占道经营"_s);
    add(u"opinion"_s, {}, u"意见建议"_s);
    add(u"advice"_s, u"opinion"_s, u"政策咨询"_s);
    const Directory directory(data);
    const CategoryTable table(directory, *Pinyin::load());
    const auto found = table.find(u"zx"_s, 12);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).text, u"意见建议 / 政策咨询"_s);
    QCOMPARE(found.at(1).text, u"街面秩序 / 占道经营"_s);
}

QTEST_GUILESS_MAIN(TestCategoryTable)
#include "tst_categorytable.moc"
