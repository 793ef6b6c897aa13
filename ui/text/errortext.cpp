#include "ui/text/errortext.h"

#include "ui/text/recordtext.h"
#include "ui/text/refusaltext.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

/// A path is told by its file name; a name of the code is not told at all.
QString subject(const QString &context, const QString &otherwise)
{
    static const QRegularExpression codeName(QStringLiteral("^[A-Za-z_.:\\[\\]]*$"));
    const bool file = context.contains(u'/') || context.contains(u'\\');
    QString name = context;
    name.replace(u'\\', u'/');
    name = file ? QFileInfo(name).fileName() : name;
    const bool hasSuffix = name.lastIndexOf(u'.') > 0;
    if (name.isEmpty() || (!file && !hasSuffix && codeName.match(name).hasMatch()))
        return otherwise;
    return Words::tr("“%1”").arg(name);
}

QString fieldSubject(const QString &context)
{
    const QString field = fieldText(context);
    if (field != fieldText(QString()))
        return field;
    // A path inside a file (years.holidays) looks like a file name and is none.
    const bool ascii
        = std::all_of(context.begin(), context.end(), [](QChar c) { return c.unicode() < 128; });
    return ascii && !context.contains(u'/') ? Words::tr("the value")
                                            : subject(context, Words::tr("the value"));
}

QString lockedText(const QString &minutes)
{
    bool ok = false;
    const int left = minutes.toInt(&ok);
    if (!ok || left < 1)
        return Words::tr("The account is locked after wrong passwords; try again later or ask the "
                         "system administrator.");
    return Words::tr("The account is locked after wrong passwords; try again in %1 min or ask the "
                     "system administrator.")
        .arg(left);
}

QString fileText(ErrorCode code, const QString &file)
{
    switch (code) {
    case ErrorCode::NotFound:
        return Words::tr("%1 was not found; check whether it was moved or renamed.").arg(file);
    case ErrorCode::Unreadable:
        return Words::tr("%1 cannot be read; check your access to it and the disk.").arg(file);
    case ErrorCode::ReadOnly:
        return Words::tr("%1 cannot be written, it or its folder is read-only; get the right to "
                         "write and try again.")
            .arg(file);
    case ErrorCode::DiskFull:
        return Words::tr("The disk is full, %1 was not saved and what was there is unchanged; make "
                         "room and try again.")
            .arg(file);
    case ErrorCode::Damaged:
        return Words::tr("%1 is damaged and was left as it is; restore a backup or ask the system "
                         "administrator.")
            .arg(file);
    case ErrorCode::NewerSchema:
        return Words::tr("%1 was made by a newer version and was left as it is; install the newer "
                         "version to open it.")
            .arg(file);
    case ErrorCode::Busy:
        return Words::tr("%1 is in use by another program; close that one and try again.")
            .arg(file);
    case ErrorCode::WrongKind:
        return Words::tr("%1 is a file of another kind; choose another one.").arg(file);
    case ErrorCode::Empty:
        return Words::tr("%1 is empty; choose another one.").arg(file);
    default:
        return Words::tr("This version cannot do that with %1; install the newer version or use "
                         "another format.")
            .arg(file);
    }
}

} // namespace

QString errorText(const Error &error)
{
    switch (error.code) {
    case ErrorCode::WrongPassword:
        return Words::tr("The account or the password is wrong; type them again.");
    case ErrorCode::LockedAccount:
        return lockedText(error.context);
    case ErrorCode::InvalidValue:
        return Words::tr("%1 is not right; correct it and try again.")
            .arg(fieldSubject(error.context));
    case ErrorCode::UnknownCrs:
        return error.context.isEmpty()
            ? Words::tr("The coordinate system is not known; choose WGS 84, CGCS2000, GCJ-02, "
                        "BD-09 or a valid EPSG code.")
            : Words::tr("The coordinate system “%1” is not known; choose WGS 84, CGCS2000, "
                        "GCJ-02, BD-09 or a valid EPSG code.")
                  .arg(error.context);
    case ErrorCode::Cancelled:
        return Words::tr("Cancelled; nothing was changed.");
    case ErrorCode::Internal:
        return Words::tr("The program failed here and the act was not done; it is in the log, try "
                         "again or ask the system administrator.");
    default:
        return fileText(error.code, subject(error.context, Words::tr("the item")));
    }
}

QString failureText(const ActFailure &failure, OperationKind act, const Directory &directory)
{
    if (const Refusal *refusal = std::get_if<Refusal>(&failure))
        return refusalText(*refusal, act, directory);
    return errorText(std::get<Error>(failure));
}

} // namespace shiyu
