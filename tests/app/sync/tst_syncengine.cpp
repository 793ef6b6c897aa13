#include "tests/app/sync/fakeserver.h"
#include "tests/app/sync/synctest.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;
using std::chrono::minutes;
using std::chrono::seconds;

/// The engine on a link that does as it is told, step by step.
class TstSyncEngine : public SyncTest<TestCase, FakeServer> {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_one = console(u"county"_s);
        m_other = console(u"water"_s);
    }
    void cleanup() { tearDown(); }

    void anActIsAcceptedAndSeenByAnother()
    {
        run(seconds { 10 });
        QCOMPARE(m_one->engine->status().link, SyncLink::Online);
        const QString id = report(*m_one);
        run(seconds { 30 });
        QCOMPARE(m_one->desk->list(), m_other->desk->list());
        QCOMPARE(m_other->desk->shown(id), m_server->orderer().state(id));
        QCOMPARE(m_one->engine->status().position.waiting, 0);
        QCOMPARE(m_one->engine->status().position.cursor, 1);
    }

    void theFirstSyncBringsWhatIsThere()
    {
        run(seconds { 10 });
        QStringList ids;
        for (int i = 0; i < 7; ++i)
            ids.append(report(*m_one));
        run(seconds { 30 });
        auto third = console(u"city"_s);
        run(seconds { 20 });
        QCOMPARE(third->desk->list(), m_one->desk->list());
        QCOMPARE(third->engine->status().position.firstPart, QString());
        QCOMPARE(third->engine->status().position.cursor, 7);
    }

    void withoutTheServerEverythingGoesOn()
    {
        run(seconds { 10 });
        m_one->link.down = true;
        const QString id = report(*m_one);
        QVERIFY(m_one->desk->act(K::Accept, id, {})->has_value());
        run(minutes { 1 });
        const Instant since = m_one->engine->status().since;
        run(minutes { 9 });
        QCOMPARE(m_one->engine->status().link, SyncLink::Offline);
        QCOMPARE(m_one->engine->status().since, since); // each try between was only a try
        QCOMPARE(m_one->engine->status().fault, LinkFault::Unreachable);
        QCOMPARE(m_one->engine->status().position.waiting, 2);
        QVERIFY(m_one->engine->status().position.waitingSince);
        QVERIFY2(m_one->link.asked < 60, qPrintable(QString::number(m_one->link.asked)));
        m_one->link.down = false;
        run(minutes { 2 });
        QCOMPARE(m_one->engine->status().link, SyncLink::Online);
        QCOMPARE(m_server->orderer().state(id).stage, Stage::Accepted);
        QCOMPARE(m_one->desk->shown(id), m_server->orderer().state(id));
    }

    /// The password that was typed without network is kept until the server has had it.
    void aSignInWithoutNetworkGoesThroughLater()
    {
        run(seconds { 10 });
        m_one->link.down = true;
        m_one->signIn();
        const QString id = report(*m_one);
        run(minutes { 5 });
        QCOMPARE(m_one->engine->status().link, SyncLink::Offline);
        QCOMPARE(m_one->engine->status().position.waiting, 1);
        QVERIFY(!m_one->engine->hasSession());
        m_one->link.down = false;
        run(minutes { 2 });
        QCOMPARE(m_one->engine->status().link, SyncLink::Online);
        QCOMPARE(m_server->orderer().state(id).stage, Stage::Reported);
    }

    void whoSignedOutAsksNothing()
    {
        run(seconds { 10 });
        m_one->engine->signOut();
        const int asked = m_one->link.asked;
        m_one->engine->wake();
        run(minutes { 5 });
        QCOMPARE(m_one->engine->status().link, SyncLink::SignedOut);
        QCOMPARE(m_one->engine->status().problem.context, QString());
        QCOMPARE(m_one->link.asked, asked);
    }

    void askingWhetherThereIsNewsIsNoWork()
    {
        run(seconds { 10 });
        int told = 0;
        m_one->engine->setListener(
            [&told](const SyncStatus &status) { told += status.link != SyncLink::Online; });
        run(minutes { 2 });
        QCOMPARE(told, 0);
        m_one->engine->setListener({});
    }

    void anEndedTokenIsRenewedWithoutThePassword()
    {
        run(seconds { 10 });
        m_server->endSessions();
        const int signIns = m_server->signIns;
        const QString id = report(*m_one);
        run(seconds { 30 });
        QCOMPARE(m_server->orderer().state(id).stage, Stage::Reported);
        QCOMPARE(m_server->signIns, signIns);
    }

    void aTokenIsRenewedBeforeItsEnd()
    {
        run(minutes { 100 });
        QCOMPARE(m_one->engine->status().link, SyncLink::Online);
        QVERIFY(m_server->refreshes >= 6); // three each
        QCOMPARE(m_server->signIns, 2);
    }

    void aLostSessionDoesNotTouchTheOutbox()
    {
        run(seconds { 10 });
        m_server->endFamilies();
        const QString id = report(*m_one);
        run(seconds { 30 });
        QCOMPARE(m_one->engine->status().link, SyncLink::SignedOut);
        QCOMPARE(m_one->desk->sync.position()->waiting, 1);
        QCOMPARE(m_one->desk->shown(id).stage, Stage::Reported);
        m_one->signIn();
        run(seconds { 30 });
        QCOMPARE(m_one->desk->sync.position()->waiting, 0);
        QCOMPARE(m_server->orderer().state(id).stage, Stage::Reported);
    }

    void aClockADayWrongIsMeasured_data()
    {
        QTest::addColumn<qint64>("error");
        QTest::newRow("a day ahead") << qint64 { 86'400'000 };
        QTest::newRow("a day behind") << qint64 { -86'400'000 };
    }
    void aClockADayWrongIsMeasured()
    {
        QFETCH(qint64, error);
        auto wrong = console(u"city"_s, Millis { error });
        run(seconds { 20 });
        QCOMPARE(wrong->engine->status().link, SyncLink::Online);
        const qint64 left = wrong->desk->sync.position()->clockOffset.count() + error;
        QVERIFY2(qAbs(left) <= 100, qPrintable(QString::number(left)));
    }

    void answersThatAreNone_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("link");
        const auto row = [](const char *name, const QString &path, int status,
                             const QByteArray &body, SyncLink link) {
            QTest::newRow(name) << path << status << body << static_cast<int>(link);
        };
        row("changes cut in the middle", u"/v1/changes"_s, 200, R"({"entries":[{"at":4)",
            SyncLink::Refused);
        row("an entry of a newer protocol", u"/v1/changes"_s, 200,
            R"({"entries":[{"at":4,"type":"moved"}],"next":4,"more":false,"directoryRev":1,"scopeEpoch":1,"serverTime":1})",
            SyncLink::Refused);
        row("a page of a portal", u"/v1/changes"_s, 200, "<html>Sign in to the Wi-Fi</html>",
            SyncLink::Refused);
        row("a busy server", u"/v1/operations"_s, 503, {}, SyncLink::Offline);
        row("a gone endpoint", u"/v1/operations"_s, 404, {}, SyncLink::Refused);
    }
    void answersThatAreNone()
    {
        QFETCH(QString, path);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, link);
        run(seconds { 10 });
        m_wrap = [&](const WireRequest &request, const WireAnswer &answer) {
            return request.path == path ? WireAnswer { LinkFault::None, status, body } : answer;
        };
        const QString id = report(*m_one);
        run(seconds { 40 });
        QCOMPARE(static_cast<int>(m_one->engine->status().link), link);
        QCOMPARE(m_one->desk->shown(id).stage, Stage::Reported);
        m_wrap = {};
        run(minutes { 2 });
        QCOMPARE(m_one->engine->status().link, SyncLink::Online);
        QCOMPARE(m_one->desk->shown(id), m_server->orderer().state(id));
    }

    void aDirectoryThatIsNotWhatWasSaidIsNotTaken()
    {
        m_wrap = [](const WireRequest &request, WireAnswer answer) {
            if (request.path == "/v1/directory"_L1)
                answer.body.replace("路灯", "门灯");
            return answer;
        };
        auto third = console(u"city"_s);
        run(seconds { 20 });
        QCOMPARE(third->engine->status().link, SyncLink::Refused);
        QCOMPARE(third->engine->status().problem.context, u"directory"_s);
        QCOMPARE(third->directory->revision(), 0);
        m_wrap = {};
        run(minutes { 2 });
        QCOMPARE(third->directory->revision(), 1);
    }

private:
    SimConsole *m_one = nullptr, *m_other = nullptr;
};

QTEST_GUILESS_MAIN(TstSyncEngine)
#include "tst_syncengine.moc"
