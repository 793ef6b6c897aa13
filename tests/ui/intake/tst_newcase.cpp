#include "tests/support/testcase.h"
#include "ui/intake/duetyping.h"
#include "ui/intake/newcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestNewCase : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void aDraftComesBackWhole();
    void typedWhileTheDraftCame_data();
    void typedWhileTheDraftCame();
    void emptyIsWhatNobodyTyped_data();
    void emptyIsWhatNobodyTyped();
    void theSourcesDeadline_data();
    void theSourcesDeadline();
    void thePhoneIsFiledInOneForm_data();
    void thePhoneIsFiledInOneForm();
};

namespace {

NewCase appealed(const QString &appeal)
{
    NewCase matter;
    matter.appeal = appeal;
    return matter;
}

NewCase dueAt(const QString &typed)
{
    NewCase matter;
    matter.dueTyped = typed;
    return matter;
}

/// A name and a number each are one thing.
NewCase reportedBy(const QString &number, const QString &name, const QString &phone)
{
    NewCase matter;
    matter.sourceNumber = number;
    matter.reporterName = name;
    matter.reporterPhone = phone;
    return matter;
}

NewCase categorised(const char *id, const QString &text)
{
    NewCase matter;
    matter.category = CategoryId(QString::fromLatin1(id));
    matter.categoryText = text;
    return matter;
}

} // namespace

void TestNewCase::aDraftComesBackWhole()
{
    NewCase matter = categorised("facility.cover", u"公用设施 / 上水井盖"_s);
    matter.appeal = u"井盖不见了"_s;
    matter.address = u"镜湖区 赭山街道 路口"_s;
    matter.where = { LonLat { 1'183'800'000, 313'300'000 }, RegionCode(u"340202001"_s), true, true,
        u"镜湖区 赭山街道"_s };
    matter.confidential = true;
    matter.emergency = true;
    matter.lead = OrganizationId(u"u.water"_s);
    QCOMPARE(newCaseFromJson(toJson(matter)), matter);
}

void TestNewCase::typedWhileTheDraftCame_data()
{
    QTest::addColumn<NewCase>("draft");
    QTest::addColumn<NewCase>("before");
    QTest::addColumn<NewCase>("now");
    QTest::addColumn<NewCase>("merged");
    const NewCase cover = categorised("facility.cover", u"公用设施 / 上水井盖"_s);
    NewCase coverAppealed = cover;
    coverAppealed.appeal = u"写到一半"_s;
    NewCase searched = coverAppealed;
    searched.category = {};
    searched.categoryText = u"lt"_s;
    NewCase typed;
    typed.categoryText = u"lt"_s;
    QTest::newRow("nothing typed: the draft") << cover << NewCase {} << NewCase {} << cover;
    QTest::newRow("another field: both")
        << cover << NewCase {} << appealed(u"写到一半"_s) << coverAppealed;
    QTest::newRow("the same text: behind what was there")
        << appealed(u"写到一半"_s) << NewCase {} << appealed(u"，再写"_s)
        << appealed(u"写到一半，再写"_s);
    QTest::newRow("the form had it already: as it reads now")
        << appealed(u"写"_s) << appealed(u"写"_s) << appealed(u"写到"_s) << appealed(u"写到"_s);
    QTest::newRow("another category is looked for: the old one is not chosen")
        << coverAppealed << NewCase {} << typed << searched;
    QTest::newRow("another deadline: the newer one")
        << dueAt(u"2026-11-23 18:00"_s) << NewCase {} << dueAt(u"17:30"_s) << dueAt(u"17:30"_s);
    const NewCase wang = reportedBy(u"RX-7"_s, u"王芳"_s, u"13812345678"_s);
    const NewCase li = reportedBy(u"RX-8"_s, u"李强"_s, u"13987654321"_s);
    QTest::newRow("another number, name and telephone: the newer ones")
        << wang << NewCase {} << li << li;
    QTest::newRow("another telephone: the draft's number and name stay")
        << wang << NewCase {} << reportedBy({}, {}, u"13987654321"_s)
        << reportedBy(u"RX-7"_s, u"王芳"_s, u"13987654321"_s);
}

void TestNewCase::typedWhileTheDraftCame()
{
    QFETCH(NewCase, draft);
    QFETCH(NewCase, before);
    QFETCH(NewCase, now);
    QTEST(withTypedMeanwhile(draft, before, now), "merged");
}

void TestNewCase::emptyIsWhatNobodyTyped_data()
{
    QTest::addColumn<NewCase>("matter");
    QTest::addColumn<bool>("empty");
    NewCase urgent;
    urgent.emergency = true;
    urgent.urgency = Urgency::Critical;
    urgent.lead = OrganizationId(u"u.water"_s);
    QTest::newRow("a new form") << NewCase {} << true;
    QTest::newRow("an emergency without a word") << urgent << true;
    QTest::newRow("one word") << appealed(u"着火"_s) << false;
    QTest::newRow("a deadline") << dueAt(u"18:00"_s) << false;
}

void TestNewCase::emptyIsWhatNobodyTyped()
{
    QFETCH(NewCase, matter);
    QTEST(matter.isEmpty(), "empty");
}

void TestNewCase::theSourcesDeadline_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("whole"); // empty: it is none
    const QString desk = u"2026-11-21T14:05:00+08:00"_s;
    QTest::newRow("a time is today's") << desk << u"18:00"_s << u"2026-11-21 18:00"_s;
    QTest::newRow("in full width") << desk << u"9：05"_s << u"2026-11-21 09:05"_s;
    QTest::newRow("day and time") << desk << u"11-23 18:00"_s << u"2026-11-23 18:00"_s;
    QTest::newRow("a day lasts to its end") << desk << u"11/23"_s << u"2026-11-23 23:59"_s;
    QTest::newRow("in Chinese") << desk << u"11月23日18:00"_s << u"2026-11-23 18:00"_s;
    QTest::newRow("with its year") << desk << u"2027-01-04 12:00"_s << u"2027-01-04 12:00"_s;
    QTest::newRow("next January, typed in November")
        << desk << u"1-4 12:00"_s << u"2027-01-04 12:00"_s;
    QTest::newRow("last December, typed in January")
        << u"2027-01-02T08:00:00+08:00"_s << u"12-30 12:00"_s << u"2026-12-30 12:00"_s;
    QTest::newRow("after midnight here, the day before in Greenwich")
        << u"2026-11-21T00:30:00+08:00"_s << u"18:00"_s << u"2026-11-21 18:00"_s;
    QTest::newRow("the 30th of February") << desk << u"2-30"_s << QString();
    QTest::newRow("25 o'clock") << desk << u"11-23 25:00"_s << QString();
    QTest::newRow("words") << desk << u"尽快"_s << QString();
    QTest::newRow("another word behind it") << desk << u"11-23 18:00前"_s << QString();
    QTest::newRow("a day and a time in one") << desk << u"11-2318:00"_s << QString();
    QTest::newRow("another year") << desk << u"2062-11-23 18:00"_s << QString();
    QTest::newRow("nothing") << desk << u" "_s << QString();
}

void TestNewCase::theSourcesDeadline()
{
    QFETCH(QString, now);
    QFETCH(QString, typed);
    QFETCH(QString, whole);
    const Calendar calendar;
    const Instant at = instantFromMs(QDateTime::fromString(now, Qt::ISODate).toMSecsSinceEpoch());
    const auto due = readDue(typed, calendar, at);
    QCOMPARE(due ? dueTyped(*due, calendar) : QString(), whole);
    if (due)
        QCOMPARE(readDue(whole, calendar, at), due);
}

void TestNewCase::thePhoneIsFiledInOneForm_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("filed");
    QTest::newRow("with blanks") << u"138 1234 5678"_s << u"13812345678"_s;
    QTest::newRow("with an extension") << u"0553-3831234转802"_s << u"0553-3831234转802"_s;
}

void TestNewCase::thePhoneIsFiledInOneForm()
{
    QFETCH(QString, typed);
    NewCase matter = appealed(u"路灯不亮"_s);
    matter.reporterPhone = typed;
    QTEST(reportOf(matter).closed.value(u"reporterPhone"_s).first, "filed");
}

QTEST_GUILESS_MAIN(TestNewCase)
#include "tst_newcase.moc"
