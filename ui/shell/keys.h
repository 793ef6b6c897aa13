#pragma once
#include "widgets/keysheet.h"

namespace shiyu {

/// Every key of the console by section, for the sheet behind `?`. The acts' letters come from
/// ui/acts/actkeys.h, so that the sheet cannot differ from what is bound.
QList<KeySection> allKeys();

} // namespace shiyu
