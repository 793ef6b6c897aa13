#include "ui/text/bundletext.h"

#include "ui/text/errortext.h"
#include "ui/text/timetext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BundleText)
};

QString followed(const QString &sentence, const QString &next)
{
    return Words::tr("%1 %2", "two sentences").arg(sentence, next);
}

/// Of a receipt that is whole and not for this computer, or not of its server.
QString foreignText(const QString &what)
{
    return what == QLatin1StringView("signature")
        ? Words::tr("This receipt was not issued by this computer's server; nothing of it was "
                    "taken in. Ask the system administrator.")
        : Words::tr("This receipt is for another computer; nothing of it was taken in. Take it to "
                    "the computer that wrote the bundle.");
}

QString spoiltBundleText()
{
    return Words::tr("The bundle is cut off or was altered; nothing of it was taken in. Copy "
                     "it again.");
}

/// Of another computer's bundle, by what the server said of it.
QString foreignBundleText(const QString &what)
{
    if (what == QLatin1StringView("reader"))
        return Words::tr("This bundle was written for another server; nothing of it was taken in.");
    if (what == QLatin1StringView("bundles"))
        return Words::tr(
            "Bundles are not enabled for the computer that wrote it; nothing of it was "
            "taken in. The security administrator enables them on the server.");
    if (what == QLatin1StringView("size"))
        return Words::tr("This bundle is larger than the server takes; nothing of it was taken in. "
                         "Ask the system administrator.");
    const bool distrusted = what == QLatin1StringView("device")
        || what == QLatin1StringView("revoked") || what == QLatin1StringView("signature");
    return distrusted
        ? Words::tr("The server does not know the computer that wrote this bundle, or does not "
                    "trust it any more; nothing of it was taken in. Ask the system administrator.")
        : spoiltBundleText();
}

} // namespace

QString exportedText(const OfflineBundles::Exported &exported)
{
    QString text = exported.intents > 0
        ? Words::tr("%1 acts were written to the bundle. Take it to the administrator of "
                    "the server or to a desk that is online, and bring the receipt back; "
                    "until then they go on waiting here.")
              .arg(exported.intents)
        : Words::tr("No act waits; attachments were written to the bundle. Take it to the "
                    "administrator of the server or to a desk that is online, and bring "
                    "the receipt back.");
    if (exported.left > 0)
        text = followed(text,
            Words::tr("%1 more did not fit: write another bundle when the receipt of this one is "
                      "here.")
                .arg(exported.left));
    if (exported.files > 0)
        text = followed(text, Words::tr("%1 attachments are in it.").arg(exported.files));
    if (exported.filesLeft > 0)
        text = followed(text,
            Words::tr("%1 attachments are not in it; they go up when the network is back.")
                .arg(exported.filesLeft));
    return text;
}

QString exportFailureText(const Error &error)
{
    if (error.code == ErrorCode::Empty)
        return Words::tr("Nothing waits here to be uploaded; no bundle is needed.");
    if (error.code == ErrorCode::Cancelled)
        return Words::tr("Stopped: no bundle was written, and what waits here is kept.");
    return error.code == ErrorCode::Unsupported ? noBundlesText(false) : errorText(error);
}

QString noBundlesText(bool maySend)
{
    return maySend ? QString()
                   : Words::tr("Bundles are not enabled for this computer. The security "
                               "administrator enables them on the server; they can be used after "
                               "the next exchange with it.");
}

QString importedText(
    const OfflineBundles::Imported &imported, const Calendar &calendar, Instant now)
{
    if (imported.before)
        return Words::tr("This receipt was taken in already (%1); nothing has changed.")
            .arg(momentText(*imported.before, calendar, now));
    QString accepted = Words::tr("The receipt was taken in: the server has accepted %1 acts.")
                           .arg(imported.accepted);
    if (imported.files > 0)
        accepted = followed(
            accepted, Words::tr("The server has %1 attachments of them.").arg(imported.files));
    return imported.refused == 0
        ? accepted
        : followed(accepted,
            Words::tr("%1 were not accepted and lie under “Conflicts to settle”.")
                .arg(imported.refused));
}

QString handedInText(const QString &receiptFile)
{
    return Words::tr("The server has taken the bundle in. Its receipt is in %1; give it back to "
                     "whoever brought the bundle.")
        .arg(receiptFile);
}

QString receiptUnsavedText()
{
    return Words::tr("The server has taken the bundle in, but the receipt cannot be written there; "
                     "choose another place for it.");
}

QString handInFailureText(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Empty:
    case ErrorCode::Damaged:
        return spoiltBundleText();
    case ErrorCode::WrongKind:
        return error.context == QLatin1StringView("receipt")
            ? Words::tr("This is a receipt, not a bundle; the computer that wrote the bundle takes "
                        "it in.")
            : Words::tr("This is not a bundle; choose the file that the other computer wrote.");
    case ErrorCode::NewerSchema:
        return Words::tr("This bundle is of a newer version; bring this computer's program up to "
                         "date, then hand it in.");
    case ErrorCode::Unsupported:
        return error.context == QLatin1StringView("bundles")
            ? noBundlesText(false)
            : Words::tr(
                "The server takes no bundles this way; take the file to its administrator.");
    case ErrorCode::InvalidValue:
        return foreignBundleText(error.context);
    case ErrorCode::Cancelled:
        return Words::tr("Stopped. The bundle can be handed in again; what the server has already "
                         "taken it does not take twice.");
    case ErrorCode::Unreadable:
        if (error.context == QLatin1StringView("server"))
            return Words::tr("The server did not answer. Hand the bundle in again when the network "
                             "is back; what it has already taken it does not take twice.");
        [[fallthrough]];
    default:
        return errorText(error);
    }
}

QString receiptFailureText(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Empty:
    case ErrorCode::Damaged:
        return Words::tr("The receipt is cut off or was altered; nothing of it was taken in, and "
                         "what waits here is kept. Copy the receipt again.");
    case ErrorCode::WrongKind:
        return error.context == QLatin1StringView("bundle")
            ? Words::tr("This is a bundle to be taken to the server, not its receipt. Take it to "
                        "the administrator of the server and bring the receipt back.")
            : Words::tr("This is not the receipt of a bundle; choose the file that the "
                        "administrator of the server gave back.");
    case ErrorCode::NewerSchema:
    case ErrorCode::Unsupported:
        return Words::tr("This receipt is of a newer version of the server; bring this computer's "
                         "program up to date, then take it in.");
    case ErrorCode::InvalidValue:
        return foreignText(error.context);
    default:
        return errorText(error);
    }
}

} // namespace shiyu
