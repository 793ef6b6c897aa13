#include "app/crypto/hash.h"
#include "app/protocol/limits.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using protocol::BlobState;
using protocol::ProblemCode;

namespace {

constexpr qint64 kPiece = protocol::kLargestBlobPiece;
const OfficerId kCityOfficer = officerOf(org::kCity, "intake");
const OfficerId kVillager = officerOf(org::kVillage, "gridWorker");
const OfficerId kStranger = officerOf(org::kOtherCounty, "intake");

QByteArray contentOf(qint64 size)
{
    QByteArray bytes(size, '\0');
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / 251) % 256);
    return bytes;
}

QString digestOf(const QByteArray &bytes)
{
    return QString::fromLatin1(crypto::hash(crypto::Suite::Intl, bytes).toHex());
}

/// Officers who hand in and ask for attachments.
class BlobDesk {
public:
    server::Response put(const OfficerId &officer, const QString &digest, qint64 offset,
        qint64 size, const QByteArray &bytes)
    {
        return desk.send("PUT",
            u"/v1/blobs/%1?offset=%2&size=%3"_s.arg(digest).arg(offset).arg(size), bytes,
            desk.tokenOf(officer));
    }
    /// All of it, piece by piece.
    BlobState handIn(const OfficerId &officer, const QByteArray &bytes)
    {
        BlobState state;
        for (qint64 at = 0; at < bytes.size(); at += kPiece)
            state = stateOf(put(officer, digestOf(bytes), at, bytes.size(), bytes.mid(at, kPiece)));
        return state;
    }
    server::Response get(const OfficerId &officer, const QString &digest, qint64 offset = 0)
    {
        return desk.send(
            "GET", u"/v1/blobs/%1?offset=%2"_s.arg(digest).arg(offset), {}, desk.tokenOf(officer));
    }
    /// A matter of the village with this attachment.
    void attach(const QString &id, const QString &digest)
    {
        if (desk.headOf(id) == 0)
            QCOMPARE(desk.handIn(desk.report(id)).verdict, protocol::Verdict::Accepted);
        const auto answer = desk.handIn(desk.make(OperationKind::Attach, id,
            { { u"name"_s, u"照片.jpg"_s }, { u"sha256"_s, digest }, { u"size"_s, 7 } },
            kCityOfficer));
        QCOMPARE(answer.verdict, protocol::Verdict::Accepted);
    }
    static BlobState stateOf(const server::Response &response)
    {
        return protocol::read<BlobState>(response.body, 1 << 16).value_or(BlobState {});
    }
    static ProblemCode codeOf(const server::Response &response)
    {
        return protocol::read<protocol::Problem>(response.body, 1 << 16)->code;
    }

    ServerDesk desk;
};

} // namespace

class TestBlobs : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("answers");
        QTest::newRow("one byte") << qint64 { 1 } << 1;
        QTest::newRow("a piece to the byte") << kPiece << 1;
        QTest::newRow("a piece and a byte") << kPiece + 1 << 2;
        QTest::newRow("three pieces and a half") << 3 * kPiece + kPiece / 2 << 4;
    }
    void comesBackAsItWas()
    {
        QFETCH(qint64, size);
        QFETCH(int, answers);
        BlobDesk blobs;
        const QByteArray bytes = contentOf(size);
        QCOMPARE(blobs.handIn(kCityOfficer, bytes), (BlobState { size, size, true }));
        blobs.attach(u"i1"_s, digestOf(bytes));
        QByteArray read;
        int count = 0;
        while (read.size() < size) {
            const auto response = blobs.get(kVillager, digestOf(bytes), read.size());
            QCOMPARE(response.status, answers == 1 ? 200 : 206);
            QCOMPARE(response.contentType, QByteArray("application/octet-stream"));
            const QByteArray range = "bytes " + QByteArray::number(read.size()) + '-'
                + QByteArray::number(read.size() + response.body.size() - 1) + '/'
                + QByteArray::number(size);
            QCOMPARE(response.contentRange, answers == 1 ? QByteArray() : range);
            read += response.body;
            ++count;
        }
        QCOMPARE(read, bytes);
        QCOMPARE(count, answers);
        QCOMPARE(blobs.get(kVillager, digestOf(bytes), size).status, 400);
        QCOMPARE(blobs.get(kVillager, digestOf(bytes), size - 1).body, bytes.last(1));
    }

    /// Answers get lost, pieces come twice and out of order; it goes on where it was.
    void goesOnWhereItWas()
    {
        BlobDesk blobs;
        const QByteArray bytes = contentOf(2 * kPiece + 500);
        const QString digest = digestOf(bytes);
        const auto put = [&](qint64 offset, qint64 length) {
            return BlobDesk::stateOf(
                blobs.put(kCityOfficer, digest, offset, bytes.size(), bytes.mid(offset, length)));
        };
        QCOMPARE(put(0, 0).received, 0); // only asks
        QCOMPARE(put(0, kPiece).received, kPiece);
        QCOMPARE(put(0, kPiece).received, kPiece); // its answer was lost
        QCOMPARE(put(2 * kPiece, 500).received, kPiece); // overtook the second
        blobs.desk.pass(std::chrono::days { 10 });
        blobs.desk.forgetTokens();
        QCOMPARE(put(0, 0).received, kPiece);
        QCOMPARE(put(kPiece, kPiece).received, 2 * kPiece);
        QCOMPARE(put(2 * kPiece, 500), (BlobState { bytes.size(), bytes.size(), true }));
        QCOMPARE(put(2 * kPiece, 500), (BlobState { bytes.size(), bytes.size(), true }));
        QCOMPARE(put(0, 0), (BlobState { bytes.size(), bytes.size(), true }));
    }

    void unfinishedIsForgotten()
    {
        BlobDesk blobs;
        const QByteArray bytes = contentOf(2 * kPiece);
        blobs.put(kCityOfficer, digestOf(bytes), 0, bytes.size(), bytes.first(kPiece));
        blobs.desk.pass(std::chrono::days { 15 });
        blobs.desk.forgetTokens();
        blobs.put(kCityOfficer, digestOf("another"), 0, 7, {}); // a new one clears away
        QCOMPARE(BlobDesk::stateOf(blobs.put(kCityOfficer, digestOf(bytes), 0, bytes.size(), {}))
                     .received,
            0);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("detail");
        const QString good = digestOf(contentOf(5));
        const auto row = [&](const char *name, const QString &digest, const QString &query,
                             qint64 bytes, int status, const QString &detail) {
            QTest::newRow(name) << u"/v1/blobs/"_s + digest + query << bytes << status << detail;
        };
        row("out of the folder", u"..%2f..%2fserver.keys"_s, u"?offset=0&size=5"_s, 5, 400,
            u"sha256"_s);
        row("out of the path", u"../../etc/passwd"_s, u"?offset=0&size=5"_s, 5, 404, {});
        row("an absolute path", u"%2fetc%2fpasswd"_s, u"?offset=0&size=5"_s, 5, 400, u"sha256"_s);
        row("capitals", good.toUpper(), u"?offset=0&size=5"_s, 5, 400, u"sha256"_s);
        row("a digit too few", good.chopped(1), u"?offset=0&size=5"_s, 5, 400, u"sha256"_s);
        row("a digit too many", good + u'0', u"?offset=0&size=5"_s, 5, 400, u"sha256"_s);
        row("U+0000", good.chopped(1) + u"%00"_s, u"?offset=0&size=5"_s, 5, 400, u"path"_s);
        row("digits of another script", good.chopped(1) + u"%d9%a1"_s, u"?offset=0&size=5"_s, 5,
            400, u"sha256"_s);
        row("SQL", u"'%20OR%201=1%20--"_s, u"?offset=0&size=5"_s, 5, 400, u"sha256"_s);
        row("no offset", good, u"?size=5"_s, 5, 400, u"offset"_s);
        row("offset below zero", good, u"?offset=-1&size=5"_s, 5, 400, u"offset"_s);
        row("no size", good, u"?offset=0"_s, 5, 400, u"size"_s);
        row("size zero", good, u"?offset=0&size=0"_s, 0, 400, u"size"_s);
        row("more than its size", good, u"?offset=0&size=4"_s, 5, 400, u"size"_s);
        row("past its end", good, u"?offset=9007199254740992&size=5"_s, 5, 400, u"size"_s);
        row("larger than any may be", good, u"?offset=0&size=20971521"_s, 5, 413, u"size"_s);
        row("a piece too large", good, u"?offset=0&size=9000000"_s, kPiece + 1, 413, {});
        row("a piece too small", good, u"?offset=0&size=9000000"_s, protocol::kLeastBlobPiece - 1,
            400, u"piece"_s);
        row("another hash", digestOf("x"), u"?offset=0&size=5"_s, 5, 400, u"sha256"_s);
    }
    void refused()
    {
        QFETCH(QString, target);
        QFETCH(qint64, bytes);
        QFETCH(int, status);
        QFETCH(QString, detail);
        BlobDesk blobs;
        const auto response
            = blobs.desk.send("PUT", target, contentOf(bytes), blobs.desk.tokenOf(kCityOfficer));
        QCOMPARE(response.status, status);
        QCOMPARE(protocol::read<protocol::Problem>(response.body, 1 << 16)->detail, detail);
    }

    /// What turned out wrong at its end is gone, and the right content can follow.
    void wrongContentIsDropped()
    {
        BlobDesk blobs;
        const QByteArray bytes = contentOf(kPiece + 9);
        QByteArray wrong = bytes;
        wrong[kPiece + 3] = static_cast<char>(wrong[kPiece + 3] ^ 1);
        blobs.attach(u"i1"_s, digestOf(bytes));
        blobs.put(kCityOfficer, digestOf(bytes), 0, bytes.size(), bytes.first(kPiece));
        QCOMPARE(BlobDesk::codeOf(blobs.put(
                     kCityOfficer, digestOf(bytes), kPiece, bytes.size(), wrong.mid(kPiece))),
            ProblemCode::BadRequest);
        QCOMPARE(blobs.get(kCityOfficer, digestOf(bytes)).status, 404);
        QVERIFY(blobs.handIn(kCityOfficer, bytes).complete);
        QCOMPARE(blobs.get(kCityOfficer, digestOf(bytes)).body, bytes.first(kPiece));
    }

    void truncatedIsNotGivenOut()
    {
        BlobDesk blobs;
        const QByteArray bytes = contentOf(2 * kPiece);
        blobs.attach(u"i1"_s, digestOf(bytes));
        blobs.put(kCityOfficer, digestOf(bytes), 0, bytes.size(), bytes.first(kPiece));
        QCOMPARE(blobs.get(kCityOfficer, digestOf(bytes)).status, 404);
    }

    /// Only to those whom an operation that they see names it.
    void givenOutToThoseWhoSeeItNamed()
    {
        BlobDesk blobs;
        const QByteArray bytes = contentOf(4000);
        const QString digest = digestOf(bytes);
        QVERIFY(blobs.handIn(kCityOfficer, bytes).complete);
        for (const OfficerId &officer : { kCityOfficer, kVillager, kStranger })
            QCOMPARE(blobs.get(officer, digest).status, 404); // named by nobody yet
        blobs.attach(u"i1"_s, digest);
        QCOMPARE(blobs.get(kCityOfficer, digest).body, bytes);
        QCOMPARE(blobs.get(kVillager, digest).body, bytes);
        QCOMPARE(blobs.get(kStranger, digest).status, 404);
        const auto audit = blobs.desk.database().rows(
            u"SELECT officer FROM audit WHERE kind = 'blobRead' ORDER BY id"_s);
        QCOMPARE(audit->size(), 2);
        QCOMPARE(audit->last().text(0), kVillager.toString());
    }

    /// Who learned a hash names it in a case of his own; without the content that opens nothing.
    void knowingAHashOpensNothing()
    {
        BlobDesk blobs;
        const QByteArray bytes = contentOf(4000);
        QVERIFY(blobs.handIn(kCityOfficer, bytes).complete);
        blobs.attach(u"i1"_s, digestOf(bytes));
        ServerDesk &desk = blobs.desk;
        QCOMPARE(desk.handIn(desk.report(u"i2"_s, kStranger, region::kOtherVillage)).verdict,
            protocol::Verdict::Accepted);
        QCOMPARE(desk.handIn(desk.make(OperationKind::Attach, u"i2"_s,
                                 { { u"name"_s, u"x"_s }, { u"sha256"_s, digestOf(bytes) },
                                     { u"size"_s, 7 } },
                                 kStranger))
                     .verdict,
            protocol::Verdict::Accepted);
        QCOMPARE(blobs.get(kStranger, digestOf(bytes)).status, 404);
        // Who has it may, and is told of no one else's.
        QVERIFY(blobs.handIn(kStranger, bytes).complete);
        QCOMPARE(blobs.get(kStranger, digestOf(bytes)).body, bytes);
    }

    /// The same answers whether others have handed it in or not.
    void puttingTellsNothingOfOthers()
    {
        const QByteArray bytes = contentOf(kPiece + 700);
        QVector<QByteArray> answers[2];
        for (const bool held : { false, true }) {
            BlobDesk blobs;
            if (held)
                QVERIFY(blobs.handIn(kCityOfficer, bytes).complete);
            for (const auto &[offset, length] :
                { std::pair<qint64, qint64> { 0, 0 }, { 0, kPiece }, { kPiece, 700 }, { 0, 0 } })
                answers[held].append(blobs
                                         .put(kStranger, digestOf(bytes), offset, bytes.size(),
                                             bytes.mid(offset, length))
                                         .body);
        }
        QCOMPARE(answers[0], answers[1]);
    }

    /// What the migration does on a server that had attachments named before.
    void actsOfBeforeAreNamedToo()
    {
        BlobDesk blobs;
        const QByteArray bytes = contentOf(4000);
        blobs.attach(u"i1"_s, digestOf(bytes));
        blobs.attach(u"i1"_s, digestOf("another"));
        server::Database &database = blobs.desk.database();
        const auto names = [&database] {
            QStringList lines;
            const auto rows = database.rows(u"SELECT digest, organization, subject_kind, subject_id"
                                            " FROM blob_name ORDER BY digest"_s);
            for (const server::SqlRow &row : rows.value())
                lines.append(row.text(0) + row.text(1) + row.text(2) + row.text(3));
            return lines;
        };
        const QStringList before = names();
        QCOMPARE(before.size(), 2);
        must(database.run(u"DELETE FROM blob_name"_s));
        const bool postgres = !qEnvironmentVariableIsEmpty("SHIYU_TEST_DATABASE");
        QFile file(postgres ? u":/sql/server/postgres/0002_blobs.sql"_s
                            : u":/sql/server/sqlite/0002_blobs.sql"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString sql = QString::fromUtf8(file.readAll());
        must(database.run(sql.mid(sql.indexOf(u"INSERT INTO blob_name"_s))));
        QCOMPARE(names(), before);
    }

    /// Handed in and named by no act: kept for a while, then gone; what is named stays for good, and
    /// so does what somebody handed in again meanwhile.
    void whatNoActNamesIsCleanedAway_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("named");
        QTest::addColumn<bool>("again");
        QTest::addColumn<bool>("stays");
        QTest::newRow("a day short of its life") << 13 << false << false << true;
        QTest::newRow("past its life") << 15 << false << false << false;
        QTest::newRow("named by an act") << 400 << true << false << true;
        QTest::newRow("handed in by another the day before") << 15 << false << true << true;
    }
    void whatNoActNamesIsCleanedAway()
    {
        QFETCH(int, days);
        QFETCH(bool, named);
        QFETCH(bool, again);
        QFETCH(bool, stays);
        BlobDesk blobs;
        const QByteArray bytes = contentOf(kPiece + 300);
        QVERIFY(blobs.handIn(kCityOfficer, bytes).complete);
        if (named)
            blobs.attach(u"i1"_s, digestOf(bytes));
        blobs.desk.pass(std::chrono::days { days - 1 });
        blobs.desk.forgetTokens();
        if (again)
            QVERIFY(blobs.handIn(kStranger, bytes).complete);
        blobs.desk.pass(std::chrono::days { 1 });
        blobs.desk.forgetTokens();
        blobs.put(kCityOfficer, digestOf("another"), 0, 7, {}); // a new one clears away
        const auto state = BlobDesk::stateOf(
            blobs.put(kCityOfficer, digestOf(bytes), 0, bytes.size(), {}));
        QCOMPARE(state.complete, stays);
        QCOMPARE(state.received, stays ? bytes.size() : 0);
        const auto pieces = blobs.desk.database().rows(u"SELECT 1 FROM blob_piece"_s);
        QCOMPARE(pieces->isEmpty(), !stays);
        if (!stays) // and it can come anew
            QVERIFY(blobs.handIn(kCityOfficer, bytes).complete);
    }

    void whatNoActNamesHasAQuota()
    {
        BlobDesk blobs;
        blobs.desk.state().settings.unnamedBlobs = 10'000;
        QVERIFY(blobs.handIn(kStranger, contentOf(6'000)).complete);
        QVERIFY(blobs.handIn(kStranger, contentOf(4'000)).complete); // to the byte
        QCOMPARE(BlobDesk::codeOf(blobs.put(kStranger, digestOf("more"), 0, 1, {})),
            ProblemCode::TooMany);
        QVERIFY(blobs.handIn(kCityOfficer, contentOf(9'000)).complete); // another's disk
        blobs.attach(u"i1"_s, digestOf(contentOf(9'000)));
        blobs.attach(u"i1"_s, digestOf(contentOf(9'001)));
        QVERIFY(blobs.handIn(kCityOfficer, contentOf(9'001)).complete); // named before it comes
        QVERIFY(blobs.handIn(kCityOfficer, contentOf(9'500)).complete); // the named do not count
    }

    void nobodyFillsTheDiskWithBeginnings()
    {
        BlobDesk blobs;
        for (int i = 0; i < 100; ++i)
            QCOMPARE(blobs.put(kStranger, digestOf(QByteArray::number(i)), 0, 9, {}).status, 200);
        QCOMPARE(BlobDesk::codeOf(blobs.put(kStranger, digestOf("more"), 0, 9, {})),
            ProblemCode::TooMany);
        QCOMPARE(blobs.put(kCityOfficer, digestOf("more"), 0, 9, {}).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestBlobs)
#include "tst_blobs.moc"
