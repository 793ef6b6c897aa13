#pragma once
#include <QString>
#include <tl/expected.hpp>

namespace shiyu {

/// What can go wrong outside the rules: files, disk, keys, formats. Refusals of the workflow are
/// Refusal (app/domain/refusal.h). The text for the user is made in ui/text from code and context.
enum class ErrorCode {
    NotFound, ///< file, profile, row, subject
    Unreadable, ///< no permission, I/O error
    ReadOnly, ///< the file or its folder cannot be written
    DiskFull,
    Damaged, ///< not what it claims to be, checksum or chain broken
    NewerSchema, ///< made by a newer version
    Busy, ///< another process holds it
    WrongKind, ///< a file of another kind
    Empty,
    InvalidValue, ///< context names the field
    WrongPassword,
    LockedAccount,
    UnknownCrs,
    Cancelled,
    Unsupported,
    Internal, ///< a bug or an unexpected answer of a library; detail has its words
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString context; ///< what it concerns: a file name, a field; never a secret or personal data
    QString detail; ///< for the log, English, a library's words
};

template <typename T> using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, QString context = {}, QString detail = {})
{
    return tl::make_unexpected(Error { code, std::move(context), std::move(detail) });
}

} // namespace shiyu
