// What a profile keeps of what its server signs: only what goes on from before and names what is
// here; and what verify finds by it afterwards.
#include "app/crypto/hash.h"
#include "app/crypto/signing.h"
#include "app/storage/headstore.h"
#include "tests/app/storage/serverprofiles.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kSuite = crypto::Suite::Intl;
const OrganizationId kCounty { u"centre-county"_s };

crypto::SigningKey keyOf(char seed)
{
    return crypto::SigningKey::fromSeed(
        kSuite, crypto::SecretBytes::fromBytes(QByteArray(32, seed)))
        .value();
}

/// A statement as the server makes it, and what may be wrong with it.
struct Made {
    HeadStatement statement;
    QVector<SignedHead> heads;
    char key = 's';

    StatementRow row()
    {
        const QByteArray packed = packHeads(heads);
        statement.heads = crypto::hash(kSuite, packed);
        const QByteArray bytes = statement.toBytes();
        return { bytes, keyOf(key).sign(signedBytesOf(bytes)), packed };
    }
};

} // namespace

class TestHeadStore : public ServerProfiles {
    Q_OBJECT
private Q_SLOTS:
    /// Two matters, of which the first went on: three acts, of which the county has all.
    void initTestCase()
    {
        setUp();
        const QString id = report();
        QVERIFY(!report().isEmpty());
        exchange(*m_county);
        QVERIFY(m_county->act(K::Accept, id, {}));
        exchange(*m_county);
        QCOMPARE(m_county->sync.position()->cursor, 3);
        must(HeadStore(m_county->connection()).keepServerKey(keyOf('s').publicKey()));
        m_now = m_county->city.now();
        m_county.reset();
    }
    void init()
    {
        TestCase::init();
        const QString path = m_folder->filePath(u"row%1"_s.arg(++m_rows));
        QVERIFY(QFile::copy(m_folder->filePath(u"desk1"_s), path));
        m_profile.emplace(ProfileFile::open(path, ProfileAccess::ReadWrite).value());
    }
    void cleanup() { m_profile.reset(); }
    void cleanupTestCase() { tearDown(); }

    void oneAfterTheOther()
    {
        QCOMPARE(*take(made(0, 2).row(), 2), HeadStore::Outcome::Kept);
        QCOMPARE(store().end()->at, 2);
        Made next = made(2, 3);
        next.statement.more = true;
        QCOMPARE(*take(next.row(), 3), HeadStore::Outcome::More);
        QCOMPARE(store().end()->at, 3);
        QCOMPARE(store().end()->log, next.statement.log);
        QCOMPARE(*take(made(3, 3).row(), 3), HeadStore::Outcome::Kept);
        const auto report = verifyLog(connection());
        QVERIFY(!report->broken);
        QCOMPARE(report->statements, 2);
    }

    void itsKeyStays()
    {
        must(store().keepServerKey(keyOf('x').publicKey()));
        QCOMPARE(*store().serverKey(), keyOf('s').publicKey());
        must(store().keepServerKey({}));
        QCOMPARE(*store().serverKey(), keyOf('s').publicKey());
    }

    void notYetHere()
    {
        QCOMPARE(*take(made(0, 2).row(), 1), HeadStore::Outcome::Ahead);
        QCOMPARE(store().end()->at, 0);
    }

    /// Of a matter that a first sync left out.
    void whatIsNotHere()
    {
        Made statement = made(0, 3);
        statement.statement.at = 9;
        statement.heads.append({ 9, QByteArray(32, 'o') });
        QCOMPARE(*take(statement.row(), 9), HeadStore::Outcome::Kept);
        QCOMPARE(store().after(0)->value().row.absent, QVector<qint64> { 9 });
        QVERIFY(!verifyLog(connection())->broken);
    }

    void isNotTaken_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("context");
        const auto row = [](const char *name, const char *what, const char *context) {
            QTest::newRow(name) << QString::fromLatin1(what) << QString::fromLatin1(context);
        };
        row("the right one", "", "");
        row("signed with another key", "key", "headSignature");
        row("changed after it was signed", "statement", "headSignature");
        row("a signature cut off", "cut", "headSignature");
        row("heads changed after it was signed", "heads", "heads");
        row("a head taken out", "fewer", "heads");
        row("for another organisation", "organization", "heads");
        row("no statement", "none", "heads");
        row("an end before what is kept", "backwards", "restored");
        row("the one that is kept, once more", "replayed", "restored");
        row("after a gap", "gap", "restored");
        row("an act here is not in it", "forgotten", "restored");
        row("goes on from another history", "other", "rewritten");
        row("the same end, and another history", "same", "rewritten");
        row("an act here is another one there", "rewritten", "rewritten");
    }
    void isNotTaken()
    {
        QFETCH(QString, what);
        QFETCH(QString, context);
        const StatementRow first = made(0, 2).row();
        must(take(first, 2).map([](auto) {}));
        const auto taken = take(what == "replayed"_L1 ? first : spoilt(what), 3);
        QCOMPARE(taken ? QString() : taken.error().context, context);
        if (!taken)
            QCOMPARE(taken.error().code, ErrorCode::Damaged);
        QCOMPARE(store().end()->at, taken ? 3 : 2);
    }

    void verifyFinds_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<qint64>("seq"); // 0: nothing is wrong
        QTest::newRow("nothing changed") << QString() << qint64 { 0 };
        QTest::newRow("the newest act taken off")
            << u"DELETE FROM log WHERE seq = 3"_s << qint64 { 3 };
        QTest::newRow("a whole case taken off")
            << u"DELETE FROM log WHERE seq = 2"_s << qint64 { 2 };
        QTest::newRow("what was signed changed")
            << u"UPDATE signed_head SET statement = CAST(replace(CAST(statement AS TEXT),"
               " 'county', 'water') AS BLOB) WHERE at = 3"_s
            << qint64 { 3 };
        QTest::newRow("the heads changed")
            << u"UPDATE signed_head SET heads = CAST(substr(heads, 1, 39) || x'00' AS BLOB)"
               " WHERE at = 3"_s
            << qint64 { 3 };
        QTest::newRow("a statement taken out")
            << u"DELETE FROM signed_head WHERE at = 2"_s << qint64 { 1 };
        QTest::newRow("another server's key")
            << u"UPDATE setting SET value = '%1' WHERE key = 'server.signingKey'"_s.arg(
                   QString::fromLatin1(keyOf('x').publicKey().toHex()))
            << qint64 { 1 };
    }
    void verifyFinds()
    {
        QFETCH(QString, sql);
        QFETCH(qint64, seq);
        must(take(made(0, 2).row(), 2).map([](auto) {}));
        must(take(made(2, 3).row(), 3).map([](auto) {}));
        if (!sql.isEmpty())
            QVERIFY(connection().exec(u"PRAGMA foreign_keys = OFF;"
                                      " DROP TRIGGER log_is_not_deleted; "_s
                + sql));
        const auto report = verifyLog(connection());
        QVERIFY(report);
        QCOMPARE(report->broken ? report->broken->seq : 0, seq);
        if (seq > 0)
            QCOMPARE(report->broken->fault, LogFault::Head);
    }

    void whichHeadsStay_data()
    {
        QTest::addColumn<QDate>("before"); // the statement before; none: it is the first
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("newer");
        QTest::addColumn<bool>("stay");
        const QDate end(2026, 8, 31), begin(2026, 9, 1), next(2026, 9, 2);
        QTest::newRow("of the newest") << begin << next << 0 << true;
        QTest::newRow("of the last of those that stay whole") << begin << next << 91 << true;
        QTest::newRow("of an older one") << begin << next << 92 << false;
        QTest::newRow("of the first of a month") << end << begin << 92 << true;
        QTest::newRow("of the first of all") << QDate() << next << 1000 << true;
        QTest::newRow("of the same month a year later")
            << begin << QDate(2027, 9, 1) << 1000 << true;
    }
    void whichHeadsStay()
    {
        QFETCH(QDate, before);
        QFETCH(QDate, day);
        QFETCH(int, newer);
        QFETCH(bool, stay);
        const auto noon = [](QDate date) {
            return instantFromMs(date.startOfDay(Qt::UTC).toMSecsSinceEpoch());
        };
        QCOMPARE(keepsHeads(before.isValid() ? std::optional(noon(before)) : std::nullopt,
                     noon(day), newer),
            stay);
    }

    /// One a day since 21 November: 100 of them, of which the newest 92 and each month's first have
    /// their heads, and all go on being one history.
    void oldHeadsAreGivenUp()
    {
        must(take(made(0, 3).row(), 3).map([](auto) {}));
        takeDays(3, 102);
        QCOMPARE(giveUpAll(), 1);
        QCOMPARE(*store().count(), 100);
        QVector<qint64> without;
        must(sql::forEachRow(
            connection(),
            u"SELECT at FROM signed_head WHERE length(heads) = 0 AND absent = '' ORDER BY at"_s,
            [](sql::Statement &) {},
            [&without](const sql::Statement &s) { without.append(s.int64(0)); }));
        // Of the eight before the newest 92 the first of all stays, of 21 November.
        QCOMPARE(without, (QVector<qint64> { 4, 5, 6, 7, 8, 9, 10 }));
        const auto report = verifyLog(connection());
        QVERIFY2(!report->broken, qPrintable(report->broken ? report->broken->detail : QString()));
        QCOMPARE(report->statements, 100);
        must(connection().exec(u"UPDATE signed_head SET heads = x'' WHERE at = 11"_s));
        QCOMPARE(verifyLog(connection())->broken->fault, LogFault::Head); // these are to be there
    }

    /// A profile of before heads were given up has 47 too many: 20 a step, and it verifies all the
    /// while.
    void anOldProfileGivesThemUpLittleByLittle()
    {
        keepAllUpTo144();
        // Older than the newest 92 are 50; the first of all and two months' stay.
        for (const int expected : { 20, 40, 47 }) {
            const auto more = store().giveUpOldHeads();
            QVERIFY(more);
            QCOMPARE(*more, expected < 47);
            QCOMPARE(givenUp(), expected);
            QVERIFY(!verifyLog(connection())->broken);
        }
    }

    /// Their pages are written over with zeros, and an act of the officer waits for it.
    void largeHeadsAreGivenUpOneByOne()
    {
        keepAllUpTo144();
        must(connection().exec(u"UPDATE signed_head SET heads = zeroblob(300000)"_s));
        must(store().giveUpOldHeads().map([](bool) {}));
        QCOMPARE(givenUp(), 1);
        QCOMPARE(giveUpAll(), 46); // until nothing is left
        QCOMPARE(givenUp(), 47);
    }

private:
    void keepAllUpTo144()
    {
        must(take(made(0, 3).row(), 3).map([](auto) {}));
        must(connection().exec(u"CREATE TEMP TRIGGER as_before BEFORE UPDATE ON main.signed_head"
                               " BEGIN SELECT raise(IGNORE); END"_s));
        takeDays(3, 144);
        QCOMPARE(givenUp(), 0);
        must(connection().exec(u"DROP TRIGGER as_before"_s));
    }
    /// One a day.
    void takeDays(qint64 since, qint64 upto)
    {
        for (qint64 at = since; at < upto; ++at) {
            const Instant day = m_now + std::chrono::days { at - 2 };
            Made next { { kCounty, at, at + 1, digest(at), digest(at + 1), {}, day, false },
                { { at + 1, QByteArray(32, 'o') } } };
            must(take(next.row(), at + 1).map([](auto) {}));
        }
    }
    /// In so many steps.
    int giveUpAll()
    {
        int steps = 1;
        while (store().giveUpOldHeads().value_or(false))
            ++steps;
        return steps;
    }
    int givenUp()
    {
        int found = 0;
        must(sql::forEachRow(
            connection(), u"SELECT count(*) FROM signed_head WHERE length(heads) = 0"_s,
            [](sql::Statement &) {},
            [&found](const sql::Statement &s) { found = static_cast<int>(s.int64(0)); }));
        return found;
    }
    sql::Connection &connection() { return m_profile->connection(); }
    HeadStore store() { return HeadStore(connection()); }
    /// To its end: none here is longer than a step.
    Expected<HeadStore::Outcome> take(const StatementRow &row, qint64 cursor)
    {
        HeadStore::Arrival arrival { row, kCounty, cursor };
        return store().take(arrival);
    }
    /// Over the server's log, as it is.
    Made made(qint64 since, qint64 at)
    {
        Made made { { kCounty, since, at, digest(since), digest(at), {}, m_now, false }, {} };
        QMap<QString, SignedHead> heads;
        must(sql::forEachRow(
            m_server->connection(),
            u"SELECT subject_id, seq, hash FROM log WHERE seq > :since AND seq <= :at"
            " ORDER BY seq"_s,
            [&](sql::Statement &s) { s.bind(u":since", since).bind(u":at", at); },
            [&heads](const sql::Statement &s) {
                heads.insert(s.text(0), { s.int64(1), s.blob(2) });
            }));
        made.heads = heads.values();
        std::ranges::sort(made.heads, {}, &SignedHead::seq);
        return made;
    }
    /// Of the log up to there; how the server comes to it is not the console's matter.
    static QByteArray digest(qint64 at)
    {
        return at == 0 ? QByteArray() : crypto::hash(kSuite, QByteArray::number(at));
    }
    StatementRow spoilt(const QString &what)
    {
        Made next = made(2, what == "same"_L1 ? 2 : 3);
        const QByteArray other(32, 'o');
        if (what == "key"_L1)
            next.key = 'x';
        if (what == "organization"_L1)
            next.statement.organization = OrganizationId(u"centre-city"_s);
        if (what == "backwards"_L1)
            next.statement.at = 1;
        if (what == "gap"_L1)
            next.statement.since = 1;
        if (what == "forgotten"_L1)
            next.heads.clear();
        if (what == "other"_L1)
            next.statement.logSince = other;
        if (what == "same"_L1)
            next.statement.log = other;
        if (what == "rewritten"_L1)
            next.heads.first().hash = other;
        StatementRow row = next.row();
        if (what == "statement"_L1)
            row.statement.replace("\"at\":3", "\"at\":4");
        if (what == "cut"_L1)
            row.signature.chop(1);
        if (what == "heads"_L1)
            row.heads[39] = static_cast<char>(row.heads.at(39) ^ 1);
        if (what == "fewer"_L1)
            row.heads.clear();
        if (what == "none"_L1)
            row = { "{}", keyOf('s').sign(signedBytesOf("{}")), {} };
        return row;
    }

    std::optional<ProfileFile> m_profile;
    Instant m_now {};
    int m_rows = 0;
};

QTEST_GUILESS_MAIN(TestHeadStore)
#include "tst_headstore.moc"
