// The invariant of sync: when the network returns, every console's confirmed state equals the
// server's, every intent ever made is in the log or in a tray, and nothing is open to whom it does
// not concern. Random scripts over bad links, with officers who move, divisions that change,
// passwords and devices taken back:
//   tst_syncmodel --seeds N [--first M]
//   tst_syncmodel --seeds N --first M --record FILE
// The second form runs its seeds once for each build of the program, and the next one on every
// further run.
#include "tests/app/sync/seedrecord.h"
#include "tests/app/sync/simulation.h"
#include "tests/support/testcase.h"
#include <QHashSeed>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kFurther = 1; ///< of a program that passed its seeds
quint32 g_seeds = 3;
quint32 g_first = 1;

} // namespace

class TstSyncModel : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void theNetworkReturns_data()
    {
        QTest::addColumn<bool>("real");
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = g_first; seed < g_first + g_seeds; ++seed) {
            QTest::addRow("the contract alone, seed %u", seed) << false << seed;
            QTest::addRow("the real server, seed %u", seed) << true << seed;
        }
    }
    void theNetworkReturns()
    {
        QFETCH(bool, real);
        QFETCH(quint32, seed);
        Simulation simulation(real, seed);
        simulation.run();
        simulation.check();
        ++m_played;
        m_made += simulation.made();
        m_kills += simulation.kills();
        m_changes += simulation.changes();
    }
    void cleanupTestCase()
    {
        QVERIFY(m_made > 0);
        qInfo("%u seeds: %lld intents, %d kills, %d changes of the directory", g_seeds,
            static_cast<long long>(m_made), m_kills, m_changes);
    }

public:
    quint32 played() const { return m_played; }

private:
    quint32 m_played = 0;
    qsizetype m_made = 0;
    int m_kills = 0, m_changes = 0;
};

int main(int argc, char *argv[])
{
    QHashSeed::setDeterministicGlobalSeed(); // a seed replays exactly
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const auto take = [&arguments](const QString &name) {
        const auto at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size())
            return QString();
        const QString value = arguments.at(at + 1);
        arguments.remove(at, 2);
        return value;
    };
    if (const QString seeds = take(u"--seeds"_s); !seeds.isEmpty())
        g_seeds = seeds.toUInt();
    if (const QString first = take(u"--first"_s); !first.isEmpty())
        g_first = first.toUInt();
    const QString path = take(u"--record"_s);
    TstSyncModel test;
    if (path.isEmpty())
        return QTest::qExec(&test, arguments);
    SeedRecord record(path, g_first, g_seeds);
    if (record.next() > 0) {
        g_first = record.next();
        g_seeds = kFurther;
    }
    const int failed = QTest::qExec(&test, arguments);
    if (failed == 0 && test.played() == 2 * g_seeds) // not some of them, picked by hand
        record.passed(g_first + g_seeds);
    return failed;
}
#include "tst_syncmodel.moc"
