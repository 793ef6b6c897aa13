#include "tests/ui/text/chinesetest.h"
#include "ui/signin/openfailure.h"
#include "ui/text/errortext.h"
#include <QTemporaryDir>

using namespace shiyu;
using C = ErrorCode;

class ErrorTextTest : public test::ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void texts_data();
    void texts();
    void everyCode();
    void profilesThatCannotBeOpened_data();
    void profilesThatCannotBeOpened();
};

void ErrorTextTest::texts_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("expected");
    const auto row = [](C code, const char16_t *context, const char16_t *expected) {
        QTest::newRow(qUtf8Printable(QString::fromUtf16(expected)))
            << int(code) << QString::fromUtf16(context) << QString::fromUtf16(expected);
    };
    row(C::WrongPassword, u"", u"账号或密码不正确，请重新输入。");
    row(C::LockedAccount, u"15", u"密码多次错误，账号已锁定，请 15 分钟后再试或联系系统管理员。");
    row(C::LockedAccount, u"", u"密码多次错误，账号已锁定，请稍后再试或联系系统管理员。");
    row(C::Busy, u"/home/d/wuhu.shiyu", u"“wuhu.shiyu”正被另一个程序使用，请关闭该程序后再试。");
    row(C::NotFound, u"/home/d/wuhu.shiyu", u"找不到“wuhu.shiyu”，请检查是否已移动或改名。");
    row(C::Unreadable, u"points.csv", u"无法读取“points.csv”，请检查访问权限和磁盘后再试。");
    row(C::Empty, u"空.xlsx", u"“空.xlsx”没有内容，请另选文件。");
    row(C::WrongKind, u"C:\\data\\a.png", u"“a.png”不是所需类型的文件，请另选文件。");
    row(C::UnknownCrs, u"EPSG:999999",
        u"无法识别坐标系“EPSG:999999”，请选择 WGS 84、CGCS2000、GCJ-02、BD-09 或填写有效的 EPSG "
        u"代码。");
    row(C::DiskFull, u"", u"磁盘空间已满，所需内容未能保存，原有内容未受影响，请清理空间后再试。");
    row(C::NewerSchema, u"a.shiyu",
        u"“a."
        u"shiyu”由更新版本的程序生成，本机版本不能打开，文件保持原样未作改动，请升级程序后再打开"
        u"。");
    row(C::Damaged, u"a.shiyu",
        u"“a.shiyu”已损坏，文件保持原样未作改动，请用备份恢复或联系系统管理员。");
    row(C::InvalidValue, u"title", u"标题有误，请更正后再试。");
    row(C::InvalidValue, u"years.holidays", u"该项内容有误，请更正后再试。");
    row(C::InvalidValue, u"经度", u"“经度”有误，请更正后再试。");
}

void ErrorTextTest::texts()
{
    QFETCH(int, code);
    QFETCH(QString, context);
    QTEST(errorText({ static_cast<C>(code), context, QStringLiteral("SQLITE_FULL") }), "expected");
}

void ErrorTextTest::everyCode()
{
    QSet<QString> texts;
    for (int code = 0; code <= static_cast<int>(C::Internal); ++code) {
        const QString text = errorText({ static_cast<C>(code), {}, QStringLiteral("errno 5") });
        QVERIFY2(text.endsWith(u'。'), qUtf8Printable(text));
        QVERIFY2(!hasEnglish(text) && !text.contains(u'%'), qUtf8Printable(text));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), static_cast<int>(C::Internal) + 1);
}

void ErrorTextTest::profilesThatCannotBeOpened_data()
{
    QTest::addColumn<QString>("path"); // %1: a folder that is there
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char16_t *path, C code, const char16_t *expected) {
        QTest::newRow(name) << QString::fromUtf16(path) << int(code)
                            << QString::fromUtf16(expected);
    };
    row("none was asked for", u"", C::NotFound,
        u"本机尚未打开过数据文件；请选择数据文件，或将本机接入服务器。");
    row("a folder", u"%1", C::WrongKind, u"“%1”是文件夹，不是数据文件；请选择其中的文件。");
    row("a folder with a stroke behind", u"%1/", C::WrongKind,
        u"“%1”是文件夹，不是数据文件；请选择其中的文件。");
    row("a name without suffix", u"%1/wuhu", C::NotFound,
        u"找不到“wuhu”，请检查是否已移动或改名。");
    row("a picture", u"%1/a.png", C::WrongKind, u"“a.png”不是所需类型的文件，请另选文件。");
}

/// Whatever the storage says of it, the sentence names the file that was asked for.
void ErrorTextTest::profilesThatCannotBeOpened()
{
    QFETCH(QString, path);
    QFETCH(int, code);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    const auto filled = [&folder](const QString &text) {
        return text.contains(QStringLiteral("%1")) ? text.arg(folder.path()) : text;
    };
    QCOMPARE(openFailureText(filled(path), { static_cast<C>(code), {}, {} }), filled(expected));
}

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
