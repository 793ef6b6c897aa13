#pragma once
#include "app/domain/error.h"
#include "app/services/caseview.h"

namespace shiyu {

/// One sentence for the officer: what happened to what (Error::context: a file, a field, for
/// LockedAccount the minutes left) and what to do. Error::detail is for the log and never shown.
QString errorText(const Error &error);

/// Either half of a failed act.
QString failureText(const ActFailure &failure, OperationKind act, const Directory &directory);

} // namespace shiyu
