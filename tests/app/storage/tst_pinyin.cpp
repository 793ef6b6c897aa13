#include "app/storage/pinyin.h"
#include "tests/support/testcase.h"
#include <QFile>
#include <QSet>
#include <thread>

using namespace shiyu;

namespace {

QStringList fulls(const QList<PinyinSpelling> &spellings)
{
    QStringList list;
    for (const PinyinSpelling &spelling : spellings)
        list.append(spelling.full);
    return list;
}

QStringList initials(const QList<PinyinSpelling> &spellings)
{
    QStringList list;
    for (const PinyinSpelling &spelling : spellings)
        list.append(spelling.initials);
    return list;
}

bool isKeyboardText(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
    });
}

QByteArray resource(const QString &name)
{
    QFile file(u":/pinyin/" + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPinyin : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void firstSpelling_data();
    void firstSpelling();
    void everyReading_data();
    void everyReading();
    void limits();
    void nothingToSpell_data();
    void nothingToSpell();
    void wordsOfTheIndex();
    void everySyllableOfTheTablesIsOne();
    void refusesBadTables_data();
    void refusesBadTables();
    void threads();
    void wuhu();

private:
    const Pinyin &pinyin() const { return *m_pinyin; }
    std::optional<Pinyin> m_pinyin;
};

void TestPinyin::initTestCase()
{
    auto loaded = Pinyin::load();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().context));
    m_pinyin = std::move(*loaded);
}

void TestPinyin::firstSpelling_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("letters");
    const auto row = [](const char *name, const char *full, const char *letters) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromLatin1(full)
                            << QString::fromLatin1(letters);
    };
    row("镜湖区", "jinghuqu", "jhq");
    row("长江路", "changjianglu", "cjl");
    row("厦门", "xiamen", "xm");
    row("蚌埠市", "bengbushi", "bbs");
    row("六安市", "luanshi", "las");
    row("重庆", "chongqing", "cq");
    row("弋江区", "yijiangqu", "yjq");
    row("鸠江区", "jiujiangqu", "jjq");
    row("湾沚区", "wanzhiqu", "wzq");
    row("繁昌区", "fanchangqu", "fcq");
    row("无为市", "wuweishi", "wws");
    row("瀂港街道", "lugangjiedao", "lgjd");
    row("澛港街道", "lugangjiedao", "lgjd");
    row("赭山街道", "zheshanjiedao", "zsjd");
    row("歙县", "shexian", "sx");
    row("涡阳县", "guoyangxian", "gyx");
    row("枞阳县", "zongyangxian", "zyx");
    row("台州", "taizhou", "tz");
    row("番禺", "panyu", "py");
    row("东阿县", "dongexian", "dex");
    row("女", "nv", "n");
    row("绿化", "lvhua", "lh");
    row("略", "lve", "l");
    row("K7路", "k7lu", "k7l");
    row("ＡＢ座", "abzuo", "az");
    row("12345热线", "12345rexian", "12345rx");
    row("长江路，12号", "changjianglu12hao", "cjl12h");
    row("都江堰", "dujiangyan", "djy"); // longer than 都 alone
    row("𠮷", "ji", "j"); // beyond the basic plane
}

void TestPinyin::firstSpelling()
{
    QFETCH(QString, name);
    QFETCH(QString, full);
    QFETCH(QString, letters);
    const auto spellings = pinyin().spellings(name);
    QVERIFY(!spellings.isEmpty());
    QCOMPARE(spellings.first().full, full);
    QCOMPARE(spellings.first().initials, letters);
}

void TestPinyin::everyReading_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QStringList &expected) {
        QTest::newRow(name) << QString::fromUtf8(name) << expected;
    };
    row("长江", { QStringLiteral("changjiang") }); // fixed: no zhangjiang
    row("曾家", { QStringLiteral("zengjia"), QStringLiteral("cengjia") });
    row("单村", { QStringLiteral("dancun"), QStringLiteral("shancun"), QStringLiteral("chancun") });
    // Two of two: the first readings, then one departure, then both.
    row("朝乐",
        { QStringLiteral("chaole"), QStringLiteral("zhaole"), QStringLiteral("chaoyue"),
            QStringLiteral("zhaoyue") });
}

void TestPinyin::everyReading()
{
    QFETCH(QString, name);
    QFETCH(QStringList, expected);
    QCOMPARE(fulls(pinyin().spellings(name)), expected);
}

void TestPinyin::limits()
{
    const auto many = pinyin().spellings(QStringLiteral("曾").repeated(10));
    QCOMPARE(many.size(), qsizetype(Pinyin::kMaxSpellings));
    const QStringList list = fulls(many);
    QCOMPARE(QSet<QString>(list.begin(), list.end()).size(), qsizetype(Pinyin::kMaxSpellings));
    QCOMPARE(many.first().full, QStringLiteral("zeng").repeated(10));
    QCOMPARE(many[1].full, u"ceng" + QStringLiteral("zeng").repeated(9));

    const auto huge = pinyin().spellings(QStringLiteral("湖").repeated(5'000'000));
    QCOMPARE(huge.size(), qsizetype(1));
    QCOMPARE(huge.first().initials.size(), Pinyin::kMaxNameLength);
}

void TestPinyin::nothingToSpell_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("punctuation") << QStringLiteral("（）— \"'");
    QTest::newRow("emoji") << QStringLiteral("🚧🔥");
    QTest::newRow("lone surrogate") << QString(QChar(0xd842));
    QTest::newRow("U+0000") << QString(QChar(u'\0'));
    QTest::newRow("Cyrillic") << QStringLiteral("Москва");
    QTest::newRow("kana") << QStringLiteral("ひらがな");
}

void TestPinyin::nothingToSpell()
{
    QFETCH(QString, name);
    QVERIFY(pinyin().spellings(name).isEmpty());
    QVERIFY(pinyin().indexWords(name).isEmpty());
}

void TestPinyin::wordsOfTheIndex()
{
    QCOMPARE(pinyin().indexWords(QStringLiteral("长江路")),
        QStringLiteral("changjianglu cjl jianglu jl lu"));
}

/// A typing error in a table shows as a syllable that no single character of the BMP has in ICU.
void TestPinyin::everySyllableOfTheTablesIsOne()
{
    const auto bare = Pinyin::parse({}, {});
    QVERIFY(bare);
    QSet<QString> syllables;
    for (char16_t code = 0x4e00; code < 0x9fa6; ++code) {
        for (const PinyinSpelling &spelling : bare->spellings(QString(QChar(code))))
            syllables.insert(spelling.full);
    }
    syllables.unite({ QStringLiteral("kei"), QStringLiteral("zhei"), QStringLiteral("zei"),
        QStringLiteral("dei"), QStringLiteral("lo"), QStringLiteral("shei") });
    QVERIFY(syllables.size() > 380 && syllables.size() < 440);
    QStringList wrong;
    int polyphones = 0;
    for (const QString &table :
        { QStringLiteral("readings.tsv"), QStringLiteral("placenames.tsv") }) {
        const bool readings = table.startsWith(u'r');
        for (const QString &line : QString::fromUtf8(resource(table)).split(u'\n')) {
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            const QStringList list = line.section(u'\t', 1).split(readings ? u',' : u' ');
            polyphones += readings && list.size() > 1;
            for (const QString &syllable : list) {
                if (!syllables.contains(syllable))
                    wrong.append(line);
            }
            // ICU's reading is a usual one in most cases; those where it is not are known.
            const QString character = line.section(u'\t', 0, 0);
            const QString icu = readings ? fulls(bare->spellings(character)).value(0) : QString();
            static const QString kOtherwise = QStringLiteral("著阚𠮷");
            if (readings && !list.contains(icu) && !kOtherwise.contains(character))
                wrong.append(line + u" but ICU has " + icu);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(polyphones >= 150);
}

void TestPinyin::refusesBadTables_data()
{
    QTest::addColumn<QByteArray>("readings");
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QString>("where");
    const QByteArray good("# head\n长\tchang,zhang\r\n\n");
    const auto at = [](const char *text) { return QString::fromLatin1(text); };
    QTest::newRow("no tab") << QByteArray("长 chang") << QByteArray() << at("readings.tsv:1");
    QTest::newRow("two characters")
        << QByteArray("长江\tchang") << QByteArray() << at("readings.tsv:1");
    QTest::newRow("capital") << QByteArray(good + "单\tDan") << QByteArray()
                             << at("readings.tsv:4");
    QTest::newRow("tone") << QByteArray("单\tdān") << QByteArray() << at("readings.tsv:1");
    QTest::newRow("empty reading")
        << QByteArray("单\tdan,") << QByteArray() << at("readings.tsv:1");
    QTest::newRow("a syllable short")
        << good << QByteArray("长江\tchang") << at("placenames.tsv:1");
    QTest::newRow("name of one character")
        << good << QByteArray("长\tchang") << at("placenames.tsv:1");
}

void TestPinyin::refusesBadTables()
{
    QFETCH(QByteArray, readings);
    QFETCH(QByteArray, names);
    QFETCH(QString, where);
    const auto parsed = Pinyin::parse(readings, names);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Damaged);
    QCOMPARE(parsed.error().context, where);
}

void TestPinyin::threads()
{
    const auto fresh = Pinyin::load(); // its ICU rules open in whichever thread comes first
    QVERIFY(fresh);
    const QString name = QStringLiteral("赭山公园荷花池曾家单村");
    const QList<PinyinSpelling> expected = pinyin().spellings(name);
    std::vector<std::thread> threads;
    std::atomic<int> equal = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n)
                equal += fresh->spellings(name) == expected;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(equal.load(), 200);
}

void TestPinyin::wuhu()
{
    const QString shared = qEnvironmentVariable(
        "SHIYU_SHARED_DATA", QStringLiteral(SHIYU_SOURCE_DIR "/../shared/data"));
    QFile file(shared + u"/divisions/wuhu_3402.csv");
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("no table of divisions here");
    const QList<QByteArray> lines = file.readAll().split('\n');
    int names = 0;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QString name = QString::fromUtf8(lines[i]).section(u',', 1, 1);
        if (name.isEmpty())
            continue;
        ++names;
        const auto spellings = pinyin().spellings(name);
        QVERIFY2(
            !spellings.isEmpty() && spellings.size() <= Pinyin::kMaxSpellings, qPrintable(name));
        for (const PinyinSpelling &spelling : spellings) {
            QVERIFY2(isKeyboardText(spelling.full), qPrintable(name + spelling.full));
            QVERIFY2(isKeyboardText(spelling.initials), qPrintable(name + spelling.initials));
        }
        // No character of a Chinese name may get lost: one initial each, but for digits.
        const auto letters = initials(spellings).first();
        QVERIFY2(letters.size() >= name.count(QRegularExpression(QStringLiteral("\\p{Han}"))),
            qPrintable(name + letters));
    }
    QVERIFY(names > 1000);
}

QTEST_GUILESS_MAIN(TestPinyin)
#include "tst_pinyin.moc"
