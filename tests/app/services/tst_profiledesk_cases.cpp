#include "app/storage/counts.h"
#include "app/storage/shiftstore.h"
#include "tests/app/services/profiledeskcase.h"
#include <QJsonArray>

using namespace shiyu;
using namespace Qt::StringLiterals;

/// Acts that touch two: a case and the one it is merged into, its supervision, a shift.
class TestProfileDeskCases : public test::ProfileDeskCase {
    Q_OBJECT
private Q_SLOTS:
    void mergeTakesBoth();
    void mergeIsOfWhatWasSeen_data();
    void mergeIsOfWhatWasSeen();
    void repliesGoWithTheMainOne();
    void unmergeReleasesBoth();
    void duplicatesNeverNameTheCaseItself();
    void supervisionIsActedOnThroughItsCase();
    void aProposalIsTakenBack();
    void actsOnTwoShiftsAreOne();
    void shiftIsOpenedWithoutACase();

private:
    static MergeRequest asSeen(const ActDone &source, const ActDone &into)
    {
        return { source.incident, into.incident, source.after.lastSeq, into.after.lastSeq };
    }
};

void TestProfileDeskCases::mergeTakesBoth()
{
    signIn();
    const ActDone one = reported(u"路灯不亮"_s);
    const ActDone two = reported(u"路灯又不亮"_s);
    const auto merged = m_desk->merge(asSeen(one, two), m_city.now());
    QVERIFY(merged);
    QCOMPARE(merged->after.stage, Stage::Merged);
    const auto target = m_desk->view(two.incident, m_city.now());
    QVERIFY(target);
    QCOMPARE(target->state.absorbed, QVector<IncidentId> { one.incident });
    QVERIFY(!m_desk->merge(asSeen(two, one), m_city.now()));
    const auto itself = m_desk->merge(asSeen(two, two), m_city.now());
    QVERIFY(!itself && std::holds_alternative<Refusal>(itself.error()));
}

// Who merges has looked at both; what another computer did since, he has not.
void TestProfileDeskCases::mergeIsOfWhatWasSeen_data()
{
    QTest::addColumn<bool>("ofTarget");
    QTest::newRow("the source was accepted meanwhile") << false;
    QTest::newRow("the other one was accepted meanwhile") << true;
}

void TestProfileDeskCases::mergeIsOfWhatWasSeen()
{
    QFETCH(bool, ofTarget);
    signIn();
    const ActDone one = reported(u"路灯不亮"_s);
    const ActDone two = reported(u"路灯又不亮"_s);
    const MergeRequest seen = asSeen(one, two);
    const QString changed = (ofTarget ? two : one).incident.toString();
    m_city.setDevice(u"K8-other"_s);
    m_city.pass(std::chrono::minutes { 2 });
    const auto edited = m_desk->writer().perform(
        m_city.make(OperationKind::Edit, changed,
            { { u"field"_s, u"category"_s }, { u"from"_s, QString() },
                { u"to"_s, m_desk->directory()->data().categories.first().id.toString() } }),
        m_city.directory(), m_city.now());
    QVERIFY(edited && *edited);
    const auto merged = m_desk->merge(seen, m_city.now());
    QVERIFY(!merged);
    QCOMPARE(std::get<Refusal>(merged.error()).code, RefusalCode::Changed);
    // He looks again, and merges.
    const auto source = m_desk->view(one.incident, m_city.now());
    const auto target = m_desk->view(two.incident, m_city.now());
    QVERIFY(
        m_desk->merge({ one.incident, two.incident, source->state.lastSeq, target->state.lastSeq },
            m_city.now()));
}

void TestProfileDeskCases::repliesGoWithTheMainOne()
{
    signIn();
    ActRequest whole = report(u"路灯不亮"_s);
    const DirectoryData &data = m_desk->directory()->data();
    whole.args[u"category"_s] = data.categories.last().id.toString();
    whole.args[u"region"_s] = data.regions.last().code.toString();
    const auto main
        = m_desk->actAll({ whole, { {}, OperationKind::Accept, {}, {}, 0 } }, m_city.now());
    QVERIFY(main);
    const ActDone one = reported(u"路灯又不亮"_s);
    const ActDone two = reported(u"路灯还不亮"_s);
    const auto lookAt = [this, &main] { return *m_desk->view(main->incident, m_city.now()); };
    QVERIFY(m_desk->merge(asSeen(one, *main), m_city.now()));
    QVERIFY(m_desk->merge(
        { two.incident, main->incident, two.after.lastSeq, lookAt().state.lastSeq }, m_city.now()));
    CaseView view = lookAt();
    QCOMPARE(view.owedReplies.size(), 2);
    QCOMPARE(view.owedReplies.first().id, one.incident);
    QCOMPARE(view.owedReplies.first().number, one.after.number);
    QVERIFY(view.owedReplies.first().may && view.owedReplies.last().may);

    const QJsonObject words { { u"text"_s, u"已修复"_s }, { u"by"_s, u"phone"_s } };
    ActRequest reply { main->incident, OperationKind::Close, {}, {}, view.state.lastSeq };
    reply.replies = { { one.incident, OperationKind::Reply, words, {}, view.owedReplies[0].seen } };
    QVERIFY(!m_desk->actAll({ reply }, m_city.now())); // nothing is ready to be closed
    QCOMPARE(lookAt().owedReplies.size(), 2); // so nobody was answered
    reply.kind = OperationKind::Reply;
    reply.args = words;
    const auto done = m_desk->actAll({ reply }, m_city.now());
    QVERIFY(done);
    QCOMPARE(done->kind, OperationKind::Reply);
    QCOMPARE(done->after.replies.size(), 1);
    view = lookAt();
    QCOMPARE(view.owedReplies.size(), 1);
    QCOMPARE(view.owedReplies.first().id, two.incident);
    QVERIFY(m_desk->view(one.incident, m_city.now())->state.hasReply());
}

void TestProfileDeskCases::unmergeReleasesBoth()
{
    signIn();
    const ActDone one = reported(u"路灯不亮"_s);
    const ActDone two = reported(u"路灯又不亮"_s);
    const ActRequest unmerge { one.incident, OperationKind::Unmerge,
        { { u"reason"_s, u"不是同一处"_s } }, {}, one.after.lastSeq };
    QVERIFY2(!m_desk->actAll({ unmerge }, m_city.now()), "it is not merged yet");
    const auto merged = m_desk->merge(asSeen(one, two), m_city.now());
    QVERIFY(merged);
    ActRequest now = unmerge;
    now.seen = merged->after.lastSeq;
    const auto released = m_desk->actAll({ now }, m_city.now());
    QVERIFY(released);
    QCOMPARE(released->after.stage, Stage::Reported);
    QVERIFY(m_desk->view(two.incident, m_city.now())->state.absorbed.isEmpty());
}

void TestProfileDeskCases::duplicatesNeverNameTheCaseItself()
{
    signIn();
    const ActDone made = reported(u"路灯不亮"_s);
    const auto view = m_desk->view(made.incident, m_city.now());
    QVERIFY(view);
    for (const DuplicateCandidate &candidate : view->duplicates)
        QVERIFY(candidate.id != made.incident);
}

void TestProfileDeskCases::supervisionIsActedOnThroughItsCase()
{
    signIn();
    const ActDone made = reported(u"路灯不亮"_s);
    const auto act = [&](OperationKind kind, const QString &id, qint64 seen, QJsonObject args) {
        ActRequest request { made.incident, kind, std::move(args), {}, seen };
        request.other = Subject { SubjectKind::Supervision, id };
        return m_desk->actAll({ request }, m_city.now());
    };
    const auto chip = [&] {
        return countChips(
            m_desk->connection(), { OrganizationId(u"centre-city"_s), {}, {} }, m_city.now())
            ->at(static_cast<size_t>(QueueChip::Supervised));
    };
    QVERIFY(act(OperationKind::Propose, {}, 0,
        { { u"incident"_s, made.incident.toString() }, { u"unit"_s, u"unit-water"_s },
            { u"reason"_s, u"超期"_s } }));
    auto view = *m_desk->view(made.incident, m_city.now());
    QCOMPARE(view.supervisions.size(), 1);
    const Supervision proposed = view.supervisions.first().state;
    QCOMPARE(proposed.stage, SupervisionStage::Proposed);
    QCOMPARE(view.state.lastSeq, made.after.lastSeq); // the case itself did not move
    QCOMPARE(chip(), 1); // it waits for a decision
    QVERIFY(act(OperationKind::Issue, proposed.id, proposed.head.lastSeq,
        { { u"form"_s, u"order"_s }, { u"demand"_s, u"三日内办结"_s } }));
    QCOMPARE(chip(), 1);
    const auto again = act(
        OperationKind::Reject, proposed.id, proposed.head.lastSeq, { { u"reason"_s, u"不必"_s } });
    QVERIFY(!again);
    QCOMPARE(std::get<Refusal>(again.error()).code, RefusalCode::WrongStage); // it issued it itself
    const auto elsewhere = [&] {
        ActRequest request { IncidentId(u"none"_s), OperationKind::Propose, {}, {}, 0 };
        request.other = Subject { SubjectKind::Supervision, {} };
        return m_desk->actAll({ request }, m_city.now());
    }();
    QVERIFY(!elsewhere);
    QCOMPARE(std::get<Refusal>(elsewhere.error()).code, RefusalCode::NoSuchCase);
}

void TestProfileDeskCases::aProposalIsTakenBack()
{
    signIn();
    const ActDone made = reported(u"路灯不亮"_s);
    ActRequest propose { made.incident, OperationKind::Propose,
        { { u"incident"_s, made.incident.toString() }, { u"unit"_s, u"unit-water"_s },
            { u"reason"_s, u"超期"_s } },
        {}, 0 };
    propose.other = Subject { SubjectKind::Supervision, {} };
    const auto done = m_desk->actAll({ propose }, m_city.now());
    QVERIFY(done && done->other);
    QVERIFY(!done->other->id.isEmpty());
    ActRequest undo { made.incident, OperationKind::Retract,
        { { u"target"_s, done->intent.toString() } }, {}, 0 };
    undo.other = done->other;
    const auto late = m_desk->actAll({ undo }, m_city.now() + std::chrono::seconds { 61 });
    QCOMPARE(std::get<Refusal>(late.error()).code, RefusalCode::TooLate);
    QVERIFY(m_desk->actAll({ undo }, m_city.now() + std::chrono::seconds { 30 }));
    const auto view = m_desk->view(made.incident, m_city.now());
    QCOMPARE(view->supervisions.first().state.stage, SupervisionStage::TakenBack);
    QCOMPARE(*m_desk->connection().number(u"SELECT supervised FROM incident"_s), 0);
}

void TestProfileDeskCases::actsOnTwoShiftsAreOne()
{
    signIn();
    ActRequest open { {}, OperationKind::OpenShift,
        { { u"leader"_s, u"city"_s }, { u"cadre"_s, u"city"_s },
            { u"officers"_s, QJsonArray { u"city"_s } } },
        {}, 0 };
    open.other = Subject { SubjectKind::Shift, {} }; // it might be opened alone
    ActRequest wrong { {}, OperationKind::TakeOver, {}, {}, 0 };
    wrong.other = Subject { SubjectKind::Shift, u"none"_s };
    const auto refused = m_desk->actAll({ wrong, open }, m_city.now());
    QCOMPARE(std::get<Refusal>(refused.error()).code, RefusalCode::NoSuchCase);
    QCOMPARE(*m_desk->connection().number(u"SELECT count(*) FROM shift"_s), 0);
}

void TestProfileDeskCases::shiftIsOpenedWithoutACase()
{
    signIn();
    ActRequest request { {}, OperationKind::OpenShift,
        { { u"leader"_s, u"city"_s }, { u"cadre"_s, u"city"_s },
            { u"officers"_s, QJsonArray { u"city"_s } } },
        {}, 0 };
    request.other = Subject { SubjectKind::Shift, {} };
    QVERIFY(m_desk->actAll({ request }, m_city.now()));
    const auto shift = newestShift(m_desk->connection(), OrganizationId(u"centre-city"_s));
    QVERIFY(shift && *shift);
    QCOMPARE((*shift)->leader, OfficerId(u"city"_s));
    QCOMPARE(*m_desk->connection().number(u"SELECT count(*) FROM incident"_s), 0);
}

QTEST_GUILESS_MAIN(TestProfileDeskCases)
#include "tst_profiledesk_cases.moc"
