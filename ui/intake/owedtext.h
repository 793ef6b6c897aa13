#pragma once
#include "app/services/owedfacts.h"
#include <QString>

namespace shiyu {

/// 类别、位置; empty if nothing is owed.
QString owedText(const QVector<OwedFact> &owed);

} // namespace shiyu
