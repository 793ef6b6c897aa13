// When matters come, of which kind, and how their acts follow each other.
#include "app/demo/rhythm.h"

#include "tests/app/demo/matterreplay.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;

class TestRhythm : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void timesRunForwardAndEndBeforeNow();
    void rhythmOfTheDayAndTheWeek();
    void consumerHousingAndHealthLead();
    void seasonsAverageToOne_data();
    void seasonsAverageToOne();
};

void TestRhythm::timesRunForwardAndEndBeforeNow()
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

void TestRhythm::rhythmOfTheDayAndTheWeek()
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

void TestRhythm::consumerHousingAndHealthLead()
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

void TestRhythm::seasonsAverageToOne_data()
{
    QTest::addColumn<QChar>("letter");
    for (const char letter : { 'S', 'W', 'R', 'A', 'F', 'N', '-' })
        QTest::addRow("%c", letter) << QChar(QLatin1Char(letter));
}

void TestRhythm::seasonsAverageToOne()
{
    QFETCH(QChar, letter);
    double sum = 0;
    for (int month = 1; month <= 12; ++month)
        sum += demo::Rhythm::season(letter, month);
    QVERIFY2(std::abs(sum / 12 - 1) < 0.02, qPrintable(QString::number(sum / 12)));
}

QTEST_GUILESS_MAIN(TestRhythm)
#include "tst_rhythm.moc"
