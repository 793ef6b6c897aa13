#include "app/services/profiledesk.h"
#include "app/storage/counts.h"
#include "app/storage/shiftstore.h"

#include "app/storage/searchindex.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QJsonArray>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const QString kPassword = u"right-password"_s;

} // namespace

/// A real profile file with one officer who may do everything at the city's centre.
class TestProfileDesk : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void wrongPasswordsLock();
    void aNewPasswordHolds();
    void nobodyActsUnsigned();
    void reportAndAcceptAreOne();
    void refusedSecondActTakesTheFirstBack();
    void closedFieldsAreMaskedUntilAsked();
    void instructionsAreSealedAndTheirReadingIsLogged();
    void aLocalTelephoneIsMasked();
    void duplicatesSayWhy();
    void nothingIsSealedAfterSignOut();
    void onlyWhatIsShownInClearIsRead();
    void openCasesFollowANewDirectory();
    void undoWithinItsMinute();
    void ownActsInARowPass();
    void mergeTakesBoth();
    void mergeIsOfWhatWasSeen_data();
    void mergeIsOfWhatWasSeen();
    void repliesGoWithTheMainOne();
    void unmergeReleasesBoth();
    void duplicatesNeverNameTheCaseItself();
    void whatAServerOrdersWaitsInTheOutbox();
    void whatServersDoNotTakeIsNotOffered();
    void supervisionIsActedOnThroughItsCase();
    void aProposalIsTakenBack();
    void actsOnTwoShiftsAreOne();
    void shiftIsOpenedWithoutACase();

private:
    void openServerProfile();
    ActRequest report(const QString &title) const;
    static MergeRequest asSeen(const ActDone &source, const ActDone &into)
    {
        return { source.incident, into.incident, source.after.lastSeq, into.after.lastSeq };
    }
    ActDone reported(const QString &title);
    void signIn();

    QTemporaryDir m_folder;
    test::SmallCity m_city;
    std::unique_ptr<ProfileDesk> m_desk;
    int m_count = 0;
};

void TestProfileDesk::init()
{
    TestCase::init();
    const QString path = m_folder.filePath(QString::number(++m_count));
    {
        auto profile = ProfileFile::create(
            path, { ProfileKind::Standalone, {}, OrganizationId(u"city"_s), m_city.now() });
        QVERIFY(profile);
        Vault vault(profile->connection());
        QVERIFY(vault.addFirstOfficer(u"city"_s, OfficerId(u"city"_s), kPassword, m_city.now()));
        IncidentProjection projection(*Pinyin::load());
        LogWriter writer(profile->connection(), projection);
        writer.setSignatureCheck(SignatureCheck::Skipped);
        const DirectoryData data = test::SmallCity::data();
        const auto outcome
            = writer.importDirectory(m_city.directoryImport(data), data, m_city.now());
        QVERIFY(outcome && *outcome);
    }
    auto desk = ProfileDesk::open(path);
    QVERIFY(desk);
    m_desk = *std::move(desk);
    // The directory's own key is another device's; here acts are signed by the slot's.
    m_desk->writer().setSignatureCheck(SignatureCheck::Skipped);
}

void TestProfileDesk::openServerProfile()
{
    m_desk.reset();
    const QString path = m_folder.filePath(QString::number(++m_count));
    {
        auto profile = ProfileFile::create(path,
            { ProfileKind::Server, u"https://server"_s, OrganizationId(u"centre-city"_s),
                m_city.now() });
        QVERIFY(profile);
        Vault vault(profile->connection());
        const auto session
            = vault.addFirstOfficer(u"city"_s, OfficerId(u"city"_s), kPassword, m_city.now());
        QVERIFY(session);
        DirectoryData data = test::SmallCity::data();
        data.officers.first().publicKey = session->signingKey.publicKey();
        QVERIFY(DirectoryStore(profile->connection()).write(data, std::nullopt, m_city.now()));
    }
    auto desk = ProfileDesk::open(path);
    QVERIFY(desk);
    m_desk = *std::move(desk);
}

void TestProfileDesk::whatAServerOrdersWaitsInTheOutbox()
{
    openServerProfile();
    signIn();
    const ActDone done = reported(u"路灯不亮"_s);
    QCOMPARE(done.after.number, QString());
    QVERIFY(!done.after.deviceTag.isEmpty());
    const auto view = m_desk->view(done.incident, m_city.now());
    QVERIFY(view);
    ActRequest note { done.incident, OperationKind::Note, { { u"text"_s, u"已核实"_s } }, {},
        view->state.lastSeq };
    ActRequest late { done.incident, OperationKind::Close, {}, {}, view->state.lastSeq };
    QVERIFY(!m_desk->actAll({ note, late }, m_city.now())); // the second is refused: none
    QVERIFY(m_desk->actAll({ note }, m_city.now()));
    auto &connection = m_desk->connection();
    QCOMPARE(*connection.number(u"SELECT count(*) FROM log"_s), 0);
    QCOMPARE(*connection.number(u"SELECT count(*) FROM outbox"_s), 2);
    QCOMPARE(*connection.number(u"SELECT count(*) FROM outbox WHERE"
                                " instr(intent, CAST('\"seen\":0,' AS BLOB)) = 0"_s),
        0); // the server is told of nothing that it did not say
    QCOMPARE(m_desk->view(done.incident, m_city.now())->state.record.size(), 2);
}

void TestProfileDesk::whatServersDoNotTakeIsNotOffered()
{
    const auto supervises = [](const CaseView &view) {
        return std::any_of(view.acts.begin(), view.acts.end(), [](const ActChoice &choice) {
            return supervisionKinds().contains(choice.kind);
        });
    };
    signIn();
    QVERIFY(supervises(*m_desk->view(reported(u"路灯不亮"_s).incident, m_city.now())));
    openServerProfile();
    signIn();
    QVERIFY(!supervises(*m_desk->view(reported(u"路灯不亮"_s).incident, m_city.now())));
}

void TestProfileDesk::cleanup()
{
    m_desk.reset();
}

void TestProfileDesk::signIn()
{
    QVERIFY(m_desk->signIn(u"city"_s, kPassword, m_city.now()));
}

ActRequest TestProfileDesk::report(const QString &title) const
{
    ActRequest request;
    request.kind = OperationKind::Report;
    request.args = { { u"title"_s, title }, { u"summary"_s, u"路灯不亮三天了"_s },
        { u"place"_s, toJson(Place { PlaceShape::None, {}, u"北京中路"_s }) },
        { u"urgency"_s, u"normal"_s }, { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s } };
    return request;
}

ActDone TestProfileDesk::reported(const QString &title)
{
    const auto outcome = m_desk->actAll({ report(title) }, m_city.now());
    return outcome.value_or(ActDone {});
}

void TestProfileDesk::wrongPasswordsLock()
{
    for (int i = 0; i < Vault::kMostTries; ++i) {
        const auto seat = m_desk->signIn(u"city"_s, u"wrong-password"_s, m_city.now());
        QVERIFY(!seat);
    }
    const auto locked = m_desk->signIn(u"city"_s, kPassword, m_city.now());
    QVERIFY(!locked);
    QCOMPARE(locked.error().code, ErrorCode::LockedAccount);
    QCOMPARE(locked.error().context, u"10"_s); // minutes, as the sentence says them
    QVERIFY(m_desk->signIn(u"city"_s, kPassword, m_city.now() + std::chrono::minutes { 11 }));
}

void TestProfileDesk::aNewPasswordHolds()
{
    const QString fresh = u"another-password"_s;
    QVERIFY2(!m_desk->changePassword(kPassword, fresh, m_city.now()), "nobody sits here");
    signIn();
    QCOMPARE(m_desk->changePassword(u"wrong-password"_s, fresh, m_city.now()).error().code,
        ErrorCode::WrongPassword);
    QCOMPARE(m_desk->changePassword(kPassword, u"short"_s, m_city.now()).error().code,
        ErrorCode::InvalidValue);
    QVERIFY(m_desk->changePassword(kPassword, fresh, m_city.now()));
    QVERIFY(!m_desk->signIn(u"city"_s, kPassword, m_city.now()));
    QVERIFY(m_desk->signIn(u"city"_s, fresh, m_city.now()));
    QVERIFY2(reported(u"路灯不亮"_s).after.exists(), "he signs with the same key");
}

void TestProfileDesk::nobodyActsUnsigned()
{
    const auto outcome = m_desk->actAll({ report(u"路灯不亮"_s) }, m_city.now());
    QVERIFY(!outcome);
    QCOMPARE(std::get<Refusal>(outcome.error()).code, RefusalCode::UnknownActor);
    QVERIFY(!m_desk->view(IncidentId(u"x"_s), m_city.now()));
}

void TestProfileDesk::reportAndAcceptAreOne()
{
    signIn();
    ActRequest first = report(u"路灯不亮"_s);
    ActRequest answer { {}, OperationKind::Answer, {}, {}, 0 };
    answer.args = { { u"text"_s, u"已告知报修电话"_s }, { u"knowledge"_s, u"路灯报修"_s } };
    const auto outcome = m_desk->actAll({ first, answer }, m_city.now());
    QVERIFY(outcome);
    QCOMPARE(outcome->after.stage, Stage::Answered);
    QCOMPARE(outcome->after.record.size(), 2);
    QVERIFY(!outcome->after.number.isEmpty());
    const auto view = m_desk->view(outcome->incident, m_city.now());
    QVERIFY(view);
    QCOMPARE(view->state, outcome->after);
    QVERIFY(!view->acts.isEmpty());
}

void TestProfileDesk::refusedSecondActTakesTheFirstBack()
{
    signIn();
    // Accepting wants a category and a region, which are not there.
    const ActRequest accept { {}, OperationKind::Accept, {}, {}, 0 };
    const auto outcome = m_desk->actAll({ report(u"路灯不亮"_s), accept }, m_city.now());
    QVERIFY(!outcome);
    QCOMPARE(std::get<Refusal>(outcome.error()).code, RefusalCode::NoCategory);
    QCOMPARE(*m_desk->connection().number(u"SELECT count(*) FROM incident"_s), 0);
    QVERIFY(!reported(u"再来一次"_s).incident.isEmpty()); // and the next act goes on
}

void TestProfileDesk::closedFieldsAreMaskedUntilAsked()
{
    signIn();
    ActRequest request = report(u"路灯不亮"_s);
    request.closed.insert(u"reporterName"_s, { u"陈小明"_s, Audience::Handlers });
    request.closed.insert(u"reporterPhone"_s, { u"13805536021"_s, Audience::Handlers });
    const auto outcome = m_desk->actAll({ request }, m_city.now());
    QVERIFY(outcome);
    const auto view = m_desk->view(outcome->incident, m_city.now());
    QVERIFY(view);
    QCOMPARE(view->maskedClosed.value(u"reporterName"_s), u"陈**"_s);
    QCOMPARE(view->maskedClosed.value(u"reporterPhone"_s), u"138****6021"_s);
    QCOMPARE(
        *m_desk->readClosed(outcome->incident, u"reporterPhone"_s, m_city.now()), u"13805536021"_s);
    const qint64 readings = *m_desk->connection().number(u"SELECT count(*) FROM reading"_s);
    QVERIFY2(readings >= 1, "a reading is a logged act");
    QVERIFY(!m_desk->readClosed(outcome->incident, u"nothing"_s, m_city.now()));
}

// Several stand in one record, each with its own words; none in the log.
void TestProfileDesk::instructionsAreSealedAndTheirReadingIsLogged()
{
    signIn();
    const IncidentId id = reported(u"路灯不亮"_s).incident;
    QVector<IntentId> made;
    for (const QString &words : { u"尽快办结"_s, u"三日内报结果"_s }) {
        ActRequest request { id, OperationKind::Instruct, {}, {}, 0 };
        request.closed.insert(QString::fromLatin1(kInstruction),
            { words, Audience::HandlersAndCommand });
        const auto outcome = m_desk->actAll({ request }, m_city.now());
        QVERIFY(outcome);
        made.append(outcome->intent);
    }
    for (const QString &words : { u"尽快办结"_s, u"三日内报结果"_s })
        QCOMPARE(*m_desk->connection().number(
                     u"SELECT count(*) FROM log WHERE instr(intent, CAST('%1' AS BLOB)) > 0"_s.arg(
                         words)),
            0);
    const auto view = m_desk->view(id, m_city.now());
    QVERIFY(view);
    QCOMPARE(view->instructions.value(made.at(0)), u"尽快办结"_s);
    QCOMPARE(view->instructions.value(made.at(1)), u"三日内报结果"_s);
    QVERIFY(view->notOpen.isEmpty() && view->maskedClosed.isEmpty());
    QCOMPARE(view->state.instructions, 2);
    const auto readings = [this, &id] {
        return ClosedStore(m_desk->connection())
            .readings({ SubjectKind::Incident, id.toString() })
            ->size();
    };
    QCOMPARE(readings(), 2);
    QVERIFY(m_desk->view(id, m_city.now())); // drawn again
    QCOMPARE(readings(), 2);
    // In open words it is refused.
    const ActRequest open { id, OperationKind::Instruct, { { u"text"_s, u"尽快"_s } }, {}, 0 };
    const auto refused = m_desk->actAll({ open }, m_city.now());
    QCOMPARE(std::get<Refusal>(refused.error()),
        (Refusal { RefusalCode::InvalidArgument, u"text"_s }));
}

void TestProfileDesk::aLocalTelephoneIsMasked()
{
    signIn();
    ActRequest request = report(u"路灯不亮"_s);
    request.closed.insert(u"reporterPhone"_s, { u"3831234"_s, Audience::Handlers });
    const auto outcome = m_desk->actAll({ request }, m_city.now());
    QVERIFY(outcome);
    const auto view = m_desk->view(outcome->incident, m_city.now());
    QVERIFY(view);
    QCOMPARE(view->maskedClosed.value(u"reporterPhone"_s), u"****234"_s);
}

void TestProfileDesk::duplicatesSayWhy()
{
    signIn();
    ActRequest first = report(u"北京中路路灯不亮"_s);
    ActRequest second = report(u"路灯不亮两晚"_s);
    for (ActRequest *request : { &first, &second })
        request->args[u"place"_s]
            = toJson(Place { PlaceShape::Point, { { 1183800000, 313300000 } }, {} });
    const auto made = m_desk->actAll({ first }, m_city.now());
    QVERIFY(made);
    // Looked at weeks later: what counts is when it was reported.
    const auto same = m_desk->actAll({ second }, m_city.now());
    QVERIFY(same);
    const auto view = m_desk->view(same->incident, m_city.now() + std::chrono::days { 60 });
    QVERIFY(view);
    QCOMPARE(view->duplicates.size(), 1);
    QCOMPARE(view->duplicates.first().id, made->incident);
    QCOMPARE(view->duplicates.first().seen, made->after.lastSeq);
    QCOMPARE(view->duplicates.first().sharedWords, QStringList { u"路灯不亮"_s });
}

void TestProfileDesk::nothingIsSealedAfterSignOut()
{
    signIn();
    const auto open = m_desk->writer().perform(
        m_city.reportWithPhone(u"one"_s, u"13805536021"_s), m_city.directory(), m_city.now());
    QVERIFY(open && *open);
    m_desk->signOut();
    // The data key went with the officer.
    const auto closed = m_desk->writer().perform(
        m_city.reportWithPhone(u"two"_s, u"13805536021"_s), m_city.directory(), m_city.now());
    QVERIFY(!closed);
    QCOMPARE(closed.error().context, u"dataKey"_s);
}

void TestProfileDesk::onlyWhatIsShownInClearIsRead()
{
    signIn();
    ActRequest request = report(u"路灯不亮"_s);
    request.closed.insert(u"reporterName"_s, { u"陈小明"_s, Audience::Handlers });
    request.closed.insert(
        u"reporterPhone"_s, { u"96123"_s, Audience::Handlers }); // looks like none
    const IncidentId id = m_desk->actAll({ request }, m_city.now())->incident;
    const auto readings = [this](const IncidentId &of) {
        const auto all
            = ClosedStore(m_desk->connection()).readings({ SubjectKind::Incident, of.toString() });
        return all ? all->size() : -1;
    };
    QCOMPARE(m_desk->view(id, m_city.now())->maskedClosed.value(u"reporterPhone"_s), u"***23"_s);
    QCOMPARE(readings(id), 0);
    QVERIFY(m_desk->readClosed(id, u"reporterName"_s, m_city.now()));
    QCOMPARE(readings(id), 1);
    // The appeal stands there in words: read when the case is opened, once.
    request.closed = { { u"appeal"_s, { u"请打13805536021"_s, Audience::Handlers } } };
    const IncidentId worded = m_desk->actAll({ request }, m_city.now())->incident;
    const auto view = m_desk->view(worded, m_city.now());
    QCOMPARE(view->maskedClosed.value(u"appeal"_s), u"请打138****6021"_s);
    QVERIFY(m_desk->view(worded, m_city.now()));
    QCOMPARE(readings(worded), 1);
    QVERIFY(m_desk->view(id, m_city.now()));
    QVERIFY(m_desk->view(worded, m_city.now())); // opened again
    QCOMPARE(readings(worded), 2);
}

void TestProfileDesk::openCasesFollowANewDirectory()
{
    signIn();
    const auto pieces = [this] { // that had something to do
        int count = 0;
        while (m_desk->followDirectory().value_or(false))
            ++count;
        return count;
    };
    QCOMPARE(pieces(), 0); // written under this directory
    for (int i = 0; i < 10; ++i)
        QVERIFY(!reported(QString::number(i)).incident.isEmpty());
    DirectoryData data = test::SmallCity::data(2);
    data.regions.last().name = u"新名县"_s;
    QVERIFY(*m_desk->writer().importDirectory(m_city.directoryImport(data), data, m_city.now()));
    QVERIFY(m_desk->reloadDirectory());
    QCOMPARE(findPlaces(m_desk->connection(), u"新名县"_s, 5)->size(), 0);
    QVERIFY(*m_desk->followDirectory());
    // The program ends here, and the next one goes on.
    const QString path = m_desk->profile().path();
    m_desk.reset();
    m_desk = *ProfileDesk::open(path);
    QCOMPARE(pieces(), 2); // ten cases, eight at a time
    QCOMPARE(findPlaces(m_desk->connection(), u"新名县"_s, 5)->size(), 1);
    QCOMPARE(pieces(), 0);
}

void TestProfileDesk::undoWithinItsMinute()
{
    signIn();
    const ActDone made = reported(u"路灯不亮"_s);
    ActRequest decline { made.incident, OperationKind::Decline, { { u"reason"_s, u"不属实"_s } },
        {}, made.after.lastSeq };
    const auto declined = m_desk->actAll({ decline }, m_city.now());
    QVERIFY(declined);
    ActRequest retract { made.incident, OperationKind::Retract,
        { { u"target"_s, declined->intent.toString() } }, {}, declined->after.lastSeq };
    const auto late = m_desk->actAll({ retract }, m_city.now() + std::chrono::seconds { 61 });
    QVERIFY(!late);
    QCOMPARE(std::get<Refusal>(late.error()).code, RefusalCode::TooLate);
    const auto undone = m_desk->actAll({ retract }, m_city.now() + std::chrono::seconds { 59 });
    QVERIFY(undone);
    QCOMPARE(undone->after.stage, Stage::Reported);
}

void TestProfileDesk::ownActsInARowPass()
{
    signIn();
    const ActDone made = reported(u"路灯不亮"_s);
    const ActRequest decline { made.incident, OperationKind::Decline,
        { { u"reason"_s, u"不属实"_s } }, {}, made.after.lastSeq };
    const ActRequest reopen { made.incident, OperationKind::Reopen, { { u"reason"_s, u"误判"_s } },
        {}, made.after.lastSeq };
    QVERIFY(m_desk->actAll({ decline }, m_city.now()));
    // It builds on the act before it, of the same device, although it had seen only the report.
    const auto reopened = m_desk->actAll({ reopen }, m_city.now());
    QVERIFY(reopened);
    QCOMPARE(reopened->after.stage, Stage::Reported);
}

void TestProfileDesk::mergeTakesBoth()
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
void TestProfileDesk::mergeIsOfWhatWasSeen_data()
{
    QTest::addColumn<bool>("ofTarget");
    QTest::newRow("the source was accepted meanwhile") << false;
    QTest::newRow("the other one was accepted meanwhile") << true;
}

void TestProfileDesk::mergeIsOfWhatWasSeen()
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
    QVERIFY(m_desk->merge(
        { one.incident, two.incident, source->state.lastSeq, target->state.lastSeq },
        m_city.now()));
}

void TestProfileDesk::repliesGoWithTheMainOne()
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
    QVERIFY(m_desk->merge({ two.incident, main->incident, two.after.lastSeq,
                              lookAt().state.lastSeq },
        m_city.now()));
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

void TestProfileDesk::unmergeReleasesBoth()
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

void TestProfileDesk::duplicatesNeverNameTheCaseItself()
{
    signIn();
    const ActDone made = reported(u"路灯不亮"_s);
    const auto view = m_desk->view(made.incident, m_city.now());
    QVERIFY(view);
    for (const DuplicateCandidate &candidate : view->duplicates)
        QVERIFY(candidate.id != made.incident);
}

void TestProfileDesk::supervisionIsActedOnThroughItsCase()
{
    signIn();
    const ActDone made = reported(u"路灯不亮"_s);
    const auto act = [&](OperationKind kind, const QString &id, qint64 seen, QJsonObject args) {
        ActRequest request { made.incident, kind, std::move(args), {}, seen };
        request.other = Subject { SubjectKind::Supervision, id };
        return m_desk->actAll({ request }, m_city.now());
    };
    const auto chip = [&] {
        return countChips(m_desk->connection(), { OrganizationId(u"centre-city"_s), {}, {} },
            m_city.now())
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
    const auto again = act(OperationKind::Reject, proposed.id, proposed.head.lastSeq,
        { { u"reason"_s, u"不必"_s } });
    QVERIFY(!again);
    QCOMPARE(std::get<Refusal>(again.error()).code, RefusalCode::Changed);
    const auto elsewhere = [&] {
        ActRequest request { IncidentId(u"none"_s), OperationKind::Propose, {}, {}, 0 };
        request.other = Subject { SubjectKind::Supervision, {} };
        return m_desk->actAll({ request }, m_city.now());
    }();
    QVERIFY(!elsewhere);
    QCOMPARE(std::get<Refusal>(elsewhere.error()).code, RefusalCode::NoSuchCase);
}

void TestProfileDesk::aProposalIsTakenBack()
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

void TestProfileDesk::actsOnTwoShiftsAreOne()
{
    signIn();
    ActRequest open { {}, OperationKind::OpenShift,
        { { u"leader"_s, u"city"_s }, { u"cadre"_s, u"city"_s },
            { u"officers"_s, QJsonArray { u"city"_s } } },
        {}, 0 };
    open.other = Subject { SubjectKind::Shift, {} };
    ActRequest wrong { {}, OperationKind::TakeOver, {}, {}, 0 };
    wrong.other = Subject { SubjectKind::Shift, u"none"_s };
    const auto refused = m_desk->actAll({ open, wrong }, m_city.now());
    QCOMPARE(std::get<Refusal>(refused.error()).code, RefusalCode::NoSuchCase);
    QCOMPARE(*m_desk->connection().number(u"SELECT count(*) FROM shift"_s), 0);
    QVERIFY(m_desk->actAll({ open, open }, m_city.now()));
    QCOMPARE(*m_desk->connection().number(u"SELECT count(*) FROM shift"_s), 2);
}

void TestProfileDesk::shiftIsOpenedWithoutACase()
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

QTEST_GUILESS_MAIN(TestProfileDesk)
#include "tst_profiledesk.moc"
