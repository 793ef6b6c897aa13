#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"

#include "app/services/workplace.h"
#include "app/storage/featurestore.h"
#include "ui/acts/unitpicker.h"
#include "ui/intake/enclosurefields.h"
#include "ui/intake/intakeform.h"
#include "ui/intake/localitynote.h"
#include "widgets/applytheme.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/suggestedit.h"
#include "widgets/themesource.h"
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const OfficerId kDispatcher = test::officerOf(test::org::kCity, "dispatcher");
const OfficerId kIntake = test::officerOf(test::org::kCity, "intake");
const Instant kNow = instantFromMs(1'795'240'800'000); // 2026-11-21 14:00 in the city

} // namespace

/// The form over a real profile, by keyboard.
class TestIntakeForm : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void beginsCalm();
    void filesAndAccepts();
    void answersAtOnce();
    void badInputIsSaidAndKept_data();
    void badInputIsSaidAndKept();
    void tenMegabytesPasted();
    void scriptStaysText();
    void theGridComesFromThePoint_data();
    void theGridComesFromThePoint();
    void aRetypedAddressDropsWhatWasFound();
    void aClickedPointStaysWhenTheAddressIsTyped();
    void tabLeavesATypedAddress();
    void anUnknownAddressIsSaidAndKept();
    void aRegionByItsNameHasNoPoint();
    void withoutOutlinesTheNameIsEnough();
    void withoutOutlinesAPointAsksForTheName();
    void whatCannotBeLookedUpIsSaid();
    void emergencyIsOneAct();
    void emergencyOwesOnlyWhatIsMissing();
    void emergencyNeedsTheRight();
    void theDraftComesBack();
    void theDraftIsTheNewest();
    void typedWhileTheDraftComes();
    void theDraftSurvivesSigningOut();
    void theDraftSurvivesTheEnd();
    void theNextOfficerSeesNothingOfIt();
    void filesGoInWithIt();
    void filesThatDoNot_data();
    void filesThatDoNot();

private:
    void open(const OfficerId &officer);
    void start(const QString &profile);
    void choosePlace(const QString &typed);
    QWidget *field(const char *label) const;
    QString errorAt(const char *label) const;
    void type(const char *label, const QString &text);
    void chooseCategory();
    bool says(const QString &sentence) const;
    ActDone filed();

    QTemporaryDir m_folder;
    QString m_path;
    QString m_bare; ///< the same city without outlines
    QString m_opened;
    int m_count = 0;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<Intake> m_intake;
    std::unique_ptr<QWidget> m_window;
    IntakeForm *m_form = nullptr;
};

void TestIntakeForm::initTestCase()
{
    applyTheme(*qApp, m_theme.theme()); // fonts in pixels, as in the window
    m_path = m_folder.filePath(u"city"_s);
    const auto made = test::makeCityProfile(m_path, { kDispatcher, kIntake }, kNow);
    QVERIFY2(made, made ? "" : qPrintable(made.error().context + made.error().detail));
    {
        auto profile = ProfileFile::open(m_path, ProfileAccess::ReadWrite);
        QVERIFY(profile);
        Feature park;
        park.kind = FeatureKind::Place;
        park.ref = u"park"_s;
        park.name = u"赭山公园"_s;
        park.position = LonLat::fromDegrees(118.005, 31.005);
        SearchIndex index(*Pinyin::load());
        QVERIFY(FeatureStore::insert(profile->connection(), index, std::span(&park, 1)));
    }
    m_bare = m_folder.filePath(u"bare"_s);
    QVERIFY(test::makeCityProfile(m_bare, { kDispatcher }, kNow, test::CityOutlines::None));
}

void TestIntakeForm::init()
{
    TestCase::init();
    start(m_path);
}

/// Over a copy of the profile; of none: over the one that is open.
void TestIntakeForm::start(const QString &profile)
{
    cleanup();
    if (!profile.isEmpty()) {
        m_opened = m_folder.filePath(QString::number(++m_count));
        QVERIFY(QFile::copy(profile, m_opened));
    }
    m_workplace = std::make_unique<Workplace>([] { return kNow; });
    m_intake = std::make_unique<Intake>(*m_workplace);
    auto opened = m_workplace->open(m_opened);
    QTRY_VERIFY(opened.isFinished());
    QVERIFY(opened.result());
}

void TestIntakeForm::cleanup()
{
    m_window.reset();
    m_intake.reset();
    m_workplace.reset();
}

void TestIntakeForm::open(const OfficerId &officer)
{
    auto seat = m_workplace->signIn(officer.toString(), test::kCityPassword);
    QTRY_VERIFY(seat.isFinished());
    QVERIFY(seat.result());
    m_window = std::make_unique<QWidget>();
    m_window->resize(1200, 900);
    m_window->show();
    m_form = new IntakeForm(m_theme, *m_workplace, *m_intake, m_window.get());
    m_form->begin();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::qWait(50); // the draft is asked for
}

QWidget *TestIntakeForm::field(const char *label) const
{
    for (const FormRow *row : m_form->findChildren<FormRow *>()) {
        if (row->field()->accessibleName().startsWith(QString::fromLatin1(label)))
            return row->field();
    }
    return nullptr;
}

QString TestIntakeForm::errorAt(const char *label) const
{
    const QWidget *at = field(label);
    const auto *row = at ? qobject_cast<FormRow *>(at->parentWidget()) : nullptr;
    return row && row->hasError() ? at->accessibleDescription() : QString();
}

void TestIntakeForm::type(const char *label, const QString &text)
{
    QWidget *at = field(label);
    QVERIFY2(at, label);
    at->setFocus();
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(at, &event);
}

void TestIntakeForm::chooseCategory()
{
    auto *category = qobject_cast<SuggestEdit *>(field("Category"));
    category->setFocus();
    QTest::keyClicks(category, u"ssjg"_s);
    QTRY_VERIFY(category->isListOpen());
    QTest::keyClick(category, Qt::Key_Return);
}

/// Types it into the address and chooses the first hit.
void TestIntakeForm::choosePlace(const QString &typed)
{
    auto *address = qobject_cast<SuggestEdit *>(field("Address"));
    address->clear();
    type("Address", typed);
    QTRY_VERIFY(address->isListOpen());
    QTest::keyClick(address, Qt::Key_Return);
    QVERIFY(!address->isListOpen());
}

bool TestIntakeForm::says(const QString &sentence) const
{
    const auto labels = m_form->findChildren<TextLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&sentence](const TextLabel *label) {
        return label->isVisible() && label->text().contains(sentence);
    });
}

/// Ctrl+Enter, and what was filed; nothing if it was not.
ActDone TestIntakeForm::filed()
{
    QSignalSpy spy(m_form, &IntakeForm::filed);
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    return spy.wait(5000) ? spy.first().first().value<ActDone>() : ActDone {};
}

void TestIntakeForm::beginsCalm()
{
    open(kDispatcher);
    auto *urgency = qobject_cast<QComboBox *>(field("Urgency"));
    QCOMPARE(urgency->currentData().toInt(), static_cast<int>(Urgency::Normal));
}

void TestIntakeForm::filesAndAccepts()
{
    open(kDispatcher);
    chooseCategory();
    type("Appeal", u"水井盖不见了，请马上处理"_s);
    m_form->setPosition(LonLat::fromDegrees(118.005, 31.005));
    QTRY_VERIFY(says(u"新芜第一网格"_s));
    const ActDone done = filed();
    QCOMPARE(done.after.stage, Stage::Accepted);
    QCOMPARE(done.after.category, test::category::kCover);
    QCOMPARE(done.after.title, u"水井盖不见了"_s);
    QCOMPARE(done.after.urgency, Urgency::Elevated); // the category's
    QVERIFY(!m_form->isOpen());
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
    QSignalSpy spy(m_form, &IntakeForm::filed);
    QTest::keyClick(m_form, Qt::Key_F8);
    QVERIFY(spy.wait(5000));
    QCOMPARE(spy.first().first().value<ActDone>().after.stage, Stage::Answered);
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
    QSignalSpy spy(m_form, &IntakeForm::filed);
    QTest::keyClick(m_form, Qt::Key_F9);
    QVERIFY(spy.wait(5000));
    const Incident after = spy.first().first().value<ActDone>().after;
    QCOMPARE(after.title, script);
    QCOMPARE(after.summary, script);
}

void TestIntakeForm::theGridComesFromThePoint_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("warns");
    QTest::newRow("well inside") << 118.005 << u"王网格"_s << false;
    QTest::newRow("29 m from the other grid") << 118.0097 << u"王网格"_s << true;
    QTest::newRow("on the other side") << 118.0103 << u"刘网格"_s << true;
    QTest::newRow("outside the city") << 119.0 << u"outside the city"_s << false;
}

void TestIntakeForm::theGridComesFromThePoint()
{
    QFETCH(double, lon);
    QFETCH(QString, note);
    QFETCH(bool, warns);
    open(kDispatcher);
    m_form->setPosition(LonLat::fromDegrees(lon, 31.005));
    QTRY_VERIFY(says(note));
    QCOMPARE(says(u"check whose matter it is"_s), warns);
}

void TestIntakeForm::aRetypedAddressDropsWhatWasFound()
{
    open(kDispatcher);
    QSignalSpy marked(m_form, &IntakeForm::positionChanged);
    choosePlace(u"赭山公园"_s);
    QTRY_VERIFY(says(u"王网格"_s));
    type("Address", u"旁边的学校"_s);
    QVERIFY(says(u"no longer counts"_s));
    QVERIFY(!says(u"王网格"_s));
    QVERIFY(!marked.last().first().value<std::optional<LonLat>>());
    type("Appeal", u"井盖不见了"_s);
    chooseCategory();
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(errorAt("Address").contains(u"Without a place no unit can be found"_s));
    QSignalSpy spy(m_form, &IntakeForm::filed);
    QTest::keyClick(m_form, Qt::Key_F9);
    QVERIFY(spy.wait(5000));
    const Incident after = spy.first().first().value<ActDone>().after;
    QVERIFY(!after.place.isLocated());
    QCOMPARE(after.place.address, u"赭山公园旁边的学校"_s);
    QVERIFY(after.primaryRegion.isEmpty());
}

void TestIntakeForm::aClickedPointStaysWhenTheAddressIsTyped()
{
    open(kDispatcher);
    m_form->setPosition(LonLat::fromDegrees(118.005, 31.005));
    QTRY_VERIFY(says(u"王网格"_s));
    type("Address", u" 路口"_s);
    QVERIFY(says(u"王网格"_s));
    chooseCategory();
    type("Appeal", u"井盖不见了"_s);
    QCOMPARE(filed().after.place.anchor(), LonLat::fromDegrees(118.005, 31.005));
}

void TestIntakeForm::tabLeavesATypedAddress()
{
    open(kDispatcher);
    auto *address = qobject_cast<SuggestEdit *>(field("Address"));
    type("Address", u"赭山"_s);
    QTRY_VERIFY(address->isListOpen());
    QTest::keyClick(address, Qt::Key_Tab);
    QVERIFY(!address->hasFocus());
    QCOMPARE(address->text(), u"赭山"_s);
}

void TestIntakeForm::anUnknownAddressIsSaidAndKept()
{
    open(kDispatcher);
    type("Address", u"谁也不知道的巷子"_s);
    QTRY_VERIFY(says(u"No place of this name is known here"_s));
    type("Appeal", u"井盖不见了"_s);
    QSignalSpy spy(m_form, &IntakeForm::filed);
    QTest::keyClick(m_form, Qt::Key_F9);
    QVERIFY(spy.wait(5000));
    QCOMPARE(spy.first().first().value<ActDone>().after.place.address, u"谁也不知道的巷子"_s);
}

void TestIntakeForm::aRegionByItsNameHasNoPoint()
{
    open(kDispatcher);
    QSignalSpy marked(m_form, &IntakeForm::positionChanged);
    QSignalSpy looked(m_form, &IntakeForm::regionNamed);
    choosePlace(u"新芜第一网格"_s); // the grid has an outline, to be clicked into
    QCOMPARE(looked.first().first().value<LonLatBox>().east, 1'180'100'000);
    choosePlace(u"新芜社区"_s);
    QCOMPARE(looked.size(), 1); // of the village nothing can be shown
    QVERIFY(says(u"without a point"_s));
    QVERIFY(!says(u"王网格"_s));
    QVERIFY(!marked.last().first().value<std::optional<LonLat>>());
    type("Address", u"菜场北门"_s);
    chooseCategory();
    type("Appeal", u"井盖不见了"_s);
    const Incident after = filed().after;
    QCOMPARE(after.stage, Stage::Accepted);
    QCOMPARE(after.primaryRegion, test::region::kVillage);
    QVERIFY(!after.place.isLocated());
    QCOMPARE(after.place.address, u"镜湖区 赭山街道 新芜社区菜场北门"_s);
}

void TestIntakeForm::withoutOutlinesTheNameIsEnough()
{
    start(m_bare);
    open(kDispatcher);
    choosePlace(u"zsjd"_s); // 赭山街道, which nothing can be drawn of
    QVERIFY(says(u"镜湖区 赭山街道"_s));
    m_form->setPosition(LonLat::fromDegrees(118.38, 31.33));
    QTRY_VERIFY(says(u"no outline here to check the point by"_s));
    chooseCategory();
    type("Appeal", u"井盖不见了"_s);
    const Incident after = filed().after;
    QCOMPARE(after.stage, Stage::Accepted);
    QCOMPARE(after.primaryRegion, test::region::kTown);
    QCOMPARE(after.place.anchor(), LonLat::fromDegrees(118.38, 31.33));
}

void TestIntakeForm::withoutOutlinesAPointAsksForTheName()
{
    start(m_bare);
    open(kDispatcher);
    m_form->setPosition(LonLat::fromDegrees(118.38, 31.33));
    QTRY_VERIFY(says(u"No outline here tells the district"_s));
    QVERIFY(!says(u"outside the city"_s));
    chooseCategory();
    type("Appeal", u"井盖不见了"_s);
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(errorAt("Address").contains(u"choose it from the list"_s));
    choosePlace(u"赭山街道"_s);
    QVERIFY(errorAt("Address").isEmpty());
    const Incident after = filed().after;
    QCOMPARE(after.primaryRegion, test::region::kTown);
    QCOMPARE(after.place.anchor(), LonLat::fromDegrees(118.38, 31.33));
}

void TestIntakeForm::whatCannotBeLookedUpIsSaid()
{
    LocalityNote note(m_theme);
    note.showLocality(tl::make_unexpected(Error { ErrorCode::DiskFull, {}, {} }));
    QVERIFY(note.text().startsWith(u"Where this place lies could not be looked up. "_s));
    QVERIFY(!note.text().contains(u"outside the city"_s));
}

void TestIntakeForm::emergencyIsOneAct()
{
    open(kDispatcher);
    QTest::keyClick(m_form, Qt::Key_F7);
    QVERIFY(says(u"within 30 minutes: category, place"_s));
    auto *unit = m_form->findChild<UnitPicker *>();
    QTRY_VERIFY(!unit->options().isEmpty());
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(says(u"Write down what the citizen says"_s));
    type("Appeal", u"北京中路水管爆裂，路面塌陷"_s);
    unit->choose({ test::org::kWater });
    const ActDone done = filed();
    QCOMPARE(done.kind, OperationKind::EmergencyDispatch);
    QCOMPARE(done.after.record.size(), 1); // one act
    QCOMPARE(done.after.stage, Stage::Dispatched);
    QCOMPARE(done.after.urgency, Urgency::Critical);
    QCOMPARE(done.after.lead()->unit, test::org::kWater);
    QVERIFY(done.after.factsOwed);
    const auto facts = std::find_if(done.after.clocks.begin(), done.after.clocks.end(),
        [](const CaseClock &clock) { return clock.kind == ClockKind::Facts; });
    QVERIFY(facts != done.after.clocks.end());
    QCOMPARE(facts->input.sourceDue.value(), kNow + std::chrono::minutes { 30 });
}

void TestIntakeForm::emergencyOwesOnlyWhatIsMissing()
{
    open(kDispatcher);
    chooseCategory();
    QTest::keyClick(m_form, Qt::Key_F7);
    QVERIFY(says(u"within 30 minutes: place."_s));
    m_form->setPosition(LonLat::fromDegrees(118.005, 31.005));
    QTRY_VERIFY(says(u"Nothing is owed afterwards"_s));
    // The list of responsibilities names the unit for covers in this county; it stands chosen.
    auto *unit = m_form->findChild<UnitPicker *>();
    QTRY_COMPARE(unit->chosen(), QVector<OrganizationId> { test::org::kDepartment });
    type("Appeal", u"井盖缺失，有人坠落"_s);
    const ActDone done = filed();
    QCOMPARE(done.after.stage, Stage::Dispatched);
    QCOMPARE(done.after.lead()->unit, test::org::kDepartment);
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

void TestIntakeForm::theDraftComesBack()
{
    open(kDispatcher);
    QTest::keyClick(m_form, Qt::Key_F7);
    type("Appeal", u"写到一半"_s);
    auto *first = m_form->findChild<UnitPicker *>();
    QTRY_VERIFY(!first->options().isEmpty());
    first->choose({ test::org::kWater });
    QTest::keyClick(m_form, Qt::Key_Escape);
    QVERIFY(!m_form->isOpen());
    QTest::qWait(1500); // a draft is written at most once a second
    open(kDispatcher);
    QTRY_COMPARE(qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"写到一半"_s);
    auto *unit = m_form->findChild<UnitPicker *>();
    QTRY_COMPARE(unit->chosen(), QVector<OrganizationId> { test::org::kWater });
    QVERIFY(unit->isVisible());
}

void TestIntakeForm::theDraftIsTheNewest()
{
    open(kDispatcher);
    type("Appeal", u"写"_s);
    QTest::qWait(1200); // the file has it
    type("Appeal", u"到一半"_s);
    auto draft = m_intake->draft(); // within the second in which the file is older
    QTRY_VERIFY(draft.isFinished());
    QCOMPARE(draft.result()["appeal"_L1].toString(), u"写到一半"_s);
}

void TestIntakeForm::typedWhileTheDraftComes()
{
    open(kDispatcher);
    type("Title", u"昨天的草稿"_s);
    start({});
    auto seat = m_workplace->signIn(kDispatcher.toString(), test::kCityPassword);
    QTRY_VERIFY(seat.isFinished());
    m_window = std::make_unique<QWidget>();
    m_window->resize(1200, 900);
    m_window->show();
    m_form = new IntakeForm(m_theme, *m_workplace, *m_intake, m_window.get());
    m_form->begin();
    type("Appeal", u"马上打的字"_s); // before an event brings the draft
    QTRY_COMPARE(qobject_cast<QLineEdit *>(field("Title"))->text(), u"昨天的草稿"_s);
    type("Appeal", u"接着打"_s);
    QCOMPARE(qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"马上打的字接着打"_s);
}

void TestIntakeForm::theDraftSurvivesSigningOut()
{
    open(kDispatcher);
    type("Appeal", u"写到一半"_s);
    m_workplace->signOut(); // within the second in which the draft was not yet written
    open(kDispatcher);
    QTRY_COMPARE(qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"写到一半"_s);
}

void TestIntakeForm::theDraftSurvivesTheEnd()
{
    open(kDispatcher);
    type("Appeal", u"写到一半"_s);
    start({}); // the program ended within that second
    open(kDispatcher);
    QTRY_COMPARE(qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"写到一半"_s);
}

void TestIntakeForm::theNextOfficerSeesNothingOfIt()
{
    const auto sitDown = [this](const OfficerId &officer) {
        auto seat = m_workplace->signIn(officer.toString(), test::kCityPassword);
        QTRY_VERIFY(seat.isFinished());
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
    QTRY_COMPARE(appeal(), u"诉求人要求保密"_s);
}

void TestIntakeForm::filesGoInWithIt()
{
    QFile photo(m_folder.filePath(u"现场.jpg"_s));
    QVERIFY(photo.open(QIODevice::WriteOnly) && photo.write("photo") == 5);
    photo.close();
    open(kDispatcher);
    auto *files = m_form->findChild<EnclosureFields *>();
    files->add({ photo.fileName() });
    QTRY_COMPARE(files->files().size(), 1);
    type("Appeal", u"井盖不见了"_s);
    QSignalSpy spy(m_form, &IntakeForm::filed);
    QTest::keyClick(m_form, Qt::Key_F9);
    QVERIFY(spy.wait(5000));
    const ActDone done = spy.first().first().value<ActDone>();
    QCOMPARE(done.after.record.size(), 2);
    const RecordEntry attached = done.after.record.last();
    QCOMPARE(attached.args["name"_L1].toString(), u"现场.jpg"_s);
    auto read = m_workplace->readAttachment(done.incident, attached.intent);
    QTRY_VERIFY(read.isFinished());
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
    QTRY_VERIFY(says(sentence));
    QVERIFY(files->files().isEmpty());
    QCOMPARE(qobject_cast<QPlainTextEdit *>(field("Appeal"))->toPlainText(), u"写好的"_s);
}

QTEST_MAIN(TestIntakeForm)
#include "tst_intakeform.moc"
