#include "app/domain/personaldata.h"
#include "tests/support/testcase.h"

using namespace shiyu;

class TestPersonalData : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void masks_data();
    void masks();
    void cuts_data();
    void cuts();
    void phones_data();
    void phones();
    void ranges();
    void names_data();
    void names();
    void longText();
};

void TestPersonalData::masks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char *what, const char16_t *text, const char16_t *masked) {
        QTest::newRow(what) << QString::fromUtf16(text) << QString::fromUtf16(masked);
    };
    const auto same = [&row](const char *what, const char16_t *text) { row(what, text, text); };
    row("mobile", u"请回电13812346021谢谢", u"请回电138****6021谢谢");
    row("mobile in groups", u"138 1234 6021", u"138 **** 6021");
    row("mobile with the country", u"+8613812346021", u"+86138****6021");
    row("full-width digits", u"１３８１２３４６０２１", u"１３８****６０２１");
    row("two of them", u"13812346021/13912345678", u"138****6021/139****5678");
    row("landline", u"0553-3831234", u"0553-****234");
    row("landline in brackets", u"(0553)3831234", u"(0553)****234");
    row("landline of Beijing", u"010 65001234", u"010 6****234");
    row("18 digits", u"身份证340202199003071238。", u"身份证3402**********1238。");
    row("18 with X", u"34052419800101001X", u"3405**********001X");
    row("15 digits", u"340202900307123", u"3402*******7123");
    row("mail", u"a.b-c@mail.example.com", u"a.*-*@mail.example.com");
    same("wrong checksum", u"340202199003071239");
    same("no such day", u"340202199002301231");
    same("a case number", u"20260302000123");
    same("12345", u"12345热线");
    same("longer digits", u"9913812346021");
    same("number of a sheet", u"芜群工督〔2026〕12号");
    same("coordinates", u"118.385112,31.335204");
    same("at alone", u"a@b");
    same("empty", u"");
}

void TestPersonalData::masks()
{
    QFETCH(QString, text);
    QFETCH(QString, masked);
    QCOMPARE(maskPersonalData(text), masked);
    QCOMPARE(maskPersonalData(masked), masked);
}

void TestPersonalData::cuts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("start");
    const auto row = [](const char *what, const char16_t *text, int most, const char16_t *start) {
        QTest::newRow(what) << QString::fromUtf16(text) << most << QString::fromUtf16(start);
    };
    row("shorter than allowed", u"井盖移位", 8, u"井盖移位");
    row("a mobile number across the cut", u"请回电13812346021谢谢", 11, u"请回电138****6");
    row("an ID number across the cut", u"证340202199003071238", 12, u"证3402*******");
    row("a rare character is not halved", u"路𠮷口", 2, u"路");
}

void TestPersonalData::cuts()
{
    QFETCH(QString, text);
    QFETCH(int, most);
    QFETCH(QString, start);
    QCOMPARE(maskedStart(text, most), start);
}

void TestPersonalData::phones_data()
{
    QTest::addColumn<QString>("phone");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char *what, const char16_t *phone, const char16_t *masked) {
        QTest::newRow(what) << QString::fromUtf16(phone) << QString::fromUtf16(masked);
    };
    row("mobile", u"13812346021", u"138****6021");
    row("landline with area code", u"0553-3831234", u"0553-****234");
    row("local number of 7 digits", u"3831234", u"****234");
    row("local number of 8 digits", u"65001234", u"*****234");
    row("local number in groups", u"383 1234", u"*** *234");
    row("extension", u"0553-3831234转8012", u"0553-****234转**12");
    row("two numbers", u"13812346021/3831234", u"138****6021/****234");
    row("from abroad", u"+44 20 7946 0018", u"+** ** **** *018");
    row("full-width digits", u"３８３１２３４", u"****２３４");
    row("a short number of a unit", u"96123", u"***23");
    row("too short to show any", u"119", u"***");
    row("empty", u"", u"");
}

void TestPersonalData::phones()
{
    QFETCH(QString, phone);
    QFETCH(QString, masked);
    QCOMPARE(maskPhone(phone), masked);
}

void TestPersonalData::ranges()
{
    const auto found = findPersonalData(QStringLiteral("电话13812346021，证340202199003071238"));
    QCOMPARE(found.size(), 2);
    QVERIFY(found.at(0) == (PersonalRange { PersonalDatum::Mobile, 2, 11 }));
    QVERIFY(found.at(1) == (PersonalRange { PersonalDatum::IdNumber, 15, 18 }));
}

void TestPersonalData::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("masked");
    QTest::newRow("three") << QStringLiteral("陈建国") << QStringLiteral("陈**");
    QTest::newRow("two, the length is not told")
        << QStringLiteral("陈静") << QStringLiteral("陈**");
    QTest::newRow("double family name") << QStringLiteral("欧阳修") << QStringLiteral("欧阳**");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("rare character") << QStringLiteral("𠮷田") << QStringLiteral("𠮷**");
}

void TestPersonalData::names()
{
    QFETCH(QString, name);
    QFETCH(QString, masked);
    QCOMPARE(maskName(name), masked);
}

void TestPersonalData::longText()
{
    const QString text = QStringLiteral("13812346021,").repeated(50'000);
    QCOMPARE(findPersonalData(text).size(), 50'000);
    QVERIFY(findPersonalData(QStringLiteral("1").repeated(500'000)).isEmpty());
    QVERIFY(findPersonalData(QStringLiteral("a.").repeated(100'000)).isEmpty());
}

QTEST_GUILESS_MAIN(TestPersonalData)
#include "tst_personaldata.moc"
