// What the server signed beside a log that is longer than a step, and what comes in between two
// steps.
#include "app/storage/headcomparison.h"
#include "app/storage/profile.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

// 4,500 operations under the even numbers: two steps of 2,000 (to 4000, to 8000) and a rest. Of
// 1,500 chains, each of which has one operation in every third of the log.
constexpr qint64 kChains = 1500;
constexpr qint64 kThird = 2 * kChains;
constexpr qint64 kEnd = 3 * kThird;

QByteArray hashOf(qint64 seq)
{
    return QByteArray::number(seq).rightJustified(32, '0');
}

struct Found {
    int steps = 0;
    QString context; ///< of the error that ended it
    QVector<qint64> absent;

    friend bool operator==(const Found &, const Found &) = default;
};

} // namespace

class TestHeadComparison : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void stepByStep_data();
    void stepByStep();
    void whatComesBetweenTheSteps_data();
    void whatComesBetweenTheSteps();

private:
    /// The newest of each chain; what is here under it.
    static QMap<qint64, QByteArray> heads();
    static HeadComparison comparison(const QMap<qint64, QByteArray> &heads);
    Found compare(HeadComparison comparison, const QString &betweenFirstAndSecond = {});

    QTemporaryDir m_folder;
    std::unique_ptr<ProfileFile> m_profile;
    int m_count = 0;
};

void TestHeadComparison::init()
{
    TestCase::init();
    auto profile = ProfileFile::create(m_folder.filePath(QString::number(++m_count)),
        { ProfileKind::Server, u"https://server"_s, OrganizationId(u"centre-county"_s), {} });
    QVERIFY(profile);
    m_profile = std::make_unique<ProfileFile>(*std::move(profile));
    QVERIFY(m_profile->connection().exec(
        u"INSERT INTO log (seq, subject_kind, subject_id, intent_id, kind, intent, facts, hash,"
        " effective_at, received_at, actor, organization)"
        " WITH RECURSIVE n (seq) AS (SELECT 2 UNION ALL SELECT seq + 2 FROM n WHERE seq < %1)"
        " SELECT seq, 'incident', 'c' || (seq % %2), 'i' || seq, 'report', x'', x'',"
        " CAST(printf('%032d', seq) AS BLOB), 0, 0, '', '' FROM n"_s.arg(kEnd)
            .arg(kThird)));
}

QMap<qint64, QByteArray> TestHeadComparison::heads()
{
    QMap<qint64, QByteArray> heads;
    for (qint64 seq = kEnd - kThird + 2; seq <= kEnd; seq += 2)
        heads.insert(seq, hashOf(seq));
    return heads;
}

HeadComparison TestHeadComparison::comparison(const QMap<qint64, QByteArray> &heads)
{
    HeadStatement said;
    said.at = kEnd;
    QVector<SignedHead> signedHeads;
    for (auto it = heads.begin(); it != heads.end(); ++it)
        signedHeads.append({ it.key(), it.value() });
    return { said, signedHeads };
}

Found TestHeadComparison::compare(HeadComparison comparison, const QString &betweenFirstAndSecond)
{
    Found found;
    while (true) {
        const auto isMore = comparison.step(m_profile->connection());
        if (++found.steps == 1 && !m_profile->connection().exec(betweenFirstAndSecond))
            found.context = u"exec"_s;
        if (!isMore)
            found.context = isMore.error().context;
        found.absent = comparison.absent();
        if (!isMore || !*isMore)
            return found;
    }
}

void TestHeadComparison::stepByStep_data()
{
    QTest::addColumn<qint64>("otherwise"); // the number of a head; 0: none
    QTest::addColumn<qint64>("left"); // out of the heads
    QTest::addColumn<qint64>("more"); // among the heads
    QTest::addColumn<Found>("found");
    QTest::newRow("as it is here")
        << qint64 { 0 } << qint64 { 0 } << qint64 { 0 } << Found { 3, {}, {} };
    QTest::newRow("another operation, in the second step")
        << qint64 { 7000 } << qint64 { 0 } << qint64 { 0 } << Found { 2, u"rewritten"_s, {} };
    QTest::newRow("another operation, in the third step")
        << qint64 { 8800 } << qint64 { 0 } << qint64 { 0 } << Found { 3, u"rewritten"_s, {} };
    QTest::newRow("not signed, in the second step")
        << qint64 { 0 } << qint64 { 7000 } << qint64 { 0 } << Found { 3, u"restored"_s, {} };
    QTest::newRow("signed in the first step, and gone on here in the second")
        << qint64 { 0 } << qint64 { 7000 } << qint64 { 1000 } << Found { 3, u"restored"_s, {} };
    QTest::newRow("not here, in the first step")
        << qint64 { 0 } << qint64 { 0 } << qint64 { 1001 } << Found { 3, {}, { 1001 } };
    QTest::newRow("not here, in the second step")
        << qint64 { 0 } << qint64 { 0 } << qint64 { 7001 } << Found { 3, {}, { 7001 } };
    QTest::newRow("not here, behind the last that is")
        << qint64 { 0 } << qint64 { 0 } << kEnd + 1 << Found { 3, {}, { kEnd + 1 } };
}

void TestHeadComparison::stepByStep()
{
    QFETCH(qint64, otherwise);
    QFETCH(qint64, left);
    QFETCH(qint64, more);
    auto signedHeads = heads();
    signedHeads.remove(left);
    if (more > 0)
        signedHeads.insert(more, hashOf(more));
    if (otherwise > 0)
        signedHeads.insert(otherwise, QByteArray(32, 'o'));
    QTEST(compare(comparison(signedHeads)), "found");
}

void TestHeadComparison::whatComesBetweenTheSteps_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<qint64>("head"); // signed besides; 0: none
    QTest::addColumn<Found>("found");
    const QString row = u"INSERT INTO log (seq, subject_kind, subject_id, intent_id, kind, intent,"
                        " facts, hash, effective_at, received_at, actor, organization) VALUES"
                        " (%1, 'incident', 'late', 'i%1', 'report', x'', x'',"
                        " CAST(printf('%032d', %1) AS BLOB), 0, 0, '', '');"_s;
    const QString moved = u"INSERT INTO moved_out (subject_kind, subject_id, at, reason)"
                          " VALUES ('incident', 'c%1', %2, 'scope')"_s;
    QTest::newRow("a case that was fetched, behind: as if it had come afterwards")
        << row.arg(1001) << qint64 { 1001 } << Found { 3, {}, { 1001 } };
    QTest::newRow("a case that was fetched, behind and ahead")
        << QString(row.arg(1001) + row.arg(7001)) << qint64 { 7001 } << Found { 3, {}, {} };
    QTest::newRow("what the server goes on with: not of this statement")
        << row.arg(kEnd + 1) << qint64 { 0 } << Found { 3, {}, {} };
    QTest::newRow("a case moves out, and is signed up to then")
        << moved.arg(1000).arg(7000) << qint64 { 0 } << Found { 3, {}, {} };
}

void TestHeadComparison::whatComesBetweenTheSteps()
{
    QFETCH(QString, sql);
    QFETCH(qint64, head);
    auto signedHeads = heads();
    if (head > 0)
        signedHeads.insert(head, hashOf(head));
    QTEST(compare(comparison(signedHeads), sql), "found");
}

QTEST_GUILESS_MAIN(TestHeadComparison)
#include "tst_headcomparison.moc"
