#include "tests/app/storage/serverprofiles.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

/// A profile that a server orders: what it answers and sends, the tray.
class TstSyncStore : public ServerProfiles {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_taker = desk(u"county"_s, u"K8-taker"_s);
    }
    void cleanup()
    {
        m_taker.reset();
        tearDown();
    }

    void conflicts_data()
    {
        QTest::addColumn<int>("theirs");
        QTest::addColumn<QJsonObject>("theirArgs");
        QTest::addColumn<int>("ours");
        QTest::addColumn<QJsonObject>("ourArgs");
        QTest::addColumn<QString>("code"); // empty: into the log
        const QJsonObject edit { { u"field"_s, u"title"_s }, { u"from"_s, u"路灯不亮"_s },
            { u"to"_s, u"路灯坏了"_s } };
        const auto row = [](const char *name, K theirs, const QJsonObject &theirArgs, K ours,
                             const QJsonObject &ourArgs, const QString &code) {
            QTest::newRow(name) << static_cast<int>(theirs) << theirArgs << static_cast<int>(ours)
                                << ourArgs << code;
        };
        const QJsonObject reason { { u"reason"_s, u"不属实"_s } };
        const QJsonObject note { { u"text"_s, u"已电话核实"_s } };
        row("offline edit, same field edited meanwhile → tray", K::Edit, edit, K::Edit,
            { { u"field"_s, u"title"_s }, { u"from"_s, u"路灯不亮"_s }, { u"to"_s, u"灯"_s } },
            u"fieldChanged"_s);
        row("offline accept, case declined meanwhile → tray", K::Decline, reason, K::Accept, {},
            u"wrongStage"_s);
        row("offline accept, case edited meanwhile → tray, that text was not accepted", K::Edit,
            edit, K::Accept, {}, u"changed"_s);
        row("offline note, case declined meanwhile → log", K::Decline, reason, K::Note, note, {});
    }
    void conflicts()
    {
        QFETCH(int, theirs);
        QFETCH(QJsonObject, theirArgs);
        QFETCH(int, ours);
        QFETCH(QJsonObject, ourArgs);
        QFETCH(QString, code);
        const QString id = report();
        exchange(*m_county);
        // Another computer of the same centre.
        auto other = otherComputer();
        QVERIFY(m_county->act(static_cast<K>(ours), id, ourArgs)->has_value());
        QVERIFY(other->act(static_cast<K>(theirs), id, theirArgs)->has_value());
        other->push(*m_server);
        m_county->pull(*m_server);
        compareRebuilt(*m_county);
        exchange(*m_county);
        QCOMPARE(text(*m_county, u"SELECT coalesce(max(code), '') FROM tray"_s), code);
        QCOMPARE(m_county->sync.position()->waiting, 0);
        QCOMPARE(m_county->sync.position()->inTray, code.isEmpty() ? 0 : 1);
        compareWithServer(*m_county, id);
        QCOMPARE(m_county->shown(id), m_server->state(id));
    }

    void whatBuildsOnARefusedActIsNotShownAndIsRefusedToo()
    {
        const QString id = report();
        exchange(*m_county);
        auto other = otherComputer();
        QVERIFY(m_county->act(K::Accept, id, {})->has_value());
        QVERIFY(m_county->act(K::Dispatch, id, dispatchArgs())->has_value());
        QCOMPARE(m_county->shown(id).stage, Stage::Dispatched);
        QVERIFY(other->act(K::Decline, id, { { u"reason"_s, u"不属实"_s } })->has_value());
        other->push(*m_server);
        m_county->pull(*m_server);
        QCOMPARE(m_county->shown(id).stage, Stage::Declined); // both wait, neither stands
        QCOMPARE(m_county->sync.position()->waiting, 2);
        m_county->push(*m_server);
        QCOMPARE(m_county->sync.position()->inTray, 2);
        QVERIFY(m_county->list().first().endsWith(u" 3"_s)); // 未通过
        compareRebuilt(*m_county);
    }

    void aRefusedActIsTakenOutOfTheLists()
    {
        const QString id = report();
        exchange(*m_county);
        auto other = otherComputer();
        for (const auto &[each, title] :
            { std::pair(other.get(), u"路灯修好了"_s), std::pair(m_county.get(), u"路灯坏了"_s) }) {
            QVERIFY(each->act(K::Edit, id,
                            { { u"field"_s, u"title"_s }, { u"from"_s, u"路灯不亮"_s },
                                { u"to"_s, title } })
                        ->has_value());
        }
        other->push(*m_server);
        m_county->push(*m_server); // refused, before theirs is here
        QCOMPARE(m_county->sync.position()->inTray, 1);
        QCOMPARE(m_county->shown(id).title, u"路灯不亮"_s);
        compareRebuilt(*m_county);
    }

    /// One of the matters was taken out meanwhile: nobody is answered, all stand in the tray.
    void repliesToAllAreRefusedWhole()
    {
        const QStringList ids = threeMerged();
        QCOMPARE(ids.size(), 3);
        QVERIFY(m_county->act(K::Accept, ids.at(0), {})->has_value());
        exchange(*m_county);
        auto other = otherComputer();
        auto unmerge = other->city.unmerge(ids.at(2), ids.at(0));
        for (Submission &submission : unmerge)
            asCounty(submission, other->city, other->shown(ids.at(0)).lastSeq);
        QVERIFY(other->act(unmerge)->has_value());
        other->push(*m_server);
        QVERIFY(m_county->act(repliesTo(ids))->has_value());
        m_county->push(*m_server);
        QCOMPARE(m_county->sync.position()->inTray, 3);
        m_county->pull(*m_server);
        for (const QString &id : ids) {
            QCOMPARE(m_server->state(id).replies.size(), 0);
            compareWithServer(*m_county, id);
        }
        compareRebuilt(*m_county);
    }

    void whatMovedOutStaysReadableWithoutItsClosedValues()
    {
        const QString id = reportWithPhone(u"13900000000"_s);
        QVERIFY(!id.isEmpty());
        const Subject subject { SubjectKind::Incident, id };
        const auto close = [&](qint64 cursor) {
            return m_county->sync.apply({ SubjectClosed { 2, subject, u"relocated"_s } }, cursor,
                m_county->city.directory(), m_county->city.now());
        };
        // What has not been handed in yet is not lost by it.
        QVERIFY(close(0));
        QCOMPARE(m_county->outgoing().first().closed.size(), 1);
        exchange(*m_county);
        QVERIFY(close(2));
        QCOMPARE(m_county->shown(id), m_server->state(id));
        QCOMPARE(text(*m_county, u"SELECT hex(sealed) FROM closed_value"_s), QString());
        QCOMPARE(text(*m_county, u"SELECT CAST(moved_out AS TEXT) FROM incident"_s), u"1"_s);
        const auto late = m_county->act(K::Note, id, { { u"text"_s, u"迟了"_s } });
        QCOMPARE(late->error().code, RefusalCode::OutOfTerritory);
        compareRebuilt(*m_county);
        // … and it may come back, with all that happened meanwhile.
        const auto history = m_server->history(subject);
        QVERIFY(m_county->sync.stage(subject, history.operations));
        QVERIFY(
            m_county->sync.apply({ SubjectOpened { 3, subject, history.upto, history.headHash } },
                3, m_county->city.directory(), m_county->city.now()));
        QVERIFY(m_county->act(K::Note, id, { { u"text"_s, u"回来了"_s } })->has_value());
    }

    void aHistoryIsStagedAndCheckedBeforeItIsShown()
    {
        const QString id = report();
        exchange(*m_county);
        QVERIFY(m_county->act(K::Accept, id, {})->has_value());
        m_county->push(*m_server);
        const Subject subject { SubjectKind::Incident, id };
        const auto changes = m_server->changes(1, 10); // the first was not for this console
        QCOMPARE(m_water->sync.missing(changes).value(), QVector<Subject> { subject });
        const auto apply = [&] {
            return m_water->sync.apply(changes, 2, m_water->city.directory(), m_water->city.now());
        };
        QCOMPARE(apply().error().context, u"chain"_s);
        QCOMPARE(m_water->sync.position()->cursor, 0);
        QVERIFY(m_water->sync.stage(subject, m_server->history(subject).operations.first(1)));
        QVERIFY(m_water->list().isEmpty());
        QVERIFY(apply());
        compareWithServer(*m_water, id);
        QCOMPARE(text(*m_water, u"SELECT CAST(count(*) AS TEXT) FROM staged"_s), u"0"_s);
    }

    void whatWasTamperedWithIsNotTaken_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("context");
        QTest::newRow("another intent under the same hash") << 0 << u"chain"_s;
        QTest::newRow("other facts under the same hash") << 1 << u"chain"_s;
        QTest::newRow("another hash") << 2 << u"chain"_s;
    }
    void whatWasTamperedWithIsNotTaken()
    {
        QFETCH(int, part);
        QFETCH(QString, context);
        report();
        m_county->push(*m_server);
        auto changes = m_server->changes(0, 1);
        auto &operation = std::get<OperationArrived>(changes.first()).operation;
        QByteArray &bytes = part == 0 ? operation.intent
            : part == 1               ? operation.facts
                                      : operation.hash;
        bytes.replace(
            part == 2 ? bytes.first(1) : "reported"_ba, part == 2 ? "x"_ba : "Reported"_ba);
        if (part == 0)
            bytes.replace("normal", "urgent");
        if (part == 1)
            bytes.replace("\"seq\":1", "\"seq\":7");
        const auto applied
            = m_county->sync.apply(changes, 1, m_county->city.directory(), m_county->city.now());
        QCOMPARE(applied.error().code, ErrorCode::Damaged);
        QCOMPARE(applied.error().context, context);
        QCOMPARE(text(*m_county, u"SELECT CAST(count(*) AS TEXT) FROM log"_s), u"0"_s);
    }

    void aWholeHistoryIsTaken_data()
    {
        QTest::addColumn<QString>("here"); // of it, before
        QTest::newRow("of which nothing is here") << QString();
        QTest::newRow("whose beginning is here") << u"beginning"_s;
        QTest::newRow("all of which is here") << u"all"_s;
        QTest::newRow("with an act that waits here") << u"waiting"_s;
        QTest::newRow("while another case waits here") << u"another"_s;
        QTest::newRow("that was moved out") << u"moved out"_s;
        QTest::newRow("while another case is moved out") << u"another moved out"_s;
        QTest::newRow("while another case lies in the tray") << u"tray"_s;
    }
    void aWholeHistoryIsTaken()
    {
        QFETCH(QString, here);
        const QString id = report(), another = report();
        exchange(*m_county);
        QVERIFY(m_county->act(K::Accept, id, {})->has_value());
        QVERIFY(m_county->act(K::Dispatch, id, dispatchArgs())->has_value());
        QVERIFY(m_county->act(K::Retract, id, retractOf(id))->has_value());
        exchange(*m_county);
        const Subject subject { SubjectKind::Incident, id };
        const ServerHistory whole = m_server->history(subject);
        QCOMPARE(whole.operations.size(), 4);
        const QString mine = here == "waiting"_L1 ? id : another;
        prepare(here, whole, mine);
        QVERIFY(m_taker->sync.takeHistories({ whole }, m_taker->city.directory()));
        compareWithServer(*m_taker, id);
        QCOMPARE(m_taker->sync.position()->waiting,
            here == "waiting"_L1 || here == "another"_L1 ? 1 : 0);
        QCOMPARE(text(*m_taker, u"SELECT CAST(count(*) AS TEXT) FROM moved_out"_s),
            here == "another moved out"_L1 ? u"1"_s : u"0"_s);
        compareRebuilt(*m_taker);
    }

    void aWholeHistoryThatIsWrongIsNotTaken_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("context");
        QTest::newRow("without its first operation") << u"first"_s << u"chain"_s;
        QTest::newRow("without one in the middle") << u"middle"_s << u"chain"_s;
        QTest::newRow("without its last") << u"last"_s << u"head"_s;
        QTest::newRow("without any") << u"all"_s << u"head"_s;
        QTest::newRow("ending in another hash") << u"hash"_s << u"head"_s;
        QTest::newRow("with another byte in the middle") << u"byte"_s << u"chain"_s;
        QTest::newRow("with another case's operation, whose number is taken here")
            << u"other"_s << u"restored"_s;
    }
    void aWholeHistoryThatIsWrongIsNotTaken()
    {
        QFETCH(QString, what);
        QFETCH(QString, context);
        const QString id = report();
        exchange(*m_county);
        QVERIFY(m_county->act(K::Accept, id, {})->has_value());
        QVERIFY(m_county->act(K::Dispatch, id, dispatchArgs())->has_value());
        exchange(*m_county);
        ServerHistory history = m_server->history({ SubjectKind::Incident, id });
        spoil(what, history);
        const auto taken = m_taker->sync.takeHistories({ history }, m_taker->city.directory());
        QCOMPARE(taken.error().code, ErrorCode::Damaged);
        QCOMPARE(taken.error().context, context);
        QCOMPARE(text(*m_taker, u"SELECT CAST(count(*) AS TEXT) FROM incident"_s),
            what == "other"_L1 ? u"1"_s : u"0"_s);
    }

    void ofWhatIsAcceptedAndNotVisibleNothingWaits()
    {
        report();
        m_county->push(*m_server);
        QCOMPARE(m_county->sync.position()->accepted, 1);
        QVERIFY(m_county->sync.apply({}, 5, m_county->city.directory(), m_county->city.now()));
        QCOMPARE(m_county->sync.position()->accepted, 0);
        QVERIFY(m_county->list().isEmpty());
    }

private:
    QJsonObject retractOf(const QString &id)
    {
        return { { u"target"_s, m_county->shown(id).record.last().intent.toString() } };
    }
    void takeBeginning(const ServerHistory &whole, qsizetype count)
    {
        const auto operations = whole.operations.first(count);
        QVERIFY(m_taker->sync.takeHistories(
            { { whole.subject, 0, operations.last().hash, operations } },
            m_taker->city.directory()));
    }
    /// What the other profile has of the case, or beside it.
    void prepare(const QString &here, const ServerHistory &whole, const QString &mine)
    {
        const auto close = [this](const QString &id) {
            QVERIFY(m_taker->sync.apply(
                { SubjectClosed { 2, { SubjectKind::Incident, id }, u"relocated"_s } }, 0,
                m_taker->city.directory(), m_taker->city.now()));
        };
        const Subject subject { SubjectKind::Incident, mine };
        if (here == "beginning"_L1)
            return takeBeginning(whole, 2);
        if (here == "all"_L1)
            return takeBeginning(whole, whole.operations.size());
        if (here == "moved out"_L1)
            return close(whole.subject.id);
        if (here.isEmpty())
            return;
        QVERIFY(
            m_taker->sync.takeHistories({ m_server->history(subject) }, m_taker->city.directory()));
        if (here == "another moved out"_L1)
            return close(mine);
        QVERIFY(m_taker->act(K::Note, mine, { { u"text"_s, u"已知悉"_s } })->has_value());
        if (here != "tray"_L1)
            return;
        const IntentId waits = m_taker->outgoing().first().id;
        QVERIFY(m_taker->sync.answered({ { waits, false, {}, u"closed"_s, {}, 0 } },
            m_taker->city.directory(), m_taker->city.now()));
    }
    void spoil(const QString &what, ServerHistory &history)
    {
        auto &operations = history.operations;
        if (what == "first"_L1)
            operations.removeFirst();
        else if (what == "middle"_L1)
            operations.removeAt(1);
        else if (what == "last"_L1)
            operations.removeLast();
        else if (what == "all"_L1)
            operations.clear();
        else if (what == "hash"_L1)
            history.headHash[0] = static_cast<char>(history.headHash.at(0) ^ 1);
        else if (what == "byte"_L1)
            operations[1].facts.replace("\"seq\":2", "\"seq\":7");
        else
            takeOtherServers();
    }
    /// The same numbers, given by a server that knows nothing of ours.
    void takeOtherServers()
    {
        OrderingServer other(m_folder->filePath(u"other"_s));
        auto third = desk(u"county"_s, u"K9-third"_s);
        Submission submission = third->city.report(third->city.newId());
        asCounty(submission, third->city, 0);
        QVERIFY(third->act({ submission })->has_value());
        third->push(other);
        QVERIFY(m_taker->sync.takeHistories(
            { other.history(submission.intent.subject) }, m_taker->city.directory()));
    }

    std::unique_ptr<ServerDesk> m_taker; ///< another computer, which knows nothing yet
};

QTEST_GUILESS_MAIN(TstSyncStore)
#include "tst_syncstore.moc"
