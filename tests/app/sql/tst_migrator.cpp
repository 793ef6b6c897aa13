#include "app/sql/migrator.h"
#include "app/sql/statementobserver.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::sql;
using namespace Qt::StringLiterals;

namespace {

constexpr qint32 kOurs = 0x53595055;

QList<Migration> migrations(int count)
{
    const QList<Migration> all { { 1, u"first"_s, u"CREATE TABLE a (x); CREATE TABLE b (x);"_s },
        { 2, u"second"_s, u"ALTER TABLE a ADD COLUMN y; INSERT INTO a VALUES (1, 'a;b');"_s },
        { 3, u"third"_s, u"UPDATE a SET y = 'c'; -- the end"_s } };
    return all.first(count);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class tst_Migrator : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fromNothing();
    void stepByStep();
    void nothingToDo();
    void newerSchema();
    void foreignFile_data();
    void foreignFile();
    void brokenMigrationLeavesTheOldVersion();
    void migrationMayNotCommit();
    void faultAnywhereLeavesAWholeVersion();
    void readsFolder();
    void refusesFolder_data();
    void refusesFolder();

private:
    QString path() const { return m_dir->filePath(u"a.db"_s); }
    Connection open() { return *Connection::open(path(), OpenMode::Create, {}); }
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Migrator::init()
{
    TestCase::init();
    m_dir = std::make_unique<QTemporaryDir>();
}

void tst_Migrator::fromNothing()
{
    auto db = open();
    const Migrator migrator(kOurs, migrations(3));
    QCOMPARE(migrator.check(db), 0);
    QCOMPARE(migrator.migrate(db), 3);
    QCOMPARE(migrator.check(db), 3);
    QCOMPARE(db.number(u"PRAGMA application_id"_s), kOurs);
    auto rows = db.prepare(u"SELECT y FROM a"_s);
    QVERIFY(rows && rows->step().value());
    QCOMPARE(rows->text(0), u"c"_s);
}

void tst_Migrator::stepByStep()
{
    for (int version = 1; version <= 3; ++version) {
        auto db = open();
        QCOMPARE(Migrator(kOurs, migrations(version)).migrate(db), 1);
        QCOMPARE(db.number(u"PRAGMA user_version"_s), version);
    }
}

void tst_Migrator::nothingToDo()
{
    auto db = open();
    const Migrator migrator(kOurs, migrations(2));
    QVERIFY(migrator.migrate(db));
    FailNthStatement observer(1000);
    db.setObserver(&observer);
    QCOMPARE(migrator.migrate(db), 0);
    QCOMPARE(observer.count(), 3); // it only looks
    auto reader = Connection::open(path(), OpenMode::ReadOnly);
    QCOMPARE(migrator.migrate(*reader), 0);
}

void tst_Migrator::newerSchema()
{
    {
        auto db = open();
        QVERIFY(Migrator(kOurs, migrations(3)).migrate(db));
    }
    const QByteArray before = contentOf(path());
    {
        auto db = open();
        const auto applied = Migrator(kOurs, migrations(2)).migrate(db);
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, ErrorCode::NewerSchema);
    }
    QCOMPARE(contentOf(path()), before);
}

void tst_Migrator::foreignFile_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("another program's mark") << u"PRAGMA application_id = 1196437808"_s;
    QTest::newRow("tables without a mark") << u"CREATE TABLE theirs (a)"_s;
    QTest::newRow("a version without a mark") << u"PRAGMA user_version = 1"_s;
    QTest::newRow("a newer version of another") << u"PRAGMA application_id = 7;"
                                                   "PRAGMA user_version = 99"_s;
}

void tst_Migrator::foreignFile()
{
    QFETCH(QString, script);
    {
        auto db = open();
        QVERIFY(db.exec(script));
    }
    const QByteArray before = contentOf(path());
    {
        auto db = open();
        const auto applied = Migrator(kOurs, migrations(2)).migrate(db);
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, ErrorCode::WrongKind);
    }
    QCOMPARE(contentOf(path()), before);
}

void tst_Migrator::brokenMigrationLeavesTheOldVersion()
{
    auto db = open();
    auto list = migrations(2);
    list[1].sql += u"INSERT INTO absent VALUES (1);"_s;
    const auto applied = Migrator(kOurs, list).migrate(db);
    QVERIFY(!applied);
    QVERIFY(applied.error().detail.contains(u"migration 2 second"_s));
    QCOMPARE(db.number(u"PRAGMA user_version"_s), 1);
    QCOMPARE(db.number(u"SELECT count(*) FROM a"_s), 0);
    QVERIFY(!db.prepare(u"SELECT y FROM a"_s));
    QVERIFY(!db.isInTransaction());
    QCOMPARE(Migrator(kOurs, migrations(3)).migrate(db), 2);
}

void tst_Migrator::migrationMayNotCommit()
{
    auto db = open();
    auto list = migrations(1);
    list[0].sql += u"COMMIT;"_s;
    QCOMPARE(Migrator(kOurs, list).migrate(db).error().code, ErrorCode::Internal);
    QCOMPARE(db.number(u"PRAGMA user_version"_s), 0);
}

void tst_Migrator::faultAnywhereLeavesAWholeVersion()
{
    const Migrator migrator(kOurs, migrations(3));
    for (int n = 1;; ++n) {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = open();
        FailNthStatement observer(n);
        db.setObserver(&observer);
        const auto applied = migrator.migrate(db);
        db.setObserver(nullptr);
        if (applied) {
            QVERIFY(n > 3 * 4); // BEGIN, text, mark, COMMIT of each at the least
            return;
        }
        const auto version = db.number(u"PRAGMA user_version"_s).value();
        const auto tables = db.number(u"SELECT count(*) FROM sqlite_schema"_s).value();
        QCOMPARE(tables, version == 0 ? 0 : 2);
        QCOMPARE(db.number(u"PRAGMA application_id"_s), version == 0 ? 0 : kOurs);
        QCOMPARE(migrator.migrate(db), 3 - version);
    }
}

void tst_Migrator::readsFolder()
{
    write(u"0002_more.sql"_s, "SELECT 2;");
    write(u"0001_log.sql"_s, "-- 留痕\nSELECT 1;");
    write(u"README.md"_s, "not for us");
    const auto list = readMigrations(m_dir->path());
    QVERIFY(list);
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->at(0).number, 1);
    QCOMPARE(list->at(0).name, u"log"_s);
    QCOMPARE(list->at(0).sql, u"-- 留痕\nSELECT 1;"_s);
    QCOMPARE(list->at(1).number, 2);
}

void tst_Migrator::refusesFolder_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no file") << QStringList() << ErrorCode::NotFound;
    QTest::newRow("a gap") << QStringList { u"0001_a.sql"_s, u"0003_b.sql"_s }
                           << ErrorCode::InvalidValue;
    QTest::newRow("used twice") << QStringList { u"0001_a.sql"_s, u"0001_b.sql"_s }
                                << ErrorCode::InvalidValue;
    QTest::newRow("begins at 0") << QStringList { u"0000_a.sql"_s } << ErrorCode::InvalidValue;
    QTest::newRow("another form") << QStringList { u"1_a.sql"_s } << ErrorCode::InvalidValue;
}

void tst_Migrator::refusesFolder()
{
    QFETCH(QStringList, names);
    QFETCH(ErrorCode, code);
    for (const QString &name : names)
        write(name, "SELECT 1;");
    const auto list = readMigrations(m_dir->path());
    QVERIFY(!list);
    QCOMPARE(list.error().code, code);
    QCOMPARE(readMigrations(m_dir->filePath(u"absent"_s)).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(tst_Migrator)
#include "tst_migrator.moc"
