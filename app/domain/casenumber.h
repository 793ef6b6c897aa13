#pragma once
#include "app/domain/directory.h"
#include "app/domain/operationkind.h"

namespace shiyu {

/// What a running number is counted under: 3402-20261121 for the cases of a day, D3402-2026 for the
/// supervision sheets of a year. Days and years are the city's.
QString numberCounter(SubjectKind kind, const Directory &directory, Instant now);
/// The number with at least four digits for the running part: 3402-20261121-0007.
QString numberText(const QString &counter, qint64 running);

} // namespace shiyu
