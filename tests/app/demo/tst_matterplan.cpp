#include "app/demo/matterplan.h"

#include "app/demo/rhythm.h"
#include "app/domain/decide.h"
#include "tests/support/testcase.h"
#include <QCryptographicHash>
#include <QJsonDocument>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

/// 2026-11-21 14:32 in the city.
const Instant kNow = instantFromMs(1'795'242'720'000);

const demo::DemoCity &city()
{
    static const demo::DemoCity made = demo::makeDemoCity(demo::CitySize::Small, 1);
    return made;
}

const QVector<demo::MatterPlan> &plans()
{
    static const QVector<demo::MatterPlan> made = demo::planMatters(city(), 3'000, kNow, 1);
    return made;
}

QByteArray chained(
    const QString &, const QByteArray &prev, const QByteArray &intent, const QByteArray &facts)
{
    return QCryptographicHash::hash(QByteArray(prev + intent + facts), QCryptographicHash::Sha256);
}

/// Plays a plan through the rules; the refused act's number and reason, or nothing.
QString replay(const demo::MatterPlan &plan, const Directory &directory, Incident &state)
{
    QStringList intents;
    for (int i = 0; i < plan.acts.size(); ++i) {
        const demo::PlannedAct &act = plan.acts[i];
        Intent intent;
        intent.id = IntentId(u"i-%1-%2"_s.arg(plan.number).arg(i));
        intents.append(intent.id.toString());
        intent.subject.id = u"case-%1"_s.arg(plan.number);
        intent.kind = act.kind;
        intent.args = act.args;
        if (act.answers >= 0)
            intent.args.insert(u"request"_s, intents[act.answers]);
        intent.actor = act.actor;
        intent.organization = act.organization;
        intent.device = DeviceId(u"D1"_s);
        intent.madeAt = act.at;
        intent.seen = state.lastSeq;
        const Context context { directory, act.at, state.lastSeq + 1, u"N-1"_s, chained };
        const auto operation = decide(state, intent, context);
        if (!operation) {
            return u"%1 act %2 %3: %4 %5"_s.arg(plan.title)
                .arg(i)
                .arg(nameOf(act.kind))
                .arg(int(operation.error().code))
                .arg(operation.error().what);
        }
        state = apply(state, *operation);
    }
    return {};
}

} // namespace

class TestMatterPlan : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyActIsAllowed();
    void otherSeedsAreAllowedToo();
    void threeQuartersAnsweredAtOnce();
    void timesRunForwardAndEndBeforeNow();
    void rhythmOfTheDayAndTheWeek();
    void consumerHousingAndHealthLead();
    void textsAreFilledIn();
    void personsStayInClosedFields();
    void pathsHaveTheirTurns();
    void seasonsAverageToOne_data();
    void seasonsAverageToOne();
    void sameSeedSamePlans();
};

void TestMatterPlan::everyActIsAllowed()
{
    const Directory directory(city().directory);
    int closed = 0, open = 0;
    for (const demo::MatterPlan &plan : plans()) {
        Incident state;
        const QString refused = replay(plan, directory, state);
        QVERIFY2(refused.isEmpty(), qPrintable(refused));
        closed += state.stage == Stage::Closed ? 1 : 0;
        open += state.isOpen() ? 1 : 0;
    }
    QVERIFY2(closed > 400, qPrintable(QString::number(closed)));
    QVERIFY2(open > 30 && open < 160, qPrintable(QString::number(open)));
}

void TestMatterPlan::otherSeedsAreAllowedToo()
{
    const Directory directory(city().directory);
    for (const quint64 seed : { 2ULL, 3ULL, 4ULL }) {
        for (const demo::MatterPlan &plan : demo::planMatters(city(), 1'500, kNow, seed)) {
            Incident state;
            const QString refused = replay(plan, directory, state);
            QVERIFY2(refused.isEmpty(), qPrintable(refused));
        }
    }
}

void TestMatterPlan::threeQuartersAnsweredAtOnce()
{
    int atOnce = 0;
    for (const demo::MatterPlan &plan : plans())
        atOnce += plan.answeredAtOnce ? 1 : 0;
    QCOMPARE(plans().size(), 3'000);
    QVERIFY2(atOnce > 2'130 && atOnce < 2'370, qPrintable(QString::number(atOnce))); // 71–79 %
}

void TestMatterPlan::timesRunForwardAndEndBeforeNow()
{
    Instant before {};
    for (const demo::MatterPlan &plan : plans()) {
        QVERIFY(plan.reportedAt() >= before);
        QVERIFY(plan.reportedAt() > kNow - std::chrono::days { 366 });
        before = plan.reportedAt();
        Instant last = before;
        for (const demo::PlannedAct &act : plan.acts) {
            QVERIFY2(act.at >= last && act.at <= kNow, qPrintable(plan.title));
            QVERIFY2(!act.actor.isEmpty(), qPrintable(nameOf(act.kind) + plan.title));
            last = act.at;
        }
    }
}

void TestMatterPlan::rhythmOfTheDayAndTheWeek()
{
    const Calendar &calendar = city().directory.calendar;
    int night = 0, morning = 0, monday = 0, sunday = 0;
    for (const demo::MatterPlan &plan : plans()) {
        const CityTime t = calendar.toCity(plan.reportedAt());
        const auto hour = std::chrono::floor<std::chrono::hours>(t - cityDay(t)).count();
        night += hour < 5 ? 1 : 0;
        morning += hour >= 8 && hour < 12 ? 1 : 0;
        const std::chrono::weekday day { std::chrono::sys_days { cityDay(t).time_since_epoch() } };
        monday += day == std::chrono::Monday ? 1 : 0;
        sunday += day == std::chrono::Sunday ? 1 : 0;
    }
    QVERIFY(night * 8 < morning);
    QVERIFY(monday * 10 > sunday * 12);
}

void TestMatterPlan::consumerHousingAndHealthLead()
{
    QHash<QString, int> byMajor;
    for (const demo::MatterPlan &plan : plans())
        ++byMajor[plan.category.toString().first(2)];
    byMajor.remove(u"18"_s); // questions and suggestions are no complaints
    const int consumer = byMajor.take(u"06"_s), housing = byMajor.take(u"05"_s);
    const int health = byMajor.take(u"07"_s);
    const QList<int> others = byMajor.values();
    for (const int other : others)
        QVERIFY2(consumer > other && housing > other && health > other,
            qPrintable(QString::number(other)));
}

void TestMatterPlan::textsAreFilledIn()
{
    for (const demo::MatterPlan &plan : plans()) {
        QVERIFY2(!plan.title.contains(u'{') && !plan.text.contains(u'{'), qPrintable(plan.title));
        QVERIFY2(plan.title.size() <= 40 && !plan.place.address.isEmpty(), qPrintable(plan.title));
        QVERIFY2(!plan.text.contains(u"村村村"), qPrintable(plan.text)); // 杨村村 is a name
    }
}

void TestMatterPlan::personsStayInClosedFields()
{
    for (const demo::MatterPlan &plan : plans()) {
        const demo::PlannedAct &report = plan.acts.first();
        QCOMPARE(
            report.closed.contains(u"reporterPhone"_s), report.args[u"contactable"_s].toBool());
        if (report.closed.isEmpty())
            continue;
        const QByteArray bytes = QJsonDocument(report.args).toJson();
        const QString phone = report.closed[u"reporterPhone"_s].first;
        QVERIFY2(phone.startsWith(u"140") && phone.size() == 11, qPrintable(phone));
        QVERIFY(!bytes.contains(phone.toUtf8()));
    }
}

void TestMatterPlan::pathsHaveTheirTurns()
{
    QHash<OperationKind, int> count;
    int returned = 0;
    for (const demo::MatterPlan &plan : plans()) {
        for (const demo::PlannedAct &act : plan.acts) {
            ++count[act.kind];
            returned
                += act.kind == OperationKind::Review && !act.args[u"approve"_s].toBool() ? 1 : 0;
        }
    }
    for (const OperationKind kind : { OperationKind::SendBack, OperationKind::Assign,
             OperationKind::Request, OperationKind::Rework, OperationKind::SecondRound,
             OperationKind::EmergencyDispatch, OperationKind::Guide, OperationKind::FollowUp })
        QVERIFY2(count[kind] > 0, qPrintable(nameOf(kind)));
    QVERIFY(returned > 0);
}

void TestMatterPlan::seasonsAverageToOne_data()
{
    QTest::addColumn<QChar>("letter");
    for (const char letter : { 'S', 'W', 'R', 'A', 'F', 'N', '-' })
        QTest::addRow("%c", letter) << QChar(QLatin1Char(letter));
}

void TestMatterPlan::seasonsAverageToOne()
{
    QFETCH(QChar, letter);
    double sum = 0;
    for (int month = 1; month <= 12; ++month)
        sum += demo::Rhythm::season(letter, month);
    QVERIFY2(std::abs(sum / 12 - 1) < 0.02, qPrintable(QString::number(sum / 12)));
}

void TestMatterPlan::sameSeedSamePlans()
{
    const auto fingerprint = [](const QVector<demo::MatterPlan> &list) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const demo::MatterPlan &plan : list) {
            for (const demo::PlannedAct &act : plan.acts) {
                hash.addData(QJsonDocument(act.args).toJson());
                hash.addData(QByteArray::number(toMs(act.at)));
                hash.addData(act.actor.toString().toUtf8());
            }
        }
        return hash.result();
    };
    const auto first = demo::planMatters(city(), 300, kNow, 5);
    QCOMPARE(fingerprint(demo::planMatters(city(), 300, kNow, 5)), fingerprint(first));
    QVERIFY(fingerprint(demo::planMatters(city(), 300, kNow, 6)) != fingerprint(first));
}

QTEST_GUILESS_MAIN(TestMatterPlan)
#include "tst_matterplan.moc"
