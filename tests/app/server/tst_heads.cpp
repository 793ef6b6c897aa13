// What the server signs of its log, and what it says when the log is not that any more.
#include "app/crypto/signing.h"
#include "app/domain/directoryact.h"
#include "app/protocol/heads.h"
#include "app/server/core/heads.h"
#include "app/server/core/serveridentity.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"
#include <QCryptographicHash>
#include <QtEndian>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

using K = OperationKind;

const OfficerId kIntake = officerOf(org::kCity, "intake");
const OfficerId kOther = officerOf(org::kOtherCounty, "intake");

/// An answer, read.
struct Said {
    protocol::SignedHeads message;
    HeadStatement statement;
    QVector<SignedHead> heads;

    QVector<qint64> seqs() const
    {
        QVector<qint64> seqs;
        for (const SignedHead &head : heads)
            seqs.append(head.seq);
        return seqs;
    }
};

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

class TestHeads : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_desk = std::make_unique<ServerDesk>();
    }
    void cleanup() { m_desk.reset(); }

    /// The newest operation of each chain that the caller sees, signed with the key of the session.
    void itSignsTheEndsOfTheChains()
    {
        report(u"i1"_s);
        report(u"i2"_s, region::kOtherVillage);
        accept(u"i1"_s);
        const Said said = ask(kIntake, 0);
        QVERIFY(crypto::verify(crypto::Suite::Intl,
            server::serverSigningKey(m_desk->state().keys).publicKey(),
            QByteArray("shiyu heads 1\n" + said.message.statement), said.message.signature));
        QCOMPARE(said.statement.heads, sha256(said.message.heads));
        QCOMPARE(said.statement.organization, org::kCity);
        QCOMPARE(said.statement.since, 0);
        QCOMPARE(said.statement.at, m_desk->headOf(u"i1"_s));
        QCOMPARE(said.statement.logSince, QByteArray());
        QCOMPARE(said.statement.log, sha256(operations(0, said.statement.at)));
        QCOMPARE(said.statement.signedAt, m_desk->now());
        const qint64 directory = m_desk->headOf(directorySubject().id, SubjectKind::Directory);
        QCOMPARE(said.seqs(),
            (QVector<qint64> { directory, m_desk->headOf(u"i2"_s), m_desk->headOf(u"i1"_s) }));
        QCOMPARE(said.heads.last().hash, hashOf(m_desk->headOf(u"i1"_s)));
    }

    void whoDoesNotSeeItIsNotTold()
    {
        report(u"i1"_s);
        report(u"i2"_s, region::kOtherVillage);
        const Said said = ask(kOther, 0);
        QVERIFY(said.seqs().contains(m_desk->headOf(u"i2"_s)));
        QVERIFY(!said.seqs().contains(m_desk->headOf(u"i1"_s)));
        QCOMPARE(said.statement.log, ask(kIntake, 0).statement.log); // one log for all
    }

    /// What went to another territory is told up to there.
    void whatMovedOutIsToldUpToThere()
    {
        report(u"i1"_s, region::kOtherVillage);
        const QJsonObject place
            = toJson(Place { PlaceShape::Point, { { 1183800000, 313300000 } }, {} });
        const auto moved = m_desk->handIn(m_desk->make(K::Relocate, u"i1"_s,
            { { u"place"_s, place }, { u"region"_s, region::kVillage.toString() } }, kIntake));
        QCOMPARE(moved.verdict, protocol::Verdict::Accepted);
        const qint64 last = m_desk->headOf(u"i1"_s);
        accept(u"i1"_s);
        const QVector<qint64> seqs = ask(kOther, 0).seqs();
        QVERIFY(seqs.contains(last));
        QVERIFY(!seqs.contains(m_desk->headOf(u"i1"_s)));
    }

    void onceADay()
    {
        report(u"i1"_s);
        const HeadStatement first = ask(kIntake, 0).statement;
        accept(u"i1"_s);
        const Said same = ask(kIntake, first.at);
        QCOMPARE(same.statement.at, first.at);
        QCOMPARE(same.statement.logSince, first.log);
        QCOMPARE(same.statement.log, first.log);
        QVERIFY(same.heads.isEmpty() && !same.statement.more);
        m_desk->pass(std::chrono::hours { 24 });
        m_desk->forgetTokens();
        const Said next = ask(kIntake, first.at);
        QCOMPARE(next.statement.at, m_desk->headOf(u"i1"_s));
        QCOMPARE(next.statement.logSince, first.log);
        QCOMPARE(next.statement.log, sha256(first.log + operations(first.at, next.statement.at)));
        QCOMPARE(next.seqs(), QVector<qint64> { m_desk->headOf(u"i1"_s) });
        const Said fromTheBeginning = ask(kIntake, 0);
        QCOMPARE(fromTheBeginning.statement.at, first.at);
        QVERIFY(fromTheBeginning.statement.more);
    }

    /// A server that came back from an older copy.
    void itDoesNotKnowWhatItLost()
    {
        report(u"i1"_s);
        const qint64 at = ask(kIntake, 0).statement.at;
        must(m_desk->database().write(u"DELETE FROM log_mark"_s));
        accept(u"i1"_s);
        const auto response = send(kIntake, at);
        QCOMPARE(response.status, 404);
        QCOMPARE(send(kIntake, 1 << 20).status, 404);
    }

    void checkFinds_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing changed") << QString() << true;
        QTest::newRow("an operation rewritten")
            << u"UPDATE log SET hash = (SELECT hash FROM log WHERE seq = 1) WHERE seq = 2"_s
            << false;
        QTest::newRow("the newest taken off")
            << u"DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)"_s << false;
        QTest::newRow("one in the middle taken out") << u"DELETE FROM log WHERE seq = 2"_s << false;
        QTest::newRow("what was signed changed")
            << u"UPDATE log_mark SET digest = (SELECT hash FROM log WHERE seq = 1)"_s << false;
    }
    void checkFinds()
    {
        QFETCH(QString, sql);
        QFETCH(bool, good);
        report(u"i1"_s);
        ask(kIntake, 0);
        accept(u"i1"_s);
        m_desk->pass(std::chrono::hours { 25 });
        m_desk->forgetTokens();
        ask(kIntake, 0);
        if (!sql.isEmpty())
            tamper(sql);
        const auto checked = server::Heads(m_desk->database(), m_desk->state()).check();
        QCOMPARE(checked.has_value(), good);
        if (!good)
            QCOMPARE(checked.error().code, ErrorCode::Damaged);
    }

private:
    void report(const QString &id, const RegionCode &where = region::kVillage)
    {
        QCOMPARE(m_desk->handIn(m_desk->report(id, kIntake, where)).verdict,
            protocol::Verdict::Accepted);
    }
    void accept(const QString &id)
    {
        QCOMPARE(m_desk->handIn(m_desk->make(K::Accept, id, {}, kIntake)).verdict,
            protocol::Verdict::Accepted);
    }
    server::Response send(const OfficerId &officer, qint64 since)
    {
        return m_desk->send(
            "GET", u"/v1/heads?since=%1"_s.arg(since), {}, m_desk->tokenOf(officer));
    }
    Said ask(const OfficerId &officer, qint64 since)
    {
        const auto message
            = protocol::read<protocol::SignedHeads>(send(officer, since).body, 1 << 20);
        if (!message)
            return {};
        return { *message, HeadStatement::fromBytes(message->statement).value_or(HeadStatement {}),
            unpackHeads(message->heads).value_or(QVector<SignedHead> {}) };
    }
    /// As they are hashed: seq in eight bytes, then the hash.
    QByteArray operations(qint64 after, qint64 upto)
    {
        QByteArray bytes;
        const auto rows = m_desk->database().rows(
            u"SELECT seq, hash FROM log WHERE seq > :after AND seq <= :upto ORDER BY seq"_s,
            { { u":after", after }, { u":upto", upto } });
        for (const server::SqlRow &row : *rows) {
            const qint64 seq = qToBigEndian(row.int64(0));
            bytes.append(reinterpret_cast<const char *>(&seq), sizeof seq);
            bytes.append(row.blob(1));
        }
        return bytes;
    }
    /// As somebody with the database's password would.
    void tamper(const QString &sql)
    {
        const bool isFile = qEnvironmentVariable("SHIYU_TEST_DATABASE").isEmpty();
        for (const QString &each : isFile
                ? QStringList { u"DROP TRIGGER log_is_not_changed"_s,
                    u"DROP TRIGGER log_is_not_deleted"_s, sql }
                : QStringList { u"DROP TRIGGER log_is_append_only ON log"_s, sql })
            must(m_desk->database().write(each));
    }
    QByteArray hashOf(qint64 seq)
    {
        return m_desk->database()
            .rows(u"SELECT hash FROM log WHERE seq = :seq"_s, { { u":seq", seq } })
            ->first()
            .blob(0);
    }

    std::unique_ptr<ServerDesk> m_desk;
};

QTEST_GUILESS_MAIN(TestHeads)
#include "tst_heads.moc"
