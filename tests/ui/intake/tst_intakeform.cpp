#include "tests/ui/intake/intaketest.h"

#include "app/domain/directory.h"
#include "app/domain/slaclock.h"
#include "app/services/attachedfile.h"
#include "ui/acts/unitpicker.h"
#include "ui/intake/duetyping.h"
#include "ui/intake/enclosurefields.h"
#include "widgets/actionbutton.h"
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QListWidget>
#include <QPlainTextEdit>
#include <algorithm>

using namespace shiyu;
using namespace shiyu::test;

/// What is typed and filed, and what is said of what cannot be.
class TestIntakeForm : public IntakeTest {
    Q_OBJECT
private Q_SLOTS:
    void beginsCalm();
    void filesAndAccepts();
    void theSourcesDeadlineHolds();
    void aPassedDeadlineIsSaid_data();
    void aPassedDeadlineIsSaid();
    void answersAtOnce();
    void badInputIsSaidAndKept_data();
    void badInputIsSaidAndKept();
    void theMarkGoesWithWhatWasWrong();
    void tenMegabytesPasted();
    void scriptStaysText();
    void emergencyIsOneAct();
    void emergencyOwesOnlyWhatIsMissing();
    void emergencyNeedsTheRight();
    void tabsFollowWhatComesFirst_data();
    void tabsFollowWhatComesFirst();
    void duplicatesStandBesideIt();
    void filesGoInWithIt();
    void filesThatDoNot_data();
    void filesThatDoNot();

private:
    void typeWhole();
};

/// All that accepting asks for: category, appeal and place.
void TestIntakeForm::typeWhole()
{
    open(kDispatcher);
    chooseCategory();
    type("Appeal", u"水井盖不见了，请马上处理"_s);
    m_form->setPosition(LonLat::fromDegrees(118.005, 31.005));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"新芜第一网格"_s), kPatience);
}

void TestIntakeForm::beginsCalm()
{
    open(kDispatcher);
    auto *urgency = qobject_cast<QComboBox *>(field("Urgency"));
    QCOMPARE(urgency->currentData().toInt(), static_cast<int>(Urgency::Normal));
}

void TestIntakeForm::filesAndAccepts()
{
    typeWhole();
    const ActDone done = filed();
    QCOMPARE(done.after.stage, Stage::Accepted);
    QCOMPARE(done.after.category, category::kCover);
    QCOMPARE(done.after.title, u"水井盖不见了"_s);
    QCOMPARE(done.after.urgency, Urgency::Elevated); // the category's
    QVERIFY(!m_form->isOpen());
}

/// Typed shortly, shown whole, and the total clock is never later.
void TestIntakeForm::theSourcesDeadlineHolds()
{
    typeWhole();
    const Calendar &calendar = m_workplace->directory()->calendar();
    const Instant due = m_workplace->now() + std::chrono::minutes { 30 };
    const QString whole = dueTyped(due, calendar);
    type("Due", whole.mid(5)); // without its year
    QTest::keyClick(field("Due"), Qt::Key_Tab);
    QCOMPARE(qobject_cast<QLineEdit *>(field("Due"))->text(), whole);
    const ActDone done = filed();
    const Instant minute = std::chrono::floor<std::chrono::minutes>(due);
    QCOMPARE(done.after.sourceDue, std::optional(minute));
    const auto total = std::ranges::find(done.after.clocks, ClockKind::Total, &CaseClock::kind);
    QVERIFY(total != done.after.clocks.end());
    QCOMPARE(SlaClock(calendar).compute(total->input, minute).due, minute);
}

void TestIntakeForm::aPassedDeadlineIsSaid_data()
{
    QTest::addColumn<QString>("typed"); // on 2026-11-21 at 14:00
    QTest::addColumn<QString>("said"); // below it; empty: nothing
    QTest::addColumn<int>("hours"); // from now to what is filed
    const auto passed
        = [](const QString &time) { return u"This time has passed: %1."_s.arg(time); };
    QTest::newRow("a time of this morning") << u"9:00"_s << passed(u"2026-11-21 09:00"_s) << -5;
    QTest::newRow("yesterday's") << u"11-20 14:00"_s << passed(u"2026-11-20 14:00"_s) << -24;
    QTest::newRow("this very minute") << u"14:00"_s << QString() << 0;
    QTest::newRow("still to come") << u"18:00"_s << QString() << 4;
}

/// Before it is filed, by a key pressed in the field; and filed all the same: it may be so.
void TestIntakeForm::aPassedDeadlineIsSaid()
{
    QFETCH(QString, typed);
    QFETCH(int, hours);
    open(kDispatcher);
    type("Appeal", u"水井盖不见了"_s);
    type("Due", typed);
    QTEST(field("Due")->accessibleDescription(), "said");
    QCOMPARE(errorAt("Due"), QString());
    const ActDone done = filed(Qt::Key_F9);
    QCOMPARE(done.after.sourceDue, std::optional(kNow + std::chrono::hours { hours }));
}

void TestIntakeForm::answersAtOnce()
{
    open(kDispatcher);
    chooseCategory();
    type("Appeal", u"井盖坏了找谁"_s);
    QTest::keyClick(m_form, Qt::Key_F8);
    QVERIFY(!errorAt("Answered").isEmpty());
    QVERIFY(!errorAt("Knowledge").isEmpty());
    type("Answered", u"已告知报修电话"_s);
    type("Knowledge", u"井盖报修"_s);
    QCOMPARE(filed(Qt::Key_F8).after.stage, Stage::Answered);
}

void TestIntakeForm::badInputIsSaidAndKept_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("letters are no telephone")
        << QByteArray("Telephone") << u"call me"_s << u"This is no telephone number"_s;
    QTest::newRow("eleven digits that no mobile has")
        << QByteArray("Telephone") << u"12805536021"_s << u"This is no telephone number"_s;
    QTest::newRow("a category that is not in the table")
        << QByteArray("Category") << u"外星人"_s << u"Choose a category from the list"_s;
    QTest::newRow("a number with a word behind it")
        << QByteArray("Telephone") << u"13812345678（女儿）"_s << u"This is no telephone number"_s;
    QTest::newRow("a deadline that is none")
        << QByteArray("Due") << u"尽快"_s << u"Write a day and a time"_s;
    QTest::newRow("a deadline of the last century")
        << QByteArray("Due") << u"1999-01-01 18:00"_s << u"Write a day and a time"_s;
    QTest::newRow("nothing but blanks as the appeal")
        << QByteArray("Appeal") << u"  \n "_s << u"Write down what the citizen says"_s;
    QTest::newRow("10,001 characters")
        << QByteArray("Appeal") << QString(10'001, u'长') << u"at most 10,000 can be kept"_s;
}

void TestIntakeForm::badInputIsSaidAndKept()
{
    QFETCH(QByteArray, label);
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    open(kDispatcher);
    type(label.constData(), typed);
    QSignalSpy spy(m_form, &IntakeForm::filed);
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(says(sentence), qPrintable(sentence));
    QWidget *at = field(label.constData());
    const auto *text = qobject_cast<QPlainTextEdit *>(at);
    QCOMPARE(text ? text->toPlainText() : qobject_cast<QLineEdit *>(at)->text(), typed);
    QVERIFY(!spy.wait(100));
    QVERIFY(m_form->isOpen());
}

void TestIntakeForm::theMarkGoesWithWhatWasWrong()
{
    open(kDispatcher);
    type("Telephone", u"1385530123"_s);
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!errorAt("Telephone").isEmpty());
    type("Telephone", u"4"_s);
    QCOMPARE(errorAt("Telephone"), QString());
}

void TestIntakeForm::tenMegabytesPasted()
{
    open(kDispatcher);
    type("Appeal", u"先写的"_s);
    QApplication::clipboard()->setText(QString(10 * 1024 * 1024, u'x'));
    auto *appeal = qobject_cast<QPlainTextEdit *>(field("Appeal"));
    QElapsedTimer watch;
    watch.start();
    appeal->paste();
    QVERIFY2(watch.elapsed() < 2000, "the window is held up");
    QVERIFY(says(u"What you pasted has 10,485,760 characters; at most 10,000 fit"_s));
    QCOMPARE(appeal->toPlainText(), u"先写的"_s);
    QApplication::clipboard()->setText(u"，后贴的"_s);
    appeal->paste();
    QCOMPARE(appeal->toPlainText(), u"先写的，后贴的"_s);
}

void TestIntakeForm::scriptStaysText()
{
    const QString script = u"<script>alert('x')</script><b>粗</b>"_s;
    open(kDispatcher);
    type("Appeal", script);
    type("Title", script);
    const Incident after = filed(Qt::Key_F9).after;
    QCOMPARE(after.title, script);
    QCOMPARE(after.summary, script);
}

void TestIntakeForm::emergencyIsOneAct()
{
    open(kDispatcher);
    QTest::keyClick(m_form, Qt::Key_F7);
    QVERIFY(says(u"within 30 minutes: category, place"_s));
    auto *unit = m_form->findChild<UnitPicker *>();
    QTRY_VERIFY_WITH_TIMEOUT(!unit->options().isEmpty(), kPatience);
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(says(u"Write down what the citizen says"_s));
    type("Appeal", u"北京中路水管爆裂，路面塌陷"_s);
    unit->choose({ org::kWater });
    const ActDone done = filed();
    QCOMPARE(done.kind, OperationKind::EmergencyDispatch);
    QCOMPARE(done.after.record.size(), 1); // one act
    QCOMPARE(done.after.stage, Stage::Dispatched);
    QCOMPARE(done.after.urgency, Urgency::Critical);
    QCOMPARE(done.after.lead()->unit, org::kWater);
    QVERIFY(done.after.factsOwed);
    const auto facts = std::find_if(done.after.clocks.begin(), done.after.clocks.end(),
        [](const CaseClock &clock) { return clock.kind == ClockKind::Facts; });
    QVERIFY(facts != done.after.clocks.end());
    QCOMPARE(facts->input.limit.amount, 30);
    QCOMPARE(facts->input.limit.unit, LimitUnit::Minutes);
}

void TestIntakeForm::emergencyOwesOnlyWhatIsMissing()
{
    open(kDispatcher);
    chooseCategory();
    QTest::keyClick(m_form, Qt::Key_F7);
    QVERIFY(says(u"within 30 minutes: place."_s));
    m_form->setPosition(LonLat::fromDegrees(118.005, 31.005));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"Nothing is owed afterwards"_s), kPatience);
    // The list of responsibilities names the unit for covers in this county; it stands chosen.
    auto *unit = m_form->findChild<UnitPicker *>();
    QTRY_COMPARE_WITH_TIMEOUT(
        unit->chosen(), QVector<OrganizationId> { org::kDepartment }, kPatience);
    type("Appeal", u"井盖缺失，有人坠落"_s);
    const ActDone done = filed();
    QCOMPARE(done.after.stage, Stage::Dispatched);
    QCOMPARE(done.after.lead()->unit, org::kDepartment);
    QCOMPARE(done.after.lead()->clause, u"权责清单 公用设施/上水井盖 第3条"_s);
    QVERIFY(!done.after.factsOwed);
}

void TestIntakeForm::emergencyNeedsTheRight()
{
    open(kIntake);
    QTest::keyClick(m_form, Qt::Key_F7);
    QVERIFY(!m_form->findChild<UnitPicker *>()->isVisible());
    QVERIFY(says(u"was not done"_s));
}

/// One Tab from the unit to the words; on a calm day they come behind the category, as they stand.
void TestIntakeForm::tabsFollowWhatComesFirst_data()
{
    QTest::addColumn<bool>("emergency");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("calm") << false
                          << QStringList { u"Category"_s, u"Urgency"_s, u"Appeal"_s, u"Title"_s };
    QTest::newRow("the source's sheet, before the category")
        << false << QStringList { u"Source"_s, u"Source's number"_s, u"Due"_s, u"Category"_s };
    QTest::newRow("emergency") << true << QStringList { u"Unit"_s, u"Appeal"_s, u"Source"_s };
}

void TestIntakeForm::tabsFollowWhatComesFirst()
{
    QFETCH(bool, emergency);
    QFETCH(QStringList, labels);
    open(kDispatcher);
    if (emergency) {
        QTest::keyClick(m_form, Qt::Key_F7);
        m_form->layout()->activate();
        QTRY_VERIFY(field("Appeal")->mapTo(m_form, QPoint()).y()
            < field("Source")->mapTo(m_form, QPoint()).y()); // as they stand
    }
    field(labels.first().toLatin1().constData())->setFocus();
    for (const QString &label : labels.mid(1)) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        const QWidget *at = field(label.toLatin1().constData());
        QVERIFY2(at == m_window->focusWidget(), qPrintable(label));
    }
}

/// What is typed and what is known, side by side, with the reasons, before anything is filed.
void TestIntakeForm::duplicatesStandBesideIt()
{
    open(kDispatcher);
    const LonLat at = LonLat::fromDegrees(118.005, 31.005);
    const auto report = [this, at](const QString &title) {
        const Place place { PlaceShape::Point, { at }, u"北京中路128号"_s };
        auto done = m_workplace->act({ {}, OperationKind::Report,
            { { u"title"_s, title }, { u"summary"_s, title }, { u"place"_s, toJson(place) },
                { u"region"_s, u"340202001001"_s }, { u"urgency"_s, u"elevated"_s },
                { u"category"_s, category::kCover.toString() }, { u"channel"_s, u"person"_s },
                { u"source"_s, u"12345"_s } },
            {}, 0 });
        return QTest::qWaitFor([&done] { return done.isFinished(); }, kPatience)
            && done.result().has_value();
    };
    QVERIFY(report(u"水井盖不见了"_s));
    QVERIFY(report(u"水井盖破了"_s));
    chooseCategory();
    m_form->setPosition(at);
    type("Appeal", u"门口水井盖不见了，请处理"_s);
    QTRY_VERIFY_WITH_TIMEOUT(says(u"Likely duplicates 2"_s), kPatience);
    QVERIFY(says(u"Being filed now"_s));
    QVERIFY(says(u"门口水井盖不见了"_s)); // what is typed
    QVERIFY(says(u"水井盖不见了"_s) && says(u"北京中路128号"_s)); // what is known
    QVERIFY(!says(u"水井盖破了"_s)); // the second waits as a line
    for (LinkButton *link : m_form->findChildren<LinkButton *>()) {
        if (link->text().contains(u"水井盖破了"_s))
            link->click();
    }
    QTRY_VERIFY(says(u"水井盖破了"_s));
}

void TestIntakeForm::filesGoInWithIt()
{
    QFile photo(m_folder.filePath(u"现场.jpg"_s));
    QVERIFY(photo.open(QIODevice::WriteOnly) && photo.write("photo") == 5);
    photo.close();
    open(kDispatcher);
    auto *files = m_form->findChild<EnclosureFields *>();
    files->add({ photo.fileName() });
    QTRY_COMPARE_WITH_TIMEOUT(files->files().size(), 1, kPatience);
    type("Appeal", u"井盖不见了"_s);
    const ActDone done = filed(Qt::Key_F9);
    QCOMPARE(done.after.record.size(), 2);
    const RecordEntry attached = done.after.record.last();
    QCOMPARE(attached.args["name"_L1].toString(), u"现场.jpg"_s);
    auto read = m_workplace->readAttachment(done.incident, attached.intent);
    QTRY_VERIFY_WITH_TIMEOUT(read.isFinished(), kPatience);
    QCOMPARE(read.result().value_or(QByteArray()), QByteArray("photo"));
}

void TestIntakeForm::filesThatDoNot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("size"); // -1: there is no such file
    QTest::addColumn<QString>("sentence");
    QTest::newRow("gone meanwhile") << u"gone.jpg"_s << qint64 { -1 } << u"was not found"_s;
    QTest::newRow("no bytes in it") << u"empty.jpg"_s << qint64 { 0 } << u"is empty"_s;
    QTest::newRow("21 MB") << u"large.mp4"_s << qint64 { 21 * 1024 * 1024 }
                           << u"has 21.0 MB; at most 20.0 MB can be attached"_s;
}

void TestIntakeForm::filesThatDoNot()
{
    QFETCH(QString, name);
    QFETCH(qint64, size);
    QFETCH(QString, sentence);
    QFile file(m_folder.filePath(name));
    if (size >= 0)
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(size));
    open(kDispatcher);
    type("Appeal", u"写好的"_s);
    auto *files = m_form->findChild<EnclosureFields *>();
    files->add({ file.fileName() });
    QTRY_VERIFY_WITH_TIMEOUT(says(sentence), kPatience);
    QVERIFY(files->files().isEmpty());
    QCOMPARE(qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"写好的"_s);
}

QTEST_MAIN(TestIntakeForm)
#include "tst_intakeform.moc"
