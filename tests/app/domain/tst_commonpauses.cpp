#include "app/domain/commonpauses.h"
#include "tests/support/testcase.h"

using namespace shiyu;

Q_DECLARE_METATYPE(std::vector<shiyu::TaskSpan>)

class TestCommonPauses : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void pauses_data();
    void pauses();
};

namespace {

Instant at(int hour)
{
    return instantFromMs(qint64(hour) * 3'600'000);
}
ClockPause pause(int from, int to)
{
    return { at(from), at(to) };
}
ClockPause openPause(int from)
{
    return { at(from), std::nullopt };
}

QString describe(const std::vector<ClockPause> &list)
{
    QStringList out;
    for (const ClockPause &p : list) {
        const qint64 from = toMs(p.from) / 3'600'000;
        out << (p.to ? QStringLiteral("%1-%2").arg(from).arg(toMs(*p.to) / 3'600'000)
                     : QStringLiteral("%1-").arg(from));
    }
    return out.join(QLatin1Char(' '));
}

} // namespace

void TestCommonPauses::pauses_data()
{
    QTest::addColumn<std::vector<TaskSpan>>("tasks");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, std::vector<TaskSpan> tasks, const char *expected) {
        QTest::newRow(name) << std::move(tasks) << QString::fromLatin1(expected);
    };
    row("no task, no pause", {}, "");
    row("one task: its pauses are the incident's", { { at(1), {}, { pause(2, 4), pause(6, 7) } } },
        "2-4 6-7");
    row("two tasks: only while both are suspended",
        { { at(1), {}, { pause(2, 6) } }, { at(1), {}, { pause(4, 8) } } }, "4-6");
    row("one suspended, one working: no pause",
        { { at(1), {}, { openPause(2) } }, { at(1), {}, {} } }, "");
    row("the working one ends: the pause begins",
        { { at(1), {}, { openPause(2) } }, { at(1), at(5), {} } }, "5-");
    row("a new task opens: the pause ends", { { at(1), {}, { openPause(2) } }, { at(5), {}, {} } },
        "2-5");
    row("the suspended task ends: nothing is open, so nothing is suspended",
        { { at(1), at(5), { openPause(2) } } }, "2-5");
    row("overlapping pauses of one task do not stand for the other's",
        { { at(1), {}, { pause(2, 6), pause(3, 5) } }, { at(1), {}, {} } }, "");
    row("overlapping pauses of one task are one",
        { { at(1), {}, { pause(4, 8), pause(2, 6), openPause(7) } } }, "2-");
    row("one pause goes over into the other's without a gap",
        { { at(1), at(4), { pause(2, 4) } }, { at(4), {}, { pause(4, 6) } } }, "2-6");
    row("a task that ends before it begins is none",
        { { at(5), at(3), {} }, { at(1), {}, { pause(2, 9) } } }, "2-9");
}

void TestCommonPauses::pauses()
{
    QFETCH(std::vector<TaskSpan>, tasks);
    QTEST(describe(commonPauses(tasks)), "expected");
}

QTEST_GUILESS_MAIN(TestCommonPauses)
#include "tst_commonpauses.moc"
