#include "app/tool/errortext.h"

namespace shiyu::tool {
namespace {

const char *meaning(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "not found";
    case ErrorCode::Unreadable:
        return "cannot be read";
    case ErrorCode::ReadOnly:
        return "cannot be written";
    case ErrorCode::DiskFull:
        return "the disk is full";
    case ErrorCode::Damaged:
        return "is damaged";
    case ErrorCode::NewerSchema:
        return "was made by a newer version";
    case ErrorCode::Busy:
        return "is in use";
    case ErrorCode::WrongKind:
        return "is a file of another kind";
    case ErrorCode::Empty:
        return "is empty";
    case ErrorCode::InvalidValue:
        return "is not valid";
    case ErrorCode::WrongPassword:
        return "wrong account or password";
    case ErrorCode::LockedAccount:
        return "the account is locked";
    case ErrorCode::UnknownCrs:
        return "unknown coordinate system";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::Unsupported:
        return "is not supported";
    case ErrorCode::Internal:
        return "internal error";
    }
    return "error";
}

} // namespace

QString errorText(const Error &error)
{
    QString text = QString::fromLatin1(meaning(error.code));
    if (!error.context.isEmpty())
        text = error.context + QStringLiteral(": ") + text;
    if (!error.detail.isEmpty())
        text += QStringLiteral(" (") + error.detail + QLatin1Char(')');
    return text;
}

} // namespace shiyu::tool
