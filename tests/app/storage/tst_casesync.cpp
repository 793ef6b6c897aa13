#include "app/storage/casesync.h"
#include "app/storage/projection.h"
#include "tests/app/storage/projectiondump.h"
#include "tests/app/storage/randomcity.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

RecordEntry entry(const QString &intent)
{
    RecordEntry made;
    made.intent = IntentId(intent);
    return made;
}

} // namespace

class TestCaseSync : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void ofActs_data();
    void ofActs();
    void ofTheCase_data();
    void ofTheCase();
    void unknownCase();

private:
    QTemporaryDir m_folder;
    std::optional<sql::Connection> m_connection;
    Incident m_case;
};

void TestCaseSync::initTestCase()
{
    m_connection = openConsole(m_folder.filePath(u"p.db"_s));
    m_case.id = IncidentId(u"case-1"_s);
    m_case.record = { entry(u"reported"_s), entry(u"dispatched"_s) };
    m_case.lastSeq = 2;
    IncidentProjection projection(*Pinyin::load());
    QVERIFY(projection.project(*m_connection, {}, m_case, {}, smallCity()));
}

void TestCaseSync::ofActs_data()
{
    QTest::addColumn<QString>("intent");
    QTest::addColumn<QString>("outbox");
    QTest::addColumn<bool>("ofThisCase");
    QTest::addColumn<SyncState>("state");
    QTest::newRow("waits for the network → to upload")
        << u"dispatched"_s << u"waiting"_s << true << SyncState::Queued;
    QTest::newRow("sent, not yet ordered → uploaded")
        << u"dispatched"_s << u"sent"_s << true << SyncState::Uploaded;
    QTest::newRow("accepted, not yet come back with the others' → uploaded")
        << u"dispatched"_s << u"accepted"_s << true << SyncState::Uploaded;
    QTest::newRow("another case's act → nothing")
        << u"elsewhere"_s << u"waiting"_s << false << SyncState::Synced;
}

void TestCaseSync::ofActs()
{
    QFETCH(QString, intent);
    QFETCH(QString, outbox);
    QFETCH(bool, ofThisCase);
    QFETCH(SyncState, state);
    QVERIFY(m_connection->exec(u"DELETE FROM outbox; INSERT INTO outbox (position, intent_id, "
                               "subject_kind, subject_id, incident, group_id, intent, facts, "
                               "state, tries, added_at) VALUES (1, '%1', 'incident', '%3', "
                               "'%3', '', x'00', x'00', '%2', 0, 0)"_s.arg(
                                   intent, outbox, ofThisCase ? u"case-1"_s : u"case-2"_s)));
    const auto sync = caseSync(*m_connection, m_case);
    QVERIFY(sync);
    const QMap<IntentId, SyncState> expected = ofThisCase
        ? QMap<IntentId, SyncState> { { IntentId(intent), state } }
        : QMap<IntentId, SyncState> {};
    QCOMPARE(sync->acts, expected);
}

void TestCaseSync::ofTheCase_data()
{
    QTest::addColumn<SyncState>("state");
    QTest::newRow("nothing waits") << SyncState::Synced;
    QTest::newRow("to upload") << SyncState::Queued;
    QTest::newRow("uploaded") << SyncState::Uploaded;
    QTest::newRow("not accepted") << SyncState::Refused;
}

void TestCaseSync::ofTheCase()
{
    QFETCH(SyncState, state);
    auto write = m_connection->prepare(u"UPDATE incident SET sync_state = :state WHERE id = :id"_s);
    QVERIFY(write
        && write->bind(u":state", static_cast<int>(state))
               .bind(u":id", m_case.id.toString())
               .run());
    const auto sync = caseSync(*m_connection, m_case);
    QVERIFY(sync);
    QCOMPARE(sync->state, state);
}

void TestCaseSync::unknownCase()
{
    Incident other;
    other.id = IncidentId(u"case-2"_s);
    const auto sync = caseSync(*m_connection, other);
    QVERIFY(!sync);
    QCOMPARE(sync.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestCaseSync)
#include "tst_casesync.moc"
