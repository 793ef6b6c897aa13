#include "app/storage/profile.h"
#include "app/storage/verify.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QProcess>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

/// A console is killed before each of its statements in turn, over and over on one profile: what it
/// acknowledged is there, what it did not is there as a whole or not at all.
class TstCrash : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsMissing()
    {
        const QString path = m_folder.filePath(u"desk.shiyu"_s);
        {
            auto made = ProfileFile::create(path, {});
            QVERIFY(made);
            QVERIFY(CaseList::makeTable(made->connection()));
            SmallCity city;
            CaseList list;
            LogWriter writer(made->connection(), list);
            const auto imported = writer.importDirectory(
                city.directoryImport(SmallCity::data()), SmallCity::data(), city.now());
            QVERIFY(imported && *imported);
        }
        int kills = 0;
        for (int n = 1;; ++n) {
            QStringList acknowledged;
            const bool survived = run(path, n, 2 * n, acknowledged);
            check(path, acknowledged);
            if (QTest::currentTestFailed() || survived)
                break;
            ++kills;
        }
        QVERIFY2(kills > 30, qPrintable(QString::number(kills)));
    }

private:
    static bool run(const QString &path, int n, int first, QStringList &acknowledged)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(qEnvironmentVariable("SHIYU_KILLED_WRITER"),
            { path, QString::number(n), QString::number(first) });
        process.waitForFinished();
        acknowledged
            = QString::fromLatin1(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    static void check(const QString &path, const QStringList &acknowledged)
    {
        auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
        QVERIFY2(profile, "the lock of the dead process still holds");
        auto &connection = profile->connection();
        for (const QString &id : acknowledged) {
            auto find = connection.prepare(u"SELECT 1 FROM log WHERE intent_id = :id"
                                           " UNION SELECT 2 FROM refusal WHERE intent_id = :id"_s);
            QVERIFY(find->bind(u":id", id).step().value());
        }
        const auto report = verifyLog(connection);
        QVERIFY(report && !report->broken);
        // Every closed value that is committed to is there, and no other.
        QCOMPARE(connection.number(u"SELECT count(*) FROM closed_value"_s).value(),
            connection
                .number(
                    u"SELECT count(*) FROM log WHERE instr(intent, CAST('reporterPhone' AS BLOB))"_s)
                .value());
        // A group is there as a whole.
        QCOMPARE(connection.number(u"SELECT count(*) FROM log WHERE kind = 'merge'"_s).value(),
            connection.number(u"SELECT count(*) FROM log WHERE kind = 'absorb'"_s).value());
        const QStringList lines = CaseList::lines(connection);
        CaseList list;
        QVERIFY(rebuildProjections(connection, list));
        QCOMPARE(CaseList::lines(connection), lines);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstCrash)
#include "tst_crash.moc"
