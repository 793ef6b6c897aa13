#include "tests/ui/shell/shiftpaneltest.h"

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

/// A shift is opened and handed over.
class TestShiftPanel : public ShiftPanelTest {
    Q_OBJECT
private Q_SLOTS:
    void theRosterIsComplete_data();
    void theRosterIsComplete();
    void theOpenedShiftIsShown();
    void theListsComeFromTheQueue();
    void whatIsHandedOver_data();
    void whatIsHandedOver();
    void whatIsTypedStays_data();
    void whatIsTypedStays();
    void itClosesWithItsOfficer_data();
    void itClosesWithItsOfficer();
};

void TestShiftPanel::theRosterIsComplete_data()
{
    QTest::addColumn<QString>("empty"); // the row that is left out
    QTest::newRow("without a leader") << u"leader"_s;
    QTest::newRow("without a cadre") << u"cadre"_s;
    QTest::newRow("without officers") << u"officers"_s;
}

void TestShiftPanel::theRosterIsComplete()
{
    QFETCH(QString, empty);
    QVERIFY(sits(kLeader));
    m_panel->openNow();
    ShiftForm *form = m_panel->form();
    form->setTyped(roster(kLeader));
    form->field(empty)->setValue(
        empty == u"officers"_s ? QJsonValue(QJsonArray {}) : QJsonValue(QJsonValue::Undefined));
    send();
    QVERIFY(form->row(empty)->hasError());
    QVERIFY(form->field(empty)->widget()->hasFocus());
    QVERIFY(m_panel->isOpen());
    form->setTyped(roster(kLeader));
    QVERIFY(!form->row(empty)->hasError());
    send();
    QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isOpen(), kPatience);
}

void TestShiftPanel::theOpenedShiftIsShown()
{
    QVERIFY(sits(kLeader));
    m_panel->openNow();
    m_panel->form()->setTyped(roster(kLeader));
    type(u"text"_s, u"fog"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(m_duty->shift().isOnDuty(), kPatience);
    QCOMPARE(shift().leader, OfficerId(kLeader));
    QCOMPARE(shift().officers, QVector<OfficerId> { OfficerId(kDispatcher) });
    QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isOpen(), kPatience);
    m_panel->openNow();
    const QString text = shown();
    for (const QString &line : { u"On duty since"_s, u"Shift leader\nc.city.shiftLeader  0553"_s,
             u"Leading cadre\nc.city.leadingCadre  0553"_s, u"Officer\nc.city.dispatcher  0553"_s })
        QVERIFY2(text.contains(line), qPrintable(text));
    QVERIFY(!text.contains(u"Officer\nc.city.shiftLeader"_s)); // named once
}

/// A critical matter is in the first list; what he typed before the lists came stays.
void TestShiftPanel::theListsComeFromTheQueue()
{
    QVERIFY(reach(u"open"_s));
    const Place place { PlaceShape::Point, { LonLat::fromDegrees(118.005, 31.005) }, {} };
    QVERIFY(isDone(m_workplace->act({ {}, K::Report,
        { { u"title"_s, u"pipe burst"_s }, { u"summary"_s, u"s"_s }, { u"place"_s, toJson(place) },
            { u"region"_s, u"340202"_s }, { u"urgency"_s, u"critical"_s },
            { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s } },
        {}, 0 })));
    m_panel->openNow();
    type(u"broken"_s, u"camera 7"_s);
    const auto text = [this](const char *list) {
        return m_panel->form()->field(QString::fromLatin1(list))->value().toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(text("open").endsWith(u" pipe burst"_s), kPatience);
    QCOMPARE(text("open").count(u'\n'), 0);
    QCOMPARE(text("promised"), QString());
    QCOMPARE(text("broken"), u"camera 7"_s);
}

void TestShiftPanel::whatIsHandedOver_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("a line each") << u"a\nb"_s << QStringList { u"a"_s, u"b"_s };
    QTest::newRow("empty lines are none") << u"\na\n\n  \nb\n"_s << QStringList { u"a"_s, u"b"_s };
    QTest::newRow("blanks around a line") << u"  a b "_s << QStringList { u"a b"_s };
    QTest::newRow("nothing") << u""_s << QStringList {};
}

void TestShiftPanel::whatIsHandedOver()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, lines);
    QVERIFY(reach(u"open"_s));
    m_panel->openNow();
    m_panel->form()->field(u"promised"_s)->setValue(typed);
    type(u"text"_s, u"mind the bridge"_s);
    send();
    QTRY_COMPARE_WITH_TIMEOUT(shift().stage, ShiftStage::HandedOver, kPatience);
    QCOMPARE(shift().promised, lines);
    QCOMPARE(shift().remark, u"mind the bridge"_s);
    QCOMPARE(shift().handedOverBy, OfficerId(kDispatcher));
    QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isOpen(), kPatience);
    QVERIFY(sits(kLeader));
    m_panel->openNow();
    const QString text = shown();
    QVERIFY2(text.contains(u"Promised: answers owed %1\n"_s.arg(lines.size())), qPrintable(text));
    QVERIFY(lines.isEmpty() || text.contains(lines.join(u'\n')));
    QVERIFY(text.contains(u"Note: mind the bridge"_s));
}

void TestShiftPanel::whatIsTypedStays_data()
{
    QTest::addColumn<QString>("then");
    QTest::addColumn<bool>("stays");
    QTest::newRow("closed and opened again") << u"escape"_s << true;
    QTest::newRow("another language") << u"language"_s << true;
    QTest::newRow("another officer has his own") << u"officer"_s << false;
    QTest::newRow("sent") << u"send"_s << false;
}

void TestShiftPanel::whatIsTypedStays()
{
    QFETCH(QString, then);
    QFETCH(bool, stays);
    QVERIFY(reach(u"open"_s));
    m_panel->openNow();
    type(u"text"_s, u"mind the bridge"_s);
    m_panel->form()->field(u"broken"_s)->setValue(u"camera 7"_s);
    if (then == u"escape"_s) {
        QTest::keyClick(m_panel, Qt::Key_Escape);
        QVERIFY(!m_panel->isOpen());
    } else if (then == u"language"_s) {
        QEvent event(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_panel, &event);
    } else if (then == u"officer"_s) {
        QVERIFY(sits(kLeader));
    } else {
        send();
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isOpen(), kPatience);
    }
    m_panel->openNow();
    const QJsonObject typed = m_panel->form() ? m_panel->form()->typed() : QJsonObject();
    QCOMPARE(typed[u"text"_s].toString(), stays ? u"mind the bridge"_s : QString());
    QCOMPARE(typed[u"broken"_s].toString(), stays ? u"camera 7"_s : QString());
}

void TestShiftPanel::itClosesWithItsOfficer_data()
{
    QTest::addColumn<QString>("next"); // who sits down; empty: nobody
    QTest::newRow("nobody sits here any more") << QString();
    QTest::newRow("another officer sits down") << kLeader;
}

void TestShiftPanel::itClosesWithItsOfficer()
{
    QFETCH(QString, next);
    QVERIFY(reach(u"open"_s));
    m_panel->openNow();
    if (next.isEmpty())
        m_workplace->signOut();
    else
        QVERIFY(sits(next));
    QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isOpen(), kPatience);
}

QTEST_MAIN(TestShiftPanel)
#include "tst_shiftpanel.moc"
