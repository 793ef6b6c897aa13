#include "tests/ui/acts/formstest.h"

#include "ui/acts/unitpicker.h"
#include "widgets/formrow.h"
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

/// Choosing the units of a dispatch.
class TestDispatchForm : public FormsTest {
    Q_OBJECT
private Q_SLOTS:
    void suggestionsFillTheDispatch();
    void unitsAreFoundByPinyin_data();
    void unitsAreFoundByPinyin();
    void aLeadOfACommandIsExplained();
    void aLineIsTickedWhereverItIsClicked_data();
    void aLineIsTickedWhereverItIsClicked();
    void whatIsChosenIsSeen();
    void whatIsChosenStandsInSight();
    void whatEnterWouldTickIsMarked();
    void nobodyIsCalledSo_data();
    void nobodyIsCalledSo();
    void assistsOnlyWithALead();
};

void TestDispatchForm::suggestionsFillTheDispatch()
{
    m_office = FakeOffice();
    QCOMPARE(m_office.desk.playAll(kAccept.split(QLatin1Char('\n'))), QString());
    m_office.choices = {
        { org::kDepartment, TaskRole::Lead, DispatchBasis::Function, QStringLiteral("clause 3"), 12,
            180, true },
        { org::kWater, TaskRole::Assist, DispatchBasis::Function, {}, 0, -1, true },
        { org::kFallback, TaskRole::Lead, DispatchBasis::Fallback, {}, 0, -1, false },
    };
    ActForm *form = make(m_office, K::Dispatch);
    QTRY_COMPARE(form->args()[QStringLiteral("lead")].toString(), org::kDepartment.toString());
    QCOMPARE(form->args()[QStringLiteral("basis")].toString(), QStringLiteral("function"));
    QCOMPARE(form->args()[QStringLiteral("clause")].toString(), QStringLiteral("clause 3"));
    QCOMPARE(
        form->args()[QStringLiteral("assists")].toArray(), QJsonArray { org::kWater.toString() });
    QVERIFY(form->check());
    QVERIFY(m_office.perform(form->request()));
    QCOMPARE(m_office.desk.state.tasks.size(), 2);
}

void TestDispatchForm::unitsAreFoundByPinyin_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    QTest::newRow("initials of its own name") << QStringLiteral("csglj") << true;
    QTest::newRow("in capitals") << QStringLiteral("CSGLJ") << true;
    QTest::newRow("full pinyin") << QStringLiteral("chengshi") << true;
    QTest::newRow("characters") << QStringLiteral("城市管理") << true;
    QTest::newRow("another's initials") << QStringLiteral("gsgs") << false;
}

void TestDispatchForm::unitsAreFoundByPinyin()
{
    QFETCH(QString, typed);
    QFETCH(bool, found);
    m_office = FakeOffice();
    QCOMPARE(m_office.desk.playAll(kAccept.split(QLatin1Char('\n'))), QString());
    m_office.choices
        = { { org::kWater, TaskRole::Lead, DispatchBasis::Function, {}, 1, -1, true } };
    ActForm *form = make(m_office, K::Dispatch);
    QTRY_COMPARE(form->args()[QStringLiteral("lead")].toString(), org::kWater.toString());
    auto *picker = static_cast<UnitPicker *>(form->field(QStringLiteral("lead"))->widget());
    picker->findChild<QLineEdit *>()->setText(typed);
    auto *list = picker->findChild<QListWidget *>();
    const auto shown = [&] {
        for (int i = 0; i < list->count(); ++i) {
            if (!list->item(i)->isHidden()
                && list->item(i)->text().startsWith(QStringLiteral("镜湖区城市管理局")))
                return true;
        }
        return false;
    };
    QTRY_COMPARE(shown(), found);
}

void TestDispatchForm::aLeadOfACommandIsExplained()
{
    m_office = FakeOffice();
    QCOMPARE(m_office.desk.playAll(kAccept.split(QLatin1Char('\n'))), QString());
    m_office.choices
        = { { org::kDepartment, TaskRole::Lead, DispatchBasis::Function, {}, 1, -1, true },
              { org::kWater, TaskRole::Lead, DispatchBasis::Designated, QStringLiteral("c"), 0, -1,
                  false } };
    ActForm *form = make(m_office, K::Dispatch);
    form->setDraft({ { QStringLiteral("lead"), QStringLiteral("u.water") } });
    // The answer of whom to propose comes later: it changes no lead, it says why this one.
    QTRY_COMPARE(form->args()[QStringLiteral("basis")].toString(), QStringLiteral("designated"));
    QCOMPARE(form->args()[QStringLiteral("clause")].toString(), QStringLiteral("c"));
    QCOMPARE(form->args()[QStringLiteral("lead")].toString(), QStringLiteral("u.water"));
}

void TestDispatchForm::aLineIsTickedWhereverItIsClicked_data()
{
    QTest::addColumn<int>("x"); // of the line
    QTest::newRow("on its box") << 12;
    QTest::newRow("on its name") << 80;
    QTest::newRow("where nothing is written") << 250;
}

void TestDispatchForm::aLineIsTickedWhereverItIsClicked()
{
    QFETCH(int, x);
    QWidget window; // the offscreen platform knows no sizes of windows
    UnitPicker picker(UnitPicker::Mode::Several, {});
    picker.setParent(&window);
    const OrganizationId unit(QStringLiteral("u"));
    picker.setOptions({ { unit, QStringLiteral("Unit"), {}, {}, false } });
    QFont font = picker.font();
    font.setPixelSize(14); // as every theme does
    picker.setFont(font);
    window.resize(300, 200);
    picker.resize(300, 200);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto *list = picker.findChild<QListWidget *>();
    const QPoint at(x, list->visualItemRect(list->item(0)).center().y());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(picker.chosen(), QVector<OrganizationId> { unit });
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(picker.chosen().isEmpty());
}

void TestDispatchForm::whatIsChosenIsSeen()
{
    m_office = FakeOffice();
    QCOMPARE(m_office.desk.playAll(kAccept.split(QLatin1Char('\n'))), QString());
    ActForm *form = make(m_office, K::Dispatch);
    ArgField *lead = form->field(QStringLiteral("lead"));
    lead->setValue(QStringLiteral("nobody")); // not offered: nothing is chosen
    QVERIFY(lead->value().isUndefined());
    lead->setValue(QStringLiteral("u.water"));
    QCOMPARE(lead->value().toString(), QStringLiteral("u.water"));
    const OrganizationId later(QStringLiteral("later"));
    UnitPicker draft(UnitPicker::Mode::One, {});
    draft.choose({ later });
    QVERIFY(draft.chosen().isEmpty());
    draft.setOptions({ { later, QStringLiteral("n"), {}, {}, false } }); // the answer comes
    QCOMPARE(draft.chosen(), QVector<OrganizationId> { later });
    auto *picker = static_cast<UnitPicker *>(lead->widget());
    picker->findChild<QLineEdit *>()->setText(QStringLiteral("镜湖"));
    const auto *list = picker->findChild<QListWidget *>();
    QVERIFY(list->currentItem());
    QVERIFY(!list->currentItem()->isHidden()); // though it does not fit what is searched
    QVERIFY(list->currentItem()->text().startsWith(QStringLiteral("芜湖华衍水务")));
    auto *search = picker->findChild<QLineEdit *>();
    QTest::keyClick(search, Qt::Key_Return); // the first that does fit
    QVERIFY(list->currentItem()->text().startsWith(QStringLiteral("镜湖区")));
    QCOMPARE(lead->value().toString(), QStringLiteral("c.jinghu"));
    search->clear();
    QTest::keyClick(picker->findChild<QListWidget *>(), Qt::Key_S); // typed where the choice stands
    QCOMPARE(search->text(), QStringLiteral("s"));
    search->clear();
    search->insert(QStringLiteral("华衍")); // typed, and sent off without Enter
    QCOMPARE(lead->value().toString(), QStringLiteral("u.water"));
    search->selectAll();
    search->insert(QStringLiteral("镜湖")); // over what was typed before
    QCOMPARE(lead->value().toString(), QStringLiteral("c.jinghu"));
    search->insert(QStringLiteral("?")); // nobody is called so
    QVERIFY(lead->value().isUndefined());
}

/// The list was scrolled to where the choice stood before the others went from above it.
void TestDispatchForm::whatIsChosenStandsInSight()
{
    QWidget window;
    UnitPicker picker(UnitPicker::Mode::One, {});
    picker.setParent(&window);
    picker.setChoicesShown(2);
    QVector<UnitOption> options;
    for (int i = 0; i < 40; ++i) {
        const QString name
            = (i < 10 ? QStringLiteral("hall %1") : QStringLiteral("fire %1")).arg(i);
        options.append({ OrganizationId(name), name, {}, {}, false });
    }
    picker.setOptions(options);
    window.resize(300, 200);
    picker.resize(300, 200);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    picker.findChild<QLineEdit *>()->insert(QStringLiteral("fire"));
    QCOMPARE(
        picker.chosen(), QVector<OrganizationId> { OrganizationId(QStringLiteral("fire 10")) });
    const auto *list = picker.findChild<QListWidget *>();
    QTest::qWait(50); // the lines are laid out anew
    QVERIFY(list->viewport()->rect().contains(list->visualItemRect(list->currentItem())));
    picker.clearSearch();
    picker.choose({ OrganizationId(QStringLiteral("fire 30")) });
    QTest::qWait(50);
    QVERIFY(list->verticalScrollBar()->value() > 0);
    picker.choose({}); // the next one begins with what is proposed first
    QTest::qWait(50);
    QCOMPARE(list->verticalScrollBar()->value(), 0);
}

void TestDispatchForm::whatEnterWouldTickIsMarked()
{
    UnitPicker picker(UnitPicker::Mode::Several, {});
    QVector<UnitOption> options;
    for (const char *name : { "water", "fire", "gas" })
        options.append({ OrganizationId(QString::fromLatin1(name)), QString::fromLatin1(name), {},
            {}, false });
    picker.setOptions(options);
    auto *search = picker.findChild<QLineEdit *>();
    const auto *list = picker.findChild<QListWidget *>();
    QVERIFY(!list->currentItem());
    search->insert(QStringLiteral("ga"));
    QCOMPARE(list->currentItem()->text(), QStringLiteral("gas"));
    search->insert(QStringLiteral("z")); // nobody is called so
    QVERIFY(!list->currentItem());
    search->clear();
    QCOMPARE(picker.chosen(), QVector<OrganizationId>());
}

void TestDispatchForm::nobodyIsCalledSo_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("spelled"); ///< the spellings have come
    QTest::addColumn<bool>("said");
    const auto row = [](const char *name, const char16_t *typed, bool spelled, bool said) {
        QTest::newRow(name) << QString::fromUtf16(typed) << spelled << said;
    };
    row("nothing typed", u"", true, false);
    row("initials of the unit", u"csgl", true, false);
    row("initials of nobody", u"csgz", true, true);
    row("initials of the unit, not to be read so far", u"csgl", false, false);
    row("initials of nobody, not to be read so far", u"csgz", false, false);
    row("written as it is called, before the spellings", u"城市", false, false);
}

void TestDispatchForm::nobodyIsCalledSo()
{
    QFETCH(QString, typed);
    QFETCH(bool, spelled);
    const QString name = QStringLiteral("城市管理局");
    UnitPicker picker(UnitPicker::Mode::One, {});
    picker.setOptions({ { OrganizationId(name), name, {}, {}, false } });
    picker.findChild<QLineEdit *>()->insert(typed);
    if (spelled) // they come while he types, or after it
        picker.setSpellings(
            std::make_shared<const NameSpellings>(QStringList { name }, *Pinyin::load()));
    const auto *none = picker.findChild<QListWidget *>()->viewport()->findChild<QLabel *>();
    QTEST(!none->isHidden(), "said");
}

void TestDispatchForm::assistsOnlyWithALead()
{
    FakeOffice office;
    QCOMPARE(office.desk.playAll(kDispatch.split(QLatin1Char('\n'))), QString());
    ActForm *form = make(office, K::Dispatch);
    QVERIFY(!form->field(QStringLiteral("lead")));
    QVERIFY(!form->field(QStringLiteral("completion")));
    form->setDraft(json(R"({"assists":["u.water"]})")); // assists already
    QVERIFY(!form->check());
    QVERIFY(form->row(QStringLiteral("assists"))->hasError());
}

QTEST_MAIN(TestDispatchForm)
#include "tst_dispatchform.moc"
