#include "app/domain/phone.h"
#include "tests/support/testcase.h"

using namespace shiyu;

class TestPhone : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void oneRuleForTypedAndImported_data();
    void oneRuleForTypedAndImported();
};

void TestPhone::oneRuleForTypedAndImported_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("phone");
    QTest::addColumn<QString>("kept");
    const auto good = [](const char *name, const char16_t *text, const char16_t *kept) {
        QTest::newRow(name) << QString::fromUtf16(text) << true << QString::fromUtf16(kept);
    };
    const auto bad = [](const char *name, const char16_t *text) {
        QTest::newRow(name) << QString::fromUtf16(text) << false << QString::fromUtf16(text);
    };
    good("a mobile", u"13805531234", u"13805531234");
    good("a mobile, 3-4-4 with blanks", u"138 1234 5678", u"13812345678");
    good("a mobile, 3-4-4 with hyphens", u"138-1234-5678", u"13812345678");
    good("blanks around it", u"  13812345678 ", u"13812345678");
    good("full-width digits of an input method", u"１３８１２３４５６７８", u"13812345678");
    good("country code", u"+86 13805531234", u"13805531234");
    good("country code without the sign", u"86-138 0553 1234", u"13805531234");
    good("masked by its source", u"138****1234", u"138****1234");
    good("a landline with extension", u"0553-3831234转802", u"0553-3831234转802");
    good("blanks about the extension", u"0553 3831234 转 802", u"0553-3831234转802");
    good("ext.", u"0553-3831234 ext. 8", u"0553-3831234转8");
    good("the extension after a hyphen", u"0553-3831234-802", u"0553-3831234转802");
    good("a landline in one piece", u"05533831234", u"0553-3831234");
    good("brackets", u"(0553)3881234", u"0553-3881234");
    good("full-width brackets", u"（0553）3881234", u"0553-3881234");
    good("Beijing has three digits", u"010 6552 9999", u"010-65529999");
    good("country code before an area code", u"+86 553 3831234", u"0553-3831234");
    good("country code before Beijing's", u"+86 10 6552 9999", u"010-65529999");
    good("a local number", u"3831234", u"3831234");
    good("a hotline", u"12345", u"12345");
    good("police", u"110", u"110");
    good("a service number", u"400-820-8820", u"4008208820");
    good("from abroad", u"+44 7911 123456", u"+447911123456");
    good("abroad by 00 keeps its signs", u"0044 7911 123456", u"0044 7911 123456");
    good("masked with fewer stars", u"138***1234", u"138***1234");
    bad("words", u"不详");
    bad("an address", u"a@b.cn");
    bad("a script", u"<script>1234567</script>");
    bad("too short", u"1234");
    bad("too long", u"123456789012345678901");
    bad("eleven digits that no mobile has", u"12805536021");
    bad("a mobile without its last digit", u"138 1234 567");
    bad("a mobile with one too many", u"138123456789");
    bad("a landline without two digits", u"0553-38312");
    bad("nothing", u"");
}

void TestPhone::oneRuleForTypedAndImported()
{
    QFETCH(QString, text);
    QTEST(isPhone(text), "phone");
    QTEST(normalisedPhone(text), "kept");
    QCOMPARE(normalisedPhone(normalisedPhone(text)), normalisedPhone(text));
}

QTEST_GUILESS_MAIN(TestPhone)
#include "tst_phone.moc"
