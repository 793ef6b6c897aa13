#pragma once
#include "app/domain/intent.h"
#include <QMap>

namespace shiyu {

/// A value that an intent only commits to, with the salt of the commitment
/// (crypto::commitClosed()).
struct ClosedValue {
    QByteArray value;
    QByteArray salt;
};
using ClosedValues = QMap<QString, ClosedValue>; ///< by field name, as in Intent::closed

/// InvalidValue, context the field: a value that does not match, is missing, or that the intent
/// does not commit to.
Expected<void> checkClosed(const Intent &intent, const ClosedValues &values);

/// Whether one of these public keys signed the intent, in a suite that this program knows.
bool isSignedBy(const Intent &intent, const QVector<QByteArray> &keys);

} // namespace shiyu
