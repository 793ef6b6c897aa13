#include "app/server/store/groupdatabase.h"

#include "app/server/store/logtable.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::server;
using namespace Qt::StringLiterals;

namespace {

const QString kNames = u"abc"_s;

/// One word of a script; false: the database said no.
bool perform(GroupDatabase &database, const QString &word)
{
    if (word == "group"_L1)
        return database.beginGroup().has_value();
    if (word == "keep"_L1)
        return database.keepGroup().has_value();
    if (word == "begin"_L1)
        return database.begin(TransactionMode::Write).has_value();
    if (word == "commit"_L1)
        return database.commit().has_value();
    if (word == "part"_L1)
        return database.beginPart().has_value();
    if (word == "end"_L1)
        return database.endPart().has_value();
    if (word == "rollback"_L1 || word == "undo"_L1) {
        word == "undo"_L1 ? database.undoPart() : database.rollback();
        return true;
    }
    if (word == "fail"_L1)
        return database.run(u"INSERT INTO sequencer (id, seq) VALUES (2, 0)"_s, {}).has_value();
    return LogTable(database).setCounter(word, 1).has_value();
}

} // namespace

class TestGroupDatabase : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void kept_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("expected"); ///< counters that are set then
        const auto row = [](const char *name, const char16_t *script, const char16_t *expected) {
            QTest::newRow(name) << QString::fromUtf16(script) << QString::fromUtf16(expected);
        };
        row("no group, committed", u"begin a commit", u"a");
        row("no group, rolled back", u"begin a rollback begin b commit", u"b");
        row("two in a group", u"group begin a commit begin b commit keep", u"ab");
        row("the first rolls back", u"group begin a rollback begin b commit keep", u"b");
        row("the last rolls back", u"group begin a commit begin b rollback keep", u"a");
        row("a part of one is undone", u"group begin a part b undo c commit keep", u"ac");
        row("one rolls back after a part of it was undone",
            u"group begin a part b undo rollback begin c commit keep", u"c");
        row("one rolls back after a part of it was kept",
            u"group begin a part b end rollback begin c commit keep", u"c");
        row("one fails and rolls back",
            u"group begin a commit begin b fail rollback begin c commit keep", u"ac");
        row("a statement fails within a part",
            u"group begin a commit part begin b fail rollback end begin c commit keep", u"ac");
        row("nothing is written", u"group keep", u"");
        row("after a group it is as before", u"group begin a commit keep begin b commit", u"ab");
    }
    void kept()
    {
        QFETCH(QString, script);
        QFETCH(QString, expected);
        test::ServerDesk desk;
        GroupDatabase database(desk.database());
        for (const QString &word : script.split(u' '))
            QCOMPARE(perform(database, word), word != "fail"_L1);
        QCOMPARE(held(desk), expected);
    }

    /// What write() puts off may be told later, but within the transaction or part that it is of.
    void aWriteThatFailsIsItsOwnPartsMatter()
    {
        test::ServerDesk desk;
        GroupDatabase database(desk.database());
        for (const char16_t *word : { u"group", u"begin", u"a", u"commit", u"begin", u"b" })
            QVERIFY(perform(database, QString::fromUtf16(word)));
        const bool written
            = database.write(u"INSERT INTO sequencer (id, seq) VALUES (2, 0)"_s, {}).has_value();
        QVERIFY(!(written && database.commit()));
        database.rollback();
        for (const char16_t *word : { u"begin", u"c", u"commit", u"keep" })
            QVERIFY(perform(database, QString::fromUtf16(word)));
        QCOMPARE(held(desk), u"ac"_s);
    }

    void aWriteThatFailsIsToldAtTheLatestByTheCommit()
    {
        test::ServerDesk desk;
        GroupDatabase database(desk.database());
        QVERIFY(perform(database, u"begin"_s));
        QVERIFY(perform(database, u"a"_s));
        const bool written
            = database.write(u"INSERT INTO sequencer (id, seq) VALUES (2, 0)"_s, {}).has_value();
        QVERIFY(!(written && database.commit()));
        database.rollback();
        QCOMPARE(held(desk), QString());
    }

    /// PostgreSQL gives up a transaction in which a statement failed, and says so in passing.
    void whatIsKeptIsThere()
    {
        test::ServerDesk desk;
        GroupDatabase database(desk.database());
        for (const char16_t *word : { u"group", u"a", u"fail" })
            perform(database, QString::fromUtf16(word));
        const bool kept = database.keepGroup().has_value();
        QCOMPARE(held(desk), kept ? u"a"_s : QString());
        QVERIFY(perform(database, u"b"_s)); // and it goes on
    }

private:
    static QString held(test::ServerDesk &desk)
    {
        QString set;
        for (const QChar name : kNames) {
            if (LogTable(desk.database()).counter(QString(name)).value_or(0) == 1)
                set += name;
        }
        return set;
    }
};

QTEST_GUILESS_MAIN(TestGroupDatabase)
#include "tst_groupdatabase.moc"
