#pragma once
#include <QtGlobal>
#include <chrono>

namespace shiyu::protocol {

/// Bytes a second. The slowest line that a desk in the field has (GPRS, a satellite's 64 kbit/s)
/// carries several times as many; who sends or takes fewer in the long run is given up.
inline constexpr qint64 kSlowestLine = 1024;

/// How long a message may have been on its way of which so many bytes have passed: what goes on is
/// waited for, however large it is; what trickles is not.
constexpr std::chrono::milliseconds patience(std::chrono::milliseconds least, qint64 bytes)
{
    return least + std::chrono::milliseconds { bytes * 1000 / kSlowestLine };
}

} // namespace shiyu::protocol
