#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"

namespace shiyu {

/// The particulars of one entry of the record, to be joined by commas; not masked yet.
QStringList recordDetails(
    const RecordEntry &entry, const Incident &incident, const Directory &directory);

} // namespace shiyu
