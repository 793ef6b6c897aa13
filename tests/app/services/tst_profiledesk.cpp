#include "app/services/supervisionacts.h"
#include "app/storage/searchindex.h"
#include "tests/app/services/profiledeskcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

/// Who sits at the desk, what he may read, and what becomes of one matter.
class TestProfileDesk : public test::ProfileDeskCase {
    Q_OBJECT
private Q_SLOTS:
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
    void casesOfAToolAreFollowedOnce();
    void undoWithinItsMinute();
    void ownActsInARowPass();
    void whatAServerOrdersWaitsInTheOutbox();
    void supervisionWaitsInTheOutboxToo();
};

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

void TestProfileDesk::supervisionWaitsInTheOutboxToo()
{
    openServerProfile();
    signIn();
    const IncidentId id = reported(u"路灯不亮"_s).incident;
    ActRequest issue { id, OperationKind::Issue,
        { { u"incident"_s, id.toString() }, { u"unit"_s, u"centre-county"_s },
            { u"form"_s, u"order"_s }, { u"demand"_s, u"三日内整改"_s } },
        {}, 0 };
    issue.other = Subject { SubjectKind::Supervision, {} };
    const auto done = m_desk->actAll({ issue }, m_city.now());
    QVERIFY(done);
    const auto view = m_desk->view(id, m_city.now());
    QVERIFY(view);
    QCOMPARE(view->supervisions.size(), 1);
    QCOMPARE(view->supervisions.first().state.stage, SupervisionStage::Issued);
    QCOMPARE(view->sync->acts.value(done->intent, SyncState::Synced), SyncState::Queued);
    QVERIFY(std::any_of(view->acts.begin(), view->acts.end(), [](const ActChoice &choice) {
        return choice.kind == OperationKind::Propose && !choice.why;
    }) == !supervisedUnits(view->state, *m_desk->seat()).isEmpty());
    QCOMPARE(*m_desk->connection().number(u"SELECT supervised FROM incident"_s), 1);
    QCOMPARE(*m_desk->connection().number(u"SELECT count(*) FROM outbox"
                                          " WHERE subject_kind = 'supervision'"_s),
        1);
}

void TestProfileDesk::wrongPasswordsLock()
{
    for (int i = 0; i < Vault::kMostTries; ++i) {
        const auto seat = m_desk->signIn(u"city"_s, u"wrong-password"_s, m_city.now());
        QVERIFY(!seat);
    }
    const auto locked = m_desk->signIn(u"city"_s, test::kDeskPassword, m_city.now());
    QVERIFY(!locked);
    QCOMPARE(locked.error().code, ErrorCode::LockedAccount);
    QCOMPARE(locked.error().context, u"10"_s); // minutes, as the sentence says them
    QVERIFY(
        m_desk->signIn(u"city"_s, test::kDeskPassword, m_city.now() + std::chrono::minutes { 11 }));
}

void TestProfileDesk::aNewPasswordHolds()
{
    const QString fresh = u"another-password"_s;
    QVERIFY2(!m_desk->changePassword(test::kDeskPassword, fresh, m_city.now()), "nobody sits here");
    signIn();
    QCOMPARE(m_desk->changePassword(u"wrong-password"_s, fresh, m_city.now()).error().code,
        ErrorCode::WrongPassword);
    QCOMPARE(m_desk->changePassword(test::kDeskPassword, u"short"_s, m_city.now()).error().code,
        ErrorCode::InvalidValue);
    QVERIFY(m_desk->changePassword(test::kDeskPassword, fresh, m_city.now()));
    QVERIFY(!m_desk->signIn(u"city"_s, test::kDeskPassword, m_city.now()));
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
        request.closed.insert(
            QString::fromLatin1(kInstruction), { words, Audience::HandlersAndCommand });
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
    QCOMPARE(
        std::get<Refusal>(refused.error()), (Refusal { RefusalCode::InvalidArgument, u"text"_s }));
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

/// A tool of an earlier program may have filled the file, with rows by its own rules.
void TestProfileDesk::casesOfAToolAreFollowedOnce()
{
    signIn();
    QVERIFY(!reported(u"路灯不亮"_s).incident.isEmpty());
    QVERIFY(*m_desk->followDirectory()); // never followed before
    QVERIFY(!*m_desk->followDirectory()); // no more cases
    QVERIFY(!*m_desk->followDirectory());
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

QTEST_GUILESS_MAIN(TestProfileDesk)
#include "tst_profiledesk.moc"
