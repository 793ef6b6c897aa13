#include "ui/command/commandparser.h"

#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(shiyu::Command)

class TestCommandParser : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
};

void TestCommandParser::parses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Command>("expected");
    const auto row = [](const char *name, const QString &line, const Command &expected) {
        QTest::newRow(name) << line << expected;
    };
    row("dispatch a case to a unit", u"派 2381 城管"_s,
        { Verb::Dispatch, u"2381"_s, u"城管"_s, false });
    row("without a space after the verb", u"派2381 城管"_s,
        { Verb::Dispatch, u"2381"_s, u"城管"_s, false });
    row("the longer verb wins", u"派单 2381"_s, { Verb::Dispatch, u"2381"_s, {}, false });
    row("by pinyin initials", u"pd 2381 市供水公司"_s,
        { Verb::Dispatch, u"2381"_s, u"市供水公司"_s, false });
    row("initials are a word of their own", u"pdx 2381"_s,
        { Verb::Find, u"pdx 2381"_s, {}, false });
    row("go to a place", u"定位 镜湖区"_s, { Verb::GoTo, u"镜湖区"_s, {}, false });
    row("sign for", u"签2381"_s, { Verb::Sign, u"2381"_s, {}, false });
    row("switch officer", u"切换 孙悦"_s, { Verb::Switch, u"孙悦"_s, {}, false });
    row("night", u"夜间"_s, { Verb::Theme, {}, {}, true });
    row("day in English", u"Day"_s, { Verb::Theme, {}, {}, false });
    row("a new matter", u"新建工单"_s, { Verb::New, {}, {}, false });
    row("what is no command is searched", u"  上水  井盖 "_s,
        { Verb::Find, u"上水 井盖"_s, {}, false });
    row("nothing", {}, { Verb::Find, {}, {}, false });
}

void TestCommandParser::parses()
{
    QFETCH(QString, line);
    QFETCH(Command, expected);
    QCOMPARE(parseCommand(line), expected);
}

QTEST_GUILESS_MAIN(TestCommandParser)
#include "tst_commandparser.moc"
