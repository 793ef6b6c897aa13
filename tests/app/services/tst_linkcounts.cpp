// What waits for the server, as the line at the bottom is told of it; there is no server.
#include "app/protocol/answers.h"
#include "app/services/profiledesk.h"
#include "app/services/serverlink.h"
#include "tests/app/storage/serverdesk.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

const QString kOfficer = u"county"_s;

} // namespace

class TestLinkCounts : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"profile"_s);
        QVERIFY(enrol());
        ServerDesk desk(m_path, kOfficer);
        desk.takeDirectory();
        m_now = desk.city.now();
        QVERIFY(report(desk) && report(desk));
    }

    void whatTheSyncTells_data()
    {
        QTest::addColumn<SyncLink>("link");
        QTest::addColumn<int>("told"); // so many wait, says the sync
        QTest::addColumn<bool>("handedIn"); // meanwhile, what two acts waited is gone
        QTest::addColumn<int>("shown"); // in the end
        QTest::newRow("as many as are known") << SyncLink::Offline << 2 << false << 2;
        QTest::newRow("fewer, from before the last act: they wait on")
            << SyncLink::Offline << 1 << false << 2;
        QTest::newRow("fewer, as they were handed in: the profile says so")
            << SyncLink::Offline << 0 << true << 0;
        QTest::newRow("fewer, of a sync that has nobody signed in")
            << SyncLink::SignedOut << 0 << false << 2;
    }
    void whatTheSyncTells()
    {
        QFETCH(SyncLink, link);
        QFETCH(int, told);
        QFETCH(bool, handedIn);
        QFETCH(int, shown);
        Workplace workplace([this] { return m_now; });
        ServerLink server(workplace, [this] { return m_now; });
        const auto opened = workplace.open(m_path);
        QTRY_VERIFY(opened.isFinished());
        QVERIFY2(
            opened.result(), opened.result() ? "" : qPrintable(opened.result().error().context));
        QTRY_COMPARE(server.status().position.waiting, 2);
        for (int i = 0; i < 5; ++i) // what follows the opening of a profile asks it too
            QVERIFY(onProfile(workplace, u"SELECT 1"_s, JobKind::Background));
        if (handedIn)
            QVERIFY(onProfile(workplace, u"DELETE FROM outbox WHERE position > 0"_s));
        SyncStatus status = server.status();
        status.link = link;
        status.position.waiting = told;
        QVERIFY(QMetaObject::invokeMethod(
            &server, "follow", Qt::DirectConnection, Q_ARG(shiyu::SyncStatus, status)));
        const int atOnce = server.status().position.waiting; // the profile may have answered
        QVERIFY2(atOnce == 2 || atOnce == shown, qPrintable(QString::number(atOnce)));
        QVERIFY(onProfile(workplace, u"SELECT 1"_s)); // what was asked before has been answered
        QTRY_COMPARE(server.status().position.waiting, shown);
    }

    /// Whoever sits down during a first sync acts before it is over, by the right clock.
    void theClockIsFollowed_data()
    {
        QTest::addColumn<SyncLink>("link");
        QTest::addColumn<bool>("measured");
        QTest::newRow("online") << SyncLink::Online << true;
        QTest::newRow("a first sync goes on") << SyncLink::Working << true;
        QTest::newRow("the line broke in the middle of it") << SyncLink::Offline << true;
        QTest::newRow("the server refused in the middle of it") << SyncLink::Refused << true;
        QTest::newRow("the profile could not be read: what is known stays")
            << SyncLink::Refused << false;
    }
    void theClockIsFollowed()
    {
        QFETCH(SyncLink, link);
        QFETCH(bool, measured);
        Workplace workplace([this] { return m_now; });
        ServerLink server(workplace, [this] { return m_now; });
        const std::chrono::minutes slow { 10 };
        SyncStatus status;
        status.link = link;
        if (measured) {
            status.position.confirmedAt = m_now;
            status.position.clockOffset = slow;
        } else {
            workplace.setClockOffset(slow);
        }
        status.position.waiting = server.status().position.waiting; // the profile is not asked
        QVERIFY(QMetaObject::invokeMethod(
            &server, "follow", Qt::DirectConnection, Q_ARG(shiyu::SyncStatus, status)));
        QCOMPARE(server.now() - m_now, Millis(slow)); // of acts, too
    }

private:
    bool enrol()
    {
        const protocol::Enrolment enrolment { u"https://sync.example:8443"_s,
            { QByteArray(32, 'a'), QByteArray(32, 'b') },
            OrganizationId(SmallCity::organizationOf(kOfficer)), u"芜湖市"_s, u"JQ7W-2K5M-XH3D"_s,
            SmallCity().now() + std::chrono::days { 7 } };
        QTemporaryFile file;
        return file.open() && file.write(protocol::write(enrolment)) > 0 && file.flush()
            && makeServerProfile(m_path, file.fileName(), SmallCity().now());
    }
    static bool report(ServerDesk &desk)
    {
        Submission submission = desk.city.report(desk.city.newId());
        submission.intent.actor = OfficerId(kOfficer);
        submission.intent.organization = OrganizationId(SmallCity::organizationOf(kOfficer));
        submission.intent.seen = 0;
        desk.city.sign(submission, kOfficer);
        const auto outcome = desk.act({ submission });
        return outcome && *outcome;
    }
    static bool onProfile(Workplace &workplace, const QString &sql, JobKind kind = JobKind::UserAct)
    {
        const auto done = workplace.data().post(
            [sql](ProfileDesk &desk) { return desk.connection().exec(sql); }, kind);
        return QTest::qWaitFor([&done] { return done.isFinished(); }) && done.result();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    Instant m_now {};
};

QTEST_GUILESS_MAIN(TestLinkCounts)
#include "tst_linkcounts.moc"
