#include "ui/text/linktext.h"

#include "ui/text/errortext.h"
#include "ui/text/refusaltext.h"
#include "ui/text/timetext.h"
#include <QCoreApplication>
#include <QLocale>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LinkText)
};

/// Why the server wants no more of this seat, by the name of its problem.
QString sessionText(const QString &problem)
{
    if (problem == QLatin1StringView("wrongPassword"))
        return Words::tr("The server does not accept this account and password; type them again.");
    if (problem == QLatin1StringView("locked"))
        return Words::tr("The account is locked on the server; ask the system administrator.");
    if (problem == QLatin1StringView("deviceRevoked"))
        return Words::tr("This computer was withdrawn from the server; ask the security "
                         "administrator.");
    if (problem == QLatin1StringView("notEnrolled"))
        return Words::tr("The server does not know this computer, or its enrolment file was used "
                         "or is too old; ask the administrator for a new one.");
    if (problem == QLatin1StringView("forbidden"))
        return Words::tr("This account belongs to another organisation than this computer; sign in "
                         "on one of your own.");
    if (problem == QLatin1StringView("organizationGone"))
        return Words::tr("The city's directory does not know this computer's organisation any "
                         "more; what waits here is kept. Ask the system administrator.");
    return Words::tr("The server has ended the session; sign in again.");
}

/// Too little room on the disk is told before it is full: what is missing, and that nothing is
/// lost.
QString stopText(const Error &problem)
{
    if (problem.code != ErrorCode::DiskFull || problem.context != QLatin1StringView("room"))
        return errorText(problem);
    return Words::tr("%1 more are needed on this computer's disk; make room, what is here is kept "
                     "and the rest follows by itself")
        .arg(QLocale().formattedDataSize(
            problem.detail.toLongLong(), 0, QLocale::DataSizeTraditionalFormat));
}

/// Of a server that does not stand by what it sent or signed before; empty: it does.
QString historyText(const QString &what, const QString &since)
{
    if (what == QLatin1StringView("restored"))
        return Words::tr("The exchange has stopped since %1: the server lacks records that it "
                         "has sent here before, perhaps since it was restored from a backup; "
                         "what is here and what waits is kept, ask the system administrator")
            .arg(since);
    if (what == QLatin1StringView("rewritten"))
        return Words::tr("The exchange has stopped since %1: the server's records are not those "
                         "that it signed before, so they were changed afterwards; what is here and "
                         "what waits is kept, tell the system administrator")
            .arg(since);
    if (what == QLatin1StringView("headSignature"))
        return Words::tr("The exchange has stopped since %1: the server's records are not signed "
                         "with its key, so it may be another server; what is here and what waits "
                         "is kept, tell the system administrator")
            .arg(since);
    return {};
}

QString stateText(const SyncStatus &status, const Calendar &calendar, Instant now)
{
    const QString since = momentText(status.since, calendar, now);
    switch (status.link) {
    case SyncLink::SignedOut:
        return status.problem.context.isEmpty() ? Words::tr("Not signed in to the server")
                                                : sessionText(status.problem.context);
    case SyncLink::Working:
        return status.firstTotal > 0 ? Words::tr("Online · fetching earlier matters, %1 of %2")
                                           .arg(status.firstDone)
                                           .arg(status.firstTotal)
                                     : Words::tr("Online · exchanging");
    case SyncLink::Online:
        return status.position.confirmedAt
            ? Words::tr("Online · synced %1")
                  .arg(momentText(*status.position.confirmedAt, calendar, now))
            : Words::tr("Online");
    case SyncLink::Offline:
        return status.fault == LinkFault::None
            ? Words::tr("Offline since %1: the server is busy").arg(since)
            : Words::tr("Offline since %1: %2").arg(since, faultText(status.fault));
    case SyncLink::Refused:
        if (const QString words = historyText(status.problem.context, since); !words.isEmpty())
            return words;
        if (status.problem.code == ErrorCode::Damaged)
            return Words::tr(
                "The exchange has stopped since %1 and is tried again: what came is "
                "damaged or no answer of the server's, and nothing of it was taken in; "
                "if it goes on, ask the system administrator")
                .arg(since);
        return status.problem.code == ErrorCode::Unsupported
            ? Words::tr("The server speaks another version since %1; ask the system administrator")
                  .arg(since)
            : Words::tr("The exchange has stopped since %1 and is tried again: %2")
                  .arg(since, stopText(status.problem));
    }
    return {};
}

} // namespace

QString conflictText(
    const QString &code, const QString &what, OperationKind act, const Directory &directory)
{
    if (const auto refusal = fromName<RefusalCode>(code))
        return refusalText({ *refusal, what }, act, directory);
    if (code == QLatin1StringView("scope"))
        return Words::tr("The matter is not open to this organisation any more.");
    if (code == QLatin1StringView("signature"))
        return Words::tr("The server does not know the key that it was signed with; sign in anew "
                         "and do it again.");
    if (code == QLatin1StringView("organization"))
        return Words::tr("It was done for another organisation than this computer's.");
    if (code == QLatin1StringView("unsupported"))
        return Words::tr("The server is of an older version and does not know this act.");
    return Words::tr("The server could not take it in as it came (%1); do it again or ask the "
                     "system administrator.")
        .arg(code);
}

QString faultText(LinkFault fault)
{
    switch (fault) {
    case LinkFault::None:
        return {};
    case LinkFault::Unreachable:
        return Words::tr("the server cannot be reached");
    case LinkFault::NameResolution:
        return Words::tr("the server's name cannot be resolved");
    case LinkFault::Timeout:
        return Words::tr("the server does not answer");
    case LinkFault::Certificate:
        return Words::tr("the server's key is not the enrolled one");
    case LinkFault::TooLarge:
        return Words::tr("the server's answer is larger than is allowed");
    case LinkFault::Expired:
        return Words::tr("the server's certificate has expired");
    }
    return {};
}

LinkLine linkLine(const SyncStatus &status, const Calendar &calendar, Instant now)
{
    const SyncPosition &at = status.position;
    const bool online = status.link == SyncLink::Online || status.link == SyncLink::Working;
    QStringList parts { stateText(status, calendar, now) };
    if (at.waiting > 0 && at.waitingSince)
        parts.append(Words::tr("%1 to upload, since %2")
                         .arg(at.waiting)
                         .arg(momentText(*at.waitingSince, calendar, now)));
    if (at.files > 0)
        parts.append((status.filesHeld
                ? Words::tr("%1 attachments wait: the server takes no more for now; they go up "
                            "by themselves later")
                : Words::tr("%1 attachments to upload"))
                         .arg(at.files));
    if (status.groundTotal > 0)
        parts.append(Words::tr("map data %1 %").arg(100 * status.groundDone / status.groundTotal));
    if (status.groundProblem.code == ErrorCode::DiskFull)
        parts.append(Words::tr("map data waits: the disk is full"));
    if (!online && at.confirmedAt)
        parts.append(
            Words::tr("last confirmed %1").arg(momentText(*at.confirmedAt, calendar, now)));
    return { parts.join(QStringLiteral(" · ")), online ? Tone::Ok : Tone::Danger };
}

QString signInFailureText(const ServerLink::Failure &failure)
{
    if (failure.fault != LinkFault::None)
        return Words::tr("%1. An account that has never signed in on this computer needs the "
                         "server; a wrong password looks the same. Try again.")
            .arg(faultText(failure.fault));
    if (failure.error.code == ErrorCode::WrongPassword && !failure.error.context.isEmpty())
        return sessionText(failure.error.context);
    if (failure.error.code == ErrorCode::NotFound
        && failure.error.context == QLatin1StringView("officer"))
        return Words::tr("The directory does not know this officer any more; ask the system "
                         "administrator.");
    return stopText(failure.error);
}

QString enrolmentFailureText(const Error &error)
{
    if (error.code == ErrorCode::InvalidValue && error.context == QLatin1StringView("until"))
        return Words::tr("The enrolment file is too old to be used; ask the administrator for a "
                         "new one.");
    if (error.code == ErrorCode::WrongKind || error.code == ErrorCode::Damaged)
        return Words::tr("That is no enrolment file of a server's; choose the one that the "
                         "administrator made for this computer.");
    return errorText(error);
}

WayText wayText(ServerLink::Way way, const SyncStatus &status)
{
    if (way == ServerLink::Way::Asking)
        return { Words::tr("Asking the server …"), -1 };
    if (way != ServerLink::Way::Fetching)
        return { Words::tr("Opening …"), -1 };
    if (status.link == SyncLink::Offline)
        return { Words::tr("%1; it goes on by itself when the network is back.")
                     .arg(faultText(status.fault)),
            -1 };
    if (status.link == SyncLink::Refused)
        return { errorText(status.problem), -1 };
    if (status.firstTotal <= 0)
        return { Words::tr("Fetching units, officers and rules …"), -1 };
    return {
        Words::tr("Fetching open matters: %1 of %2").arg(status.firstDone).arg(status.firstTotal),
        static_cast<double>(status.firstDone) / static_cast<double>(status.firstTotal)
    };
}

} // namespace shiyu
