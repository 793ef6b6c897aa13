#include "app/demo/simulator.h"

#include "app/demo/simulatorcast.h"
#include "app/domain/decide.h"
#include "app/domain/directoryjson.h"
#include "tests/support/testcase.h"
#include <QCryptographicHash>

using namespace shiyu;
using namespace shiyu::demo;
using namespace Qt::StringLiterals;

namespace {

/// 2026-11-21 14:32 in the city.
const Instant kNow = instantFromMs(1'795'242'720'000);

const DemoCity &city()
{
    static const DemoCity made = makeDemoCity(CitySize::Small, 1);
    return made;
}

DirectoryPtr cast()
{
    static const DirectoryPtr made
        = std::make_shared<const Directory>(withSimulator(city().directory));
    return made;
}

QByteArray chained(
    const QString &, const QByteArray &prev, const QByteArray &intent, const QByteArray &facts)
{
    return QCryptographicHash::hash(QByteArray(prev + intent + facts), QCryptographicHash::Sha256);
}

/// A case, act after act, until nobody's turn is played.
struct Play {
    Incident state;
    QString refused; ///< the act that the rules did not take; empty: none
    QVector<OperationKind> kinds;
    QSet<OrganizationId> organizations;

    void perform(const PlannedAct &act)
    {
        Intent intent;
        intent.id = IntentId(u"i-%1"_s.arg(kinds.size()));
        intent.subject.id = u"case"_s;
        intent.kind = act.kind;
        intent.args = act.args;
        for (auto it = act.closed.begin(); it != act.closed.end(); ++it)
            intent.closed.insert(it.key(), { QByteArray(32, 'c'), it->second });
        intent.actor = act.actor;
        intent.organization = act.organization;
        intent.device = DeviceId(QString::fromLatin1(kSimulatorDevice));
        intent.madeAt = act.at;
        intent.seen = state.lastSeq;
        const Context context { *cast(), act.at, state.lastSeq + 1, u"3402-1"_s, &chained };
        const auto operation = decide(state, intent, context);
        if (!operation) {
            refused = nameOf(act.kind) + u' ' + nameOf(operation.error().code) + u' '
                + operation.error().what;
            return;
        }
        state = apply(state, *operation);
        kinds.append(act.kind);
        organizations.insert(act.organization);
    }
};

Play played(Simulator &simulator, Instant now)
{
    constexpr int kMostActs = 100;
    Play play;
    play.perform(simulator.report(now));
    for (int i = 0; i < kMostActs && play.refused.isEmpty(); ++i) {
        now += std::chrono::minutes { 5 };
        const auto act = simulator.next(play.state, now);
        if (!act)
            return play;
        play.perform(*act);
    }
    return play;
}

} // namespace

class TestSimulator : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyMatterIsClosed()
    {
        Simulator simulator(city(), cast(), {}, 7);
        QSet<OrganizationId> organizations;
        for (int i = 0; i < 300; ++i) {
            const Play play = played(simulator, kNow + std::chrono::minutes { i });
            QVERIFY2(play.refused.isEmpty(), qPrintable(play.refused));
            QCOMPARE(play.state.stage, Stage::Closed);
            for (const RecordEntry &entry : play.state.record)
                QVERIFY(isSimulator(entry.actor));
            organizations += play.organizations;
        }
        QVERIFY2(organizations.size() > 20, qPrintable(QString::number(organizations.size())));
    }

    void peopleAreNotPlayed()
    {
        const OrganizationId centre = city().directory.organizations.first().id;
        Simulator simulator(city(), cast(), { centre }, 7);
        int waiting = 0;
        for (int i = 0; i < 50; ++i) {
            const Play play = played(simulator, kNow);
            QVERIFY2(play.refused.isEmpty(), qPrintable(play.refused));
            waiting += play.state.stage == Stage::Reported ? 1 : 0;
            // What was dispatched at once is worked on, and waits to be checked by the centre.
            QVERIFY(play.state.stage == Stage::Reported || play.state.stage == Stage::Resolved);
        }
        QVERIFY(waiting > 30);
    }

    void sameSeedSameMatters()
    {
        Simulator one(city(), cast(), {}, 7);
        Simulator again(city(), cast(), {}, 7);
        Simulator other(city(), cast(), {}, 8);
        QStringList titles, same, others;
        for (int i = 0; i < 10; ++i) {
            titles += one.report(kNow).args["summary"_L1].toString();
            same += again.report(kNow).args["summary"_L1].toString();
            others += other.report(kNow).args["summary"_L1].toString();
        }
        QCOMPARE(same, titles);
        QVERIFY(others != titles);
    }

    /// They can do no more than those whose part they play, and say who they are.
    void castHasTheRightsOfItsUnit()
    {
        for (const Organization &organization : city().directory.organizations) {
            Rights own;
            for (const Officer *officer : cast()->officersOf(organization.id)) {
                if (!isSimulator(officer->id))
                    own = own | cast()->rights(officer->id);
            }
            for (const SimulatorHand hand : { SimulatorHand::Works, SimulatorHand::Checks }) {
                const Officer *officer = cast()->officer(simulatorOf(organization.id, hand));
                if (!officer)
                    continue;
                QCOMPARE(officerFromJson(toJson(*officer)).value(), *officer);
                QVERIFY(officer->name.startsWith(u"模拟"));
                QCOMPARE(cast()->rights(officer->id) | own, own);
            }
        }
        QCOMPARE(withSimulator(cast()->data()).officers, cast()->data().officers);
    }

    void otherCitiesAreNone_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<bool>("expected");
        QTest::newRow("the demo city") << 0 << true;
        QTest::newRow("with the simulator's officers") << 1 << true;
        QTest::newRow("one officer of it is another person") << 2 << false;
        QTest::newRow("without one organisation") << 3 << false;
        QTest::newRow("an empty city") << 4 << false;
    }
    void otherCitiesAreNone()
    {
        QFETCH(int, change);
        DirectoryData data = change == 1 ? cast()->data() : city().directory;
        if (change == 2)
            data.officers[100].name = u"某人"_s;
        if (change == 3)
            data.organizations.removeLast();
        if (change == 4)
            data = {};
        QTEST(isDemoDirectory(Directory(data), city()), "expected");
    }
};

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
