// A console, the server's core and what it signs: a server that was put back to an older copy, or
// that tells another history, is known by it, also where no matter here shows it.
#include "app/crypto/hash.h"
#include "app/crypto/signing.h"
#include "app/protocol/changes.h"
#include "app/protocol/heads.h"
#include "app/storage/headstore.h"
#include "app/storage/verify.h"
#include "tests/app/sync/realserver.h"
#include "tests/app/sync/synctest.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// Told of each statement to the profile that has this in it.
class StatementWatch final : public sql::StatementObserver {
public:
    using Seen = std::function<std::optional<Error>(int count)>;
    StatementWatch(QString part, Seen seen)
        : m_part(std::move(part))
        , m_seen(std::move(seen))
    {
    }
    std::optional<Error> beforeStatement(const QString &sql) override
    {
        return sql.contains(m_part) ? m_seen(++count) : std::nullopt;
    }
    int count = 0;

private:
    QString m_part;
    Seen m_seen;
};

crypto::SigningKey otherKey()
{
    return crypto::SigningKey::fromSeed(
        crypto::Suite::Intl, crypto::SecretBytes::fromBytes(QByteArray(32, 'x')))
        .value();
}

} // namespace

class TestSyncHeads : public SyncTest<TestCase, RealServer> {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_older.clear();
        m_wrap = [this](const WireRequest &request, const WireAnswer &answer) {
            if (request.path == "/v1/heads"_L1)
                m_older = answer.body;
            return answer;
        };
        m_county = seldomAsking(u"county"_s);
        run(seconds { 30 });
        m_wrap = {};
    }
    void cleanup() { tearDown(); }

    /// Once when it comes online, then once a day; each goes on from the one before.
    void onceADay()
    {
        int asked = 0;
        m_wrap = [&asked](const WireRequest &request, const WireAnswer &answer) {
            asked += request.path == "/v1/heads"_L1 ? 1 : 0;
            return answer;
        };
        const qint64 first = kept().at;
        QVERIFY(first > 0);
        report(*m_county);
        run(hours { 23 });
        QCOMPARE(asked, 0);
        QCOMPARE(kept().at, first);
        run(hours { 26 });
        QVERIFY(asked >= 2 && asked <= 3);
        QVERIFY(kept().at > first);
        QCOMPARE(m_county->engine->status().link, SyncLink::Online);
        const auto report = verifyLog(m_county->desk->connection());
        QVERIFY(!report->broken);
        QCOMPARE(report->statements, 2);
    }

    void whatIsKnownByIt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("context"); // empty: all is well
        const auto row = [](const char *name, const char *what, const char *context) {
            QTest::newRow(name) << QString::fromLatin1(what) << QString::fromLatin1(context);
        };
        row("the server as it was", "", "");
        row("started again", "restarted", "");
        row("put back to an older copy", "restored", "restored");
        row("put back, and others went on there", "overtaken", "rewritten");
        row("an answer of an older day", "replayed", "restored");
        row("signed with another key", "signature", "headSignature");
        row("a server that does not sign any more", "none", "restored");
    }
    void whatIsKnownByIt()
    {
        QFETCH(QString, what);
        QFETCH(QString, context);
        const QString copy = m_folder->filePath(u"copy"_s);
        auto city = seldomAsking(u"city"_s);
        run(minutes { 1 });
        m_server->backup(copy);
        QVERIFY(!report(*m_county).isEmpty());
        run(hours { 25 });
        QCOMPARE(m_county->engine->status().link, SyncLink::Online);
        happens(what, copy);
        if (what == "overtaken"_L1) {
            city->signIn();
            QVERIFY(!report(*city).isEmpty());
            run(minutes { 1 });
        }
        m_county->kill(); // it looks when it begins, too
        run(minutes { 1 });
        const SyncStatus status = m_county->engine->status();
        QCOMPARE(status.link, context.isEmpty() ? SyncLink::Online : SyncLink::Refused);
        QCOMPARE(context.isEmpty() ? QString() : status.problem.context, context);
    }

    /// At the next look already: its new acts would have numbers that this console has passed.
    void aServerThatWasPutBackIsKnownAtOnce()
    {
        const QString copy = m_folder->filePath(u"copy"_s);
        m_server->backup(copy);
        QVERIFY(!report(*m_county).isEmpty());
        run(minutes { 1 });
        m_server->restore(copy);
        m_county->signIn();
        run(minutes { 1 });
        QCOMPARE(m_county->engine->status().link, SyncLink::Refused);
        QCOMPARE(m_county->engine->status().problem.context, u"restored"_s);
    }

    /// It tells of none, and none is missed.
    void anOlderServer()
    {
        m_wrap = &withoutSignatures;
        auto other = console(u"city"_s);
        run(minutes { 1 });
        QCOMPARE(other->engine->status().link, SyncLink::Online);
        QCOMPARE(HeadStore(other->desk->connection()).end()->at, 0);
    }

    /// What a server has signed of 4,500 operations is compared in three jobs. What the officer
    /// does while the first of them runs is done before the second.
    void anActGoesBetweenTheSteps()
    {
        constexpr qint64 kFirst = 10'001, kLast = 14'500;
        const QByteArray answer = largeStatement(kFirst, kLast);
        m_wrap = [answer](const WireRequest &request, const WireAnswer &usual) {
            if (request.path == "/v1/changes"_L1)
                return withCursor(usual, kLast);
            return request.path == "/v1/heads"_L1 ? WireAnswer { LinkFault::None, 200, answer }
                                                  : usual;
        };
        QVector<int> stepsBefore; // the act
        std::unique_ptr<StatementWatch> watch;
        watch = std::make_unique<StatementWatch>(u"LIMIT :step"_s, [&](int count) {
            if (count == 1)
                m_events->after({}, [&] {
                    stepsBefore.append(watch->count);
                    QVERIFY(!report(*m_county).isEmpty());
                });
            return std::nullopt;
        });
        m_county->desk->connection().setObserver(watch.get());
        run(hours { 25 });
        m_county->desk->connection().setObserver(nullptr);
        QCOMPARE(stepsBefore, QVector<int> { 1 });
        QCOMPARE(watch->count, 3);
        QCOMPARE(kept().at, kLast);
        QCOMPARE(m_county->engine->status().link, SyncLink::Online);
    }

    void oldHeadsAreGivenUpUntilNoneIsLeft_data()
    {
        QTest::addColumn<int>("fails"); // which step; 0: none
        QTest::addColumn<int>("steps");
        QTest::newRow("20, 20 and 18") << 0 << 3;
        QTest::newRow("20, a full disk, and the rest when it is tried again") << 2 << 4;
    }
    void oldHeadsAreGivenUpUntilNoneIsLeft()
    {
        QFETCH(int, fails);
        QFETCH(int, steps);
        keepOlder(150); // of 151 the newest 92 stay, and the first of all
        QStringList told;
        m_county->engine->setListener([&told](const SyncStatus &status) {
            if (status.link == SyncLink::Refused)
                told.append(status.problem.context);
        });
        StatementWatch watch(u"length(h.heads)"_s, [fails](int count) {
            return count == fails ? std::optional(Error { ErrorCode::DiskFull, u"room"_s, {} })
                                  : std::nullopt;
        });
        m_county->desk->connection().setObserver(&watch);
        run(hours { 25 });
        QCOMPARE(watch.count, steps);
        run(hours { 20 }); // not again before the next day
        m_county->desk->connection().setObserver(nullptr);
        m_county->engine->setListener({});
        QCOMPARE(watch.count, steps);
        QCOMPARE(told, fails > 0 ? QStringList { u"room"_s } : QStringList());
        QCOMPARE(m_county->engine->status().link, SyncLink::Online);
        QCOMPARE(*m_county->desk->connection().number(
                     u"SELECT count(*) FROM signed_head WHERE length(heads) = 0"_s),
            58);
    }

private:
    /// So many matters under these numbers in the county's log, and what a server with another key
    /// says of them after what is kept; the profile takes it for its own.
    QByteArray largeStatement(qint64 first, qint64 last)
    {
        sql::Connection &connection = m_county->desk->connection();
        must(connection.exec(
            u"INSERT INTO log (seq, subject_kind, subject_id, intent_id, kind, intent, facts, hash,"
            " effective_at, received_at, actor, organization)"
            " WITH RECURSIVE n (seq) AS (SELECT %1 UNION ALL SELECT seq + 1 FROM n WHERE seq < %2)"
            " SELECT seq, 'incident', 'c' || seq, 'i' || seq, 'report', x'', x'',"
            " CAST(printf('%032d', seq) AS BLOB), 0, 0, '', '' FROM n"_s.arg(first)
                .arg(last)));
        QVector<SignedHead> heads;
        for (qint64 seq = first; seq <= last; ++seq)
            heads.append({ seq, QByteArray::number(seq).rightJustified(32, '0') });
        must(sql::execute(connection,
            u"UPDATE setting SET value = :key WHERE key = 'server.signingKey'"_s,
            [](sql::Statement &s) {
                s.bind(u":key", QString::fromLatin1(otherKey().publicKey().toHex()));
            }));
        const QByteArray packed = packHeads(heads);
        const HeadStatement said { m_county->organization(), kept().at, last, kept().log,
            QByteArray(32, 'l'), crypto::hash(crypto::Suite::Intl, packed), m_county->now(),
            false };
        return protocol::write(protocol::SignedHeads {
            said.toBytes(), packed, otherKey().sign(signedBytesOf(said.toBytes())) });
    }
    static WireAnswer withCursor(const WireAnswer &usual, qint64 cursor)
    {
        auto page = protocol::read<protocol::ChangesPage>(usual.body, protocol::kLargestAnswer);
        if (!page)
            return usual;
        page->next = std::max(page->next, cursor);
        return { LinkFault::None, 200, protocol::write(*page) };
    }
    /// So many statements of this month that are older than what is kept.
    void keepOlder(int count)
    {
        const HeadStatement said { m_county->organization(), 1, 2, {}, {}, {}, m_county->now(),
            false };
        for (int i = 1; i <= count; ++i) {
            must(sql::execute(m_county->desk->connection(),
                u"INSERT INTO signed_head (at, statement, signature, heads, absent)"
                " VALUES (:at, :statement, x'', zeroblob(40), '')"_s,
                [&](sql::Statement &s) {
                    s.bind(u":at", -i).bind(u":statement", said.toBytes());
                }));
        }
    }
    /// As with a stream that tells the news.
    SimConsole *seldomAsking(const QString &officer)
    {
        SimConsole *made = console(officer);
        made->engine->setPoll(hours { 2 });
        return made;
    }
    HeadStore::End kept() { return HeadStore(m_county->desk->connection()).end().value(); }
    void happens(const QString &what, const QString &copy)
    {
        if (what == "restarted"_L1)
            m_server->restart();
        if (what == "restored"_L1 || what == "overtaken"_L1)
            m_server->restore(copy);
        if (what == "replayed"_L1)
            m_wrap = [this](const WireRequest &request, const WireAnswer &answer) {
                return request.path == "/v1/heads"_L1 ? WireAnswer { LinkFault::None, 200, m_older }
                                                      : answer;
            };
        if (what == "signature"_L1)
            m_wrap = &withOtherSignature;
        if (what == "none"_L1)
            m_wrap = &withoutSignatures;
    }
    static WireAnswer withoutSignatures(const WireRequest &request, const WireAnswer &answer)
    {
        if (request.path != "/v1/heads"_L1)
            return answer;
        const protocol::Problem said { protocol::ProblemCode::NotFound, 404, {}, 0 };
        return { LinkFault::None, 404, protocol::write(said) };
    }
    static WireAnswer withOtherSignature(const WireRequest &request, const WireAnswer &answer)
    {
        if (request.path != "/v1/heads"_L1 || answer.status != 200)
            return answer;
        auto message = protocol::read<protocol::SignedHeads>(answer.body, 1 << 20).value();
        message.signature[0] = static_cast<char>(message.signature.at(0) ^ 1);
        return { LinkFault::None, 200, protocol::write(message) };
    }

    SimConsole *m_county = nullptr;
    QByteArray m_older; ///< what was answered to it first
};

QTEST_GUILESS_MAIN(TestSyncHeads)
#include "tst_syncheads.moc"
