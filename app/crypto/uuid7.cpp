#include "app/crypto/uuid7.h"
#include "app/crypto/random.h"

#include <QtEndian>
#include <algorithm>

namespace shiyu::crypto {
namespace {
constexpr qint64 kLargestTime = (qint64 { 1 } << 48) - 1;
constexpr qint64 kToleratedStepBack = 10'000;
constexpr quint64 kHighMask = (quint64 { 1 } << 12) - 1;
constexpr quint64 kLowMask = (quint64 { 1 } << 62) - 1;
constexpr quint64 kVersion = 7;
constexpr quint64 kVariant = 2; // 0b10
} // namespace

Uuid7::Uuid7(RandomSource random)
    : m_random(random ? std::move(random) : RandomSource(randomBytes))
{
}

QString Uuid7::next(Instant now)
{
    const qint64 milliseconds = std::clamp<qint64>(toMs(now), 0, kLargestTime);
    if (milliseconds > m_milliseconds || milliseconds < m_milliseconds - kToleratedStepBack)
        restart(milliseconds);
    else
        increase();
    const auto first = (static_cast<quint64>(m_milliseconds) << 16) | (kVersion << 12) | m_high;
    const auto hex = [](quint64 value) {
        return QString::number(value, 16).rightJustified(16, QLatin1Char('0'));
    };
    QString text = hex(first) + hex((kVariant << 62) | m_low);
    for (int dash : { 20, 16, 12, 8 })
        text.insert(dash, QLatin1Char('-'));
    return text;
}

void Uuid7::restart(qint64 milliseconds)
{
    const QByteArray bytes = m_random(10);
    Q_ASSERT(bytes.size() == 10);
    m_milliseconds = milliseconds;
    m_high = qFromBigEndian<quint16>(bytes.constData()) & kHighMask;
    m_low = qFromBigEndian<quint64>(bytes.constData() + 2) & kLowMask;
}

// By a random step, so that one id does not tell the next.
void Uuid7::increase()
{
    const QByteArray bytes = m_random(4);
    Q_ASSERT(bytes.size() == 4);
    m_low += 1 + quint64 { qFromBigEndian<quint32>(bytes.constData()) };
    if (m_low <= kLowMask)
        return;
    m_low &= kLowMask;
    if (++m_high > kHighMask)
        restart(std::min(m_milliseconds + 1, kLargestTime));
}

} // namespace shiyu::crypto
