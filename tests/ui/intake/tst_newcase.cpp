#include "tests/support/testcase.h"
#include "ui/intake/newcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestNewCase : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void aDraftComesBackWhole();
    void typedWhileTheDraftCame_data();
    void typedWhileTheDraftCame();
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
}

void TestNewCase::typedWhileTheDraftCame()
{
    QFETCH(NewCase, draft);
    QFETCH(NewCase, before);
    QFETCH(NewCase, now);
    QTEST(withTypedMeanwhile(draft, before, now), "merged");
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
