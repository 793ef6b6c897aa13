#include "tests/ui/intake/intaketest.h"

#include "ui/acts/unitpicker.h"
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

using namespace shiyu;
using namespace shiyu::test;

/// What was typed and not filed.
class TestIntakeDraft : public IntakeTest {
    Q_OBJECT
private Q_SLOTS:
    void theDraftComesBack();
    void theDraftIsTheNewest();
    void typedWhileTheDraftComes();
    void theDraftSurvivesSigningOut();
    void theDraftSurvivesTheEnd();
    void theNextOfficerSeesNothingOfIt();
    void theNextEmergencyBeginsAnew();
    void anEmergencyWithoutAWordIsNoDraft();
    void theNextFormBeginsAtItsTop();
};

void TestIntakeDraft::theDraftComesBack()
{
    open(kDispatcher);
    QTest::keyClick(m_form, Qt::Key_F7);
    type("Appeal", u"写到一半"_s);
    auto *first = m_form->findChild<UnitPicker *>();
    QTRY_VERIFY_WITH_TIMEOUT(!first->options().isEmpty(), kPatience);
    first->choose({ org::kWater });
    QTest::keyClick(m_form, Qt::Key_Escape);
    QVERIFY(!m_form->isOpen());
    QTest::qWait(1500); // a draft is written at most once a second
    open(kDispatcher);
    QTRY_COMPARE_WITH_TIMEOUT(
        qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"写到一半"_s, kPatience);
    auto *unit = m_form->findChild<UnitPicker *>();
    QTRY_COMPARE_WITH_TIMEOUT(unit->chosen(), QVector<OrganizationId> { org::kWater }, kPatience);
    QVERIFY(unit->isVisible());
}

/// What he searched a unit by was not there for the next one: it found nobody.
void TestIntakeDraft::theNextEmergencyBeginsAnew()
{
    open(kDispatcher);
    QTest::keyClick(m_form, Qt::Key_F7);
    auto *unit = m_form->findChild<UnitPicker *>();
    QTRY_VERIFY_WITH_TIMEOUT(!unit->options().isEmpty(), kPatience);
    auto *search = unit->findChild<QLineEdit *>();
    search->insert(u"华衍"_s);
    QCOMPARE(unit->chosen(), QVector<OrganizationId> { org::kWater });
    type("Appeal", u"水管爆裂"_s);
    QCOMPARE(filed().after.lead()->unit, org::kWater);
    m_form->begin();
    QTest::keyClick(m_form, Qt::Key_F7);
    QCOMPARE(search->text(), QString());
    QVERIFY(!unit->chosen().contains(org::kWater));
}

/// An emergency that was thought better of is not what the next N opens.
void TestIntakeDraft::anEmergencyWithoutAWordIsNoDraft()
{
    open(kDispatcher);
    QTest::keyClick(m_form, Qt::Key_F7);
    QVERIFY(says(u"Emergency dispatch"_s));
    QTest::keyClick(m_form, Qt::Key_Escape);
    QTRY_VERIFY(!m_form->isOpen());
    m_form->begin();
    QTRY_VERIFY_WITH_TIMEOUT(says(u"New matter"_s), kPatience);
}

void TestIntakeDraft::theNextFormBeginsAtItsTop()
{
    open(kIntake);
    m_window->resize(1200, 400);
    auto *bar = m_form->findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 0, kPatience);
    bar->setValue(bar->maximum());
    QTest::keyClick(m_form, Qt::Key_F7); // he may not: the sentence stands at the top
    QCOMPARE(bar->value(), 0);
    bar->setValue(bar->maximum());
    QTest::keyClick(m_form, Qt::Key_Escape);
    QVERIFY(!m_form->isOpen());
    m_form->begin();
    QCOMPARE(bar->value(), 0);
}

void TestIntakeDraft::theDraftIsTheNewest()
{
    open(kDispatcher);
    type("Appeal", u"写"_s);
    QTest::qWait(1200); // the file has it
    type("Appeal", u"到一半"_s);
    auto draft = m_intake->draft(); // within the second in which the file is older
    QTRY_VERIFY_WITH_TIMEOUT(draft.isFinished(), kPatience);
    QCOMPARE(draft.result()["appeal"_L1].toString(), u"写到一半"_s);
}

void TestIntakeDraft::typedWhileTheDraftComes()
{
    open(kDispatcher);
    type("Title", u"昨天的草稿"_s);
    start({});
    auto seat = m_workplace->signIn(kDispatcher.toString(), kCityPassword);
    QTRY_VERIFY_WITH_TIMEOUT(seat.isFinished(), kPatience);
    m_window = std::make_unique<QWidget>();
    m_window->resize(1200, 900);
    m_window->show();
    m_form = new IntakeForm(m_theme, *m_workplace, *m_intake, m_window.get());
    m_form->begin();
    type("Appeal", u"马上打的字"_s); // before an event brings the draft
    QTRY_COMPARE_WITH_TIMEOUT(
        qobject_cast<QLineEdit *>(field("Title"))->text(), u"昨天的草稿"_s, kPatience);
    type("Appeal", u"接着打"_s);
    QCOMPARE(qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"马上打的字接着打"_s);
}

void TestIntakeDraft::theDraftSurvivesSigningOut()
{
    open(kDispatcher);
    type("Appeal", u"写到一半"_s);
    m_workplace->signOut(); // within the second in which the draft was not yet written
    open(kDispatcher);
    QTRY_COMPARE_WITH_TIMEOUT(
        qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"写到一半"_s, kPatience);
}

void TestIntakeDraft::theDraftSurvivesTheEnd()
{
    open(kDispatcher);
    type("Appeal", u"写到一半"_s);
    start({}); // the program ended within that second
    open(kDispatcher);
    QTRY_COMPARE_WITH_TIMEOUT(
        qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"写到一半"_s, kPatience);
}

void TestIntakeDraft::theNextOfficerSeesNothingOfIt()
{
    const auto sitDown = [this](const OfficerId &officer) {
        auto seat = m_workplace->signIn(officer.toString(), kCityPassword);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isFinished(), kPatience);
        m_form->leave();
        QVERIFY(!m_form->isOpen());
        m_form->begin();
        QTest::qWait(100); // his draft is asked for
    };
    const auto appeal
        = [this] { return qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(); };
    open(kDispatcher);
    type("Appeal", u"诉求人要求保密"_s);
    sitDown(kIntake); // within the second in which the draft was not yet written
    QCOMPARE(appeal(), QString());
    sitDown(kDispatcher);
    QTRY_COMPARE_WITH_TIMEOUT(appeal(), u"诉求人要求保密"_s, kPatience);
}

QTEST_MAIN(TestIntakeDraft)
#include "tst_intakedraft.moc"
