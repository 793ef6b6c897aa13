#include "app/domain/canonical.h"
#include "tests/support/testcase.h"
#include "tests/ui/acts/fakeoffice.h"
#include "ui/acts/actplan.h"
#include "ui/acts/forms.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/theme.h"
#include "widgets/themesource.h"

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

namespace {

const QString kReport = QStringLiteral(
    "c.city.intake report category=facility.cover region=340202 contactable=true\n");
const QString kReviewed = kReport
    + QStringLiteral("c.city.intake accept\n"
                     "c.city.dispatcher dispatch lead=d.jinghu.urban basis=function\n"
                     "d.jinghu.urban.liaison acknowledge\nd.jinghu.urban.liaison contact\n"
                     "d.jinghu.urban.handler submit\nd.jinghu.urban.reviewer review\n");
const QString kVerified = kReviewed
    + QStringLiteral("d.jinghu.urban.handler reply\nd.jinghu.urban.handler complete\n"
                     "c.city.verifier verify\n");

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

CaseView withOwedReplies(const FakeOffice &office)
{
    CaseView view = office.view();
    view.owedReplies = { { IncidentId(QStringLiteral("m-1")), QStringLiteral("0001"),
                             QStringLiteral("a"), 31, true },
        { IncidentId(QStringLiteral("m-2")), QStringLiteral("0002"), QStringLiteral("b"), 32,
            true },
        { IncidentId(QStringLiteral("m-3")), QStringLiteral("0003"), QStringLiteral("c"), 33,
            false } };
    return view;
}

} // namespace

/// Merging, and the replies that are owed to reporters of merged matters.
class TestMergeForms : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void mergedAsBothWereSeen();
    void oneReplyForEachMergedReporter();
    void whatWasNotFilledInIsNotSent();
    void closingSaysHowManyStillWait();

private:
    ActForm *make(K kind, const CaseView &shown);

    ThemeSource m_themes { Theme::make(ThemeMode::Day) };
    std::unique_ptr<ActForm> m_form;
    FakeOffice m_office;
};

void TestMergeForms::init()
{
    TestCase::init();
    m_form.reset();
    m_office = FakeOffice();
}

/// The form as the bar would open it.
ActForm *TestMergeForms::make(K kind, const CaseView &shown)
{
    const auto view = std::make_shared<const CaseView>(shown);
    const ActPlan plan = planActs(*view, m_office.seat());
    const PlannedAct *act = plan.find(kind);
    m_form.reset(makeActForm({ view, m_office.seat(), kind, act ? act->tasks : QVector<int>(),
                                 m_office.port() },
        m_themes, nullptr));
    return act ? m_form.get() : nullptr;
}

void TestMergeForms::mergedAsBothWereSeen()
{
    QCOMPARE(m_office.desk.playAll(kReport.split(QLatin1Char('\n'))), QString());
    CaseView view = m_office.view();
    for (int i = 1; i <= 2; ++i) {
        DuplicateCandidate candidate;
        candidate.id = IncidentId(QStringLiteral("other-%1").arg(i));
        candidate.seen = 70 + i;
        view.duplicates.append(candidate);
    }
    ActForm *form = make(K::Merge, view);
    QVERIFY(!form->check());
    form->setDraft({ { QStringLiteral("into"), QStringLiteral("other-2") } });
    QVERIFY(form->check());
    QVERIFY(!form->perform().result());
    QCOMPARE(m_office.merged.source, view.state.id);
    QCOMPARE(m_office.merged.into.toString(), QStringLiteral("other-2"));
    QCOMPARE(m_office.merged.seen, view.state.lastSeq);
    QCOMPARE(m_office.merged.seenInto, 72);
}

void TestMergeForms::oneReplyForEachMergedReporter()
{
    QCOMPARE(m_office.desk.playAll(kReviewed.split(QLatin1Char('\n'))), QString());
    m_office.officer = OfficerId(QStringLiteral("d.jinghu.urban.handler"));
    ActForm *form = make(K::Reply, withOwedReplies(m_office));
    QVERIFY(!form->row(QStringLiteral("replyTo:m-3"))); // not this seat's
    form->setDraft(json(R"({"text":"mended","by":"phone","legalBasis":"b"})"));
    form->field(QStringLiteral("replyTo:m-2"))->setValue(QStringLiteral("your own words"));
    form->field(QStringLiteral("text"))->setValue(QStringLiteral("mended today"));
    QVERIFY(form->check());
    const ActRequest request = form->request();
    QCOMPARE(QStringList(request.args.keys()).join(QLatin1Char(' ')),
        QStringLiteral("by legalBasis task text"));
    QCOMPARE(request.replies.size(), size_t(2));
    QCOMPARE(request.replies.at(0).incident.toString(), QStringLiteral("m-1"));
    QCOMPARE(request.replies.at(0).seen, 31);
    QCOMPARE(request.replies.at(0).args,
        json(R"({"text":"mended today","by":"phone","legalBasis":"b"})"));
    QCOMPARE(request.replies.at(1).args[QStringLiteral("text")].toString(),
        QStringLiteral("your own words"));
}

void TestMergeForms::whatWasNotFilledInIsNotSent()
{
    QCOMPARE(m_office.desk.playAll(kReviewed.split(QLatin1Char('\n'))), QString());
    m_office.officer = OfficerId(QStringLiteral("d.jinghu.urban.handler"));
    ActForm *form = make(K::Reply, withOwedReplies(m_office));
    form->setDraft(json(R"({"text":"mended","by":"phone"})"));
    const ActRequest request = form->request();
    QVERIFY(isCanonical(request.args)); // no null for the legal basis
    QVERIFY(!request.args.contains(QStringLiteral("legalBasis")));
    for (const ActRequest &reply : request.replies)
        QCOMPARE(reply.args, json(R"({"text":"mended","by":"phone"})"));
}

void TestMergeForms::closingSaysHowManyStillWait()
{
    const QString script = kVerified + QStringLiteral("c.city.intake followUp\n");
    QCOMPARE(m_office.desk.playAll(script.split(QLatin1Char('\n'))), QString());
    m_office.officer = OfficerId(QStringLiteral("c.city.shiftLeader"));
    ActForm *form = make(K::Close, withOwedReplies(m_office));
    const auto says = [form](const QString &words) {
        const auto labels = form->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&words](const QLabel *label) {
                return !label->isHidden() && label->text().contains(words);
            });
    };
    const QString told = m_office.desk.state.replies.last().text;
    QCOMPARE(form->field(QStringLiteral("replyTo:m-1"))->value().toString(), told);
    QVERIFY(says(QStringLiteral("1 reporter"))); // another seat's
    QVERIFY(says(QStringLiteral("cannot be taken back")));
    QVERIFY(!form->check()); // how they are told
    QVERIFY(form->row(QStringLiteral("repliesBy"))->hasError());
    for (const char *name : { "replyTo:m-1", "replyTo:m-2" })
        form->field(QString::fromLatin1(name))->setValue({});
    QVERIFY(says(QStringLiteral("3 reporter")));
    QVERIFY(!says(QStringLiteral("cannot be taken back"))); // one act has its undo
    QVERIFY(form->check()); // left for later
    QVERIFY(form->request().replies.empty());
    form->setDraft(json(R"({"replyTo:m-1":"done","repliesBy":"sms"})"));
    QVERIFY(says(QStringLiteral("2 reporter")));
    const ActRequest request = form->request();
    QVERIFY(request.args.isEmpty());
    QCOMPARE(request.replies.size(), size_t(1));
    QCOMPARE(request.replies.front().args[QStringLiteral("by")].toString(), QStringLiteral("sms"));
}

QTEST_MAIN(TestMergeForms)
#include "tst_mergeforms.moc"
