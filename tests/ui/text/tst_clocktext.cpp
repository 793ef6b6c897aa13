#include "tests/ui/text/chinesetest.h"
#include "ui/text/clocktext.h"

using namespace shiyu;
using namespace std::chrono;

namespace {

Instant at(unsigned d, int hour, int minute, unsigned m = 11)
{
    return Instant { sys_days { year { 2026 } / month { m } / day { d } } + hours { hour - 8 }
        + minutes { minute } };
}
const Instant kNow = at(21, 14, 32);

TimeLimit limit(int amount, LimitUnit unit)
{
    return { LimitId(QStringLiteral("l")), 1, amount, unit };
}

} // namespace

class ClockTextTest : public test::ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void examplesOfTheRules();
    void texts_data();
    void texts();
    void remaining();
    void held();
    void reasonsOfUrgentHours();
    void reasonsOfTheHalfHour();
    void reasonsOfAWorkingDay();
    void reasonsOfWhatHappened();
    void everyReasonIsASentence();
};

void ClockTextTest::examplesOfTheRules()
{
    const Calendar calendar;
    const SlaClock clock(calendar);
    const Deadline handle
        = clock.compute({ at(21, 14, 8), limit(2, LimitUnit::UrgentHours) }, kNow);
    QCOMPARE(clockText(handle, calendar, kNow), QStringLiteral("剩余1小时36分 · 16:08 到期"));
    QCOMPARE(clockPillText(handle, calendar, kNow), QStringLiteral("剩余1小时36分"));
    const Deadline total = clock.compute({ at(21, 14, 5), limit(1, LimitUnit::WorkingDays) }, kNow);
    QCOMPARE(clockText(total, calendar, kNow), QStringLiteral("周一 18:00 到期"));
    QCOMPARE(clockPillText(total, calendar, kNow), QStringLiteral("周一 18:00"));
}

void ClockTextTest::texts_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("leftMinutes");
    QTest::addColumn<QString>("pill");
    QTest::addColumn<QString>("full");
    const auto row = [](const char *name, ClockState state, int left, const char16_t *pill,
                         const char16_t *full) {
        QTest::newRow(name) << int(state) << left << QString::fromUtf16(pill)
                            << QString::fromUtf16(full);
    };
    using S = ClockState;
    row("soon", S::DueSoon, 6, u"剩余6分", u"剩余6分 · 14:38 到期");
    row("late", S::Overdue, -125, u"已超期2小时5分", u"已超期2小时5分 · 12:27 到期");
    row("days late", S::Overdue, -2 * 1440 - 61, u"已超期2天1小时",
        u"已超期2天1小时 · 11月19日 13:31 到期");
    row("a day", S::Running, 1440, u"剩余1天", u"剩余1天 · 明天 14:32 到期");
    row("more than a day", S::Running, 1441, u"明天 14:33", u"明天 14:33 到期");
    row("a week", S::Running, 7 * 1440, u"11月28日 14:32", u"11月28日 14:32 到期");
    row("in time", S::Met, 12, u"按期完成", u"按期完成，提前12分");
    row("days before", S::Met, 2 * 1440, u"按期完成", u"按期完成 · 周一 14:32 到期");
    row("this minute late", S::Overdue, 0, u"剩余不足1分", u"剩余不足1分 · 14:32 到期");
    row("done in the last minute", S::Met, 0, u"按期完成", u"按期完成，提前不足1分");
    row("done late by less than a minute", S::MetLate, 0, u"超期完成", u"超期不足1分完成");
    row("done late", S::MetLate, -125, u"超期完成", u"超期2小时5分完成");
}

void ClockTextTest::texts()
{
    QFETCH(int, state);
    QFETCH(int, leftMinutes);
    Deadline deadline;
    deadline.state = static_cast<ClockState>(state);
    deadline.left = minutes { leftMinutes };
    deadline.due = kNow + minutes { leftMinutes };
    const Calendar calendar;
    QTEST(clockPillText(deadline, calendar, kNow), "pill");
    QTEST(clockText(deadline, calendar, kNow), "full");
}

void ClockTextTest::remaining()
{
    // Left is rounded up (95:55 before the due time is 1小时36分), late is rounded down.
    QCOMPARE(remainingText(minutes { 95 } + seconds { 55 }), QStringLiteral("剩余1小时36分"));
    QCOMPARE(remainingText(minutes { 1 }), QStringLiteral("剩余1分"));
    QCOMPARE(remainingText(seconds { 59 }), QStringLiteral("剩余不足1分"));
    QCOMPARE(remainingText(Millis { 0 }), QStringLiteral("剩余不足1分"));
    QCOMPARE(remainingText(-Millis { 1 }), QStringLiteral("已超期不足1分"));
    QCOMPARE(remainingText(-seconds { 59 }), QStringLiteral("已超期不足1分"));
    QCOMPARE(remainingText(-seconds { 60 }), QStringLiteral("已超期1分"));
    QCOMPARE(remainingText(-seconds { 119 }), QStringLiteral("已超期1分"));
}

void ClockTextTest::held()
{
    const Calendar calendar;
    const SlaClock clock(calendar);
    ClockInput input { at(21, 14, 8), limit(2, LimitUnit::UrgentHours) };
    input.pauses = { { at(21, 14, 32), {} } };
    const Deadline paused = clock.compute(input, at(21, 15, 0));
    QCOMPARE(clockPillText(paused, calendar, at(21, 15, 0)), QStringLiteral("暂缓"));
    QCOMPARE(clockText(paused, calendar, at(21, 15, 0)), QStringLiteral("暂缓，剩余1小时36分"));
    input.sourceDue = at(21, 17, 0);
    const Deadline bySource = clock.compute(input, at(21, 15, 0));
    QCOMPARE(clockText(bySource, calendar, at(21, 15, 0)),
        QStringLiteral("暂缓 · 来源时限：剩余2小时 · 17:00 到期"));
}

void ClockTextTest::reasonsOfUrgentHours()
{
    const Calendar calendar;
    const Deadline deadline
        = SlaClock(calendar).compute({ at(21, 14, 8), limit(2, LimitUnit::UrgentHours) }, kNow);
    const QStringList expected { QStringLiteral("从 11月21日 周六 14:08 起算。"),
        QStringLiteral("时限 2 紧急工作时，夜间和节假日照常计时。"),
        QStringLiteral("11月21日 周六 16:08 到期。") };
    QCOMPARE(explain(deadline, calendar), expected);
}

void ClockTextTest::reasonsOfTheHalfHour()
{
    const Calendar calendar;
    const Deadline deadline
        = SlaClock(calendar).compute({ at(21, 14, 8), limit(30, LimitUnit::Minutes) }, kNow);
    const QStringList expected { QStringLiteral("从 11月21日 周六 14:08 起算。"),
        QStringLiteral("时限 30 分钟，夜间和节假日照常计时。"),
        QStringLiteral("11月21日 周六 14:38 到期。") };
    QCOMPARE(explain(deadline, calendar), expected);
}

void ClockTextTest::reasonsOfAWorkingDay()
{
    const Calendar calendar;
    const Deadline deadline
        = SlaClock(calendar).compute({ at(21, 14, 5), limit(1, LimitUnit::WorkingDays) }, kNow);
    const QStringList expected { QStringLiteral("从 11月21日 周六 14:05 起算。"),
        QStringLiteral("时限 1 工作日，1 个工作日按 8小时 工作时间计。"),
        QStringLiteral("工作时间 8:00–12:00、14:00–18:00（内置日历）。"),
        QStringLiteral("周末不计：11月21日 周六 至 11月22日 周日。"),
        QStringLiteral("午休 12:00–14:00 不计。"),
        QStringLiteral("2026 年节假日安排尚未公布，仅扣除周末。"),
        QStringLiteral("11月23日 周一 18:00 到期。") };
    QCOMPARE(explain(deadline, calendar), expected);
}

void ClockTextTest::reasonsOfWhatHappened()
{
    const Calendar calendar;
    ClockInput input { at(21, 8, 0), limit(2, LimitUnit::UrgentHours) };
    input.pauses = { { at(21, 9, 0), at(21, 9, 30) } };
    input.extensions = { { limit(1, LimitUnit::UrgentHours), at(21, 10, 0) } };
    input.reworks = { at(21, 10, 15) };
    const QStringList sentences
        = explain(SlaClock(calendar).compute(input, at(21, 10, 20)), calendar);
    QVERIFY(sentences.contains(
        QStringLiteral("11月21日 周六 09:00 至 11月21日 周六 09:30 暂缓，不计时。")));
    QVERIFY(sentences.contains(QStringLiteral("11月21日 周六 10:00 批准延期 1 紧急工作时。")));
    QVERIFY(sentences.contains(QStringLiteral("11月21日 周六 10:15 退回重办，时限连续计算。")));
    QCOMPARE(sentences.last(),
        QStringLiteral("11月21日 周六 11:30 到期。")); // 8:00 + 2 h + 1 h + 30 min
}

void ClockTextTest::everyReasonIsASentence()
{
    const Calendar calendar;
    Deadline deadline;
    for (int kind = 0; kind <= static_cast<int>(StepKind::Due); ++kind) {
        ClockStep step;
        step.kind = static_cast<StepKind>(kind);
        step.from = at(21, 8, 0);
        step.to = at(22, 9, 0);
        step.name = QStringLiteral("国庆节");
        step.limit = limit(1, LimitUnit::WorkingHours);
        step.count = 3;
        step.length = minutes { 30 * 60 + 5 };
        step.sessions = calendar.sessions();
        deadline.explanation.push_back(step);
    }
    const QStringList sentences = explain(deadline, calendar);
    QCOMPARE(size_t(sentences.size()), deadline.explanation.size());
    for (const QString &sentence : sentences) {
        QVERIFY2(sentence.endsWith(u'。'), qUtf8Printable(sentence));
        QVERIFY2(!hasEnglish(sentence) && !sentence.contains(u'%'), qUtf8Printable(sentence));
    }
    QCOMPARE(QSet<QString>(sentences.begin(), sentences.end()).size(), sentences.size());
    // Counted time knows no days of 24 hours.
    QVERIFY(sentences.join(u' ').contains(QStringLiteral("按规定留足 30小时5分。")));
}

QTEST_GUILESS_MAIN(ClockTextTest)
#include "tst_clocktext.moc"
