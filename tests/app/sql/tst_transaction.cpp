#include "app/sql/statementobserver.h"
#include "app/sql/transaction.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::sql;
using namespace Qt::StringLiterals;

class tst_Transaction : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void commits();
    void rollsBackWhenLeft();
    void takesTheWriteLockAtOnce();
    void readsOneState();
    void faultAtEachStatement_data();
    void faultAtEachStatement();
    void fullDiskInTheMiddle();
    void savepointTakenBack();
    void savepointsNest();

private:
    Connection open()
    {
        return *Connection::open(m_dir->filePath(u"a.db"_s), OpenMode::Create, {});
    }
    static qint64 count(Connection &db) { return *db.number(u"SELECT count(*) FROM t"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Transaction::init()
{
    TestCase::init();
    m_dir = std::make_unique<QTemporaryDir>();
    auto db = open();
    QVERIFY(db.exec(u"CREATE TABLE t (id INTEGER PRIMARY KEY, s TEXT) STRICT"_s));
}

void tst_Transaction::commits()
{
    auto db = open();
    {
        auto transaction = Transaction::begin(db);
        QVERIFY(transaction && db.isInTransaction());
        QVERIFY(db.exec(u"INSERT INTO t VALUES (1, 'a')"_s));
        QVERIFY(transaction->commit());
        QVERIFY(!db.isInTransaction());
    }
    auto other = open();
    QCOMPARE(count(other), 1);
}

void tst_Transaction::rollsBackWhenLeft()
{
    auto db = open();
    {
        auto transaction = Transaction::begin(db);
        QVERIFY(db.exec(u"INSERT INTO t VALUES (1, 'a')"_s));
    }
    QVERIFY(!db.isInTransaction());
    QCOMPARE(count(db), 0);
}

void tst_Transaction::takesTheWriteLockAtOnce()
{
    auto db = open();
    auto other = open();
    auto transaction = Transaction::begin(db);
    QVERIFY(transaction);
    const auto second = Transaction::begin(other);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QVERIFY(!other.isInTransaction());
    QVERIFY(Transaction::begin(other, TransactionKind::Read));
}

void tst_Transaction::readsOneState()
{
    auto db = open();
    auto writer = open();
    {
        auto transaction = Transaction::begin(db, TransactionKind::Read);
        QCOMPARE(count(db), 0);
        QVERIFY(writer.exec(u"INSERT INTO t VALUES (1, 'a')"_s));
        QCOMPARE(count(db), 0);
    }
    QCOMPARE(count(db), 1);
}

// BEGIN, five statements, COMMIT: seven places to fail; the eighth is none, and all is there.
void tst_Transaction::faultAtEachStatement_data()
{
    QTest::addColumn<int>("n");
    for (int n = 1; n <= 8; ++n)
        QTest::addRow("statement %d", n) << n;
}

void tst_Transaction::faultAtEachStatement()
{
    QFETCH(int, n);
    auto db = open();
    const auto act = [&db]() -> Expected<void> {
        auto transaction = Transaction::begin(db);
        if (!transaction)
            return tl::make_unexpected(transaction.error());
        auto insert = db.prepare(u"INSERT INTO t (s) VALUES (:s)"_s);
        if (!insert)
            return tl::make_unexpected(insert.error());
        for (int i = 0; i < 5; ++i) {
            if (auto done = insert->bind(u":s", QString::number(i)).run(); !done)
                return done;
        }
        return transaction->commit();
    };
    FailNthStatement observer(n, ErrorCode::Unreadable);
    db.setObserver(&observer);
    const auto done = act();
    db.setObserver(nullptr);
    QCOMPARE(done.has_value(), n == 8);
    if (!done)
        QCOMPARE(done.error().code, ErrorCode::Unreadable);
    QCOMPARE(observer.count(), std::min(n, 7));
    QVERIFY(!db.isInTransaction());
    QCOMPARE(count(db), done ? 5 : 0);
    auto other = open();
    QCOMPARE(count(other), done ? 5 : 0);
    // And the connection goes on.
    if (!done)
        QVERIFY(act());
    QCOMPARE(count(db), 5);
}

void tst_Transaction::fullDiskInTheMiddle()
{
    auto db = open();
    QVERIFY(db.exec(u"PRAGMA max_page_count = 40"_s));
    {
        auto transaction = Transaction::begin(db);
        auto insert = db.prepare(u"INSERT INTO t (s) VALUES (:s)"_s);
        QVERIFY(insert);
        Expected<void> done;
        for (int i = 0; i < 1000 && done; ++i)
            done = insert->bind(u":s", QString(4000, u'x')).run();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::DiskFull);
    }
    QVERIFY(!db.isInTransaction());
    QCOMPARE(count(db), 0);
}

void tst_Transaction::savepointTakenBack()
{
    auto db = open();
    auto transaction = Transaction::begin(db);
    QVERIFY(db.exec(u"INSERT INTO t VALUES (1, 'kept')"_s));
    {
        auto part = Savepoint::begin(db);
        QVERIFY(part);
        QVERIFY(db.exec(u"INSERT INTO t VALUES (2, 'taken back')"_s));
    }
    {
        auto part = Savepoint::begin(db);
        QVERIFY(db.exec(u"INSERT INTO t VALUES (3, 'kept')"_s));
        QVERIFY(part->release());
    }
    QVERIFY(db.isInTransaction());
    QVERIFY(transaction->commit());
    QCOMPARE(db.number(u"SELECT sum(id) FROM t"_s), 4);
}

void tst_Transaction::savepointsNest()
{
    auto db = open();
    auto transaction = Transaction::begin(db);
    {
        auto outer = Savepoint::begin(db);
        QVERIFY(db.exec(u"INSERT INTO t VALUES (1, '')"_s));
        {
            auto inner = Savepoint::begin(db);
            QVERIFY(db.exec(u"INSERT INTO t VALUES (2, '')"_s));
        }
        QCOMPARE(count(db), 1);
        QVERIFY(outer->release());
    }
    QVERIFY(transaction->commit());
    QCOMPARE(count(db), 1);
}

QTEST_GUILESS_MAIN(tst_Transaction)
#include "tst_transaction.moc"
