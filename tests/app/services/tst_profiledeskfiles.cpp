#include "app/services/attachmentaccess.h"
#include "app/services/profiledesk.h"

#include "app/storage/blobstore.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const Instant kNow = instantFromMs(1'795'240'800'000); // 2026-11-21 14:00 in the city
const OfficerId kDispatcher = test::officerOf(test::org::kCity, "dispatcher");
const OfficerId kIntake = test::officerOf(test::org::kCity, "intake");
const OfficerId kWater = test::officerOf(test::org::kWater, "liaison");

AttachedFile file(const QString &name, const QByteArray &bytes)
{
    return { name, bytes, BlobStore::sha256(bytes) };
}

ActRequest report(bool confidential = false)
{
    ActRequest request;
    request.kind = OperationKind::Report;
    request.args = { { u"title"_s, u"水管爆裂"_s }, { u"summary"_s, u"路面积水"_s },
        { u"place"_s, toJson(Place { PlaceShape::None, {}, u"北京中路"_s }) },
        { u"region"_s, test::region::kGrid.toString() },
        { u"category"_s, test::category::kBurst.toString() }, { u"urgency"_s, u"urgent"_s },
        { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s },
        { u"confidential"_s, confidential } };
    return request;
}

ActRequest attach(const AttachedFile &attached, const IncidentId &incident = {}, qint64 seen = 0)
{
    return { incident, OperationKind::Attach, attached.args(), {}, seen };
}

} // namespace

/// Attachments on a real profile: what is written together, who may open it, what is recorded.
class TestProfileDeskFiles : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }

    void goesInWithTheNewMatter();
    void aFullDiskLeavesNothing();
    void aRefusedActLeavesNoFile();
    void whoMayOpenIt_data();
    void whoMayOpenIt();
    void struckOutIsClosed();
    void anotherCasesFileIsNotServed();

private:
    void signIn(const OfficerId &officer);
    qint64 count(const QString &table)
    {
        return *m_desk->connection().number(u"SELECT count(*) FROM "_s + table);
    }

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<ProfileDesk> m_desk;
    int m_count = 0;
};

void TestProfileDeskFiles::initTestCase()
{
    m_path = m_folder.filePath(u"city"_s);
    QVERIFY(test::makeCityProfile(m_path, { kDispatcher, kIntake, kWater }, kNow));
}

void TestProfileDeskFiles::init()
{
    TestCase::init();
    const QString copy = m_folder.filePath(QString::number(++m_count));
    QVERIFY(QFile::copy(m_path, copy));
    auto desk = ProfileDesk::open(copy);
    QVERIFY(desk);
    m_desk = *std::move(desk);
    signIn(kDispatcher);
}

void TestProfileDeskFiles::signIn(const OfficerId &officer)
{
    QVERIFY(m_desk->signIn(officer.toString(), test::kCityPassword, kNow));
}

void TestProfileDeskFiles::goesInWithTheNewMatter()
{
    const AttachedFile photo = file(u"现场.jpg"_s, "photo");
    const AttachedFile call = file(u"来电.amr"_s, "call");
    const auto done = m_desk->actAll(
        { report(), attach(photo), attach(call), { {}, OperationKind::Accept, {}, {}, 0 } }, kNow,
        { photo, call });
    QVERIFY(done);
    QCOMPARE(done->after.stage, Stage::Accepted);
    const QVector<RecordEntry> attached = attachmentsOf(done->after);
    QCOMPARE(attached.size(), 2);
    const auto read = m_desk->readAttachment(done->incident, attached.first().intent, kNow);
    QVERIFY(read);
    QCOMPARE(*read, QByteArray("photo"));
    QCOMPARE(count(u"reading WHERE field = 'attachment' AND officer = 'c.city.dispatcher'"_s), 1);
}

void TestProfileDeskFiles::aFullDiskLeavesNothing()
{
    const auto made = m_desk->actAll({ report() }, kNow);
    QVERIFY(made);
    const AttachedFile photo = file(u"现场.jpg"_s, QByteArray(2'000'000, 'x'));
    const qint64 pages = *m_desk->connection().number(u"PRAGMA page_count"_s);
    const auto limit = [this](qint64 most) {
        return m_desk->connection().number(u"PRAGMA max_page_count = "_s + QString::number(most));
    };
    QVERIFY(limit(pages + 20)); // room for the operation, none for the file
    const ActRequest request = attach(photo, made->incident, made->after.lastSeq);
    const auto failed = m_desk->actAll({ request }, kNow, { photo });
    QVERIFY(!failed);
    QCOMPARE(std::get<Error>(failed.error()).code, ErrorCode::DiskFull);
    QCOMPARE(count(u"blob"_s), 0);
    QCOMPARE(count(u"log WHERE kind = 'attach'"_s), 0);
    QVERIFY(limit(1'000'000));
    QVERIFY(m_desk->actAll({ request }, kNow, { photo })); // the same again, once there is room
    QCOMPARE(count(u"blob"_s), 1);
}

void TestProfileDeskFiles::aRefusedActLeavesNoFile()
{
    const auto made = m_desk->actAll({ report() }, kNow);
    QVERIFY(made);
    signIn(kWater); // no task in it
    const AttachedFile photo = file(u"现场.jpg"_s, "photo");
    const auto refused
        = m_desk->actAll({ attach(photo, made->incident, made->after.lastSeq) }, kNow, { photo });
    QVERIFY(!refused);
    QCOMPARE(std::get<Refusal>(refused.error()).code, RefusalCode::NotYours);
    QCOMPARE(count(u"blob"_s), 0);
}

void TestProfileDeskFiles::whoMayOpenIt_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("confidential");
    QTest::addColumn<bool>("dispatched");
    QTest::addColumn<OfficerId>("reader");
    QTest::addColumn<bool>("may");
    QTest::newRow("the seat that took it in") << u"a.jpg"_s << false << false << kIntake << true;
    QTest::newRow("a unit without a task") << u"a.jpg"_s << false << false << kWater << false;
    QTest::newRow("the unit that handles it") << u"a.jpg"_s << false << true << kWater << true;
    QTest::newRow("a photo of a confidential matter, its handler")
        << u"a.jpg"_s << true << true << kWater << true;
    QTest::newRow("the voice of a confidential reporter, the handler")
        << u"a.amr"_s << true << true << kWater << false;
    QTest::newRow("the voice of a confidential reporter, the intake seat")
        << u"a.amr"_s << true << true << kIntake << true;
}

void TestProfileDeskFiles::whoMayOpenIt()
{
    QFETCH(QString, name);
    QFETCH(bool, confidential);
    QFETCH(bool, dispatched);
    QFETCH(OfficerId, reader);
    QFETCH(bool, may);
    const AttachedFile attached = file(name, "content");
    QVector<ActRequest> acts { report(confidential), attach(attached) };
    if (dispatched) {
        acts.append({ {}, OperationKind::Accept, {}, {}, 0 });
        acts.append({ {}, OperationKind::Dispatch,
            { { u"lead"_s, test::org::kWater.toString() }, { u"basis"_s, u"function"_s } }, {},
            0 });
    }
    const auto done = m_desk->actAll(acts, kNow, { attached });
    QVERIFY(done);
    signIn(reader);
    const auto read
        = m_desk->readAttachment(done->incident, attachmentsOf(done->after).first().intent, kNow);
    QCOMPARE(read.has_value(), may);
    QCOMPARE(count(u"reading WHERE field = 'attachment'"_s), may ? 1 : 0);
}

void TestProfileDeskFiles::struckOutIsClosed()
{
    const AttachedFile photo = file(u"a.jpg"_s, "photo");
    const auto done = m_desk->actAll({ report(), attach(photo) }, kNow, { photo });
    QVERIFY(done);
    const IntentId entry = attachmentsOf(done->after).first().intent;
    ActRequest strike { done->incident, OperationKind::Strike,
        { { u"entry"_s, entry.toString() }, { u"reason"_s, u"传错了"_s } }, {},
        done->after.lastSeq };
    const auto struck = m_desk->actAll({ strike }, kNow);
    QVERIFY(struck);
    QVERIFY(attachmentsOf(struck->after).isEmpty());
    QVERIFY(!m_desk->readAttachment(done->incident, entry, kNow));
}

void TestProfileDeskFiles::anotherCasesFileIsNotServed()
{
    const AttachedFile photo = file(u"a.jpg"_s, "photo");
    const auto one = m_desk->actAll({ report(), attach(photo) }, kNow, { photo });
    const auto two = m_desk->actAll({ report() }, kNow);
    QVERIFY(one && two);
    const IntentId entry = attachmentsOf(one->after).first().intent;
    QVERIFY(!m_desk->readAttachment(two->incident, entry, kNow));
}

QTEST_GUILESS_MAIN(TestProfileDeskFiles)
#include "tst_profiledeskfiles.moc"
