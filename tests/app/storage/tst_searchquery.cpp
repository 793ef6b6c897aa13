#include "app/storage/searchquery.h"
#include "tests/support/testcase.h"

using namespace shiyu;

class TestSearchQuery : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void expression_data();
    void expression();
    void limits();
    void highlights_data();
    void highlights();
    void highlightsKeepSurrogatePairsWhole();
};

void TestSearchQuery::expression_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &typed, const QString &expected) {
        QTest::newRow(name) << typed << expected;
    };
    const QString nothing = QStringLiteral("\"\""); // an empty phrase
    row("nothing", QString(), nothing);
    row("spaces", QStringLiteral(" \t　"), nothing);
    row("one character is a prefix", QStringLiteral("物"), QStringLiteral("\"物\" *"));
    row("two are one pair", QStringLiteral("物业"), QStringLiteral("\"物业\""));
    row("eight are a phrase", QStringLiteral("镜湖区赭山街道路"),
        QStringLiteral("\"镜湖 湖区 区赭 赭山 山街 街道 道路\""));
    row("letters are open", QStringLiteral("JHQ"), QStringLiteral("\"jhq\" *"));
    row("mixed parts are ANDed", QStringLiteral("镜湖区 井盖　2381"),
        QStringLiteral("\"镜湖 湖区\" AND \"井盖\" AND \"2381\" *"));
    row("a device tag ends exactly", QStringLiteral("K7-12"), QStringLiteral("\"k7 12\""));
    row("a telephone is open", QStringLiteral("0553-383"), QStringLiteral("\"0553 383\" *"));
    row("over the end of a run", QStringLiteral("长江路12号"),
        QStringLiteral("\"长江 江路 路 12 号\" *"));
    row("full width", QStringLiteral("Ｋ７－１２"), QStringLiteral("\"k7 12\""));
    row("variants", QStringLiteral("瀂港"), QStringLiteral("\"澛港\""));
    row("pinyin with apostrophe", QStringLiteral("xi'an"), QStringLiteral("\"xian\" *"));
    row("a quote", QStringLiteral("\"井盖"), QStringLiteral("\"井盖\""));
    row("quotes and operators", QStringLiteral("a\" OR \"b"),
        QStringLiteral("\"a\" * AND \"or\" * AND \"b\" *"));
    row("NEAR", QStringLiteral("NEAR(a b, 2)"),
        QStringLiteral("\"near a\" AND \"b\" * AND \"2\" *"));
    row("column filter", QStringLiteral("title:井"), QStringLiteral("\"title 井\" *"));
    row("star, caret, minus, plus, braces", QStringLiteral("* ^ - + { } ( ) : ; --"), nothing);
    row("emoji", QStringLiteral("🚧"), nothing);
    row("emoji between", QStringLiteral("井🚧盖"), QStringLiteral("\"井 盖\" *"));
    row("lone surrogate", QString(QChar(0xd83d)) + u"井盖", QStringLiteral("\"井盖\""));
    row("U+0000", QStringLiteral("井盖") + QChar(u'\0') + u'"', QStringLiteral("\"井盖\""));
}

void TestSearchQuery::expression()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const SearchQuery query(typed);
    QCOMPARE(query.matchExpression(), expected);
    QCOMPARE(query.isEmpty(), expected == QStringLiteral("\"\""));
}

void TestSearchQuery::limits()
{
    const QString parts = QStringLiteral("井 ").repeated(100);
    QCOMPARE(SearchQuery(parts).matchExpression().count(QStringLiteral("AND")),
        SearchQuery::kMaxPhrases - 1);
    const QString pasted = QStringLiteral("井").repeated(5'000'000);
    QCOMPARE(SearchQuery(pasted).matchExpression().count(u' '), SearchQuery::kMaxLength - 2);
    // One range from the first to the last marked character.
    QCOMPARE(SearchQuery(QStringLiteral("井")).highlights(pasted),
        (QList<SearchQuery::Range> { { 0, SearchQuery::kMaxHighlighted } }));
}

using Ranges = QList<SearchQuery::Range>;
Q_DECLARE_METATYPE(Ranges)

void TestSearchQuery::highlights_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Ranges>("expected");
    const auto row
        = [](const char *name, const QString &typed, const QString &text, const Ranges &expected) {
              QTest::newRow(name) << typed << text << expected;
          };
    const QString text = QStringLiteral("镜湖区井盖缺失，井盖2381号（K7-12）");
    row("nothing typed", QString(), text, {});
    row("not there", QStringLiteral("噪音"), text, {});
    row("twice", QStringLiteral("井盖"), text, { { 3, 2 }, { 8, 2 } });
    row("one character, also a run's last", QStringLiteral("盖"), text, { { 4, 1 }, { 9, 1 } });
    row("digits as far as typed", QStringLiteral("238"), text, { { 10, 3 } });
    row("a whole number", QStringLiteral("2381"), text, { { 10, 4 } });
    row("over the end of a run", QStringLiteral("盖2381号"), text, { { 9, 6 } });
    row("with the punctuation between", QStringLiteral("缺失井"), text, {});
    row("tag", QStringLiteral("k7-12"), text, { { 16, 5 } });
    row("overlapping parts become one", QStringLiteral("湖区井 井盖缺"), text,
        {
            { 1, 5 },
        });
    row("touching parts become one", QStringLiteral("镜湖 区井"), text, { { 0, 4 } });
    row("full width in the text", QStringLiteral("k7"), QStringLiteral("在Ｋ７"), { { 1, 2 } });
    row("variant in the text", QStringLiteral("澛港"), QStringLiteral("在瀂港"), { { 1, 2 } });
    row("one original, two folded", QStringLiteral("m"), QStringLiteral("㎡"), { { 0, 1 } });
}

void TestSearchQuery::highlights()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(Ranges, expected);
    QCOMPARE(SearchQuery(typed).highlights(text), expected);
}

void TestSearchQuery::highlightsKeepSurrogatePairsWhole()
{
    const QString text = QStringLiteral("🚧𠮷祥");
    QCOMPARE(text.size(), qsizetype(5));
    QCOMPARE(SearchQuery(QStringLiteral("𠮷")).highlights(text), (Ranges { { 2, 2 } }));
    QCOMPARE(SearchQuery(QStringLiteral("𠮷祥")).highlights(text), (Ranges { { 2, 3 } }));
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
