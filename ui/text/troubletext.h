#pragma once
#include "app/domain/error.h"
#include "app/services/trouble.h"
#include <QString>

namespace shiyu {

/// What does not work, what still does, and why, for the strip below the top line.
QString troubleText(Trouble trouble, const Error &error);

} // namespace shiyu
