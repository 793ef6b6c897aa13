#include "app/services/namespellings.h"

#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestNameSpellings : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void fits_data();
    void fits();
    void ofADirectory();
    void keptForTheSameDirectory();
};

void TestNameSpellings::fits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *says, const QString &name, const QString &typed, bool fits) {
        QTest::newRow(says) << name << typed << fits;
    };
    row("nothing typed fits all", u"市城管局"_s, u""_s, true);
    row("part of the name", u"市城管局"_s, u"城管"_s, true);
    row("initials of the whole name", u"市城管局"_s, u"scgj"_s, true);
    row("initials from its second syllable on", u"市城管局"_s, u"cgj"_s, true);
    row("the beginning of them", u"市城管局"_s, u"cg"_s, true);
    row("initials in capitals", u"市城管局"_s, u"CGJ"_s, true);
    row("full pinyin", u"市城管局"_s, u"chengguan"_s, true);
    row("full pinyin with spaces", u"市城管局"_s, u"cheng guan"_s, true);
    row("a polyphone's local reading", u"长江路派出所"_s, u"cjl"_s, true);
    row("another unit's initials", u"市城管局"_s, u"sgh"_s, false);
    row("letters in the middle of a syllable", u"市城管局"_s, u"heng"_s, false);
    row("a name that was not spelled, by its characters", u"别处"_s, u"别"_s, true);
    row("a name that was not spelled, by pinyin", u"别处"_s, u"bc"_s, false);
}

void TestNameSpellings::fits()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(bool, fits);
    static const NameSpellings kNames({ u"市城管局"_s, u"长江路派出所"_s }, *Pinyin::load());
    QCOMPARE(kNames.fits(name, typed), fits);
}

void TestNameSpellings::ofADirectory()
{
    const DirectoryPtr directory = test::cityDirectory();
    const NameSpellings names = NameSpellings::of(*directory, *Pinyin::load());
    for (const Organization &unit : directory->data().organizations) {
        const QString initials = Pinyin::load()->spellings(unit.name).first().initials;
        QVERIFY2(names.fits(unit.name, initials), qPrintable(unit.name + u' ' + initials));
    }
    QVERIFY(!directory->data().officers.isEmpty());
    for (const Officer &officer : directory->data().officers) {
        const QString spelled = Pinyin::load()->spellings(officer.name).value(0).full;
        QVERIFY2(names.fits(officer.name, spelled), qPrintable(officer.name));
    }
}

void TestNameSpellings::keptForTheSameDirectory()
{
    const NameSpeller speller;
    QVERIFY(!speller.names({}).result());
    const DirectoryPtr directory = test::cityDirectory();
    const NamesPtr first = speller.names(directory).result();
    QVERIFY(first);
    QCOMPARE(speller.names(directory).result(), first);
    QVERIFY(speller.names(test::cityDirectory()).result() != first);
}

QTEST_GUILESS_MAIN(TestNameSpellings)
#include "tst_namespellings.moc"
