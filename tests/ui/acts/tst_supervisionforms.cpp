#include "app/services/supervisionacts.h"
#include "tests/support/testcase.h"
#include "tests/ui/acts/fakeoffice.h"
#include "ui/acts/actplan.h"
#include "ui/acts/actsheet.h"
#include "ui/acts/forms.h"
#include "ui/acts/supervisionforms.h"
#include "ui/casepane/supervisionsection.h"
#include "widgets/formrow.h"
#include "widgets/pill.h"
#include "widgets/theme.h"
#include "widgets/themesource.h"

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

namespace {

const QString kDispatched
    = QStringLiteral("c.city.intake report category=facility.cover region=340202 contactable=true\n"
                     "c.city.intake accept\n"
                     "c.city.dispatcher dispatch lead=d.jinghu.urban basis=function\n");

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

/// The six acts, each as its officer would open it from the bar, typed and decided by the rules.
class TestSupervisionForms : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void wholeWayThroughTheForms();
    void onlyTheSignedOneIsOfferedToTheUnit();
    void aDayThatIsOverIsNotSent();
    void aClosedCaseGetsNoNewOne();
    void refusedWithTheNearestReason_data();
    void refusedWithTheNearestReason();
    void entriesStandInTheRecordInTheirOrder();
    void itIsUndoneWithinItsMinute();
    void theCaseShowsWhatIsOpen();

private:
    CaseView viewOf(const QString &officer) const;
    /// What the form of the act asks for after the values are typed; null if it is not offered.
    ActForm *open(const QString &officer, K kind, const QJsonObject &typed);
    /// Decides the form's request and takes the operation; the refusal's name, empty if accepted.
    QString send(const QString &officer);
    QString perform(const char *officer, K kind, const char *typed);

    ThemeSource m_themes { Theme::make(ThemeMode::Day) };
    FakeOffice m_office;
    QVector<Supervision> m_supervisions;
    std::unique_ptr<ActForm> m_form;
    qint64 m_seq = 100;
};

void TestSupervisionForms::init()
{
    TestCase::init();
    m_form.reset();
    m_supervisions.clear();
    m_office.desk = CaseDesk();
    QCOMPARE(m_office.desk.playAll(kDispatched.split(QLatin1Char('\n'))), QString());
}

CaseView TestSupervisionForms::viewOf(const QString &officer) const
{
    CaseView view = test::viewOf(m_office.desk, OfficerId(officer));
    const Seat seat = seatIn(m_office.desk, OfficerId(officer));
    const Context context = m_office.desk.context();
    for (const Supervision &state : m_supervisions) {
        SupervisionView one { state, {} };
        for (const K kind : { K::Issue, K::Reject, K::Sign, K::Rectify, K::Conclude })
            one.acts.append({ kind, 0, whyNotSupervision(kind, state, seat.officer, context) });
        view.supervisions.append(one);
    }
    view.acts += supervisionChoices(view.supervisions, view.state, seat, context);
    return view;
}

ActForm *TestSupervisionForms::open(const QString &officer, K kind, const QJsonObject &typed)
{
    const auto view = std::make_shared<const CaseView>(viewOf(officer));
    const Seat seat = seatIn(m_office.desk, OfficerId(officer));
    const ActPlan plan = planActs(*view, seat);
    if (!plan.find(kind))
        return nullptr;
    m_form.reset(makeActForm({ view, seat, kind, {}, m_office.port() }, m_themes, nullptr));
    m_form->setDraft(typed);
    return m_form.get();
}

QString TestSupervisionForms::send(const QString &officer)
{
    const ActRequest request = m_form->request();
    if (!request.other || request.other->kind != SubjectKind::Supervision)
        return QStringLiteral("not on a supervision");
    m_office.desk.now += m_office.desk.step;
    Intent intent = m_office.desk.intent(OfficerId(officer), request.kind, request.args);
    intent.subject = *request.other;
    intent.seen = request.seen;
    auto it = std::find_if(m_supervisions.begin(), m_supervisions.end(),
        [&intent](const Supervision &s) { return s.id == intent.subject.id; });
    Context context = m_office.desk.context();
    context.nextSeq = ++m_seq;
    const Supervision before = it == m_supervisions.end() ? Supervision {} : *it;
    if (intent.subject.id.isEmpty())
        intent.subject.id = QStringLiteral("s%1").arg(m_supervisions.size());
    const auto decided = decideSupervision(before, intent, context);
    if (!decided)
        return nameOf(decided.error().code) + QLatin1Char(' ') + decided.error().what;
    const Supervision after = applySupervision(before, *decided);
    if (it == m_supervisions.end())
        m_supervisions.append(after);
    else
        *it = after;
    return {};
}

QString TestSupervisionForms::perform(const char *officer, K kind, const char *typed)
{
    const QString who = QString::fromLatin1(officer);
    if (!open(who, kind, json(typed)))
        return QStringLiteral("not offered");
    return m_form->check() ? send(who) : QStringLiteral("not complete");
}

void TestSupervisionForms::wholeWayThroughTheForms()
{
    QCOMPARE(perform("c.city.intake", K::Propose, "{}"), QStringLiteral("not complete"));
    QCOMPARE(perform("c.city.intake", K::Propose, R"({"reason":"r"})"), QString());
    QCOMPARE(m_supervisions.first().unit, org::kDepartment); // the lead stands first
    QCOMPARE(m_supervisions.first().incident, m_office.desk.state.id);
    // The proposal names the unit: the form neither shows nor sends it.
    QVERIFY(open(QStringLiteral("c.city.shiftLeader"), K::Issue, {}));
    QVERIFY(m_form->row(QStringLiteral("unit"))->isHidden());
    QCOMPARE(
        perform("c.city.shiftLeader", K::Issue, R"({"form":"order","demand":"d"})"), QString());
    QCOMPARE(m_supervisions.size(), 1);
    QCOMPARE(m_supervisions.first().form, SupervisionForm::Order);
    QCOMPARE(perform("d.jinghu.urban.liaison", K::Sign, "{}"), QString());
    QCOMPARE(perform("d.jinghu.urban.handler", K::Rectify, R"({"text":"t"})"), QString());
    QCOMPARE(
        perform("c.city.shiftLeader", K::Conclude, R"({"accepted":false,"text":"t"})"), QString());
    QCOMPARE(m_supervisions.first().stage, SupervisionStage::Signed);
    QCOMPARE(perform("d.jinghu.urban.handler", K::Rectify, R"({"text":"t"})"), QString());
    QCOMPARE(
        perform("c.city.shiftLeader", K::Conclude, R"({"accepted":true,"text":"t"})"), QString());
    QCOMPARE(m_supervisions.first().stage, SupervisionStage::Concluded);
    // Now there is nothing to choose but a new one.
    QCOMPARE(
        perform("c.city.shiftLeader", K::Issue, R"({"form":"listed","demand":"d"})"), QString());
    QCOMPARE(m_supervisions.size(), 2);
}

void TestSupervisionForms::onlyTheSignedOneIsOfferedToTheUnit()
{
    QCOMPARE(perform("c.city.shiftLeader", K::Issue,
                 R"({"supervision":"new","form":"order","demand":"first"})"),
        QString());
    QCOMPARE(perform("c.city.shiftLeader", K::Issue,
                 R"({"supervision":"new","form":"order","demand":"second"})"),
        QString());
    QCOMPARE(perform("d.jinghu.urban.liaison", K::Sign, R"({"supervision":"s1"})"), QString());
    QCOMPARE(m_supervisions.at(0).stage, SupervisionStage::Issued);
    QCOMPARE(m_supervisions.at(1).stage, SupervisionStage::Signed);
    QCOMPARE(perform("d.jinghu.urban.handler", K::Rectify, R"({"text":"t"})"), QString());
    QCOMPARE(m_supervisions.at(1).stage, SupervisionStage::Answered);
}

void TestSupervisionForms::aDayThatIsOverIsNotSent()
{
    // The desk's clock stands at 2026-03-02.
    const qint64 yesterday = toMs(m_office.desk.now - std::chrono::days { 1 });
    QJsonObject typed = json(R"({"form":"order","demand":"d"})");
    typed.insert(QStringLiteral("due"), yesterday);
    QVERIFY(open(QStringLiteral("c.city.shiftLeader"), K::Issue, typed));
    QVERIFY(!m_form->check());
    QVERIFY(m_form->row(QStringLiteral("due"))->hasError());
}

void TestSupervisionForms::aClosedCaseGetsNoNewOne()
{
    QCOMPARE(
        perform("c.city.shiftLeader", K::Issue, R"({"form":"order","demand":"d"})"), QString());
    m_office.desk.state.stage = Stage::Closed;
    QCOMPARE(
        perform("c.city.intake", K::Propose, R"({"reason":"r"})"), QStringLiteral("not offered"));
    QCOMPARE(perform("d.jinghu.urban.liaison", K::Sign, "{}"), QString()); // what stands goes on
}

void TestSupervisionForms::refusedWithTheNearestReason_data()
{
    QTest::addColumn<QString>("officer");
    QTest::addColumn<K>("kind");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *name, const char *officer, K kind, const char *refusal) {
        QTest::newRow(name) << QString::fromLatin1(officer) << kind << QString::fromLatin1(refusal);
    };
    row("a duty officer does not sign orders", "c.city.intake", K::Issue, "missingRight");
    row("another unit does not sign for it", "u.water.liaison", K::Sign, "notYours");
    row("the unit cannot rectify before it signed", "d.jinghu.urban.handler", K::Rectify,
        "wrongStage");
    row("nothing to conclude yet", "c.city.shiftLeader", K::Conclude, "wrongStage");
}

void TestSupervisionForms::refusedWithTheNearestReason()
{
    QFETCH(QString, officer);
    QFETCH(K, kind);
    QFETCH(QString, refusal);
    QCOMPARE(
        perform("c.city.shiftLeader", K::Issue, R"({"form":"order","demand":"d"})"), QString());
    const ActPlan plan = planActs(viewOf(officer), seatIn(m_office.desk, OfficerId(officer)));
    QVERIFY(!plan.find(kind));
    const auto why = plan.whyNot(kind);
    QVERIFY(why);
    QCOMPARE(nameOf(why->code), refusal);
}

void TestSupervisionForms::entriesStandInTheRecordInTheirOrder()
{
    QCOMPARE(perform("c.city.intake", K::Propose, R"({"reason":"r"})"), QString());
    CaseView view = viewOf(QStringLiteral("c.city.intake"));
    RecordEntry later = view.state.record.last();
    later.seq = m_seq + 1;
    later.kind = K::Note;
    view.state.record.append(later);
    QVector<K> kinds;
    for (const RecordEntry &entry : wholeRecord(view))
        kinds.append(entry.kind);
    QCOMPARE(kinds, (QVector<K> { K::Report, K::Accept, K::Dispatch, K::Propose, K::Note }));
}

void TestSupervisionForms::itIsUndoneWithinItsMinute()
{
    QWidget host;
    host.resize(800, 600);
    host.show();
    const Subject made { SubjectKind::Supervision, QStringLiteral("s1") };
    QVector<ActRequest> asked;
    CasePort port = m_office.port();
    port.act = [&](const ActRequest &request) {
        asked.append(request);
        return QtFuture::makeReadyFuture(ActOutcome(ActDone { request.incident,
            IntentId(QStringLiteral("p1")), request.kind, m_office.desk.state, made }));
    };
    ActSheet sheet(port, m_themes, &host);
    const QString officer = QStringLiteral("c.city.intake");
    const auto view = std::make_shared<const CaseView>(viewOf(officer));
    const Seat seat = seatIn(m_office.desk, OfficerId(officer));
    const ActPlan plan = planActs(*view, seat);
    sheet.setCase(view, seat);
    sheet.start(*plan.find(K::Propose));
    sheet.form()->setDraft(json(R"({"reason":"r"})"));
    sheet.confirm();
    QTRY_COMPARE(asked.size(), 1);
    QTRY_VERIFY(!sheet.isBusy());
    sheet.undo();
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(asked.last().kind, K::Retract);
    QCOMPARE(asked.last().other, std::optional(made));
    QCOMPARE(asked.last().args, json(R"({"target":"p1"})"));
    QTRY_VERIFY(!sheet.isBusy());
    sheet.undo(); // a retract is taken back by nothing
    QCOMPARE(asked.size(), 2);
}

void TestSupervisionForms::theCaseShowsWhatIsOpen()
{
    QWidget host; // no window of its own
    SupervisionSection section(m_themes, &host);
    const Seat seat = seatIn(m_office.desk, OfficerId(QStringLiteral("c.city.intake")));
    const auto pills = [&] {
        const CaseView view = viewOf(QStringLiteral("c.city.intake"));
        section.display({ view, seat, m_office.desk.now });
        QStringList texts;
        for (const Pill *pill : section.findChildren<Pill *>())
            texts.append(pill->text());
        return texts;
    };
    QCOMPARE(pills(), QStringList());
    QVERIFY(section.isHidden());
    QCOMPARE(perform("c.city.intake", K::Propose, R"({"reason":"r"})"), QString());
    QCOMPARE(pills(),
        (QStringList { QStringLiteral("Proposed supervision"), QStringLiteral("To be issued") }));
    QVERIFY(!section.isHidden());
    QCOMPARE(perform("c.city.shiftLeader", K::Reject, R"({"reason":"r"})"), QString());
    QCOMPARE(pills(), QStringList());
    QVERIFY(section.isHidden()); // what is over stands in the record
}

QTEST_MAIN(TestSupervisionForms)
#include "tst_supervisionforms.moc"
