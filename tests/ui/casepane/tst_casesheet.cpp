#include "tests/ui/casepane/picturedesk.h"
#include "tests/ui/text/chinesetest.h"
#include "ui/casepane/caseprinter.h"
#include "ui/casepane/casesheet.h"
#include <QPrinter>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

class TestCaseSheet : public ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void says_data();
    void says();
    void outsideTextIsText();
    void notOpenStaysClosed();
    void instructionsStandInTheRecord();
    void printsAFile();

private:
    QString html(const CaseView &view) const
    {
        return caseSheetHtml({ view, m_desk.office.seat(), m_desk.office.desk.now });
    }
    PictureDesk m_desk;
    bool m_played = [this] { // once for all rows
        m_desk.playAll();
        return true;
    }();
};

void TestCaseSheet::says_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("that it is non-classified") << u"非涉密"_s;
    QTest::newRow("the title") << u"上水井盖缺失，老人险些跌落"_s;
    QTest::newRow("the source's number") << u"WH1121004417"_s;
    QTest::newRow("the place") << u"北京中路 128 号"_s;
    QTest::newRow("the appeal in full") << u"老人差点掉进去"_s;
    QTest::newRow("who holds it") << u"市供水公司"_s;
    QTest::newRow("what was done") << u"已电话提醒水务先围挡"_s;
    QTest::newRow("when it was reported") << u"2026年11月21日 14:03:00"_s;
    QTest::newRow("when it was printed") << u"2026年11月21日 14:32:00"_s;
}

void TestCaseSheet::says()
{
    QFETCH(QString, words);
    const QString sheet = html(m_desk.view());
    QVERIFY2(sheet.contains(words), qPrintable(sheet));
}

void TestCaseSheet::outsideTextIsText()
{
    CaseView view = m_desk.view();
    view.state.title = u"<script>a()</script>"_s;
    view.maskedClosed[u"appeal"_s] = u"<img src='x'>\n&"_s;
    const QString sheet = html(view);
    QVERIFY(!sheet.contains(u"<script"_s));
    QVERIFY(!sheet.contains(u"<img"_s));
    QVERIFY(sheet.contains(u"&lt;script&gt;"_s));
    QVERIFY(sheet.contains(u"<br>&amp;"_s));
}

void TestCaseSheet::notOpenStaysClosed()
{
    CaseView view = m_desk.view();
    view.notOpen = { u"appeal"_s, u"reporterPhone"_s };
    view.maskedClosed.clear();
    const QString sheet = html(view);
    QVERIFY(!sheet.contains(u"老人差点掉进去"_s));
    QCOMPARE(sheet.count(u"对您不开放"_s), 2);
}

void TestCaseSheet::instructionsStandInTheRecord()
{
    CaseView view = m_desk.view();
    RecordEntry entry = view.state.record.last();
    entry.kind = OperationKind::Instruct;
    entry.intent = IntentId(u"instruct"_s);
    entry.args = {};
    entry.closed = { { QString::fromLatin1(kInstruction),
        { QByteArray(32, 'i'), Audience::HandlersAndCommand } } };
    view.state.record.append(entry);
    QVERIFY(html(view).contains(u"批示内容对您不开放"_s));
    view.instructions.insert(entry.intent, u"请今日内办结"_s);
    const QString sheet = html(view);
    QVERIFY(sheet.contains(u"请今日内办结"_s));
    QVERIFY(!sheet.contains(u"批示内容对您不开放"_s));
}

void TestCaseSheet::printsAFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"case.pdf"_s);
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFileName(path);
        printSheet(html(m_desk.view()), printer);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.size() > 5000); // the letters of its words are in it
}

QTEST_MAIN(TestCaseSheet)
#include "tst_casesheet.moc"
