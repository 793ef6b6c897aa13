#include "app/sql/connection.h"
#include "app/sql/statementobserver.h"
#include "tests/support/testcase.h"

#include <limits>

using namespace shiyu;
using namespace shiyu::sql;
using namespace Qt::StringLiterals;

class tst_Statement : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void values_data();
    void values();
    void nullReadsAsNothing();
    void optionals();
    void numbersOfEverySize();
    void stepsThroughRows();
    void leftHalfWayIsReset();
    void runAgainNeedsBindsAgain();
    void wrongNames();
    void oneNameTwice();
    void sameTextTwiceAtOnce();
    void syntaxError();
    void afterAnErrorItWorks();
    void schemaChangesUnderneath();
    void observerSeesEachRun();

private:
    Statement statement(const QString &sql) { return *m_db->prepare(sql); }
    std::optional<Connection> m_db;
};

void tst_Statement::init()
{
    TestCase::init();
    m_db.reset();
    m_db.emplace(*Connection::open(u":memory:"_s, OpenMode::Create));
    QVERIFY(m_db->exec(u"CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, x REAL, s TEXT, b BLOB)"
                       " STRICT"_s));
}

void tst_Statement::values_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("blob");
    QTest::newRow("plain") << u"镜湖区"_s << QByteArray("\x01\x00\xff", 3);
    QTest::newRow("empty") << u""_s << QByteArray("");
    QTest::newRow("null objects are empty") << QString() << QByteArray();
    QTest::newRow("script") << u"<script>alert('x'); DROP TABLE t; --"_s << QByteArray("'");
    QTest::newRow("beyond the first plane") << u"𠮷野家 🚒"_s << QByteArray(1, '\0');
    QTest::newRow("1 MB") << QString(1'000'000, u'字') << QByteArray(1'000'000, '\x80');
}

void tst_Statement::values()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, blob);
    auto insert = statement(u"INSERT INTO t (s, b) VALUES (:s, :b)"_s);
    QVERIFY(insert.bind(u":s", text).bind(u":b", blob).run());
    QCOMPARE(m_db->lastInsertRowId(), 1);
    QCOMPARE(m_db->changes(), 1);
    auto select = statement(u"SELECT s, b, typeof(s), typeof(b), length(b) FROM t"_s);
    QVERIFY(select.step().value());
    QCOMPARE(select.text(0), text);
    QCOMPARE(select.blob(1), blob);
    QVERIFY(!select.isNull(0));
    QVERIFY(!select.isNull(1));
    QCOMPARE(select.text(2), u"text"_s);
    QCOMPARE(select.text(3), u"blob"_s);
    QCOMPARE(select.int64(4), blob.size());
    QVERIFY(select.optionalBlob(1).has_value());
}

void tst_Statement::nullReadsAsNothing()
{
    auto select = statement(u"SELECT NULL, NULL, NULL, NULL"_s);
    QVERIFY(select.step().value());
    QVERIFY(select.isNull(0));
    QCOMPARE(select.int64(0), 0);
    QCOMPARE(select.text(0), QString());
    QCOMPARE(select.optionalInt64(1), std::nullopt);
    QCOMPARE(select.optionalText(2), std::nullopt);
    QCOMPARE(select.optionalBlob(3), std::nullopt);
}

void tst_Statement::optionals()
{
    auto insert = statement(u"INSERT INTO t (n, s, b) VALUES (:n, :s, :b)"_s);
    QVERIFY(insert.bind(u":n", std::optional<qint64>())
                .bind(u":s", nullptr)
                .bind(u":b", std::optional<QByteArray>("b"))
                .run());
    auto select = statement(u"SELECT n, s, b FROM t"_s);
    QVERIFY(select.step().value());
    QVERIFY(select.isNull(0));
    QVERIFY(select.isNull(1));
    QCOMPARE(select.optionalBlob(2), QByteArray("b"));
}

void tst_Statement::numbersOfEverySize()
{
    auto insert = statement(u"INSERT INTO t (n, x) VALUES (:n, :x)"_s);
    const qint64 least = std::numeric_limits<qint64>::min();
    QVERIFY(insert.bind(u":n", least).bind(u":x", 0.1).run());
    QVERIFY(insert.bind(u":n", true).bind(u":x", -1e300).run());
    QVERIFY(insert.bind(u":n", 4'000'000'000u).bind(u":x", 0.0).run());
    auto select = statement(u"SELECT n, x FROM t ORDER BY id"_s);
    QVERIFY(select.step().value());
    QCOMPARE(select.int64(0), least);
    QCOMPARE(select.real(1), 0.1);
    QVERIFY(select.step().value());
    QCOMPARE(select.int64(0), 1);
    QCOMPARE(select.real(1), -1e300);
    QVERIFY(select.step().value());
    QCOMPARE(select.int64(0), 4'000'000'000);
    QVERIFY(!select.step().value());
}

void tst_Statement::stepsThroughRows()
{
    QVERIFY(m_db->exec(u"INSERT INTO t (id) VALUES (3), (1), (2)"_s));
    auto select = statement(u"SELECT id FROM t WHERE id > :after ORDER BY id"_s);
    for (int round = 0; round < 2; ++round) {
        QList<qint64> ids;
        select.bind(u":after", 1);
        while (select.step().value())
            ids.append(select.int64(0));
        QCOMPARE(ids, (QList<qint64> { 2, 3 }));
    }
}

void tst_Statement::leftHalfWayIsReset()
{
    QVERIFY(m_db->exec(u"INSERT INTO t (id) VALUES (1), (2)"_s));
    const QString sql = u"SELECT id FROM t ORDER BY id"_s;
    {
        auto select = statement(sql);
        QVERIFY(select.step().value());
    }
    auto again = statement(sql);
    QVERIFY(again.step().value());
    QCOMPARE(again.int64(0), 1);
}

void tst_Statement::runAgainNeedsBindsAgain()
{
    auto insert = statement(u"INSERT INTO t (n, s) VALUES (:n, :s)"_s);
    QVERIFY(insert.bind(u":n", 1).bind(u":s", u"a"_s).run());
    const auto second = insert.bind(u":n", 2).run();
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Internal);
    QCOMPARE(m_db->number(u"SELECT count(*) FROM t"_s), 1);
}

void tst_Statement::wrongNames()
{
    auto insert = statement(u"INSERT INTO t (n) VALUES (:n)"_s);
    const auto done = insert.bind(u":n", 1).bind(u":m", 2).run();
    QVERIFY(!done);
    QCOMPARE(done.error().context, u":m"_s);
}

void tst_Statement::oneNameTwice()
{
    auto select = statement(u"SELECT :a + :b, :a * 10"_s);
    const auto row = select.bind(u":b", 5).bind(u":a", 2).step();
    QVERIFY2(row, row ? "" : qPrintable(row.error().detail));
    QCOMPARE(select.int64(0), 7);
    QCOMPARE(select.int64(1), 20);
}

void tst_Statement::sameTextTwiceAtOnce()
{
    QVERIFY(m_db->exec(u"INSERT INTO t (id) VALUES (1), (2)"_s));
    const QString sql = u"SELECT id FROM t ORDER BY id"_s;
    auto outer = statement(sql);
    int pairs = 0;
    while (outer.step().value()) {
        auto inner = statement(sql);
        while (inner.step().value())
            ++pairs;
    }
    QCOMPARE(pairs, 4);
}

void tst_Statement::syntaxError()
{
    for (const QString &sql :
        { u"SELEC 1"_s, u"SELECT 1; SELECT 2"_s, u"SELECT a FROM absent"_s }) {
        const auto prepared = m_db->prepare(sql);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::Internal);
    }
}

void tst_Statement::afterAnErrorItWorks()
{
    auto insert = statement(u"INSERT INTO t (id) VALUES (:id)"_s);
    QVERIFY(insert.bind(u":id", 1).run());
    QCOMPARE(insert.bind(u":id", 1).run().error().code, ErrorCode::InvalidValue);
    QVERIFY(insert.bind(u":id", 2).run());
    QCOMPARE(m_db->number(u"SELECT count(*) FROM t"_s), 2);
}

void tst_Statement::schemaChangesUnderneath()
{
    const QString sql = u"INSERT INTO t (n) VALUES (:n)"_s;
    QVERIFY(statement(sql).bind(u":n", 1).run());
    QVERIFY(m_db->exec(u"ALTER TABLE t ADD COLUMN extra TEXT"_s));
    QVERIFY(statement(sql).bind(u":n", 2).run());
    QCOMPARE(m_db->number(u"SELECT sum(n) FROM t"_s), 3);
}

void tst_Statement::observerSeesEachRun()
{
    FailNthStatement observer(2);
    m_db->setObserver(&observer);
    auto insert = statement(u"INSERT INTO t (n) VALUES (:n)"_s);
    QVERIFY(insert.bind(u":n", 1).run());
    const auto second = insert.bind(u":n", 2).run();
    QCOMPARE(second.error().code, ErrorCode::DiskFull);
    QVERIFY(insert.bind(u":n", 3).run());
    QCOMPARE(observer.count(), 3);
    m_db->setObserver(nullptr);
    QCOMPARE(m_db->number(u"SELECT sum(n) FROM t"_s), 4);
    QCOMPARE(observer.count(), 3);
}

QTEST_GUILESS_MAIN(tst_Statement)
#include "tst_statement.moc"
