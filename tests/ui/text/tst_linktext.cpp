#include "tests/support/citydirectory.h"
#include "tests/ui/text/chinesetest.h"
#include "ui/text/bundletext.h"
#include "ui/text/linktext.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

/// Of 21 November 2026 in the city, which is 8 hours ahead.
Instant at(int hours, int minutes)
{
    constexpr std::chrono::sys_days kDay { std::chrono::year { 2026 } / 11 / 21 };
    return Instant(kDay) + std::chrono::hours { hours - 8 } + std::chrono::minutes { minutes };
}

const Error kNone;

} // namespace

class LinkTextTest : public test::ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void lines_data();
    void lines();
    void besideTheMatters();
    void anotherHistory();
    void everyFailure_data();
    void everyFailure();
    void everyConflict();
    void aBundle();
    void everyReceipt_data();
    void everyReceipt();
};

void LinkTextTest::lines_data()
{
    QTest::addColumn<int>("link");
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<int>("waiting");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, SyncLink link, LinkFault fault, const char16_t *problem,
                         int waiting, const char16_t *text, bool good) {
        QTest::newRow(name) << int(link) << int(fault) << QString::fromUtf16(problem) << waiting
                            << QString::fromUtf16(text) << good;
    };
    row("all is there", SyncLink::Online, LinkFault::None, u"", 0, u"在线 · 已同步 14:32", true);
    row("going up", SyncLink::Working, LinkFault::None, u"", 2,
        u"在线 · 正在同步 · 待上传 2 条（14:21 起）", true);
    row("no server, acts wait", SyncLink::Offline, LinkFault::Unreachable, u"", 3,
        u"离线（14:20 起，无法连接服务器） · 待上传 3 条（14:21 起） · 服务器最后确认 14:32",
        false);
    row("a stranger answers", SyncLink::Offline, LinkFault::Certificate, u"", 0,
        u"离线（14:20 起，服务器密钥与登记的不符） · 服务器最后确认 14:32", false);
    row("its certificate is too old", SyncLink::Offline, LinkFault::Expired, u"", 0,
        u"离线（14:20 起，服务器证书已过期） · 服务器最后确认 14:32", false);
    row("nobody signed in", SyncLink::SignedOut, LinkFault::None, u"", 0,
        u"未登录服务器 · 服务器最后确认 14:32", false);
    row("this computer was withdrawn", SyncLink::SignedOut, LinkFault::None, u"deviceRevoked", 1,
        u"本机已被服务器停用，请联系安全管理员。 · 待上传 1 条（14:21 起） · 服务器最后确认 14:32",
        false);
}

void LinkTextTest::lines()
{
    QFETCH(int, link);
    QFETCH(int, fault);
    QFETCH(QString, problem);
    QFETCH(int, waiting);
    QFETCH(QString, text);
    QFETCH(bool, good);
    SyncStatus status;
    status.link = static_cast<SyncLink>(link);
    status.fault = static_cast<LinkFault>(fault);
    status.problem = { ErrorCode::WrongPassword, problem, {} };
    status.since = at(14, 20);
    status.position.waiting = waiting;
    if (waiting > 0)
        status.position.waitingSince = at(14, 21);
    status.position.confirmedAt = at(14, 32);
    const LinkLine line = linkLine(status, test::cityData().calendar, at(14, 40));
    QCOMPARE(line.text, text);
    QCOMPARE(line.tone == Tone::Ok, good);
}

/// What is under way beside the matters, and what has no room.
void LinkTextTest::besideTheMatters()
{
    SyncStatus status;
    status.link = SyncLink::Online;
    status.position.confirmedAt = at(14, 32);
    status.position.files = 3;
    status.groundDone = 40;
    status.groundTotal = 80;
    const auto text
        = [&status] { return linkLine(status, test::cityData().calendar, at(14, 40)).text; };
    QCOMPARE(text(), u"在线 · 已同步 14:32 · 附件待上传 3 个 · 地图数据 50 %"_s);
    status.groundTotal = 0;
    status.filesHeld = true;
    QCOMPARE(
        text(), u"在线 · 已同步 14:32 · 附件待上传 3 个：服务器暂不接收更多附件，稍后自动上传"_s);
    status.position.files = 0;
    status.groundProblem = { ErrorCode::DiskFull, u"room"_s, u"1000"_s };
    QCOMPARE(text(), u"在线 · 已同步 14:32 · 磁盘已满，地图数据未下载"_s);
    status.groundProblem = {};
    status.link = SyncLink::Refused;
    status.since = at(14, 20);
    status.problem = { ErrorCode::DiskFull, u"room"_s, QString::number(300 * 1024 * 1024) };
    QVERIFY2(text().contains(
                 u"本机磁盘空间不足，还需 300 MB；请清理磁盘，已有内容不受影响，其余会自动继续"_s),
        qPrintable(text()));
}

/// A server that does not stand by what it sent or signed.
void LinkTextTest::anotherHistory()
{
    SyncStatus status;
    status.link = SyncLink::Refused;
    status.since = at(14, 20);
    const auto text = [&status](const QString &what) {
        status.problem = { ErrorCode::Damaged, what, u"seq 4"_s };
        return linkLine(status, test::cityData().calendar, at(14, 40)).text;
    };
    for (const auto &[what, says] :
        { std::pair { u"restored"_s, u"服务器缺少已发给本机的办理记录"_s },
            std::pair { u"rewritten"_s, u"与其此前签名的不一致"_s },
            std::pair { u"headSignature"_s, u"不是用本机所接服务器的密钥签名的"_s } }) {
        const QString line = text(what);
        QVERIFY2(line.startsWith(u"同步中断（14:20 起）"_s) && line.contains(says)
                && line.contains(u"本机的记录和待上传的操作原样保留"_s) && !hasEnglish(line),
            qPrintable(line));
    }
}

void LinkTextTest::everyFailure_data()
{
    QTest::addColumn<ServerLink::Failure>("failure");
    for (const char *code : { "wrongPassword", "locked", "deviceRevoked", "notEnrolled",
             "forbidden", "organizationGone", "sessionEnded", "tooMany" })
        QTest::newRow(code) << ServerLink::Failure {
            { ErrorCode::WrongPassword, QString::fromLatin1(code), {} }, LinkFault::None
        };
    for (int fault = int(LinkFault::Unreachable); fault <= int(LinkFault::Expired); ++fault)
        QTest::addRow("fault %d", fault)
            << ServerLink::Failure { {}, static_cast<LinkFault>(fault) };
    QTest::newRow("officer") << ServerLink::Failure { { ErrorCode::NotFound, u"officer"_s, {} },
        LinkFault::None };
}

void LinkTextTest::everyFailure()
{
    QFETCH(ServerLink::Failure, failure);
    const QString text = signInFailureText(failure);
    QVERIFY2(text.endsWith(u"。"_s) && !hasEnglish(text), qPrintable(text));
}

void LinkTextTest::everyConflict()
{
    const Directory directory(test::cityData());
    for (const char *code :
        { "changed", "missingRight", "scope", "signature", "organization", "unsupported" }) {
        const QString text
            = conflictText(QString::fromLatin1(code), {}, OperationKind::Accept, directory);
        QVERIFY2(text.endsWith(u"。"_s) && !hasEnglish(text), qPrintable(text));
    }
}

void LinkTextTest::aBundle()
{
    QCOMPARE(exportedText({ 3, 0, 1, 2 }),
        u"已将 3 "
        u"条操作写入离线包。请把它交给服务器管理员或由联网的值班席代交，并带回回执；"
        "在此之前这些操作在本机继续待上传。"
        "离线包内有 1 个附件。2 个附件不在离线包内，联网后自动上传。"_s);
    const Calendar &calendar = test::cityData().calendar;
    QCOMPARE(importedText({ 2, 1, {} }, calendar, at(14, 40)),
        u"回执已导入：服务器已接受 2 条操作。1 条未通过，见“待处理冲突”。"_s);
    QCOMPARE(importedText({ 2, 1, at(14, 32) }, calendar, at(14, 40)),
        u"这份回执已经导入过（14:32），本次没有变化。"_s);
    QVERIFY(noBundlesText(true).isEmpty());
    QVERIFY(exportFailureText({ ErrorCode::Unsupported, u"bundles"_s, {} })
                .contains(u"由安全管理员在服务器上为本机启用"_s));
}

void LinkTextTest::everyReceipt_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("says");
    const auto row
        = [](const char *name, ErrorCode code, const char *context, const QString &says) {
              QTest::newRow(name) << int(code) << QString::fromLatin1(context) << says;
          };
    row("cut or altered", ErrorCode::Damaged, "letter", u"不完整或被改动过，没有导入"_s);
    row("sealed and altered", ErrorCode::Damaged, "box", u"本机待上传的操作原样保留"_s);
    row("empty", ErrorCode::Empty, "letter", u"不完整或被改动过"_s);
    row("another file", ErrorCode::WrongKind, "letter", u"这不是离线包的回执"_s);
    row("the bundle", ErrorCode::WrongKind, "bundle", u"要交给服务器的离线包，不是回执"_s);
    row("of a newer server", ErrorCode::NewerSchema, "letter", u"请先升级本机程序"_s);
    row("another suite", ErrorCode::Unsupported, "suite", u"请先升级本机程序"_s);
    row("another computer's", ErrorCode::InvalidValue, "reader", u"是给另一台电脑的，没有导入"_s);
    row("another device's", ErrorCode::InvalidValue, "device", u"是给另一台电脑的，没有导入"_s);
    row("another server's", ErrorCode::InvalidValue, "signature",
        u"不是本机所接服务器签发的，没有导入"_s);
    row("the stick was pulled out", ErrorCode::NotFound, "/media/回执", u"找不到"_s);
}

void LinkTextTest::everyReceipt()
{
    QFETCH(int, code);
    QFETCH(QString, context);
    QFETCH(QString, says);
    const QString text = receiptFailureText({ static_cast<ErrorCode>(code), context, {} });
    QVERIFY2(text.contains(says) && text.endsWith(u"。"_s) && !hasEnglish(text), qPrintable(text));
}

QTEST_GUILESS_MAIN(LinkTextTest)
#include "tst_linktext.moc"
