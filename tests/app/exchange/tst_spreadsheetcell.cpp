#include "app/exchange/spreadsheetcell.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TstSpreadsheetCell : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void aFormulaIsShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("plain words") << u"路灯不亮"_s << u"路灯不亮"_s;
        QTest::newRow("a link") << u"=HYPERLINK(\"http://x\")"_s << u"'=HYPERLINK(\"http://x\")"_s;
        QTest::newRow("a command") << u"+cmd|' /C calc'!A0"_s << u"'+cmd|' /C calc'!A0"_s;
        QTest::newRow("minus and a formula") << u"-2+3+cmd"_s << u"'-2+3+cmd"_s;
        QTest::newRow("an old function") << u"@SUM(1)"_s << u"'@SUM(1)"_s;
        QTest::newRow("behind a tab") << u"\t=1"_s << u"'\t=1"_s;
        QTest::newRow("a telephone abroad") << u"+86 138 0553 1234"_s << u"+86 138 0553 1234"_s;
        QTest::newRow("a negative number") << u"-118.25"_s << u"-118.25"_s;
        QTest::newRow("a quote that is text") << u"'旧城'"_s << u"'旧城'"_s;
    }
    void aFormulaIsShown()
    {
        QFETCH(QString, text);
        QFETCH(QString, cell);
        QCOMPARE(spreadsheetCell(text), cell);
        QCOMPARE(fromSpreadsheetCell(cell), text);
    }
};

QTEST_GUILESS_MAIN(TstSpreadsheetCell)
#include "tst_spreadsheetcell.moc"
