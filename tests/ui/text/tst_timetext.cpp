#include "tests/ui/text/chinesetest.h"
#include "ui/text/timetext.h"

using namespace shiyu;
using namespace std::chrono;

namespace {

/// Beijing time.
Instant at(int y, unsigned m, unsigned d, int hour, int minute, int second = 0)
{
    return Instant { sys_days { year { y } / month { m } / day { d } } + hours { hour - 8 }
        + minutes { minute } + seconds { second } };
}
const Instant kNow = at(2026, 11, 21, 14, 32, 5); // a Saturday

} // namespace

class TimeTextTest : public test::ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void moments_data();
    void moments();
    void parts();
    void durations_data();
    void durations();
    void distances();
};

void TimeTextTest::moments_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("past");
    QTest::addColumn<QString>("ahead");
    const auto row = [](const char *name, Instant t, const char16_t *past, const char16_t *ahead) {
        QTest::newRow(name) << toMs(t) << QString::fromUtf16(past) << QString::fromUtf16(ahead);
    };
    row("today", at(2026, 11, 21, 16, 8), u"16:08", u"16:08");
    row("first minute", at(2026, 11, 21, 0, 0), u"00:00", u"00:00");
    row("yesterday", at(2026, 11, 20, 9, 12), u"昨天 09:12", u"昨天 09:12");
    row("this year", at(2026, 11, 19, 9, 12), u"11月19日 09:12", u"11月19日 09:12");
    row("last year", at(2025, 11, 19, 9, 12), u"2025年11月19日 09:12", u"2025年11月19日 09:12");
    row("tomorrow", at(2026, 11, 22, 10, 0), u"11月22日 10:00", u"明天 10:00");
    row("Monday", at(2026, 11, 23, 18, 0), u"11月23日 18:00", u"周一 18:00");
    row("six days on", at(2026, 11, 27, 23, 59), u"11月27日 23:59", u"周五 23:59");
    row("a week on", at(2026, 11, 28, 0, 0), u"11月28日 00:00", u"11月28日 00:00");
    row("next year", at(2027, 1, 4, 12, 0), u"2027年1月4日 12:00", u"2027年1月4日 12:00");
}

void TimeTextTest::moments()
{
    QFETCH(qint64, ms);
    const Calendar calendar;
    QTEST(momentText(instantFromMs(ms), calendar, kNow), "past");
    QTEST(aheadText(instantFromMs(ms), calendar, kNow), "ahead");
}

void TimeTextTest::parts()
{
    const Calendar calendar;
    QCOMPARE(timeText(kNow, calendar), QStringLiteral("14:32"));
    QCOMPARE(clockFaceText(kNow, calendar), QStringLiteral("14:32:05"));
    QCOMPARE(dateText(kNow, calendar), QStringLiteral("11月21日"));
    QCOMPARE(dayText(kNow, calendar, kNow), QStringLiteral("11月21日 周六"));
    const Instant nextYear = kNow + std::chrono::days { 41 }; // 2027-01-01
    QCOMPARE(dayText(nextYear, calendar, nextYear), QStringLiteral("1月1日 周五"));
    QCOMPARE(dayText(kNow, calendar, nextYear), QStringLiteral("2026年11月21日 周六"));
    QCOMPARE(fullMomentText(kNow, calendar), QStringLiteral("2026年11月21日 14:32:05"));
}

void TimeTextTest::durations_data()
{
    QTest::addColumn<int>("minutesLong");
    QTest::addColumn<QString>("expected");
    QTest::newRow("0") << 0 << QStringLiteral("不足1分");
    QTest::newRow("6") << 6 << QStringLiteral("6分");
    QTest::newRow("60") << 60 << QStringLiteral("1小时");
    QTest::newRow("96") << 96 << QStringLiteral("1小时36分");
    QTest::newRow("-96") << -96 << QStringLiteral("1小时36分");
    QTest::newRow("1 day") << 1440 << QStringLiteral("1天");
    QTest::newRow("2 days 3 h 59 min") << 2 * 1440 + 239 << QStringLiteral("2天3小时");
}

void TimeTextTest::durations()
{
    QFETCH(int, minutesLong);
    QTEST(durationText(minutes { minutesLong }), "expected");
}

void TimeTextTest::distances()
{
    QCOMPARE(distanceText(0), QStringLiteral("0 m"));
    QCOMPARE(distanceText(42), QStringLiteral("42 m"));
    QCOMPARE(distanceText(999), QStringLiteral("999 m"));
    QCOMPARE(distanceText(1000), QStringLiteral("1.0 km"));
    QCOMPARE(distanceText(1340), QStringLiteral("1.3 km"));
    QCOMPARE(distanceText(9949), QStringLiteral("9.9 km"));
    QCOMPARE(distanceText(9950), QStringLiteral("10 km"));
    QCOMPARE(distanceText(12'400), QStringLiteral("12 km"));
}

QTEST_GUILESS_MAIN(TimeTextTest)
#include "tst_timetext.moc"
