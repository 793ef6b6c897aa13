#pragma once
#include "app/domain/operationkind.h"
#include <QString>

namespace shiyu {

/// The label of an argument in the form of an act: an act's own word for it, else the usual one.
QString argLabel(OperationKind kind, const QString &arg);

} // namespace shiyu
