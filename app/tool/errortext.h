#pragma once
#include "app/domain/error.h"

namespace shiyu::tool {

/// One English line for the terminal.
QString errorText(const Error &error);

} // namespace shiyu::tool
