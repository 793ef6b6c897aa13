#pragma once
#include "app/domain/instant.h"
#include <QByteArray>
#include <QString>
#include <functional>

namespace shiyu::crypto {

/// UUIDs of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits; so ids
/// sort by the time they were made at. Within one millisecond, and when the clock steps back by
/// less than ten seconds, the random part is increased instead (§6.2, method 2): each id of one
/// generator is greater than the one before. A larger step back is taken as the clock's correction.
/// One object belongs to one thread.
class Uuid7 {
public:
    using RandomSource = std::function<QByteArray(qsizetype count)>;
    explicit Uuid7(RandomSource random = {}); ///< without one: randomBytes()

    QString next(Instant now); ///< "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"

private:
    void restart(qint64 milliseconds);
    void increase();

    RandomSource m_random;
    qint64 m_milliseconds = -1;
    quint64 m_high = 0; ///< 12 bits
    quint64 m_low = 0; ///< 62 bits
};

} // namespace shiyu::crypto
