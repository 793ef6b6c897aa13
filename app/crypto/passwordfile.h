#pragma once
#include "app/domain/error.h"
#include <QString>

namespace shiyu::crypto {

/// The first line of a file that holds a password, for the programs without a window. Unreadable,
/// Empty; the context is the file.
Expected<QString> readPassword(const QString &path);

} // namespace shiyu::crypto
