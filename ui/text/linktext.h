#pragma once
#include "app/services/serverlink.h"
#include "widgets/theme.h"

/// How it stands with the server, in words. GUI thread.
namespace shiyu {

/// The state in the line at the bottom: 在线 · 14:32 已同步; 离线（14:20 起，服务器无响应）· 待上传
/// 3 条 （14:21 起）· 服务器最后确认 14:19. Times of the city.
struct LinkLine {
    QString text;
    Tone tone = Tone::Ok;
};
LinkLine linkLine(const SyncStatus &status, const Calendar &calendar, Instant now);

/// Why the server did not accept an act: `code` is a RefusalCode's name, or one of the server's
/// own.
QString conflictText(
    const QString &code, const QString &what, OperationKind act, const Directory &directory);
/// Why no answer comes, as part of a sentence.
QString faultText(LinkFault fault);
/// One sentence under the password.
QString signInFailureText(const ServerLink::Failure &failure);
/// Why a computer was not connected to its server.
QString enrolmentFailureText(const Error &error);
/// What is being done while an officer is let in; the part in [0, 1], or below 0.
struct WayText {
    QString text;
    double part = -1;
};
WayText wayText(ServerLink::Way way, const SyncStatus &status);

} // namespace shiyu
