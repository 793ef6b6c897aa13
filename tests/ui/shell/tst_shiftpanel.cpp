#include "ui/shell/shiftpanel.h"

#include "app/services/dutydesk.h"
#include "app/services/profiledesk.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include "ui/shell/shiftform.h"
#include "widgets/actionbutton.h"
#include "widgets/applytheme.h"
#include "widgets/banner.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

namespace {

const Instant kNow = instantFromMs(1'795'240'800'000); // 2026-11-21 14:00 in the city
/// ms: each officer who sits down derives a key, which takes its time beside a build.
constexpr int kPatience = 30'000;
const QString kLeader = u"c.city.shiftLeader"_s;
const QString kDispatcher = u"c.city.dispatcher"_s;
const QString kCadre = u"c.city.leadingCadre"_s;
const QString kHandler = u"u.water.handler"_s;
const QString kEveryList = u"open promised awaiting broken"_s;

} // namespace

/// The sheet over a real profile, by keyboard, as the officers of one centre see it in turn.
class TestShiftPanel : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void offersTheOneStep_data();
    void offersTheOneStep();
    void theRosterIsComplete_data();
    void theRosterIsComplete();
    void theOpenedShiftIsShown();
    void theListsComeFromTheQueue();
    void whatIsHandedOver_data();
    void whatIsHandedOver();
    void longListsAreFolded();
    void takingOverOpensTheNext();
    void takingOverIsBothOrNone();
    void whatIsTypedStays_data();
    void whatIsTypedStays();
    void somebodyWasFaster();
    void itClosesWithItsOfficer_data();
    void itClosesWithItsOfficer();

private:
    bool sits(const QString &officer);
    bool isDone(QFuture<ActOutcome> outcome);
    bool reach(const QString &stage);
    void send();
    void type(const QString &row, const QString &text);
    const Shift &shift() const { return *m_duty->shift().shift; }
    QString shown() const; ///< every line of the sheet that is not hidden
    QString step() const; ///< on the button in colour; empty: there is none
    QJsonObject roster(const QString &leader) const;

    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<DutyDesk> m_duty;
    std::unique_ptr<QWidget> m_window;
    ShiftPanel *m_panel = nullptr;
};

void TestShiftPanel::initTestCase()
{
    applyTheme(*qApp, m_theme.theme());
    m_path = m_folder.filePath(u"city"_s);
    QVERIFY(makeCityProfile(m_path,
        { OfficerId(kLeader), OfficerId(kDispatcher), OfficerId(kCadre), OfficerId(kHandler) },
        kNow));
}

void TestShiftPanel::init()
{
    TestCase::init();
    const QString copy = m_folder.filePath(QString::number(++m_count));
    QVERIFY(QFile::copy(m_path, copy));
    m_workplace = std::make_unique<Workplace>([] { return kNow; });
    m_duty = std::make_unique<DutyDesk>(*m_workplace);
    auto opened = m_workplace->open(copy);
    QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), kPatience);
    QVERIFY(opened.result());
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 700);
    m_window->show();
    m_panel = new ShiftPanel(m_theme, *m_duty, m_window.get());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestShiftPanel::cleanup()
{
    m_window.reset();
    m_duty.reset();
    m_workplace.reset();
}

/// Until the desk knows the shift as he sees it.
bool TestShiftPanel::sits(const QString &officer)
{
    bool changed = false;
    const auto following
        = connect(m_duty.get(), &DutyDesk::changed, this, [&changed] { changed = true; });
    auto seat = m_workplace->signIn(officer, kCityPassword);
    const bool seated = QTest::qWaitFor([&] { return seat.isFinished() && changed; }, kPatience);
    disconnect(following);
    return seated && seat.result().has_value();
}

bool TestShiftPanel::isDone(QFuture<ActOutcome> outcome)
{
    return QTest::qWaitFor([&outcome] { return outcome.isFinished(); }, kPatience)
        && outcome.result().has_value();
}

QJsonObject TestShiftPanel::roster(const QString &leader) const
{
    return { { u"leader"_s, leader }, { u"cadre"_s, kCadre },
        { u"officers"_s, QJsonArray { kDispatcher } } };
}

/// By the desk itself: "open" by the dispatcher's centre, "handed" by the dispatcher.
bool TestShiftPanel::reach(const QString &stage)
{
    if (stage == u"none"_s)
        return true;
    if (!sits(kDispatcher) || !isDone(m_duty->open(roster(kLeader)))
        || !QTest::qWaitFor([this] { return m_duty->shift().isOnDuty(); }, kPatience))
        return false;
    if (stage == u"open"_s)
        return true;
    QJsonObject lists;
    for (const QString &list : kEveryList.split(u' '))
        lists.insert(list, QJsonArray { QString(list + u" 1"_s) });
    lists.insert(u"text"_s, u"mind the bridge"_s);
    return isDone(m_duty->handOver(lists))
        && QTest::qWaitFor([this] { return shift().stage == ShiftStage::HandedOver; }, kPatience);
}

QString TestShiftPanel::shown() const
{
    QStringList lines;
    for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
        if (label->isVisibleTo(m_panel))
            lines.append(label->text());
    }
    return lines.join(u'\n');
}

QString TestShiftPanel::step() const
{
    const QStringList steps { u"Open the shift"_s, u"Hand over"_s, u"Take over"_s };
    for (const ActionButton *button : m_panel->findChildren<ActionButton *>()) {
        if (button->isVisible() && steps.contains(button->text()))
            return button->text();
    }
    return {};
}

void TestShiftPanel::send()
{
    QTest::keyClick(m_panel, Qt::Key_Return, Qt::ControlModifier);
}

void TestShiftPanel::type(const QString &row, const QString &text)
{
    QWidget *field = m_panel->form()->field(row)->widget();
    field->setFocus();
    QTest::keyClicks(field, text);
}

void TestShiftPanel::offersTheOneStep_data()
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
        << u"handed"_s << kDispatcher << QString() << u"nobody may check his own work"_s;
    QTest::newRow("handed over: a company sees who is on duty")
        << u"handed"_s << kHandler << QString() << u"Shift leader  c.city.shiftLeader"_s;
}

void TestShiftPanel::offersTheOneStep()
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
    for (const QString &line : { u"On duty since"_s, u"Shift leader  c.city.shiftLeader  0553"_s,
             u"Leading cadre  c.city.leadingCadre  0553"_s, u"Officer  c.city.dispatcher  0553"_s })
        QVERIFY2(text.contains(line), qPrintable(text));
    QVERIFY(!text.contains(u"Officer  c.city.shiftLeader"_s)); // named once
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

/// Forty lines of them would push what he fills in out of sight; he unfolds what he reads.
void TestShiftPanel::longListsAreFolded()
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

void TestShiftPanel::takingOverOpensTheNext()
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
void TestShiftPanel::takingOverIsBothOrNone()
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

/// The sheet shows how it stands now, and says why nothing was written.
void TestShiftPanel::somebodyWasFaster()
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
