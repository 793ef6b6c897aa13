#include "app/services/profiledesk.h"
#include "tests/ui/shell/shiftpaneltest.h"
#include "widgets/banner.h"
#include "widgets/labels.h"

using namespace shiyu;
using namespace shiyu::test;

/// Whose turn it is, and the next shift that takes over.
class TestShiftPanelTakeOver : public ShiftPanelTest {
    Q_OBJECT
private Q_SLOTS:
    void offersTheOneStep_data();
    void offersTheOneStep();
    void longListsAreFolded();
    void takingOverOpensTheNext();
    void takingOverIsBothOrNone();
    void somebodyWasFaster();
};

void TestShiftPanelTakeOver::offersTheOneStep_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<QString>("officer");
    QTest::addColumn<QString>("step"); // on the button; empty: none
    QTest::addColumn<QString>("says");
    QTest::newRow("nobody on duty: the leader opens")
        << u"none"_s << kLeader << u"Open the shift"_s << u"Nobody is on duty"_s;
    QTest::newRow("nobody on duty: a company's handler does not")
        << u"none"_s << kHandler << QString() << u"Nobody is on duty"_s;
    QTest::newRow("on duty: an officer of the shift hands over")
        << u"open"_s << kDispatcher << u"Hand over"_s << u"On duty since"_s;
    QTest::newRow("on duty: so does its leader")
        << u"open"_s << kLeader << u"Hand over"_s << u"On duty since"_s;
    QTest::newRow("handed over: another one takes over")
        << u"handed"_s << kLeader << u"Take over"_s << u"waits to be taken over"_s;
    QTest::newRow("handed over: not who handed it over")
        << u"handed"_s << kDispatcher << QString()
        << u"Take over: who handed over does not take over himself"_s;
    QTest::newRow("handed over: a company sees who is on duty")
        << u"handed"_s << kHandler << QString() << u"Shift leader\nc.city.shiftLeader"_s;
}

void TestShiftPanelTakeOver::offersTheOneStep()
{
    QFETCH(QString, stage);
    QFETCH(QString, officer);
    QFETCH(QString, step);
    QFETCH(QString, says);
    QVERIFY(reach(stage));
    QVERIFY(sits(officer));
    m_panel->openNow();
    QVERIFY(m_panel->isOpen());
    QCOMPARE(this->step(), step);
    QCOMPARE(m_panel->form() != nullptr, !step.isEmpty());
    QVERIFY2(shown().contains(says), qPrintable(shown()));
}

/// Forty lines of them would push what he fills in out of sight; he unfolds what he reads.
void TestShiftPanelTakeOver::longListsAreFolded()
{
    QStringList lines;
    for (int i = 1; i <= 40; ++i)
        lines.append(u"matter %1"_s.arg(i));
    QVERIFY(reach(u"open"_s));
    m_panel->openNow();
    m_panel->form()->field(u"open"_s)->setValue(lines.join(u'\n'));
    send();
    QTRY_COMPARE_WITH_TIMEOUT(shift().stage, ShiftStage::HandedOver, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isOpen(), kPatience);
    QVERIFY(sits(kLeader));
    m_panel->openNow();
    QVERIFY(shown().contains(u" 40\n"_s) && !shown().contains(u"matter 7"_s));
    QTRY_VERIFY(m_panel->form()->visibleRegion().boundingRect().height() > 100);
    for (LinkButton *link : m_panel->findChildren<LinkButton *>()) {
        if (link->text() == u"Unfold"_s)
            link->click();
    }
    QVERIFY(shown().contains(u"matter 7"_s));
}

void TestShiftPanelTakeOver::takingOverOpensTheNext()
{
    QVERIFY(reach(u"handed"_s));
    const QString before = shift().id;
    QVERIFY(sits(kLeader));
    m_panel->openNow();
    // What he is offered: himself, and the cadre of the day.
    const QJsonObject offered = m_panel->form()->typed();
    QCOMPARE(offered[u"leader"_s].toString(), kLeader);
    QCOMPARE(offered[u"cadre"_s].toString(), kCadre);
    QCOMPARE(offered[u"officers"_s].toArray(), QJsonArray { kLeader });
    type(u"text"_s, u"all in order"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(m_duty->shift().shift && shift().id != before, kPatience);
    QCOMPARE(shift().stage, ShiftStage::Open);
    QCOMPARE(shift().leader, OfficerId(kLeader));
    QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isOpen(), kPatience);
    const auto answer = m_workplace->data().post([](ProfileDesk &desk) {
        return desk.connection().number(u"SELECT count(*) FROM log WHERE subject_kind = 'shift'"_s);
    });
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), kPatience);
    QCOMPARE(*answer.result(), 4); // opened, handed over, taken over and opened
}

/// The next shift cannot begin: the one before is not taken over either.
void TestShiftPanelTakeOver::takingOverIsBothOrNone()
{
    QVERIFY(reach(u"handed"_s));
    QVERIFY(sits(kLeader));
    QJsonObject foreign = roster(kLeader);
    foreign[u"leader"_s] = kHandler; // of another unit
    auto outcome = m_duty->takeOver(u"x"_s, foreign);
    QTRY_VERIFY_WITH_TIMEOUT(outcome.isFinished(), kPatience);
    QVERIFY(!outcome.result());
    QVERIFY(sits(kLeader));
    QCOMPARE(shift().stage, ShiftStage::HandedOver);
}

/// The sheet shows how it stands now, and says why nothing was written.
void TestShiftPanelTakeOver::somebodyWasFaster()
{
    QVERIFY(reach(u"open"_s));
    m_panel->openNow();
    auto theirs = m_duty->handOver({ { u"open"_s, QJsonArray {} }, { u"promised"_s, QJsonArray {} },
        { u"awaiting"_s, QJsonArray {} }, { u"broken"_s, QJsonArray {} } });
    send(); // before the sheet hears of it
    QVERIFY(isDone(theirs));
    auto *banner = m_panel->findChild<Banner *>();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(u"waits to be taken over"_s), kPatience);
    QVERIFY(m_panel->isOpen());
    QVERIFY(banner->isVisible());
    QVERIFY(!m_panel->form());
}

QTEST_MAIN(TestShiftPanelTakeOver)
#include "tst_shiftpanel_takeover.moc"
