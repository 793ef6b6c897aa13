#pragma once
#include "app/domain/error.h"
#include <QByteArray>
#include <QJsonObject>

namespace shiyu {

/// The bytes of the log: compact JSON with keys in code-point order. Written once, then kept
/// verbatim. Precondition: isCanonical(object).
QByteArray encodeCanonical(const QJsonObject &object);

/// Reads bytes of the log. Refuses what core.md §1 forbids: keys that are not ASCII, null,
/// fractions, integers beyond ±2^53, U+0000, lone surrogates; and anything deeper than 16 levels.
Expected<QJsonObject> decodeCanonical(const QByteArray &bytes);

/// True if the object holds only what the log may hold.
bool isCanonical(const QJsonObject &object);

} // namespace shiyu
