#pragma once
#include <QString>

class QWidget;

namespace shiyu {

/// Offers what can be done with a telephone number at the pointer: copy it, or hand it to the
/// computer's telephone program. Shows the number in full; returns at once.
void offerCall(QWidget *host, const QString &phone, const QString &whom);

} // namespace shiyu
