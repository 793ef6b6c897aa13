#include "tests/ui/acts/formstest.h"

#include "widgets/formrow.h"
#include "widgets/labels.h"
#include <QClipboard>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

/// Every act has a form whose arguments the rules take.
class TestForms : public FormsTest {
    Q_OBJECT
private Q_SLOTS:
    void acceptedByTheRules_data();
    void acceptedByTheRules();
    void everyOfferedActHasARow();
    void emptyFormsAreNotSent_data();
    void emptyFormsAreNotSent();
    void draftComesBack();
    void tooLongATextIsSaid();
    void tenMegabytesPasted();
    void theFileGoesWithTheAct();
    void aFileThatCannotBeAttached();
    void theRegionComesFromThePoint_data();
    void theRegionComesFromThePoint();
    void anyOpenCaseMayBeMergedInto();
    void extensionAsksForATime();
    void returningNeedsAWord();
};

void TestForms::acceptedByTheRules_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("officer");
    QTest::addColumn<K>("kind");
    QTest::addColumn<QJsonObject>("typed");
    const auto row = [](const QString &script, const char *officer, K kind, const char *typed) {
        QTest::newRow(qPrintable(nameOf(kind) + QLatin1Char(' ') + QString::fromLatin1(typed)))
            << script << QString::fromLatin1(officer) << kind << json(typed);
    };
    const char *text = R"({"text":"t"})";
    const char *reason = R"({"reason":"r"})";
    row(kReport, "c.city.intake", K::Answer, R"({"text":"t","knowledge":"k"})");
    row(kReport, "c.city.intake", K::Guide, text);
    row(kReport, "c.city.intake", K::Accept, text);
    row(kReport, "c.city.intake", K::Decline, R"({"reason":"r","legalBasis":"b"})");
    row(kReport, "c.city.intake", K::Edit, R"({"field":"title","title":"new"})");
    row(kReport, "c.city.intake", K::Edit, R"({"field":"urgency","urgency":"critical"})");
    row(kReport, "c.city.intake", K::Edit, R"({"field":"category","category":"facility.burst"})");
    row(kReport, "c.city.intake", K::Relocate, R"({"place":"118.4, 31.3","address":"a"})");
    row(kReport, "c.city.intake", K::Attach, R"({"name":":/i18n/acts_zh_CN.qm"})");
    row(kReport, "c.city.intake", K::Note, text);
    row(kReport, "c.city.intake", K::TransferOut,
        R"({"name":"n","reason":"r","outsideNumber":"7","expectedReturn":1772500000000})");
    row(kReport + QStringLiteral("c.city.intake transferOut\n"), "c.city.intake", K::ReceiveBack,
        text);
    row(kAccept, "c.city.dispatcher", K::Dispatch,
        R"({"lead":"d.jinghu.urban","basis":"function","clause":"c","assists":["u.water"],
            "completion":"each","amount":{"amount":2,"unitOfTime":"urgentHours"},"text":"t"})");
    row(kAccept, "c.city.dispatcher", K::Dispatch,
        R"({"lead":"d.jinghu.urban","basis":"function"})");
    row(kDispatch, "c.city.dispatcher", K::Dispatch, R"({"assists":["c.jinghu"]})");
    row(kCentre, "c.jinghu.dispatcher", K::Assign,
        R"({"units":["c.zheshan","d.jinghu.urban"],"text":"t"})");
    row(kDispatch, "d.jinghu.urban.liaison", K::Acknowledge, "{}");
    row(kSigned, "d.jinghu.urban.liaison", K::Contact, R"({"reached":true,"text":"t"})");
    row(kSigned, "d.jinghu.urban.liaison", K::Arrive, "{}");
    row(kDispatch, "d.jinghu.urban.liaison", K::Transfer,
        R"({"unit":"d.city.housing","basis":"function","clause":"c","reason":"r"})");
    row(kDispatch, "c.city.dispatcher", K::Withdraw, R"({"task":1,"reason":"r"})");
    row(kDispatch, "d.jinghu.urban.liaison", K::SendBack,
        R"({"clause":"c","reason":"r","reviewer":"d.jinghu.urban.reviewer"})");
    row(kDispatch
            + QStringLiteral("d.jinghu.urban.liaison sendBack reviewer=d.jinghu.urban.reviewer\n"),
        "c.city.shiftLeader", K::Arbitrate, R"({"unit":"u.water","clause":"c","reason":"r"})");
    row(kDispatch, "c.city.dispatcher", K::Waive, reason);
    row(kSigned, "d.jinghu.urban.handler", K::Progress, text);
    row(kContacted, "d.jinghu.urban.handler", K::Submit, text);
    row(kSubmitted, "d.jinghu.urban.reviewer", K::Review, R"({"approve":true})");
    row(kSubmitted, "d.jinghu.urban.reviewer", K::Review, R"({"approve":false,"text":"t"})");
    row(kReviewed, "d.jinghu.urban.handler", K::Reply, R"({"text":"t","by":"phone"})");
    row(kAnswered, "d.jinghu.urban.handler", K::Complete, "{}");
    row(kContacted, "d.jinghu.urban.liaison", K::Request,
        R"({"kind":"extension","reason":"r","amount":{"amount":2,"unitOfTime":"workingDays"}})");
    row(kContacted, "d.jinghu.urban.liaison", K::Request, R"({"kind":"suspension","reason":"r"})");
    row(kRequested, "c.city.shiftLeader", K::Approve, R"({"decision":true,"reason":"o"})");
    row(kRequested, "c.city.shiftLeader", K::Deny, R"({"decision":false,"reason":"r"})");
    row(kSigned, "c.city.shiftLeader", K::Suspend, reason);
    row(kSigned + QStringLiteral("c.city.shiftLeader suspend task=1\n"), "c.city.shiftLeader",
        K::Resume, reason);
    row(kAccept, "c.city.shiftLeader", K::Shelve, R"({"reason":"r","reviewOn":1780000000000})");
    row(kAccept + QStringLiteral("c.city.shiftLeader shelve\n"), "c.city.shiftLeader", K::WriteOff,
        R"({"reason":"r","text":"t"})");
    row(kResolved, "c.city.verifier", K::Verify, R"({"passed":true,"text":"t"})");
    row(kResolved, "c.city.dispatcher", K::Rework, reason);
    row(kResolved, "c.city.intake", K::FollowUp,
        R"({"reached":true,"contactedByUnit":false,"resolved":true,"satisfied":false,
            "answerSource":"phone","text":"t"})");
    row(kClosed, "c.city.dispatcher", K::SecondRound,
        R"({"reason":"r","amount":{"amount":1,"unitOfTime":"workingDays"}})");
    row(kResolved, "c.city.appraiser", K::Judge, R"({"verdict":"notReasonable","reason":"r"})");
    row(kAccept, "c.city.shiftLeader", K::Terminate, R"({"reason":"r","legalBasis":"b"})");
    row(kVerified + QStringLiteral("c.city.intake followUp\n"), "c.city.shiftLeader", K::Close,
        "{}");
    row(kClosed, "c.city.dispatcher", K::Reopen, reason);
    row(kSigned, "c.city.dispatcher", K::Whistle, R"({"units":["u.water"],"reason":"r"})");
    row(kSigned, "c.city.dispatcher", K::Remind, R"({"task":1,"text":"t"})");
    row(kSigned, "c.city.dispatcher", K::Confer, R"({"units":["u.water"],"text":"t"})");
    row(kSigned, "c.city.leader", K::Instruct, text);
    row(kSigned, "c.city.leader", K::Instruct, R"({"paper":true})");
    row(kSigned, "c.city.leader", K::FormTaskForce, R"({"units":["u.water"],"text":"t"})");
    row(kSigned + QStringLiteral("c.city.dispatcher note\n"), "c.city.dispatcher", K::Strike,
        reason);
    row(kSigned + QStringLiteral("c.city.dispatcher remind task=1\n"), "d.jinghu.urban.liaison",
        K::Receipt, text);
}

void TestForms::acceptedByTheRules()
{
    QFETCH(QString, script);
    QFETCH(QString, officer);
    QFETCH(K, kind);
    QFETCH(QJsonObject, typed);
    FakeOffice office;
    QCOMPARE(office.desk.playAll(script.split(QLatin1Char('\n'))), QString());
    office.officer = OfficerId(officer);
    ActForm *form = make(office, kind);
    QVERIFY(form);
    // What the only choice is, the officer need not choose; other choices he makes.
    for (const char *name : { "request", "entry", "reminder" }) {
        if (ArgField *field = form->field(QString::fromLatin1(name)))
            QVERIFY(!field->value().isUndefined());
    }
    form->setDraft(typed);
    QTRY_VERIFY(form->check()); // a file is read first
    const ActRequest request = form->request();
    QCOMPARE(request.kind, kind);
    const ActOutcome done = office.perform(request);
    const Refusal why = done ? Refusal {} : std::get<Refusal>(done.error());
    QVERIFY2(done, qPrintable(nameOf(why.code) + QLatin1Char(' ') + why.what));
}

void TestForms::everyOfferedActHasARow()
{
    // Escalate, merge, unmerge, rate and propose need a second case, level or subject; their forms
    // are made here, all others are sent above.
    FakeOffice office;
    QCOMPARE(office.desk.playAll(kSigned.split(QLatin1Char('\n'))), QString());
    for (const WorkflowRow &row : incidentWorkflow()) {
        if (!isOffered(row.kind))
            continue;
        make(office, row.kind);
        QVERIFY(!m_form->title().isEmpty());
        for (const QString &name : m_form->fieldNames()) {
            if (const FormRow *formRow = m_form->row(name))
                QVERIFY2(!formRow->field()->accessibleName().isEmpty(),
                    qPrintable(nameOf(row.kind) + QLatin1Char(' ') + name));
        }
    }
}

void TestForms::emptyFormsAreNotSent_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("officer");
    QTest::addColumn<K>("kind");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const QString &script, const char *officer, K kind,
                         const char *marked) {
        QTest::newRow(name) << script << QString::fromLatin1(officer) << kind
                            << QString::fromLatin1(marked);
    };
    row("a note without text", kReport, "c.city.intake", K::Note, "text");
    row("a dispatch without a lead", kAccept, "c.city.dispatcher", K::Dispatch, "lead");
    row("assists without a unit", kDispatch, "c.city.dispatcher", K::Dispatch, "assists");
    row("sent back without a clause", kDispatch, "d.jinghu.urban.liaison", K::SendBack, "clause");
    row("a call back without an answer", kResolved, "c.city.intake", K::FollowUp, "satisfied");
    row("a review without a word", kSubmitted, "d.jinghu.urban.reviewer", K::Review, "approve");
    row("an edit that changes nothing", kReport, "c.city.intake", K::Edit, "title");
}

void TestForms::emptyFormsAreNotSent()
{
    QFETCH(QString, script);
    QFETCH(QString, officer);
    QFETCH(K, kind);
    QFETCH(QString, marked);
    FakeOffice office;
    QCOMPARE(office.desk.playAll(script.split(QLatin1Char('\n'))), QString());
    office.officer = OfficerId(officer);
    ActForm *form = make(office, kind);
    QVERIFY(form);
    QVERIFY(!form->check());
    QVERIFY(form->row(marked)->hasError());
}

void TestForms::draftComesBack()
{
    FakeOffice office;
    QCOMPARE(office.desk.playAll(kAccept.split(QLatin1Char('\n'))), QString());
    const QJsonObject typed = json(
        R"({"lead":"u.water","basis":"fallback","clause":"c","assists":["d.jinghu.urban"],
            "completion":"each","amount":{"amount":3,"unitOfTime":"naturalDays"},"text":"t"})");
    make(office, K::Dispatch)->setDraft(typed);
    const QJsonObject draft = m_form->draft();
    QCOMPARE(draft, typed);
    make(office, K::Dispatch)->setDraft(draft);
    QCOMPARE(m_form->draft(), typed);
}

void TestForms::tooLongATextIsSaid()
{
    FakeOffice office;
    QCOMPARE(office.desk.playAll(kReport.split(QLatin1Char('\n'))), QString());
    ActForm *form = make(office, K::Note);
    const QString longText(10'001, QLatin1Char('x'));
    form->setDraft({ { QStringLiteral("text"), longText } });
    QVERIFY(!form->check());
    QCOMPARE(form->draft()[QStringLiteral("text")].toString(), longText); // nothing is lost
    form->setDraft({ { QStringLiteral("text"), longText.left(10'000) } });
    QVERIFY(form->check());
}

/// Nothing of it comes in, it is said under the field, and the window does not stand still.
void TestForms::tenMegabytesPasted()
{
    FakeOffice office;
    QCOMPARE(office.desk.playAll(kReport.split(QLatin1Char('\n'))), QString());
    ActForm *form = make(office, K::Note);
    form->setDraft({ { QStringLiteral("text"), QStringLiteral("先写的") } });
    QApplication::clipboard()->setText(QString(10 * 1024 * 1024, QLatin1Char('x')));
    auto *text = form->findChild<QPlainTextEdit *>();
    QElapsedTimer watch;
    watch.start();
    text->paste();
    QVERIFY2(watch.elapsed() < 2000, "the window is held up");
    QCOMPARE(text->toPlainText(), QStringLiteral("先写的"));
    QCOMPARE(form->draft()[QStringLiteral("text")].toString(), QStringLiteral("先写的"));
    QVERIFY(text->accessibleDescription().contains(QStringLiteral("10,485,760")));
}

void TestForms::theFileGoesWithTheAct()
{
    m_office = FakeOffice();
    QCOMPARE(m_office.desk.playAll(kReport.split(QLatin1Char('\n'))), QString());
    ActForm *form = make(m_office, K::Attach);
    form->setDraft(json(R"({"name":":/i18n/acts_zh_CN.qm"})"));
    QTRY_VERIFY(form->check());
    QVERIFY(form->perform().result());
    QCOMPARE(m_office.files.size(), 1);
    QCOMPARE(m_office.files.first().name, QStringLiteral("acts_zh_CN.qm"));
    QCOMPARE(m_office.desk.state.record.last().args, m_office.files.first().args());
}

void TestForms::aFileThatCannotBeAttached()
{
    m_office = FakeOffice();
    QCOMPARE(m_office.desk.playAll(kReport.split(QLatin1Char('\n'))), QString());
    ActForm *form = make(m_office, K::Attach);
    const QString name = QStringLiteral("name");
    QVERIFY(!form->check());
    QVERIFY(form->row(name)->hasError());
    form->setDraft({ { name, QStringLiteral("/no/such/photo.jpg") } });
    const QWidget *field = form->row(name)->field();
    QTRY_VERIFY(!form->check()
        && field->accessibleDescription().contains(QStringLiteral("“photo.jpg” was not found")));
}

void TestForms::theRegionComesFromThePoint_data()
{
    QTest::addColumn<RegionCode>("grid");
    QTest::addColumn<int>("metres");
    QTest::addColumn<bool>("warns");
    QTest::addColumn<bool>("complete");
    QTest::newRow("well inside a grid") << region::kGrid << 400 << false << true;
    QTest::newRow("30 m from the next one") << region::kGrid << 30 << true << true;
    QTest::newRow("outside the city") << RegionCode() << -1 << false << false;
}

void TestForms::theRegionComesFromThePoint()
{
    QFETCH(RegionCode, grid);
    QFETCH(int, metres);
    QFETCH(bool, warns);
    QFETCH(bool, complete);
    m_office = FakeOffice();
    QCOMPARE(m_office.desk.playAll(kReport.split(QLatin1Char('\n'))), QString());
    m_office.locality = { grid, QStringLiteral("p"), QStringLiteral("w"), QStringLiteral("1"),
        metres, {}, grid.isEmpty() ? Locality::Found::Outside : Locality::Found::Inside };
    ActForm *form = make(m_office, K::Relocate);
    QVERIFY(form->takesPlace());
    QSignalSpy marked(form, &ActForm::placeChanged);
    form->setPlace(LonLat::fromDegrees(118.4, 31.3));
    QCOMPARE(marked.count(), 1);
    QTRY_COMPARE(form->args()[QStringLiteral("region")].toString(), grid.toString());
    QCOMPARE(form->check(), complete);
    const auto labels = form->findChildren<TextLabel *>();
    const auto said = [&labels](const char *words) {
        return std::any_of(labels.begin(), labels.end(), [words](const TextLabel *label) {
            return label->text().contains(QString::fromLatin1(words));
        });
    };
    QCOMPARE(said("check whose matter it is"), warns);
    QCOMPARE(said("outside the city"), !complete);
    const QJsonObject place = form->args()[QStringLiteral("place")].toObject();
    QCOMPARE(placeFromJson(place)->anchor(), LonLat::fromDegrees(118.4, 31.3));
}

void TestForms::anyOpenCaseMayBeMergedInto()
{
    m_office = FakeOffice();
    QCOMPARE(m_office.desk.playAll(kReport.split(QLatin1Char('\n'))), QString());
    CaseView view = m_office.view();
    DuplicateCandidate like;
    like.id = IncidentId(QStringLiteral("like"));
    like.title = QStringLiteral("井盖破损");
    view.duplicates = { like };
    m_form.reset(makeActForm(
        { std::make_shared<const CaseView>(view), m_office.seat(), K::Merge, {}, m_office.port() },
        m_themes, nullptr));
    ArgField *into = m_form->field(QStringLiteral("into"));
    const auto *list = into->widget()->findChild<QListWidget *>();
    QCOMPARE(list->count(), 1);
    QVERIFY(into->value().isUndefined()); // proposed, not chosen
    QVERIFY(!m_form->check());

    m_office.found = { { view.state.id, QStringLiteral("1"), QStringLiteral("itself"), {} },
        { IncidentId(QStringLiteral("far")), QStringLiteral("2381"), QStringLiteral("路面塌陷"), {},
            Stage::Accepted, {}, 93 } };
    auto *search = into->widget()->findChild<QLineEdit *>();
    search->setText(QStringLiteral("2381"));
    QTRY_COMPARE(list->count(), 1);
    QTRY_VERIFY(list->item(0)->text().startsWith(QStringLiteral("路面塌陷\n2381")));
    QCOMPARE(m_office.searched, QStringList { QStringLiteral("2381") });
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_form->args()[QStringLiteral("into")].toString(), QStringLiteral("far"));
    QVERIFY(m_form->check());

    QVERIFY(!m_form->perform().result());
    QCOMPARE(m_office.merged.into.toString(), QStringLiteral("far"));
    QCOMPARE(m_office.merged.seenInto, 93);

    const QJsonObject draft = m_form->draft();
    m_office.found.clear();
    search->setText(QStringLiteral("other"));
    QTRY_COMPARE(list->count(), 2); // what is chosen stays in sight, and that nothing was found
    QCOMPARE(m_form->args()[QStringLiteral("into")].toString(), QStringLiteral("far"));
    m_form->setDraft({ { QStringLiteral("into"), QStringLiteral("like") } });
    QCOMPARE(m_form->args()[QStringLiteral("into")].toString(), QStringLiteral("like"));
    m_form->setDraft({ { QStringLiteral("into"), QStringLiteral("nobody") } });
    QVERIFY(into->value().isUndefined());
    m_form->setDraft(draft);
    QCOMPARE(m_form->args()[QStringLiteral("into")].toString(), QStringLiteral("far"));
}

void TestForms::extensionAsksForATime()
{
    FakeOffice office;
    QCOMPARE(office.desk.playAll(kContacted.split(QLatin1Char('\n'))), QString());
    office.officer = OfficerId(QStringLiteral("d.jinghu.urban.liaison"));
    ActForm *form = make(office, K::Request);
    form->setDraft(json(R"({"kind":"extension","reason":"r"})"));
    QVERIFY(!form->check());
    QVERIFY(form->row(QStringLiteral("amount"))->hasError());
    form->setDraft(json(R"({"kind":"appeal"})"));
    QVERIFY(form->check());
    QVERIFY(!form->args().contains(QStringLiteral("amount")));
}

void TestForms::returningNeedsAWord()
{
    FakeOffice office;
    QCOMPARE(office.desk.playAll(kSubmitted.split(QLatin1Char('\n'))), QString());
    office.officer = OfficerId(QStringLiteral("d.jinghu.urban.reviewer"));
    ActForm *form = make(office, K::Review);
    form->setDraft(json(R"({"approve":false})"));
    QVERIFY(!form->check());
    QVERIFY(form->row(QStringLiteral("text"))->hasError());
    form->setDraft(json(R"({"approve":true})"));
    QVERIFY(form->check());
}

QTEST_MAIN(TestForms)
#include "tst_forms.moc"
