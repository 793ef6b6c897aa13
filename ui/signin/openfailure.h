#pragma once
#include "app/domain/error.h"
#include <QString>

namespace shiyu {

/// Why a profile could not be opened, and what to do: always by the name of the file that was
/// asked for. An empty path: none was asked for and none was opened here before.
QString openFailureText(const QString &path, const Error &error);

} // namespace shiyu
