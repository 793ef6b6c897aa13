#include "app/sql/maintenance.h"
#include "app/sql/transaction.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::sql;
using namespace Qt::StringLiterals;

class tst_Maintenance : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void quickCheckPasses();
    void quickCheckFindsDamage();
    void backupIsTheStateAtItsBeginning();
    void backupCancelled();
    void backupRefusesATakenName();
    void backupIntoNoFolder();
    void plans_data();
    void plans();
    void planOfWrongSql();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    Connection open() { return *Connection::open(path(u"a.db"_s), OpenMode::Create); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Maintenance::init()
{
    TestCase::init();
    m_dir = std::make_unique<QTemporaryDir>();
    auto db = open();
    QVERIFY(db.exec(u"CREATE TABLE note (id INTEGER PRIMARY KEY, unit TEXT, text TEXT) STRICT;"
                    "CREATE INDEX note_unit ON note (unit);"
                    "CREATE VIRTUAL TABLE words USING fts5(text);"
                    "CREATE VIRTUAL TABLE area USING rtree_i32(id, w, e, s, n);"
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000)"
                    "INSERT INTO note SELECT i, i % 7, printf('%0200d', i) FROM n;"_s));
}

void tst_Maintenance::quickCheckPasses()
{
    auto db = open();
    QVERIFY(quickCheck(db));
}

void tst_Maintenance::quickCheckFindsDamage()
{
    QFile file(path(u"a.db"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2 / 4096 * 4096));
    QCOMPARE(file.write(QByteArray(4096, '\xa5')), 4096);
    file.close();
    auto db = open();
    const auto checked = quickCheck(db);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::Damaged);
    QVERIFY(!checked.error().detail.isEmpty());
}

// Another connection deletes everything after the first step: the copy has it all, and was not
// begun anew.
void tst_Maintenance::backupIsTheStateAtItsBeginning()
{
    auto db = open();
    auto other = open();
    int steps = 0;
    int last = 0;
    const auto done = backup(db, path(u"copy.db"_s), [&](int copied, int total) {
        if (++steps == 1 && !other.exec(u"DELETE FROM note"_s))
            return false;
        const bool forward = copied > last && copied <= total;
        last = copied;
        return forward;
    });
    QVERIFY(done);
    QVERIFY(steps > 1);
    QVERIFY(!db.isInTransaction());
    QCOMPARE(db.number(u"SELECT count(*) FROM note"_s), 0);
    auto copy = Connection::open(path(u"copy.db"_s), OpenMode::ReadWrite);
    QVERIFY(copy);
    QCOMPARE(copy->number(u"SELECT count(*) FROM note"_s), 30000);
    QVERIFY(quickCheck(*copy));
}

void tst_Maintenance::backupCancelled()
{
    auto db = open();
    const auto done = backup(db, path(u"copy.db"_s), [](int, int) { return false; });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QCOMPARE(QDir(m_dir->path()).entryList({ u"copy*"_s }, QDir::Files), QStringList());
    QVERIFY(!db.isInTransaction());
}

void tst_Maintenance::backupRefusesATakenName()
{
    auto db = open();
    QVERIFY(backup(db, path(u"copy.db"_s)));
    QCOMPARE(backup(db, path(u"copy.db"_s)).error().code, ErrorCode::InvalidValue);
}

void tst_Maintenance::backupIntoNoFolder()
{
    auto db = open();
    const auto done = backup(db, path(u"absent/copy.db"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Unreadable);
}

void tst_Maintenance::plans_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("scans");
    QTest::newRow("by key") << u"SELECT text FROM note WHERE id = :id"_s << 0;
    QTest::newRow("by index") << u"SELECT text FROM note WHERE unit = :unit"_s << 0;
    QTest::newRow("keyset page") << u"SELECT text FROM note WHERE id > :a ORDER BY id LIMIT 256"_s
                                 << 0;
    QTest::newRow("by text") << u"SELECT id FROM note WHERE text = :text"_s << 1;
    QTest::newRow("whole index") << u"SELECT count(*) FROM note"_s << 1;
    QTest::newRow("full-text") << u"SELECT rowid FROM words WHERE words MATCH :q"_s << 0;
    QTest::newRow("space") << u"SELECT id FROM area WHERE w < :e AND e > :w"_s << 0;
    QTest::newRow("constant") << u"SELECT 1"_s << 0;
}

void tst_Maintenance::plans()
{
    QFETCH(QString, sql);
    QFETCH(int, scans);
    auto db = open();
    const auto plan = queryPlan(db, sql);
    QVERIFY(plan);
    QVERIFY(!plan->isEmpty());
    QVERIFY2(scansOf(*plan).size() == scans, qPrintable(plan->join(u'\n')));
}

void tst_Maintenance::planOfWrongSql()
{
    auto db = open();
    QVERIFY(!queryPlan(db, u"SELECT nothing FROM note"_s));
}

QTEST_GUILESS_MAIN(tst_Maintenance)
#include "tst_maintenance.moc"
