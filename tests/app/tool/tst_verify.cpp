#include "app/crypto/chainhash.h"
#include "app/domain/decide.h"
#include "app/sql/connection.h"
#include "app/storage/logreader.h"
#include "app/storage/logrow.h"
#include "app/storage/profile.h"
#include "app/storage/verify.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

namespace {

struct Finding {
    int exitCode = -1;
    QJsonObject json; ///< of the last line of the output
    QString fault() const { return json["broken"_L1]["fault"_L1].toString(); }
    qint64 seq() const { return json["broken"_L1]["seq"_L1].toInteger(); }
};

Finding runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished();
    const QByteArray last = process.readAllStandardOutput().trimmed().split('\n').last();
    return { process.exitCode(), QJsonDocument::fromJson(last).object() };
}

} // namespace

/// `shiyu-tool verify` and its twin in Python find the operation that was tampered with.
class TstVerify : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_sound = m_folder.filePath(u"sound.shiyu"_s);
        auto profile = ProfileFile::create(m_sound, {});
        QVERIFY(profile);
        SmallCity city;
        CaseList list;
        LogWriter writer(profile->connection(), list);
        QVERIFY(CaseList::makeTable(profile->connection()));
        const auto done = [](const Expected<Outcome> &outcome) { return outcome && *outcome; };
        QVERIFY(done(writer.importDirectory(
            city.directoryImport(SmallCity::data()), SmallCity::data(), city.now()))); // 1
        const auto act = [&](const QVector<Submission> &group) {
            city.pass(std::chrono::seconds { 61 });
            QVERIFY(done(writer.perform(group, city.directory(), city.now())));
        };
        act({ city.report(u"c1"_s) }); // 2
        act({ city.report(u"c2"_s) }); // 3
        act({ city.make(K::Accept, u"c1"_s, {}) }); // 4
        act({ city.make(K::Note, u"c2"_s, { { u"text"_s, u"看过"_s } }) }); // 5
        act(city.merge(u"c2"_s, u"c1"_s)); // 6, 7
        act({ city.make(K::Dispatch, u"c1"_s,
            { { u"lead"_s, u"unit-water"_s }, { u"basis"_s, u"function"_s },
                { u"clause"_s, u"第 3 条"_s } }) }); // 8
        act({ city.make(K::Acknowledge, u"c1"_s, { { u"task"_s, 1 } }, u"water"_s) }); // 9
    }

    void theFirstBrokenOperationIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<qint64>("seq");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("twin"); // does the chain alone show it?

        const auto row = [](const char *name, const QString &sql, qint64 seq, const QString &fault,
                             bool twin) { QTest::newRow(name) << sql << seq << fault << twin; };
        row("nothing changed", {}, 0, {}, true);
        row("a word of a note",
            u"UPDATE log SET intent = CAST(replace(CAST(intent AS TEXT), '看过', '没看') AS BLOB)"
            " WHERE seq = 5"_s,
            5, u"hash"_s, true);
        row("a bit of the signature",
            u"UPDATE log SET intent = CAST(substr(intent, 1, length(intent) - 1)"
            " || CASE substr(CAST(intent AS TEXT), -1) WHEN '0' THEN x'31' ELSE x'30' END AS BLOB)"
            " WHERE seq = 4"_s,
            4, u"hash"_s, true);
        row("the time of receipt",
            u"UPDATE log SET facts = CAST(replace(CAST(facts AS TEXT), '\"receivedAt\":17',"
            " '\"receivedAt\":16') AS BLOB) WHERE seq = 8"_s,
            8, u"hash"_s, true);
        row("the hash itself", u"UPDATE log SET hash = zeroblob(32) WHERE seq = 3"_s, 3, u"hash"_s,
            true);
        row("no hash", u"UPDATE log SET hash = x'' WHERE seq = 3"_s, 3, u"hash"_s, true);
        row("no JSON", u"UPDATE log SET facts = x'7b' WHERE seq = 7"_s, 7, u"hash"_s, true);
        row("one taken out", u"DELETE FROM log WHERE seq = 4"_s, 4, u"missing"_s, true);
        row("two exchanged",
            u"UPDATE log SET seq = 100 WHERE seq = 4; UPDATE log SET seq = 4 WHERE seq = 8;"
            "UPDATE log SET seq = 8 WHERE seq = 100"_s,
            4, u"previous"_s, true);
        row("another case", u"UPDATE log SET subject_id = 'c3' WHERE seq = 5"_s, 5, u"previous"_s,
            true);
        row("two at once, the later one first",
            u"UPDATE log SET hash = x'00' WHERE seq = 9; UPDATE log SET hash = x'00' WHERE seq = 6"_s,
            6, u"hash"_s, true);
        row("a column for look-ups", u"UPDATE log SET actor = 'county' WHERE seq = 5"_s, 5,
            u"columns"_s, false);
        row("the stored directory",
            u"UPDATE directory_item SET body = CAST(replace(CAST(body AS TEXT), '镜湖', '弋江')"
            " AS BLOB) WHERE kind = 'region'"_s,
            1, u"directory"_s, false);
    }

    void theFirstBrokenOperationIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(qint64, seq);
        QFETCH(QString, fault);
        QFETCH(bool, twin);
        const QString path = copy();
        tamper(path, sql);
        const auto found = runProgram(tool(), { u"verify"_s, path });
        QCOMPARE(found.fault(), fault);
        QCOMPARE(found.seq(), seq);
        QCOMPARE(found.exitCode, seq == 0 ? 0 : 1);
        const auto byTwin = runProgram(u"python3"_s, { twinPath(), path });
        QCOMPARE(byTwin.fault(), twin ? fault : QString());
        QCOMPARE(byTwin.seq(), twin ? seq : 0);
        if (twin)
            QCOMPARE(byTwin.json["operations"_L1], found.json["operations"_L1]);
    }

    /// Somebody who rewrites the whole chain after a change is found by the rest.
    void aChainWrittenAnew_data()
    {
        QTest::addColumn<qint64>("seq");
        QTest::addColumn<bool>("signedAgain");
        QTest::addColumn<QString>("fault");
        QTest::newRow("without the officer's key") << qint64 { 5 } << false << u"signature"_s;
        QTest::newRow("an act that the rules refuse") << qint64 { 9 } << true << u"rules"_s;
    }

    void aChainWrittenAnew()
    {
        QFETCH(qint64, seq);
        QFETCH(bool, signedAgain);
        QFETCH(QString, fault);
        const QString path = copy();
        rewrite(path, seq, signedAgain);
        const auto found = runProgram(tool(), { u"verify"_s, path });
        QCOMPARE(found.fault(), fault);
        QCOMPARE(found.seq(), seq);
        QCOMPARE(runProgram(u"python3"_s, { twinPath(), path }).exitCode, 0);
    }

    /// Instructions stood in open words once; such a log is as sound as it was.
    void anInstructionOfAnOldLog()
    {
        const QString path = copy();
        auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
        QVERIFY(profile);
        const auto state = LogReader(profile->connection()).incident(IncidentId(u"c1"_s));
        QVERIFY(state);
        SmallCity city;
        city.pass(std::chrono::hours { 1 });
        city.setDeviceSeq(100);
        const Submission old = city.make(K::Instruct, u"c1"_s, { { u"text"_s, u"尽快办结"_s } });
        Context context { *city.directory(), city.now(), 10, {}, &chainHash };
        QVERIFY(!decide(*state, old.intent, context)); // today it is refused
        context.settings.openInstructions = true;
        const auto operation = decide(*state, old.intent, context);
        QVERIFY(operation);
        QVERIFY(insertLogRow(profile->connection(), logRowOf(*operation)));
        const auto report = verifyLog(profile->connection());
        QVERIFY(report);
        QVERIFY2(!report->broken, report->broken ? qPrintable(report->broken->detail) : "");
        QCOMPARE(report->operations, 10);
        QCOMPARE(LogReader(profile->connection()).incident(IncidentId(u"c1"_s))->instructions, 1);
    }

    /// An assisting unit's clock once ran on when its reviewer had signed.
    void clocksOfAnOldLog()
    {
        SmallCity city;
        DirectoryData data = SmallCity::data();
        data.officers.append(data.officers.at(1));
        data.officers.last().id = OfficerId(u"county2"_s);
        const auto directory = std::make_shared<const Directory>(data);
        auto profile = ProfileFile::create(m_folder.filePath(u"earlier.shiyu"_s), {});
        QVERIFY(profile);
        CaseList list;
        QVERIFY(CaseList::makeTable(profile->connection()));
        LogWriter writer(profile->connection(), list);
        const auto imported = writer.importDirectory(city.directoryImport(data), data, city.now());
        QVERIFY(imported && *imported);
        const QVector<Submission> acts { city.report(u"c1"_s), city.make(K::Accept, u"c1"_s, {}),
            city.make(K::Dispatch, u"c1"_s,
                { { u"lead"_s, u"unit-water"_s }, { u"basis"_s, u"function"_s },
                    { u"assists"_s, QJsonArray { u"centre-county"_s } } }),
            city.make(K::Acknowledge, u"c1"_s, { { u"task"_s, 2 } }, u"county"_s),
            city.make(
                K::Submit, u"c1"_s, { { u"task"_s, 2 }, { u"text"_s, u"已办"_s } }, u"county"_s) };
        for (const Submission &act : acts) {
            const auto done = writer.perform({ act }, directory, city.now());
            QVERIFY(done);
            QVERIFY2(*done, *done ? "" : qPrintable(nameOf(done->error().code)));
        }
        const auto state = LogReader(profile->connection()).incident(IncidentId(u"c1"_s));
        QVERIFY(state);
        const Submission review = city.make(
            K::Review, u"c1"_s, { { u"task"_s, 2 }, { u"approve"_s, true } }, u"county2"_s);
        Context context { *directory, city.now(), 7, {}, &chainHash };
        const auto today = decide(*state, review.intent, context);
        QVERIFY(today);
        QCOMPARE(today->facts.ended.size(), qsizetype(1));
        context.settings.earlierClocks = true;
        const auto earlier = decide(*state, review.intent, context);
        QVERIFY(earlier && earlier->facts.ended.isEmpty());
        QVERIFY(insertLogRow(profile->connection(), logRowOf(*earlier)));
        const auto report = verifyLog(profile->connection());
        QVERIFY(report);
        QVERIFY2(!report->broken, report->broken ? qPrintable(report->broken->detail) : "");
        QCOMPARE(report->operations, 7);
    }

    void readsBesideARunningWriter()
    {
        const QString path = copy();
        auto writer = ProfileFile::open(path, ProfileAccess::ReadWrite);
        QVERIFY(writer);
        QVERIFY(writer->connection().exec(u"BEGIN IMMEDIATE; DELETE FROM setting"_s));
        QCOMPARE(runProgram(tool(), { u"verify"_s, path }).exitCode, 0);
        QCOMPARE(runProgram(u"python3"_s, { twinPath(), path }).exitCode, 0);
        QVERIFY(writer->connection().exec(u"ROLLBACK"_s));
    }

    void whatIsNoProfile_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no argument") << QStringList { u"verify"_s } << 2;
        QTest::newRow("no such command") << QStringList { u"frobnicate"_s } << 2;
        QTest::newRow("missing file") << QStringList { u"verify"_s, u"/none/x"_s } << 1;
        QTest::newRow("another kind of file")
            << QStringList { u"verify"_s, QStringLiteral(SHIYU_SOURCE_DIR "/CMakeLists.txt") } << 1;
    }
    void whatIsNoProfile()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QProcess process; // what it says goes to stderr, and is not for this test's output
        process.start(tool(), arguments);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), exitCode);
        QVERIFY(!process.readAllStandardError().isEmpty());
    }

private:
    static QString tool() { return qEnvironmentVariable("SHIYU_TOOL"); }
    static QString twinPath()
    {
        return QStringLiteral(SHIYU_SOURCE_DIR "/tests/app/tool/verify_twin.py");
    }

    QString copy()
    {
        const QString path = m_folder.filePath(QString::number(++m_count) + u".shiyu"_s);
        return QFile::copy(m_sound, path) ? path : QString();
    }

    static void tamper(const QString &path, const QString &sql)
    {
        auto connection = sql::Connection::open(path, sql::OpenMode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->exec(u"PRAGMA foreign_keys = OFF; DROP TRIGGER log_is_not_changed;"
                                 " DROP TRIGGER log_is_not_deleted;"_s));
        if (!sql.isEmpty())
            QVERIFY(connection->exec(sql));
    }

    /// Makes the officer of operation `seq` another one and writes its hash anew; it is the last of
    /// its subject or followed by none that this test looks at.
    static void rewrite(const QString &path, qint64 seq, bool signedAgain)
    {
        tamper(path, {});
        auto connection = sql::Connection::open(path, sql::OpenMode::ReadWrite);
        LogRow row;
        {
            auto select = connection->prepare(
                u"SELECT "_s + QString::fromUtf16(kLogColumns) + u" FROM log WHERE seq = :seq"_s);
            QVERIFY(*select->bind(u":seq", seq).step());
            row = readLogRow(*select);
        }
        auto operation = operationOf(row);
        QVERIFY(operation);
        Intent &intent = operation->intent;
        intent.actor = OfficerId(u"county"_s);
        intent.organization = OrganizationId(u"centre-county"_s);
        if (signedAgain)
            intent.signature = SmallCity().keyOf(u"county"_s).sign(signedBytes(intent));
        operation->hash = chainHash(intent.suite, operation->facts.prevHash, intentBytes(intent),
            factBytes(operation->facts));
        auto remove = connection->prepare(u"DELETE FROM log WHERE seq = :seq"_s);
        QVERIFY(remove->bind(u":seq", seq).run());
        QVERIFY(insertLogRow(*connection, logRowOf(*operation)));
        if (seq != 9) { // those after it would not follow on it any more
            auto rest = connection->prepare(u"DELETE FROM log WHERE seq > :seq"_s);
            QVERIFY(rest->bind(u":seq", seq).run());
        }
    }

    QTemporaryDir m_folder;
    QString m_sound;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TstVerify)
#include "tst_verify.moc"
