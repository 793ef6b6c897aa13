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

} // namespace

QString exportedText(const OfflineBundles::Exported &exported)
{
    QString text = exported.intents > 0
        ? Words::tr("%1 acts were written to the bundle. Take it to the administrator of "
                    "the server and bring the receipt back; until then they go on "
                    "waiting here.")
              .arg(exported.intents)
        : Words::tr("No act waits; attachments were written to the bundle. Take it to the "
                    "administrator of the server and bring the receipt back.");
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
