#include "app/storage/profile.h"
#include "app/storage/projection.h"
#include "app/storage/rebuild.h"
#include "app/storage/verify.h"
#include "tests/app/storage/projectiondump.h"
#include "tests/support/testcase.h"
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

/// Officers of a demo city act at random, one after the other on one profile, and most of their
/// consoles are killed at any moment. SHIYU_KILLS says how often (200 for the long proof) and
/// SHIYU_ENDURANCE_SEED with which dice.
class TstEndurance : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingAcknowledgedIsMissing();
    void theLogHoldsAndTheProjectionsEqualIt();

private:
    QStringList run(int round);
    void check(const QStringList &acknowledged);

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"city.shiyu"_s);
    int m_kills = qEnvironmentVariableIntValue("SHIYU_KILLS");
    QRandomGenerator m_random { static_cast<quint32>(
        qEnvironmentVariableIntValue("SHIYU_ENDURANCE_SEED")) };
    int m_killed = 0;
    qint64 m_acknowledged = 0;
};

void TstEndurance::initTestCase()
{
    if (m_kills == 0)
        m_kills = 12;
    QProcess make;
    make.start(qEnvironmentVariable("SHIYU_TOOL"),
        { u"demo-city"_s, u"--size"_s, u"small"_s, u"--matters"_s, u"300"_s, u"--cheap-password"_s,
            u"--out"_s, m_path, u"--until"_s, u"2026-11-21T14:00:00+08:00"_s });
    QVERIFY(make.waitForFinished(120'000));
    QVERIFY2(make.exitCode() == 0, make.readAllStandardError().constData());
}

/// What the console said to have written, before it ended or was killed.
QStringList TstEndurance::run(int round)
{
    const QStringList kAccounts { u"sunyue"_s, u"zhangmin"_s, u"zhouli"_s, u"gaofeng"_s,
        u"chenjing"_s, u"wuhao"_s, u"liufang"_s, u"zhaolei"_s, u"zhengyan"_s, u"hewei"_s };
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(qEnvironmentVariable("SHIYU_RANDOM_DESK"),
        { m_path, kAccounts.at(m_random.bounded(static_cast<int>(kAccounts.size()))),
            u"shiyu-demo"_s, QString::number(m_random.generate()), u"600"_s,
            QString::number(Q_INT64_C(1'795'240'800'000) + round * Q_INT64_C(7'000'000)) });
    const int milliseconds = m_random.bounded(m_kills < 100 ? 1000 : 3500);
    QByteArray said;
    QElapsedTimer sinceFirst;
    while (process.state() != QProcess::NotRunning) {
        if (process.waitForReadyRead(10))
            said += process.readAllStandardOutput();
        if (!said.isEmpty() && !sinceFirst.isValid())
            sinceFirst.start();
        if (sinceFirst.isValid() && sinceFirst.hasExpired(milliseconds))
            process.kill();
    }
    said += process.readAllStandardOutput();
    if (process.exitStatus() == QProcess::CrashExit)
        ++m_killed;
    else if (process.exitCode() != 0)
        return { u"exit code %1"_s.arg(process.exitCode()) };
    return QString::fromLatin1(said.left(said.lastIndexOf('\n') + 1))
        .split(u'\n', Qt::SkipEmptyParts);
}

void TstEndurance::check(const QStringList &acknowledged)
{
    auto profile = ProfileFile::open(m_path, ProfileAccess::ReadWrite);
    QVERIFY2(profile, "the lock of the dead process still holds");
    for (const QString &id : acknowledged) {
        auto find = profile->connection().prepare(u"SELECT 1 FROM log WHERE intent_id = :id"_s);
        QVERIFY2(find->bind(u":id", id).step().value(), qPrintable(id));
    }
    m_acknowledged += acknowledged.size();
}

void TstEndurance::nothingAcknowledgedIsMissing()
{
    for (int round = 0; m_killed < m_kills; ++round) {
        check(run(round));
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(round < 4 * m_kills + 20, "the consoles end before they are killed");
    }
    QVERIFY(m_acknowledged > m_kills);
}

void TstEndurance::theLogHoldsAndTheProjectionsEqualIt()
{
    auto profile = ProfileFile::open(m_path, ProfileAccess::ReadWrite);
    QVERIFY(profile);
    const auto report = verifyLog(profile->connection());
    QVERIFY(report);
    QVERIFY2(!report->broken,
        qPrintable(report->broken ? report->broken->detail + QString::number(report->broken->seq)
                                  : QString()));
    QTextStream(stdout) << m_killed << " kills, " << m_acknowledged << " acts acknowledged, "
                        << report->operations << " operations verified\n";
    const QStringList shown = test::dumpProjection(profile->connection());
    IncidentProjection projection(*Pinyin::load());
    QVERIFY(rebuildProjections(profile->connection(), projection));
    QCOMPARE(test::dumpProjection(profile->connection()), shown);
}

QTEST_GUILESS_MAIN(TstEndurance)
#include "tst_endurance.moc"
