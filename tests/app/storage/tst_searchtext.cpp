#include "app/storage/searchtext.h"
#include "tests/support/testcase.h"
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>

using namespace shiyu;

namespace {

struct Matter {
    const char *title;
    const char *names; ///< parted by spaces
    const char *numbers;
};

/// Row n of the table is rowid n + 1.
const Matter kMatters[] = {
    /* 1 */ { "小区物业管理混乱，垃圾无人清运", "镜湖区 赭山街道", "20260714-000001" },
    /* 2 */ { "长江路12号门前井盖缺失", "镜湖区 长江路", "20260714-002381" },
    /* 3 */ { "夜间施工噪音扰民", "弋江区 澛港街道", "20260714-002382" },
    /* 4 */ { "厦门路路灯不亮", "鸠江区 厦门路", "20260714-000004" },
    /* 5 */ { "业主反映电梯故障", "繁昌区", "20260714-000005" },
    /* 6 */ { "物流园大货车占道", "鸠江区", "20260714-000006" },
    /* 7 */ { "瀂港老街排水不畅", "弋江区", "20260714-000007" },
    /* 8 */ { "重庆火锅店油烟扰民", "镜湖区", "20260714-000008" },
    /* 9 */ { "Ｋ７路公交车不停站", "湾沚区", "20260714-000009" },
    /* 10 */ { "12345热线打不通", "芜湖市", "20260714-000010" },
    /* 11 */ { "请求协调工程款", "无为市", "K7-12" },
    /* 12 */ { "请求协调工程尾款", "无为市", "K7-123" },
    /* 13 */ { "共享单车乱停放", "南陵县", "20260714-000013" },
    /* 14 */ { "供水公司电话", "芜湖市", "0553-3832110" },
    /* 15 */ { "学校门口交通拥堵", "镜湖区", "20260714-000015" },
    /* 16 */ { "河道有异味", "弋江区", "20260714-000016" },
    /* 17 */ { "燃气泄漏", "蚌埠路", "20260714-000017" },
    /* 18 */ { "小区绿化被毁", "湾沚区", "20260714-000018" },
    /* 19 */ { "AND 标志牌倒了", "繁昌区", "20260714-000019" },
    /* 20 */ { "面积120㎡的商铺纠纷", "镜湖区", "20260714-000020" },
    /* 21 */ { "物 业 分开写", "无为市", "20260714-000021" },
    /* 22 */ { "路灯杆倾斜🚧请尽快处理", "鸠江区", "20260714-000022" },
    /* 23 */ { "政务中心办事排队久", "镜湖区", "20260714-000023" },
    /* 24 */ { "农田灌溉渠堵塞", "六郎镇", "20260714-000024" },
    /* 25 */ { "长江路，12号楼漏水", "镜湖区 长江路", "20260714-000025" },
    /* 26 */ { "退休金未按时发放", "南陵县", "20260714-000026" },
    /* 27 */ { "养犬不牵绳", "弋江区", "20260714-000027" },
    /* 28 */ { "Wi-Fi信号差", "芜湖市", "20260714-000028" },
    /* 29 */ { "𠮷祥饭店卫生差", "镜湖区", "20260714-000029" },
    /* 30 */ { "管", "繁昌区", "20260714-000030" },
};

} // namespace

class TestSearchText : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void words_data();
    void words();
    void numbers_data();
    void numbers();
    void finds_data();
    void finds();
    void hostileQueriesAreOnlyWords_data();
    void hostileQueriesAreOnlyWords();
    void everyPieceOfATitleFindsIt();
    void hugeText();
    void deleteAndInsertAgain();

private:
    void insert(int id, const QString &title, const QString &names, const QString &numbers);
    QList<int> rows(const QString &typed);
    QSqlDatabase m_db;
    std::optional<Pinyin> m_pinyin;
};

void TestSearchText::initTestCase()
{
    auto loaded = Pinyin::load();
    QVERIFY(loaded);
    m_pinyin = std::move(*loaded);
    m_db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    m_db.setDatabaseName(QStringLiteral(":memory:"));
    QVERIFY(m_db.open());
    QSqlQuery create(m_db);
    QVERIFY2(
        create.exec(QStringLiteral("CREATE VIRTUAL TABLE search USING fts5(title, text, names, "
                                   "pinyin, numbers, tokenize = \"unicode61\", prefix = '1')")),
        qPrintable(create.lastError().text()));
    int id = 0;
    for (const Matter &matter : kMatters) {
        insert(++id, QString::fromUtf8(matter.title), QString::fromUtf8(matter.names),
            QString::fromUtf8(matter.numbers));
    }
}

void TestSearchText::cleanupTestCase()
{
    m_db = {};
    QSqlDatabase::removeDatabase(QLatin1String(QSqlDatabase::defaultConnection));
}

void TestSearchText::insert(
    int id, const QString &title, const QString &names, const QString &numbers)
{
    QSqlQuery query(m_db);
    query.prepare(QStringLiteral("INSERT INTO search(rowid, title, text, names, pinyin, numbers) "
                                 "VALUES (:id, :title, '', :names, :pinyin, :numbers)"));
    query.bindValue(QStringLiteral(":id"), id);
    query.bindValue(QStringLiteral(":title"), SearchText::words(title));
    query.bindValue(QStringLiteral(":names"), SearchText::words(names));
    query.bindValue(QStringLiteral(":pinyin"), SearchText::pinyin(*m_pinyin, names.split(u' ')));
    query.bindValue(QStringLiteral(":numbers"), SearchText::numbers({ numbers }));
    QVERIFY2(query.exec(), qPrintable(query.lastError().text()));
}

QList<int> TestSearchText::rows(const QString &typed)
{
    QSqlQuery query(m_db);
    query.prepare(
        QStringLiteral("SELECT rowid FROM search WHERE search MATCH :q ORDER BY rowid DESC"));
    query.bindValue(QStringLiteral(":q"), SearchText::matchExpression(typed));
    if (!query.exec())
        return { -1 };
    QList<int> found;
    while (query.next())
        found.append(query.value(0).toInt());
    return query.lastError().isValid() ? QList<int> { -1 } : found;
}

void TestSearchText::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("empty", QString(), QString());
    row("one character", QStringLiteral("管"), QStringLiteral("管"));
    row("pairs and the last", QStringLiteral("物业管理"), QStringLiteral("物业 业管 管理 理"));
    row("two runs", QStringLiteral("物业，管理"), QStringLiteral("物业 业 管理 理"));
    row("digits between", QStringLiteral("路12号楼"), QStringLiteral("路 12 号楼 楼"));
    row("lower case", QStringLiteral("Wi-Fi K7"), QStringLiteral("wi fi k7"));
    row("full width", QStringLiteral("Ｋ７　２３８１"), QStringLiteral("k7 2381"));
    row("compatibility", QStringLiteral("㎡①"), QStringLiteral("m21"));
    row("accents", QStringLiteral("lǚ e\u0301"), QStringLiteral("lu e"));
    row("variant", QStringLiteral("瀂港"), QStringLiteral("澛港 港"));
    row("beyond the basic plane", QStringLiteral("𠮷祥"), QStringLiteral("𠮷祥 祥"));
    row("emoji", QStringLiteral("灯🚧坏"), QStringLiteral("灯 坏"));
    row("lone surrogates", QString(QChar(0xdc00)) + u'灯' + QChar(0xd800), QStringLiteral("灯"));
    row("U+0000", QStringLiteral("灯") + QChar(u'\0') + u'坏', QStringLiteral("灯 坏"));
    row("syntax", QStringLiteral("\"a\" OR title:b* ^c -d (e)"),
        QStringLiteral("a or title b c d e"));
    row("Hangul and kana", QStringLiteral("서울 カナ"), QStringLiteral("서울 울 カナ ナ"));
    row("a long word is cut", QStringLiteral("a").repeated(100), QStringLiteral("a").repeated(64));
}

void TestSearchText::words()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(SearchText::words(text), expected);
}

void TestSearchText::numbers_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("expected");
    QTest::newRow("tag") << QStringLiteral("K7-12") << QStringLiteral("k7 12 12");
    QTest::newRow("endings") << QStringLiteral("12345") << QStringLiteral("12345 12345 2345 345");
    QTest::newRow("zeros") << QStringLiteral("0007") << QStringLiteral("0007 0007 007 7");
    QTest::newRow("parted") << QStringLiteral("055-38")
                            << QStringLiteral("055 38 055 55 38 05538 5538 538 5538");
    QTest::newRow("longer than a telephone")
        << QStringLiteral("34020020260714") // the last eight are 20260714
        << QStringLiteral("34020020260714 20260714 0260714 260714 60714 0714 714");
    QTest::newRow("none") << QStringLiteral("—") << QString();
}

void TestSearchText::numbers()
{
    QFETCH(QString, number);
    QFETCH(QString, expected);
    // Which words, not how often.
    QStringList found = SearchText::numbers({ number }).split(u' ');
    QStringList wanted = expected.split(u' ');
    found.removeDuplicates();
    wanted.removeDuplicates();
    QCOMPARE(found, wanted);
}

void TestSearchText::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<int>>("expected"); // newest first
    const auto row = [](const char *typed, const QList<int> &expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << expected;
    };
    row("物业", { 1 }); // and not 物 业, 物流, 业主
    row("物业管理", { 1 });
    row("管理", { 1 });
    row("物", { 21, 6, 1 });
    row("管", { 30, 1 });
    row("乱", { 13, 1 }); // the last of a run, and the first of a pair
    row("小区物业管理混乱", { 1 }); // eight characters
    row("小区物业管理混杂", {});
    row("垃圾无人清运", { 1 });
    row("jhq", { 29, 25, 23, 20, 15, 8, 2, 1 });
    row("cjl", { 25, 2 });
    row("changjiang", { 25, 2 });
    row("zhangjiang", {});
    row("xm", { 4 });
    row("xiamenlu", { 4 });
    row("bengbu", { 17 });
    row("zsjd", { 1 });
    row("lgjd", { 3 });
    row("liulang", { 24 });
    row("镜湖区 井盖 2381", { 2 });
    row("镜湖区 井盖 2382", {});
    row("井盖 jhq", { 2 });
    row("2381", { 2 });
    row("238", { 3, 2 });
    row("20260714-002381", { 2 });
    row("20260714002381", { 2 });
    row("K7-12", { 11 });
    row("k7", { 12, 11, 9 });
    row("Ｋ７路", { 9 });
    row("3832", { 14 });
    row("0553-383", { 14 });
    row("05533832110", { 14 });
    row("瀂港", { 7, 3 });
    row("澛港", { 7, 3 });
    row("长江路12号", { 25, 2 });
    row("路12", { 25, 2 });
    row("12345", { 10 });
    row("and", { 19 });
    row("120m2", { 20 });
    row("𠮷祥", { 29 });
    row("𠮷", { 29 });
    row("倾斜请", {}); // punctuation parts words: the pair does not exist
    row("倾斜🚧请", { 22 });
}

void TestSearchText::finds()
{
    QFETCH(QString, typed);
    QFETCH(QList<int>, expected);
    QCOMPARE(rows(typed), expected);
}

void TestSearchText::hostileQueriesAreOnlyWords_data()
{
    QTest::addColumn<QString>("typed");
    const QStringList hostile { QStringLiteral("\""), QStringLiteral("\"\"\""),
        QStringLiteral("井\" OR \"灯"), QStringLiteral("'; DROP TABLE search; --"),
        QStringLiteral("NEAR(井盖 缺失, 5)"), QStringLiteral("title : 物业"),
        QStringLiteral("- {title text} : x"), QStringLiteral("井*"), QStringLiteral("^井"),
        QStringLiteral("井 + 盖"), QStringLiteral("(井"), QStringLiteral("NOT 井"),
        QStringLiteral("AND"), QStringLiteral("OR"), QStringLiteral("NOT"), QStringLiteral("🚧"),
        QString(QChar(0xd83d)), QString(QChar(0xdea7)), QString(QChar(u'\0')),
        QStringLiteral("井") + QChar(u'\0') + u"\" OR \"灯", QStringLiteral("\\\"井"),
        QStringLiteral("\u202e\u200b\ufeff井"), QString(QChar(0xffff)),
        QStringLiteral("\U0003134A\U00030000"), QStringLiteral("%井_"),
        QStringLiteral("井").repeated(5'000'000), QStringLiteral("\"").repeated(5'000'000),
        QStringLiteral("\u0301").repeated(1000), QStringLiteral("a b ").repeated(1000) };
    for (qsizetype i = 0; i < hostile.size(); ++i)
        QTest::addRow("%d", int(i)) << hostile[i];
}

void TestSearchText::hostileQueriesAreOnlyWords()
{
    QFETCH(QString, typed);
    const QList<int> found = rows(typed);
    QVERIFY2(!found.contains(-1), qPrintable(SearchText::matchExpression(typed)));
    // Were an operator honoured, this row of another word would be found.
    QVERIFY(!found.contains(16));
    QVERIFY(found.size() <= 2);
}

/// A property: whatever stands in a title between separators finds the title.
void TestSearchText::everyPieceOfATitleFindsIt()
{
    int id = 0;
    for (const Matter &matter : kMatters) {
        ++id;
        const QString title = QString::fromUtf8(matter.title);
        static const QRegularExpression kRun(QStringLiteral("\\p{Han}+"));
        for (auto it = kRun.globalMatch(title); it.hasNext();) {
            const QList<uint> run = it.next().captured().toUcs4();
            for (qsizetype from = 0; from < run.size(); ++from) {
                for (qsizetype n = 1; from + n <= run.size(); ++n) {
                    const QList<uint> piece = run.mid(from, n);
                    std::u32string text(piece.begin(), piece.end());
                    const QString typed = QString::fromStdU32String(text);
                    QVERIFY2(rows(typed).contains(id), qPrintable(typed));
                }
            }
        }
    }
}

void TestSearchText::hugeText()
{
    const QString text = QStringLiteral("井盖缺失") + QStringLiteral("\"灯*🚧").repeated(1'700'000);
    const QString words = SearchText::words(text);
    QVERIFY(words.startsWith(QStringLiteral("井盖 盖缺 缺失 失 灯 灯")));
    QVERIFY(words.size() <= 3 * SearchText::kMaxTextLength);
    QVERIFY(!words.contains(u'"') && !words.contains(u'*'));
    const QString digits = QStringLiteral("7").repeated(10'000'000);
    QVERIFY(SearchText::numbers({ digits }).size() < 4000);
}

void TestSearchText::deleteAndInsertAgain()
{
    insert(31, QStringLiteral("旧标题"), QStringLiteral("芜湖市"), {});
    QCOMPARE(rows(QStringLiteral("旧标题")), QList<int> { 31 });
    QSqlQuery remove(m_db);
    QVERIFY(remove.exec(QStringLiteral("DELETE FROM search WHERE rowid = 31")));
    QCOMPARE(rows(QStringLiteral("旧标题")), QList<int> {});
    insert(31, QStringLiteral("新标题"), QStringLiteral("芜湖市"), {});
    QCOMPARE(rows(QStringLiteral("标题")), QList<int> { 31 });
    QVERIFY(remove.exec(QStringLiteral("DELETE FROM search WHERE rowid = 31")));
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
