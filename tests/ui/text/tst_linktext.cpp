#include "tests/support/citydirectory.h"
#include "tests/ui/text/chinesetest.h"
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
    void everyFailure_data();
    void everyFailure();
    void everyConflict();
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
        u"离线（14:20 起，服务器密钥与登记的不符，或证书已过期） · 服务器最后确认 14:32", false);
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
    const auto text = [&status] {
        return linkLine(status, test::cityData().calendar, at(14, 40)).text;
    };
    QCOMPARE(text(), u"在线 · 已同步 14:32 · 附件待上传 3 个 · 地图数据 50 %"_s);
    status.position.files = 0;
    status.groundTotal = 0;
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

void LinkTextTest::everyFailure_data()
{
    QTest::addColumn<ServerLink::Failure>("failure");
    for (const char *code : { "wrongPassword", "locked", "deviceRevoked", "notEnrolled",
             "forbidden", "organizationGone", "sessionEnded", "tooMany" })
        QTest::newRow(code) << ServerLink::Failure {
            { ErrorCode::WrongPassword, QString::fromLatin1(code), {} }, LinkFault::None
        };
    for (int fault = int(LinkFault::Unreachable); fault <= int(LinkFault::TooLarge); ++fault)
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

QTEST_GUILESS_MAIN(LinkTextTest)
#include "tst_linktext.moc"
