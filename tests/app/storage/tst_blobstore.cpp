#include "app/storage/blobstore.h"

#include "app/crypto/seal.h"
#include "app/storage/profile.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const Instant kNow = instantFromMs(1'795'240'800'000);
const Subject kCase { SubjectKind::Incident, u"case"_s };
const OfficerId kReader(u"city"_s);
const QByteArray kPhoto = "a photo of a manhole without its cover";

} // namespace

class TestBlobStore : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comesBackAndIsRecorded();
    void liesSealed();
    void theSameContentIsKeptOnce();
    void whatIsNotHereIsNotFound();
    void anAlteredOneIsDamaged_data();
    void anAlteredOneIsDamaged();
    void sizesThatCannotBe();

private:
    sql::Connection &connection() { return m_profile->connection(); }
    BlobStore store() { return BlobStore(connection()); }
    qint64 count(const QString &table)
    {
        return *connection().number(u"SELECT count(*) FROM "_s + table);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ProfileFile> m_profile;
    crypto::SecretBytes m_key = crypto::makeSealKey(crypto::Suite::Intl);
    int m_count = 0;
};

void TestBlobStore::init()
{
    TestCase::init();
    auto profile = ProfileFile::create(m_folder.filePath(QString::number(++m_count)),
        { ProfileKind::Standalone, {}, OrganizationId(u"city"_s), kNow });
    QVERIFY(profile);
    m_profile = std::make_unique<ProfileFile>(*std::move(profile));
}

void TestBlobStore::comesBackAndIsRecorded()
{
    QVERIFY(store().write(u"现场.jpg"_s, kPhoto, m_key, kNow));
    QCOMPARE(count(u"reading"_s), 0);
    const auto read = store().read(BlobStore::sha256(kPhoto), kCase, m_key, kReader, kNow);
    QVERIFY(read);
    QCOMPARE(*read, kPhoto);
    QCOMPARE(*connection().number(
                 u"SELECT count(*) FROM reading WHERE officer = 'city' AND subject_id = 'case'"
                 " AND field = 'attachment'"_s),
        1);
}

void TestBlobStore::liesSealed()
{
    QVERIFY(store().write(u"现场.jpg"_s, kPhoto, m_key, kNow));
    QCOMPARE(*connection().number(u"SELECT sealed FROM blob"_s), 1);
    QCOMPARE(*connection().number(u"SELECT instr(bytes, CAST('manhole' AS BLOB)) FROM blob"_s), 0);
}

void TestBlobStore::theSameContentIsKeptOnce()
{
    QVERIFY(store().write(u"a.jpg"_s, kPhoto, m_key, kNow));
    QVERIFY(store().write(u"b.jpg"_s, kPhoto, m_key, kNow));
    QCOMPARE(count(u"blob"_s), 1);
}

void TestBlobStore::whatIsNotHereIsNotFound()
{
    const auto read = store().read(BlobStore::sha256(kPhoto), kCase, m_key, kReader, kNow);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotFound);
    QCOMPARE(count(u"reading"_s), 0);
}

void TestBlobStore::anAlteredOneIsDamaged_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("cut short") << u"UPDATE blob SET bytes = substr(bytes, 1, 30)"_s;
    QTest::newRow("another photo's bytes under this hash")
        << u"UPDATE blob SET bytes = (SELECT bytes FROM blob WHERE name = 'other')"
           " WHERE name = 'this'"_s;
}

void TestBlobStore::anAlteredOneIsDamaged()
{
    QFETCH(QString, change);
    QVERIFY(store().write(u"this"_s, kPhoto, m_key, kNow));
    QVERIFY(store().write(u"other"_s, "another one", m_key, kNow));
    QVERIFY(connection().exec(change));
    const auto read = store().read(BlobStore::sha256(kPhoto), kCase, m_key, kReader, kNow);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Damaged);
    QCOMPARE(count(u"reading"_s), 0);
}

void TestBlobStore::sizesThatCannotBe()
{
    QVERIFY(!store().write(u"empty"_s, {}, m_key, kNow));
    const auto large
        = store().write(u"large"_s, QByteArray(BlobStore::kLargest + 1, 'x'), m_key, kNow);
    QVERIFY(!large);
    QCOMPARE(large.error().code, ErrorCode::InvalidValue);
    QCOMPARE(count(u"blob"_s), 0);
}

QTEST_GUILESS_MAIN(TestBlobStore)
#include "tst_blobstore.moc"
