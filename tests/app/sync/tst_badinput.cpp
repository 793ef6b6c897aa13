// What may come instead of an answer: each is said in a clear sentence, what was done here is kept,
// and goes up when it is over.
#include "app/crypto/chainhash.h"
#include "tests/app/sync/fakeserver.h"
#include "tests/app/sync/simconsole.h"
#include "tests/ui/text/chinesetest.h"
#include "ui/text/errortext.h"
#include "ui/text/linktext.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;
using Code = protocol::ProblemCode;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

using Wrap = std::function<WireAnswer(const WireRequest &, const WireAnswer &)>;

Wrap always(LinkFault fault)
{
    return [fault](const WireRequest &, const WireAnswer &) { return WireAnswer { fault, 0, {} }; };
}

WireAnswer problem(Code code)
{
    const protocol::Problem said { code, statusOf(code), {}, 0 };
    return { LinkFault::None, said.status, protocol::write(said) };
}

Wrap always(Code code)
{
    return [code](const WireRequest &, const WireAnswer &) { return problem(code); };
}

/// The session has ended, and signing in again is answered so.
Wrap ended(Code atTheDoor)
{
    return [atTheDoor](const WireRequest &request, const WireAnswer &) {
        if (request.path == "/v1/session"_L1)
            return problem(atTheDoor);
        return problem(request.path == "/v1/session/refresh"_L1 ? Code::SessionEnded
                                                                : Code::Unauthorized);
    };
}

Wrap instead(const QString &path, const QByteArray &body)
{
    return [path, body](const WireRequest &request, const WireAnswer &answer) {
        return request.path == path ? WireAnswer { LinkFault::None, 200, body } : answer;
    };
}

struct BadInput {
    const char *name;
    Wrap answers;
    SyncLink link;
    const char16_t *says; ///< among other things
};

const QVector<BadInput> &badInput()
{
    static const QVector<BadInput> kTable {
        { "the server is not reached", always(LinkFault::Unreachable), SyncLink::Offline,
            u"无法连接服务器" },
        { "the name is not resolved", always(LinkFault::NameResolution), SyncLink::Offline,
            u"无法解析服务器名称" },
        { "no answer", always(LinkFault::Timeout), SyncLink::Offline, u"服务器无响应" },
        { "another certificate, or an expired one", always(LinkFault::Certificate),
            SyncLink::Offline, u"服务器密钥与登记的不符，或证书已过期" },
        { "an answer without an end", always(LinkFault::TooLarge), SyncLink::Offline,
            u"服务器应答超出允许的大小" },
        { "the server's disk is full, or it stops", always(Code::Unavailable), SyncLink::Offline,
            u"服务器繁忙" },
        { "too much of this address", always(Code::TooMany), SyncLink::Offline, u"服务器繁忙" },
        { "the device was revoked", always(Code::DeviceRevoked), SyncLink::SignedOut,
            u"本机已被服务器停用" },
        { "the account was locked", always(Code::Locked), SyncLink::SignedOut, u"该账号在服务器上已锁定" },
        { "the officer was moved while offline", always(Code::Forbidden), SyncLink::SignedOut,
            u"该账号不属于本机所在单位" },
        { "the organisation was removed", always(Code::OrganizationGone), SyncLink::SignedOut,
            u"全市目录中已没有本机所属单位" },
        { "the password was changed", ended(Code::WrongPassword), SyncLink::SignedOut,
            u"服务器已结束本次会话，请重新登录" },
        { "a page of a portal", instead(u"/v1/changes"_s, "<html>Sign in to the Wi-Fi</html>"),
            SyncLink::Refused, u"收到的内容已损坏或不是服务器的应答，未写入本机" },
        { "changes of a newer protocol",
            instead(u"/v1/changes"_s,
                R"({"entries":[{"at":4,"type":"moved"}],"next":4,"more":false,"directoryRev":1,"scopeEpoch":1,"serverTime":1})"),
            SyncLink::Refused, u"服务器版本与本机不一致" },
    };
    return kTable;
}

} // namespace

class TestBadInput : public ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_events = std::make_unique<EventQueue>(SmallCity().now());
        m_random.seed(7);
        m_server = std::make_unique<FakeServer>(
            m_folder->filePath(u"server"_s), [this] { return m_events->now(); });
        m_wrap = {};
        m_console = std::make_unique<SimConsole>(m_folder->filePath(u"county"_s), u"county"_s,
            *m_events, m_random, *m_server,
            [this](const WireRequest &request) {
                const WireAnswer answer = m_server->handle(request);
                return m_wrap ? m_wrap(request, answer) : answer;
            },
            Millis {});
        m_events->runFor(seconds { 10 });
    }
    void cleanup()
    {
        m_events = std::make_unique<EventQueue>(Instant {}); // what still waits belongs to the dead
        m_console.reset();
        m_server.reset();
    }

    void isSaidAndNothingIsLost_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < badInput().size(); ++row)
            QTest::newRow(badInput().at(row).name) << row;
    }
    void isSaidAndNothingIsLost()
    {
        QFETCH(int, row);
        const BadInput &bad = badInput().at(row);
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        m_wrap = bad.answers;
        const QString id = report();
        m_events->runFor(seconds { 60 });
        const SyncStatus status = m_console->engine->status();
        QCOMPARE(static_cast<int>(status.link), static_cast<int>(bad.link));
        const QString line = textOf(status);
        QVERIFY2(line.contains(QString::fromUtf16(bad.says)) && !hasEnglish(line), qPrintable(line));
        const SyncPosition at = *m_console->desk->sync.position();
        QCOMPARE(at.waiting + at.accepted, 1); // here until the server's own copy has come
        QCOMPARE(m_console->desk->shown(id).stage, Stage::Reported);

        m_wrap = {};
        if (status.link == SyncLink::SignedOut)
            m_console->signIn();
        m_events->runFor(minutes { 3 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QCOMPARE(m_console->desk->sync.position()->waiting, 0);
        QCOMPARE(m_server->orderer().state(id).stage, Stage::Reported);
    }

    void aFullDiskInTheMiddleOfAPull()
    {
        // Of the profile: whatever of a page was written before is taken back.
        sql::FailNthStatement full(25);
        const QString id = report();
        QString line; // it is tried again soon
        m_console->engine->setListener([this, &line](const SyncStatus &status) {
            if (status.link == SyncLink::Refused)
                line = textOf(status);
        });
        m_console->desk->connection().setObserver(&full);
        m_events->runFor(seconds { 30 });
        QVERIFY2(line.contains(u"磁盘空间已满"_s) && !hasEnglish(line), qPrintable(line));
        m_console->engine->setListener({});
        m_console->desk->connection().setObserver(nullptr);
        m_events->runFor(minutes { 3 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QCOMPARE(m_console->desk->shown(id), m_server->orderer().state(id));
    }

    /// The case is shown as it was and is read-only; all others go on.
    void aKindFromANewerVersion()
    {
        const QString id = report();
        const QString other = report();
        m_events->runFor(seconds { 30 });
        m_wrap = [newer = newerKind(id)](const WireRequest &request, const WireAnswer &answer) {
            if (request.path != "/v1/changes"_L1)
                return answer;
            auto page = *protocol::read<protocol::ChangesPage>(answer.body, 1 << 20);
            page.entries = { newer };
            page.next = 9;
            return WireAnswer { LinkFault::None, 200, protocol::write(page) };
        };
        m_events->runFor(seconds { 30 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        const auto act = m_console->desk->act(K::Note, id, { { u"text"_s, u"电话催过"_s } });
        QVERIFY(!act);
        QCOMPARE(act.error().code, ErrorCode::Unsupported);
        const QString text = errorText(act.error());
        QVERIFY2(text.contains(u"本版本不支持"_s) && text.contains(u"请升级程序"_s), qPrintable(text));
        QVERIFY(m_console->desk->act(K::Note, other, { { u"text"_s, u"电话催过"_s } })->has_value());
    }

private:
    QString report()
    {
        ServerDesk &desk = *m_console->desk;
        desk.city.setNow(m_console->now());
        const QString id = desk.city.newId();
        Submission submission = desk.city.report(id);
        submission.intent.actor = OfficerId(desk.officer);
        submission.intent.organization = m_console->organization();
        submission.intent.seen = 0;
        desk.city.sign(submission, desk.officer);
        const auto outcome = desk.act({ submission });
        m_console->engine->wake();
        return outcome && *outcome ? id : QString();
    }
    QString textOf(const SyncStatus &status) const
    {
        return linkLine(status, SmallCity::data().calendar, m_events->now()).text;
    }
    /// An operation on the case that this program does not know, well chained.
    protocol::OperationEntry newerKind(const QString &id)
    {
        const Incident state = m_server->orderer().state(id);
        Submission submission
            = SmallCity().make(K::Note, id, { { u"text"_s, u"x"_s } }, u"city"_s, state.lastSeq);
        submission.intent.id = IntentId(u"0193a7b2-1c00-7000-8000-00000000000f"_s);
        Facts facts;
        facts.seq = 9;
        facts.receivedAt = facts.effectiveAt = m_events->now();
        facts.rulesRev = 1;
        facts.prevHash = state.headHash;
        const QByteArray intent
            = intentBytes(submission.intent).replace("\"kind\":\"note\"", "\"kind\":\"beam\"");
        const QByteArray bytes = factBytes(facts);
        return { 9,
            { intent, bytes, chainHash(submission.intent.suite, facts.prevHash, intent, bytes) } };
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EventQueue> m_events;
    QRandomGenerator m_random;
    std::unique_ptr<FakeServer> m_server;
    Wrap m_wrap;
    std::unique_ptr<SimConsole> m_console;
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
