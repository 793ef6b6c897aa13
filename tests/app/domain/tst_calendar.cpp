#include "app/domain/calendar.h"
#include "tests/support/testcase.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace shiyu;
using namespace std::chrono;

Q_DECLARE_METATYPE(shiyu::DayKind)

namespace {

QJsonObject nationalJson()
{
    QFile file(QStringLiteral(SHIYU_SOURCE_DIR "/resources/calendar/cn_national.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

CityDay dayOf(const QString &iso)
{
    return CityDay { days { QDate(1970, 1, 1).daysTo(QDate::fromString(iso, Qt::ISODate)) } };
}

CityTime timeOf(const QString &text)
{
    const QTime t = QTime::fromString(text.mid(11), QStringLiteral("HH:mm"));
    return dayOf(text.left(10)) + milliseconds { t.msecsSinceStartOfDay() };
}

} // namespace

class TestCalendar : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void dayKinds_data();
    void dayKinds();
    void workingDaysOfAYear_data();
    void workingDaysOfAYear();
    void workingTime_data();
    void workingTime();
    void addAndCountAgree();
    void cityDays_data();
    void cityDays();
    void builtInCalendar();
    void jsonRoundTrip();
    void hostileJson_data();
    void hostileJson();
};

void TestCalendar::dayKinds_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<DayKind>("kind");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const char *date, DayKind kind, const char *holiday) {
        QTest::newRow(name) << QString::fromLatin1(date) << kind << QString::fromUtf8(holiday);
    };
    row("a plain Wednesday works", "2026-11-18", DayKind::Working, "");
    row("a plain Saturday does not", "2026-11-21", DayKind::Weekend, "");
    row("National Day falls on a Thursday", "2026-10-01", DayKind::Holiday, "国庆节");
    row("its Sunday is holiday, not weekend", "2026-10-04", DayKind::Holiday, "国庆节");
    row("the Saturday after is worked", "2026-10-10", DayKind::MakeUp, "国庆节");
    row("the Sunday before is worked", "2026-09-20", DayKind::MakeUp, "国庆节");
    row("Spring Festival 2025 begins on its eve", "2025-01-28", DayKind::Holiday, "春节");
    row("the day before it works", "2025-01-27", DayKind::Working, "");
    row("2025 joins National Day and Mid-Autumn", "2025-10-06", DayKind::Holiday, "国庆节、中秋节");
    row("1 January of an unpublished year works", "2027-01-01", DayKind::Working, "");
    row("a Sunday of an unpublished year does not", "2031-06-01", DayKind::Weekend, "");
}

void TestCalendar::dayKinds()
{
    QFETCH(QString, date);
    const auto calendar = Calendar::fromJson(nationalJson());
    QVERIFY(calendar);
    QTEST(calendar->kindOf(dayOf(date)), "kind");
    QTEST(calendar->nameOf(dayOf(date)), "name");
}

void TestCalendar::workingDaysOfAYear_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("expected");
    // 2025 has 261 Mondays to Fridays. Free weekdays: 1 + 6 (28 Jan to 4 Feb) + 1 (4 Apr is a
    // Friday)
    // + 3 (1, 2, 5 May) + 1 (2 Jun) + 6 (1–3, 6–8 Oct) = 18; five weekend days are worked.
    QTest::newRow("2025: 261 - 18 + 5") << 2025 << 248;
    // 2026 has 261. Free: 2 (1, 2 Jan) + 6 (16–20, 23 Feb) + 1 (6 Apr) + 3 (1, 4, 5 May) + 1 (19
    // Jun)
    // + 1 (25 Sep) + 5 (1, 2, 5, 6, 7 Oct) = 19; six weekend days are worked.
    QTest::newRow("2026: 261 - 19 + 6") << 2026 << 248;
    QTest::newRow("2027, unpublished: 261, as 1 January is a Friday") << 2027 << 261;
    QTest::newRow("2024, unpublished leap year from a Monday: 262") << 2024 << 262;
    QTest::newRow("1969, before all counting: 261 from a Wednesday") << 1969 << 261;
}

void TestCalendar::workingDaysOfAYear()
{
    QFETCH(int, year);
    QFETCH(int, expected);
    const auto calendar = Calendar::fromJson(nationalJson());
    QVERIFY(calendar);
    const CityDay first { std::chrono::year { year } / 1 / 1 };
    const CityDay next { std::chrono::year { year + 1 } / 1 / 1 };
    QCOMPARE(calendar->workingTime(first, next), Millis { hours { 8 * expected } });
    int counted = 0;
    for (CityDay d = first; d < next; d += days { 1 })
        counted += calendar->isWorkingDay(d) ? 1 : 0;
    QCOMPARE(counted, expected);
}

void TestCalendar::workingTime_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("minutes");
    const auto row = [](const char *name, const char *from, const char *to, int m) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << m;
    };
    row("a morning is four hours", "2026-11-23 08:00", "2026-11-23 12:00", 240);
    row("lunch does not count", "2026-11-23 11:30", "2026-11-23 14:30", 60);
    row("a night is nothing", "2026-11-23 18:00", "2026-11-24 08:00", 0);
    row("Friday noon to Monday noon is one day", "2026-11-20 12:00", "2026-11-23 12:00", 480);
    row("a make-up Saturday counts", "2026-10-09 18:00", "2026-10-12 08:00", 480);
    row("the holiday week is nothing", "2026-09-30 18:00", "2026-10-08 08:00", 0);
    row("backwards is negative", "2026-11-23 12:00", "2026-11-23 08:00", -240);
}

void TestCalendar::workingTime()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, minutes);
    const auto calendar = Calendar::fromJson(nationalJson());
    QVERIFY(calendar);
    QCOMPARE(calendar->workingTime(timeOf(from), timeOf(to)),
        Millis { std::chrono::minutes { minutes } });
}

// addWorkingTime is the first moment at which workingTime reaches the amount.
void TestCalendar::addAndCountAgree()
{
    const auto calendar = Calendar::fromJson(nationalJson());
    QVERIFY(calendar);
    for (int i = 0; i < 20'000; ++i) {
        const CityTime from
            = timeOf(QStringLiteral("2024-12-20 00:00")) + Millis { qint64(i) * 3'917'003 };
        const Millis amount { 1 + (qint64(i) * 7'919'017) % (40 * 8 * 3'600'000) };
        const CityTime to = calendar->addWorkingTime(from, amount);
        QCOMPARE(calendar->workingTime(from, to), amount);
        QCOMPARE(calendar->workingTime(from, to - Millis { 1 }), amount - Millis { 1 });
    }
}

void TestCalendar::cityDays_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("date");
    // 1767196800000 = 2025-12-31T16:00Z = 2026-01-01 00:00 at +8
    QTest::newRow("midnight at +8 begins the new year")
        << qint64(1767196800000) << 480 << "2026-01-01";
    QTest::newRow("a millisecond before it is the old one")
        << qint64(1767196799999) << 480 << "2025-12-31";
    QTest::newRow("the same at UTC") << qint64(1767196800000) << 0 << "2025-12-31";
    QTest::newRow("before 1970, too") << qint64(-1) << 480 << "1970-01-01";
    QTest::newRow("west of Greenwich") << qint64(0) << -60 << "1969-12-31";
}

void TestCalendar::cityDays()
{
    QFETCH(qint64, ms);
    QFETCH(int, offset);
    QFETCH(QString, date);
    const CityOffset o { offset };
    const CityDay d = cityDate(instantFromMs(ms), o);
    QCOMPARE(toQDate(d).toString(Qt::ISODate), date);
    QVERIFY(startOfDay(d, o) <= instantFromMs(ms));
    QVERIFY(startOfDay(d + days { 1 }, o) > instantFromMs(ms));
    const auto month = cityMonth(instantFromMs(ms), o);
    QVERIFY(startOfMonth(month, o) <= instantFromMs(ms));
    QVERIFY(startOfMonth(month + months { 1 }, o) > instantFromMs(ms));
}

void TestCalendar::builtInCalendar()
{
    const Calendar calendar;
    QCOMPARE(calendar.revision(), 0);
    QCOMPARE(calendar.offset(), CityOffset { 480 });
    QCOMPARE(calendar.workingDay(), Millis { hours { 8 } });
    QVERIFY(!calendar.published(2026));
    QVERIFY(calendar.isWorkingDay(dayOf(QStringLiteral("2026-10-01"))));
}

void TestCalendar::jsonRoundTrip()
{
    const auto first = Calendar::fromJson(nationalJson());
    QVERIFY(first);
    QVERIFY(first->published(2025) && first->published(2026) && !first->published(2027));
    // As written, key for key: the file is in the form that the program writes.
    QCOMPARE(first->toJson(), nationalJson());

    CalendarData other { 7, CityOffset { -210 }, { { hours { 9 }, hours { 24 } } },
        { { 2030, QStringLiteral("x"),
            { { dayOf(QStringLiteral("2029-12-31")), QStringLiteral("n") } }, {} } } };
    const auto second = Calendar::make(other);
    QVERIFY(second);
    const auto again = Calendar::fromJson(second->toJson());
    QVERIFY(again);
    QCOMPARE(again->data(), other);
}

void TestCalendar::hostileJson_data()
{
    QTest::addColumn<QByteArray>("replace");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *from, const char *to, const char *field) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(field);
    };
    row("no revision", R"("revision":1)", R"("rev":1)", "revision");
    row("a fraction of a revision", R"("revision":1)", R"("revision":1.5)", "revision");
    row("a negative revision", R"("revision":1)", R"("revision":-1)", "revision");
    row("an offset as text", "480", R"("480")", "offsetMinutes");
    row("an offset of a day", "480", "1440", "offsetMinutes");
    row("no sessions", R"([["08:00","12:00"],["14:00","18:00"]])", "[]", "sessions");
    row("a session backwards", R"(["08:00","12:00"])", R"(["12:00","08:00"])", "sessions");
    row("sessions that overlap", R"("14:00")", R"("11:00")", "sessions");
    row("a session past midnight", R"("18:00")", R"("24:01")", "sessions");
    row("an hour that is none", R"("08:00")", R"("8:00 ")", "sessions");
    row("a session of three", R"(["08:00","12:00"])", R"(["08:00","12:00","13:00"])", "sessions");
    row("full-width digits", R"("08:00")",
        "\"\xef\xbc\x90"
        "8:00\"",
        "sessions");
    row("years as an object", R"("years":[)", R"("years":{},"was":[)", "years");
    row("a year twice", R"("year":2026)", R"("year":2025)", "years");
    row("a year of another age", R"("year":2026)", R"("year":99999)", "years");
    row("a year as text", R"("year":2026)", R"("year":"2026")", "year");
    row("30 February", "2026-02-28", "2026-02-30", "makeUpDays");
    row("a date with words behind", "2026-02-28", "2026-02-28T00:00", "makeUpDays");
    row("an end before its begin", R"("to":"2026-10-07")", R"("to":"2026-09-07")", "holidays");
    row("a holiday of years", R"("to":"2026-10-07")", R"("to":"9999-10-07")", "holidays");
    row("a holiday without name", R"("name":"劳动节")", R"("name":"")", "holidays");
    row("worked and free at once", "2026-10-10", "2026-10-05", "years");
    row("a date of a far year", "2026-10-10", "2046-10-10", "years");
}

void TestCalendar::hostileJson()
{
    QFETCH(QByteArray, replace);
    QFETCH(QByteArray, by);
    QFETCH(QString, field);
    const QByteArray good = QJsonDocument(nationalJson()).toJson(QJsonDocument::Compact);
    QByteArray bad = good;
    bad.replace(replace, by);
    QVERIFY2(bad != good, "the row changes nothing");
    const auto calendar = Calendar::fromJson(QJsonDocument::fromJson(bad).object());
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().code, ErrorCode::InvalidValue);
    QCOMPARE(calendar.error().context, field);
    QVERIFY(!Calendar::fromJson({}));
}

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
