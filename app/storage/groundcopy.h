#pragma once
#include "app/domain/error.h"
#include <QString>

namespace shiyu {

/// Outlines and features of one profile into another, over what is there: a server gives out the
/// directory and the log, and the ground is handed on with the enrolment. In one transaction.
/// Errors as ProfileFile::open().
Expected<void> copyGround(const QString &from, const QString &to);

} // namespace shiyu
