#include "app/sql/connection.h"
#include "app/sql/sqlerror.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace shiyu;
using namespace shiyu::sql;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes, qint64 at = 0)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The rights of nobody while it lives; root may read and write everything.
class OrdinaryUser {
public:
    OrdinaryUser()
        : m_isOrdinary(geteuid() != 0 || (m_changed = seteuid(65534) == 0))
    {
    }
    ~OrdinaryUser()
    {
        if (m_changed && seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;
    bool isOrdinary() const { return m_isOrdinary; }

private:
    bool m_changed = false;
    bool m_isOrdinary;
};

} // namespace

class tst_Connection : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void settings_data();
    void settings();
    void newFileIsWal();
    void openingChangesNothing();
    void cannotOpen_data();
    void cannotOpen();
    void createMakesAndOpens();
    void readOnlyModeRefusesWriting();
    void readOnlyFile();
    void damagedHeader();
    void damagedMiddle();
    void fullFile();
    void twoWriters();
    void openingAnotherKeepsTheLocks();
    void scriptStopsAtTheFirstError();
    void constraintNamesTheColumn();
    void userWordsStayOutOfTheDetail();
    void mayBeMoved();
    void codes_data();
    void codes();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    /// 1,000 rows in some 60 pages, closed.
    QString filled();

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Connection::init()
{
    TestCase::init();
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

QString tst_Connection::filled()
{
    const QString file = path(u"filled.db"_s);
    auto db = Connection::open(file, OpenMode::Create);
    if (!db
        || !db->exec(u"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000)"
                     "INSERT INTO note SELECT i, printf('%0200d', i) FROM n;"_s))
        qFatal("cannot make the file");
    return file;
}

void tst_Connection::settings_data()
{
    QTest::addColumn<QString>("pragma");
    QTest::addColumn<qint64>("value");
    QTest::newRow("FULL") << u"synchronous"_s << 2LL;
    QTest::newRow("foreign keys") << u"foreign_keys"_s << 1LL;
    QTest::newRow("secure delete") << u"secure_delete"_s << 1LL;
    QTest::newRow("temporary tables in memory") << u"temp_store"_s << 2LL;
    QTest::newRow("no memory mapping") << u"mmap_size"_s << 0LL;
    QTest::newRow("schema is not trusted") << u"trusted_schema"_s << 0LL;
    QTest::newRow("waits for the other writer") << u"busy_timeout"_s << 5000LL;
}

void tst_Connection::settings()
{
    QFETCH(QString, pragma);
    QFETCH(qint64, value);
    const QString file = filled();
    for (OpenMode mode : { OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create }) {
        auto db = Connection::open(file, mode);
        QVERIFY(db);
        const auto actual = db->number(u"PRAGMA "_s + pragma);
        if (pragma == u"mmap_size" && !actual) // compiled without
            continue;
        QCOMPARE(actual.value(), value);
    }
}

void tst_Connection::newFileIsWal()
{
    auto db = Connection::open(path(u"new.db"_s), OpenMode::Create);
    QVERIFY(db);
    auto mode = db->prepare(u"PRAGMA journal_mode"_s);
    QVERIFY(mode && mode->step().value());
    QCOMPARE(mode->text(0), u"wal"_s);
}

// A foreign file in rollback mode is looked at and left as it was.
void tst_Connection::openingChangesNothing()
{
    const QString file = path(u"foreign.db"_s);
    {
        auto db = Connection::open(file, OpenMode::Create);
        QVERIFY(db);
        QVERIFY(db->exec(u"PRAGMA journal_mode = DELETE; CREATE TABLE theirs (a)"_s));
    }
    const QByteArray before = contentOf(file);
    for (OpenMode mode : { OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create })
        QVERIFY(Connection::open(file, mode));
    QCOMPARE(contentOf(file), before);
}

void tst_Connection::cannotOpen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray none;
    QTest::newRow("no file") << u"absent.db"_s << none << ErrorCode::NotFound;
    QTest::newRow("no folder") << u"absent/a.db"_s << none << ErrorCode::NotFound;
    QTest::newRow("a folder") << u"."_s << none << ErrorCode::WrongKind;
    QTest::newRow("empty") << u"a.db"_s << QByteArray("") << ErrorCode::Empty;
    QTest::newRow("a text") << u"a.db"_s << QByteArray("标题,地址\n") << ErrorCode::WrongKind;
    QTest::newRow("a long text") << u"a.db"_s << QByteArray(9000, 'x') << ErrorCode::WrongKind;
    QTest::newRow("zeros") << u"a.db"_s << QByteArray(8192, '\0') << ErrorCode::Damaged;
    QTest::newRow("header only") << u"a.db"_s << QByteArray("SQLite format 3\0", 16)
                                 << ErrorCode::Damaged;
}

void tst_Connection::cannotOpen()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    if (!content.isNull())
        write(path(name), content);
    for (OpenMode mode : { OpenMode::ReadOnly, OpenMode::ReadWrite }) {
        const auto db = Connection::open(path(name), mode);
        QVERIFY(!db);
        QCOMPARE(db.error().code, code);
        QVERIFY(!db.error().context.isEmpty());
    }
    if (!content.isNull())
        QCOMPARE(contentOf(path(name)), content);
}

void tst_Connection::createMakesAndOpens()
{
    const QString file = path(u"市域 #1?.db"_s);
    QVERIFY(Connection::open(file, OpenMode::Create).value().exec(u"CREATE TABLE a (b)"_s));
    QVERIFY(QFile::exists(file));
    QVERIFY(Connection::open(file, OpenMode::Create).value().exec(u"INSERT INTO a VALUES (1)"_s));
    QCOMPARE(Connection::open(file, OpenMode::ReadOnly).value().number(u"SELECT b FROM a"_s), 1);
}

void tst_Connection::readOnlyModeRefusesWriting()
{
    auto db = Connection::open(filled(), OpenMode::ReadOnly);
    QVERIFY(db);
    QVERIFY(db->isReadOnly());
    QCOMPARE(db->exec(u"DELETE FROM note"_s).error().code, ErrorCode::ReadOnly);
    QCOMPARE(db->prepare(u"DELETE FROM note"_s).value().run().error().code, ErrorCode::ReadOnly);
    QCOMPARE(db->number(u"SELECT count(*) FROM note"_s), 1000);
}

void tst_Connection::readOnlyFile()
{
    const QString file = filled();
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7777)));
    QVERIFY(QFile::setPermissions(file, QFile::Permissions(0x4444)));
    {
        const OrdinaryUser user;
        if (!user.isOrdinary())
            QSKIP("root cannot become an ordinary user here");
        for (OpenMode mode : { OpenMode::ReadWrite, OpenMode::Create })
            QCOMPARE(Connection::open(file, mode).error().code, ErrorCode::ReadOnly);
        auto db = Connection::open(file, OpenMode::ReadOnly);
        QVERIFY(db);
        QCOMPARE(db->number(u"SELECT count(*) FROM note"_s), 1000);
    }
    QVERIFY(QFile::setPermissions(file, {}));
    const OrdinaryUser user;
    QCOMPARE(Connection::open(file, OpenMode::ReadOnly).error().code, ErrorCode::Unreadable);
}

// The page size of the header is none that SQLite knows.
void tst_Connection::damagedHeader()
{
    const QString file = filled();
    write(file, "\x12\x34\x56\x78", 16);
    const QByteArray before = contentOf(file);
    const auto db = Connection::open(file, OpenMode::ReadWrite);
    QVERIFY(!db);
    QCOMPARE(db.error().code, ErrorCode::Damaged);
    QCOMPARE(contentOf(file), before);
}

void tst_Connection::damagedMiddle()
{
    const QString file = filled();
    const qint64 size = QFile(file).size();
    write(file, QByteArray(size - 3 * 4096, '\xa5'), 2 * 4096);
    auto db = Connection::open(file, OpenMode::ReadWrite);
    QVERIFY(db);
    auto rows = db->prepare(u"SELECT text FROM note"_s);
    QVERIFY(rows);
    QCOMPARE(rows->run().error().code, ErrorCode::Damaged);
}

void tst_Connection::fullFile()
{
    auto db = Connection::open(filled(), OpenMode::ReadWrite);
    QVERIFY(db);
    const auto pages = db->number(u"PRAGMA page_count"_s);
    QVERIFY(db->exec(u"PRAGMA max_page_count = %1"_s.arg(*pages)));
    auto insert = db->prepare(u"INSERT INTO note (text) VALUES (:text)"_s);
    QVERIFY(insert);
    insert->bind(u":text", QString(100'000, u'x'));
    QCOMPARE(insert->run().error().code, ErrorCode::DiskFull);
    QCOMPARE(db->number(u"SELECT count(*) FROM note"_s), 1000);
    // The same statement goes on when there is room again.
    QVERIFY(db->exec(u"PRAGMA max_page_count = 100000"_s));
    QVERIFY(insert->bind(u":text", QString(100'000, u'x')).run());
    QCOMPARE(db->number(u"SELECT count(*) FROM note"_s), 1001);
}

void tst_Connection::twoWriters()
{
    using std::chrono::milliseconds;
    const QString file = filled();
    auto first = Connection::open(file, OpenMode::ReadWrite, milliseconds(0));
    auto second = Connection::open(file, OpenMode::ReadWrite, milliseconds(0));
    auto reader = Connection::open(file, OpenMode::ReadOnly, milliseconds(0));
    QVERIFY(first && second && reader);
    QVERIFY(first->exec(u"BEGIN IMMEDIATE; DELETE FROM note WHERE id > 500"_s));
    QCOMPARE(second->exec(u"BEGIN IMMEDIATE"_s).error().code, ErrorCode::Busy);
    QCOMPARE(second->exec(u"DELETE FROM note"_s).error().code, ErrorCode::Busy);
    QCOMPARE(reader->number(u"SELECT count(*) FROM note"_s), 1000);
    QVERIFY(first->exec(u"COMMIT"_s));
    QCOMPARE(reader->number(u"SELECT count(*) FROM note"_s), 500);
    QVERIFY(second->exec(u"BEGIN IMMEDIATE; DELETE FROM note; COMMIT"_s));
}

/// Another process that closes the file must not take itself for the last one: it would delete the
/// write-ahead log, and what is written here from then on would be lost.
void tst_Connection::openingAnotherKeepsTheLocks()
{
    constexpr off_t kShared = 0x40000002; // SHARED_FIRST of SQLite's file format, with its size
    constexpr off_t kSharedSize = 510;
    const QByteArray file = filled().toLocal8Bit();
    const auto isHeld = [&file] {
        const pid_t child = fork(); // a process does not see its own locks
        if (child == 0) {
            const int handle = open(file.constData(), O_RDWR);
            struct flock lock = {};
            lock.l_type = F_WRLCK;
            lock.l_whence = SEEK_SET;
            lock.l_start = kShared;
            lock.l_len = kSharedSize;
            const bool asked = handle >= 0 && fcntl(handle, F_GETLK, &lock) == 0;
            _exit(!asked ? 2 : lock.l_type == F_UNLCK ? 1 : 0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    };
    auto first = Connection::open(QString::fromLocal8Bit(file), OpenMode::ReadWrite);
    QVERIFY(first);
    QCOMPARE(first->number(u"SELECT count(*) FROM note"_s), 1000);
    QVERIFY(isHeld());
    auto second = Connection::open(QString::fromLocal8Bit(file), OpenMode::ReadWrite);
    QVERIFY(second);
    QVERIFY(isHeld());
    QCOMPARE(second->number(u"SELECT count(*) FROM note"_s), 1000);
    QVERIFY(isHeld());
}

void tst_Connection::scriptStopsAtTheFirstError()
{
    auto db = Connection::open(filled(), OpenMode::ReadWrite);
    QVERIFY(db);
    const auto done = db->exec(u"DELETE FROM note WHERE id = 1; DELETE FROM absent;"
                               "DELETE FROM note WHERE id = 2"_s);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Internal);
    QCOMPARE(done.error().detail, u"SQLite 1: no such table: absent"_s);
    QCOMPARE(db->number(u"SELECT min(id) FROM note"_s), 2);
}

void tst_Connection::constraintNamesTheColumn()
{
    auto db = Connection::open(filled(), OpenMode::ReadWrite);
    QVERIFY(db);
    const auto done = db->exec(u"INSERT INTO note VALUES (1, '13800000000')"_s);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::InvalidValue);
    QCOMPARE(done.error().context, u"note.id"_s);
    QVERIFY(!done.error().detail.contains(u"13800000000"_s));
}

void tst_Connection::userWordsStayOutOfTheDetail()
{
    auto db = Connection::open(filled(), OpenMode::ReadWrite);
    QVERIFY(db);
    QVERIFY(db->exec(u"CREATE VIRTUAL TABLE words USING fts5(text)"_s));
    auto rows = db->prepare(u"SELECT rowid FROM words WHERE words MATCH :query"_s);
    QVERIFY(rows);
    const auto row = rows->bind(u":query", u"secret ("_s).step();
    QVERIFY(!row);
    QVERIFY(!row.error().detail.contains(u"secret"_s));
}

void tst_Connection::mayBeMoved()
{
    auto opened = Connection::open(filled(), OpenMode::ReadWrite);
    QVERIFY(opened);
    const auto moved = [&opened](Statement) { return Connection(*std::move(opened)); };
    Connection db = moved(*opened->prepare(u"SELECT count(*) FROM note"_s));
    QCOMPARE(db.number(u"SELECT count(*) FROM note"_s), 1000);
}

void tst_Connection::codes_data()
{
    QTest::addColumn<int>("sqlite");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("FULL") << SQLITE_FULL << ErrorCode::DiskFull;
    QTest::newRow("IOERR_SHMSIZE") << SQLITE_IOERR_SHMSIZE << ErrorCode::DiskFull;
    QTest::newRow("READONLY_DIRECTORY") << SQLITE_READONLY_DIRECTORY << ErrorCode::ReadOnly;
    QTest::newRow("CORRUPT_INDEX") << SQLITE_CORRUPT_INDEX << ErrorCode::Damaged;
    QTest::newRow("NOTADB") << SQLITE_NOTADB << ErrorCode::Damaged;
    QTest::newRow("BUSY_SNAPSHOT") << SQLITE_BUSY_SNAPSHOT << ErrorCode::Busy;
    QTest::newRow("CANTOPEN_ISDIR") << SQLITE_CANTOPEN_ISDIR << ErrorCode::Unreadable;
    QTest::newRow("IOERR_READ") << SQLITE_IOERR_READ << ErrorCode::Unreadable;
    QTest::newRow("CONSTRAINT_UNIQUE") << SQLITE_CONSTRAINT_UNIQUE << ErrorCode::InvalidValue;
    QTest::newRow("INTERRUPT") << SQLITE_INTERRUPT << ErrorCode::Cancelled;
    QTest::newRow("ERROR") << SQLITE_ERROR << ErrorCode::Internal;
    QTest::newRow("NOMEM") << SQLITE_NOMEM << ErrorCode::Internal;
}

void tst_Connection::codes()
{
    QFETCH(int, sqlite);
    QFETCH(ErrorCode, code);
    QCOMPARE(codeOf(sqlite), code);
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
