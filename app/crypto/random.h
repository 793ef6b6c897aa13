#pragma once
#include <QByteArray>

namespace shiyu::crypto {

/// Bytes of the operating system's generator. The program ends if there is none: going on with
/// predictable keys would be worse.
QByteArray randomBytes(qsizetype count);

} // namespace shiyu::crypto
