// What may come instead of an answer: each is said in a clear sentence, what was done here is kept,
// and goes up when it is over.
#include "app/crypto/chainhash.h"
#include "tests/app/sync/fakeserver.h"
#include "tests/app/sync/synctest.h"
#include "tests/ui/text/chinesetest.h"
#include "ui/text/errortext.h"
#include "ui/text/linktext.h"

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
        return problem(
            request.path == "/v1/session/refresh"_L1 ? Code::SessionEnded : Code::Unauthorized);
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
        { "another certificate", always(LinkFault::Certificate), SyncLink::Offline,
            u"服务器密钥与登记的不符" },
        { "an expired certificate", always(LinkFault::Expired), SyncLink::Offline,
            u"服务器证书已过期" },
        { "an answer without an end", always(LinkFault::TooLarge), SyncLink::Offline,
            u"服务器应答超出允许的大小" },
        { "the server's disk is full, or it stops", always(Code::Unavailable), SyncLink::Offline,
            u"服务器繁忙" },
        { "too much of this address", always(Code::TooMany), SyncLink::Offline, u"服务器繁忙" },
        { "the device was revoked", always(Code::DeviceRevoked), SyncLink::SignedOut,
            u"本机已被服务器停用" },
        { "the account was locked", always(Code::Locked), SyncLink::SignedOut,
            u"该账号在服务器上已锁定" },
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

class TestBadInput : public SyncTest<ChineseTest, FakeServer> {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_console = console(u"county"_s);
        run(seconds { 10 });
    }
    void cleanup() { tearDown(); }

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
        const QString id = report(*m_console);
        run(seconds { 60 });
        const SyncStatus status = m_console->engine->status();
        QCOMPARE(static_cast<int>(status.link), static_cast<int>(bad.link));
        const QString line = textOf(status);
        QVERIFY2(
            line.contains(QString::fromUtf16(bad.says)) && !hasEnglish(line), qPrintable(line));
        const SyncPosition at = *m_console->desk->sync.position();
        QCOMPARE(at.waiting + at.accepted, 1); // here until the server's own copy has come
        QCOMPARE(m_console->desk->shown(id).stage, Stage::Reported);

        m_wrap = {};
        if (status.link == SyncLink::SignedOut)
            m_console->signIn();
        run(minutes { 3 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QCOMPARE(m_console->desk->sync.position()->waiting, 0);
        QCOMPARE(m_server->orderer().state(id).stage, Stage::Reported);
    }

    void aFullDiskInTheMiddleOfAPull()
    {
        // Of the profile: whatever of a page was written before is taken back.
        sql::FailNthStatement full(25);
        const QString id = report(*m_console);
        QString line; // it is tried again soon
        m_console->engine->setListener([this, &line](const SyncStatus &status) {
            if (status.link == SyncLink::Refused)
                line = textOf(status);
        });
        m_console->desk->connection().setObserver(&full);
        run(seconds { 30 });
        QVERIFY2(line.contains(u"磁盘空间已满"_s) && !hasEnglish(line), qPrintable(line));
        m_console->engine->setListener({});
        m_console->desk->connection().setObserver(nullptr);
        run(minutes { 3 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QCOMPARE(m_console->desk->shown(id), m_server->orderer().state(id));
    }

    /// The case is shown as it was and is read-only; all others go on.
    void aKindFromANewerVersion()
    {
        const QString id = report(*m_console);
        const QString other = report(*m_console);
        run(seconds { 30 });
        m_wrap = [newer = newerKind(id)](const WireRequest &request, const WireAnswer &answer) {
            if (request.path != "/v1/changes"_L1)
                return answer;
            auto page = *protocol::read<protocol::ChangesPage>(answer.body, 1 << 20);
            page.entries = { newer };
            page.next = 9;
            return WireAnswer { LinkFault::None, 200, protocol::write(page) };
        };
        run(seconds { 30 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        const auto act = m_console->desk->act(K::Note, id, { { u"text"_s, u"电话催过"_s } });
        QVERIFY(!act);
        QCOMPARE(act.error().code, ErrorCode::Unsupported);
        const QString text = errorText(act.error());
        QVERIFY2(
            text.contains(u"本版本不支持"_s) && text.contains(u"请升级程序"_s), qPrintable(text));
        QVERIFY(
            m_console->desk->act(K::Note, other, { { u"text"_s, u"电话催过"_s } })->has_value());
    }

    /// It goes on from before the end that it had told this console of.
    void aServerThatWasRestored_data()
    {
        QTest::addColumn<bool>("compares");
        QTest::newRow("a new act on the case") << false;
        QTest::newRow("what is visible is compared") << true;
    }
    void aServerThatWasRestored()
    {
        QFETCH(bool, compares);
        const QString id = report(*m_console);
        run(seconds { 30 });
        const QByteArray before = m_server->orderer().state(id).headHash;
        QVERIFY(m_console->desk->act(K::Note, id, { { u"text"_s, u"电话催过"_s } })->has_value());
        run(seconds { 30 });
        const Incident here = m_console->desk->shown(id);
        m_wrap = compares ? behind(here) : goingOn(noteAfter(id, before));
        run(seconds { 60 });
        const QString line = textOf(m_console->engine->status());
        QVERIFY2(line.contains(u"服务器缺少已发给本机的办理记录"_s) && !hasEnglish(line),
            qPrintable(line));
        QCOMPARE(m_console->desk->shown(id), here);
    }

private:
    static Wrap goingOn(const protocol::OperationEntry &entry)
    {
        return [entry](const WireRequest &request, const WireAnswer &answer) {
            if (request.path != "/v1/changes"_L1)
                return answer;
            auto page = *protocol::read<protocol::ChangesPage>(answer.body, 1 << 20);
            page.entries = { entry };
            page.next = entry.at;
            return WireAnswer { LinkFault::None, 200, protocol::write(page) };
        };
    }
    /// Another scope, in which that case ends earlier.
    static Wrap behind(const Incident &here)
    {
        const protocol::VisibleHead head { { SubjectKind::Incident, here.id.toString() },
            here.lastSeq - 1, here.headHash, instantFromMs(1), true };
        return [head](const WireRequest &request, const WireAnswer &answer) {
            if (request.path == "/v1/changes"_L1) {
                auto page = *protocol::read<protocol::ChangesPage>(answer.body, 1 << 20);
                ++page.scopeEpoch;
                return WireAnswer { LinkFault::None, 200, protocol::write(page) };
            }
            if (request.path != "/v1/snapshot"_L1)
                return answer;
            auto page = *protocol::read<protocol::SnapshotPage>(answer.body, 1 << 20);
            ++page.scopeEpoch;
            page.items = { { head, {} } };
            return WireAnswer { LinkFault::None, 200, protocol::write(page) };
        };
    }
    protocol::OperationEntry noteAfter(const QString &id, const QByteArray &prevHash)
    {
        Submission submission
            = SmallCity().make(K::Note, id, { { u"text"_s, u"x"_s } }, u"city"_s, 0);
        submission.intent.id = IntentId(u"0193a7b2-1c00-7000-8000-00000000000e"_s);
        return entryOf(intentBytes(submission.intent), prevHash);
    }
    protocol::OperationEntry entryOf(const QByteArray &intent, const QByteArray &prevHash)
    {
        Facts facts;
        facts.seq = 9;
        facts.receivedAt = facts.effectiveAt = m_events->now();
        facts.rulesRev = 1;
        facts.prevHash = prevHash;
        const QByteArray bytes = factBytes(facts);
        return { 9, { intent, bytes, chainHash(u"intl"_s, prevHash, intent, bytes) } };
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
        return entryOf(
            intentBytes(submission.intent).replace("\"kind\":\"note\"", "\"kind\":\"beam\""),
            state.headHash);
    }

    SimConsole *m_console = nullptr;
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
