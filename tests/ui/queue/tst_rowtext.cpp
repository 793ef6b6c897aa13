#include "tests/support/queuesource.h"
#include "tests/support/testcase.h"
#include "ui/queue/chipplan.h"
#include "ui/queue/rowtext.h"
#include "ui/text/translations.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(shiyu::IncidentRow)

class TestRowText : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_translations.install(); }
    void state_data();
    void state();
    void whoseStepItIs_data();
    void whoseStepItIs();
    void onlyWhatIsCountedIsSaidWithoutAName();
    void pill_data();
    void pill();
    void pillWithoutClock();
    void marks_data();
    void marks();

private:
    Translations m_translations;
};

void TestRowText::state_data()
{
    QTest::addColumn<IncidentRow>("row");
    QTest::addColumn<QString>("words");
    const auto add = [](const char *name, const char16_t *words, auto change) {
        IncidentRow row = queueRow(1, QStringLiteral("路灯不亮"), 60min);
        change(row);
        QTest::newRow(name) << row << QString::fromUtf16(words);
    };
    add("in hand", u"办理中", [](IncidentRow &) {});
    add("reported", u"待受理", [](IncidentRow &r) { r.stage = Stage::Reported; });
    add("accepted", u"待派单", [](IncidentRow &r) { r.stage = Stage::Accepted; });
    add("not signed for", u"待签收", [](IncidentRow &r) { r.holderStage = TaskStage::Pending; });
    add("submitted", u"待审核", [](IncidentRow &r) { r.holderStage = TaskStage::Submitted; });
    add("sent back", u"退单", [](IncidentRow &r) { r.sentBack = true; });
    add("an application waits", u"待审批", [](IncidentRow &r) { r.requests = 1; });
    add("the answer is owed", u"待答复", [](IncidentRow &r) { r.replyOwed = true; });
    add("second round", u"二次办理", [](IncidentRow &r) { r.rounds = 2; });
    add("resolved", u"待核查", [](IncidentRow &r) { r.stage = Stage::Resolved; });
    add("verified, reporter known", u"待回访", [](IncidentRow &r) {
        r.stage = Stage::Resolved;
        r.verified = r.contactable = true;
    });
    add("verified, called back", u"待结案", [](IncidentRow &r) {
        r.stage = Stage::Resolved;
        r.verified = r.contactable = true;
        r.followUps = 1;
    });
}

void TestRowText::state()
{
    QFETCH(IncidentRow, row);
    QTEST(stateWord(row), "words");
}

void TestRowText::whoseStepItIs_data()
{
    QTest::addColumn<IncidentRow>("row");
    QTest::addColumn<QString>("words");
    const auto add = [](const char *name, const char16_t *words, Duties own, auto change) {
        IncidentRow row = queueRow(1, QStringLiteral("路灯不亮"), 60min);
        row.owner = org::kCity;
        row.holder = row.lead = org::kTown;
        row.duties = own;
        change(row);
        QTest::newRow(name) << row << QString::fromUtf16(words);
    };
    const auto at
        = [](TaskStage stage) { return [stage](IncidentRow &row) { row.holderStage = stage; }; };
    const auto in = [](Stage stage) { return [stage](IncidentRow &row) { row.stage = stage; }; };
    const auto nothing = [](IncidentRow &) {};
    using T = TaskStage;
    add("own to sign for", u"待签收", { Duty::Sign }, at(T::Pending));
    add("the town has to sign for it", u"赭山街道指挥中心待签收", {}, at(T::Pending));
    add("own to review", u"待审核", { Duty::Review }, at(T::Submitted));
    add("the town's reviewer has it", u"赭山街道指挥中心待审核", {}, at(T::Submitted));
    add("own to complete, the citizen has his reply", u"待答复", { Duty::Reply }, at(T::Reviewed));
    add("the town has to complete it", u"赭山街道指挥中心待答复", {}, [](IncidentRow &r) {
        r.replyOwed = true;
        r.holderStage = T::Reviewed;
    });
    add("own, answered, and an assisting unit works", u"已审核", {}, at(T::Reviewed));
    add("the answer is the lead's, an assisting unit still works", u"新芜社区工作站待答复", {},
        [](IncidentRow &r) {
            r.replyOwed = true;
            r.lead = org::kVillage;
        });
    add("the lead is done, an assisting unit completes its own", u"赭山街道指挥中心待答复", {},
        [](IncidentRow &r) {
            r.replyOwed = true;
            r.lead = org::kVillage;
            r.holderStage = TaskStage::Reviewed;
        });
    add("signed for, to be given down or done", u"待派单", { Duty::Dispatch, Duty::Handle },
        nothing);
    add("signed for, nobody below", u"办理中", { Duty::Handle }, nothing);
    add("in hand elsewhere", u"办理中", {}, nothing);
    add("own and back", u"待派单 · 退单", { Duty::Dispatch, Duty::SentBack },
        [](IncidentRow &r) { r.sentBack = true; });
    add("the town has it back", u"赭山街道指挥中心待派单", {},
        [](IncidentRow &r) { r.sentBack = true; });
    add("own to accept", u"待受理", { Duty::Accept }, in(Stage::Reported));
    add("the city has to accept it", u"芜湖市指挥中心待受理", {}, in(Stage::Reported));
    add("an application waits for the city", u"芜湖市指挥中心待审批", {},
        [](IncidentRow &r) { r.requests = 1; });
    add("the city has to verify it", u"芜湖市指挥中心待核查", {}, in(Stage::Resolved));
    add("the city has to close it", u"芜湖市指挥中心待结案", {}, [](IncidentRow &r) {
        r.stage = Stage::Resolved;
        r.verified = true;
    });
    add("merged, its own reporter waits for the city", u"芜湖市指挥中心待答复", {},
        [](IncidentRow &r) {
            r.stage = Stage::Merged;
            r.replyOwed = true;
        });
    add("over", u"已结案", { Duty::Verify }, [](IncidentRow &r) {
        r.stage = Stage::Closed;
        r.open = false;
    });
}

void TestRowText::whoseStepItIs()
{
    QFETCH(IncidentRow, row);
    QTEST(stateText(row, *cityDirectory()), "words");
}

// Whatever a row is like: with nothing to do for the own unit no word of a chip stands alone.
void TestRowText::onlyWhatIsCountedIsSaidWithoutAName()
{
    QStringList counted;
    for (size_t i = 0; i < kQueueChips; ++i) {
        if (dutyOf(static_cast<QueueChip>(i)))
            counted.append(chipText(static_cast<QueueChip>(i)));
    }
    QVERIFY(counted.contains(QStringLiteral("待签收")));
    const DirectoryPtr directory = cityDirectory();
    int named = 0;
    for (size_t stage = 0; stage < enumCount<Stage>(); ++stage) {
        for (size_t task = 0; task < enumCount<TaskStage>(); ++task) {
            for (int flags = 0; flags < 64; ++flags) {
                IncidentRow row = queueRow(1, {}, 60min);
                row.owner = org::kCity;
                row.holder = org::kTown;
                row.lead = (flags & 1) != 0 ? org::kTown : org::kWater;
                row.stage = static_cast<Stage>(stage);
                row.holderStage = static_cast<TaskStage>(task);
                row.holderTask = (flags & 2) != 0 ? 1 : 0;
                row.sentBack = (flags & 4) != 0;
                row.requests = (flags & 8) != 0 ? 1 : 0;
                row.replyOwed = (flags & 16) != 0;
                row.verified = (flags & 32) != 0;
                const QString said = stateText(row, *directory);
                QVERIFY2(!counted.contains(said), qPrintable(said));
                named += said.contains(QStringLiteral("待"));
            }
        }
    }
    QVERIFY(named > 1000);
}

void TestRowText::pill_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("tone");
    const auto add = [](const char *name, int minutes, const char16_t *words, Tone tone) {
        QTest::newRow(name) << minutes << QString::fromUtf16(words) << int(tone);
    };
    // Due soon: half an hour, as queueRow says.
    add("overdue", -125, u"已超期2小时5分", Tone::DangerSolid);
    add("6 minutes left", 6, u"剩余6分", Tone::DangerSolid);
    add("just at the last minutes", 10, u"剩余10分", Tone::Warn);
    add("due soon", 21, u"剩余21分", Tone::Warn);
    add("due soon begins", 30, u"剩余30分", Tone::Warn);
    add("time enough", 31, u"剩余31分", Tone::Neutral);
    add("on Monday", 43 * 60 + 28, u"周一 10:00", Tone::Neutral);
}

void TestRowText::pill()
{
    QFETCH(int, minutes);
    // Monday 10:00 is 43 h 27 min 55 s after the desk's 14:32:05.
    const Instant now = minutes > 1000 ? kAtDesk - 5s : kAtDesk;
    const IncidentRow row = queueRow(1, {}, std::chrono::minutes { minutes });
    IncidentRow moved = row;
    moved.due->due -= kAtDesk - now;
    const RowPill pill = rowPill(moved, cityDirectory()->calendar(), now);
    QTEST(pill.text, "words");
    QTEST(int(pill.tone), "tone");
}

void TestRowText::pillWithoutClock()
{
    IncidentRow row = queueRow(1, {}, 60min);
    row.due.reset();
    QCOMPARE(rowPill(row, cityDirectory()->calendar(), kAtDesk).text, QString());
    row.paused = true;
    const RowPill paused = rowPill(row, cityDirectory()->calendar(), kAtDesk);
    QCOMPARE(paused.text, QStringLiteral("暂缓"));
    QCOMPARE(paused.tone, Tone::Muted);
}

void TestRowText::marks_data()
{
    QTest::addColumn<int>("supervised");
    QTest::addColumn<int>("instructions");
    QTest::addColumn<QStringList>("words");
    const QString order = QStringLiteral("督办");
    const QString instruction = QStringLiteral("批示");
    QTest::newRow("neither") << 0 << 0 << QStringList();
    QTest::newRow("under supervision") << 1 << 0 << QStringList { order };
    QTest::newRow("instructed twice: said once") << 0 << 2 << QStringList { instruction };
    QTest::newRow("both") << 2 << 1 << QStringList { order, instruction };
}

void TestRowText::marks()
{
    QFETCH(int, supervised);
    QFETCH(int, instructions);
    QFETCH(QStringList, words);
    IncidentRow row = queueRow(1, QStringLiteral("路灯不亮"), 60min);
    row.supervised = supervised;
    row.instructions = instructions;
    QStringList said;
    for (const RowMark &mark : rowMarks(row))
        said.append(mark.text);
    QCOMPARE(said, words);
    words.prepend(QStringLiteral("一般 · 路灯不亮"));
    const QString spoken = spokenRow(row, *cityDirectory(), kAtDesk);
    const QString start = words.join(QStringLiteral(" · "));
    QCOMPARE(spoken,
        start
            + QStringLiteral(" · 镜湖区 · 赭山街道 · 公用设施 · 12345 · 办理中 · 镜湖区城市管理局"
                             " · 剩余1小时"));
}

QTEST_GUILESS_MAIN(TestRowText)
#include "tst_rowtext.moc"
