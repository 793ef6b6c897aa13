#include "app/server/http/ratelimit.h"

#include <utility> // before asio: Boost 1.74 wants std::exchange

#include <algorithm>
#include <boost/asio/ip/address.hpp>

namespace shiyu::server {
namespace {

namespace ip = boost::asio::ip;

constexpr size_t kNetworkBytes = 8; // of the 16 of an IPv6 address

QString keyOf(const QString &text)
{
    boost::system::error_code error;
    const auto address = ip::make_address(text.toStdString(), error);
    if (error || address.is_v4())
        return text;
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped())
        return QString::fromStdString(ip::make_address_v4(ip::v4_mapped, v6).to_string());
    auto bytes = v6.to_bytes();
    std::fill(bytes.begin() + kNetworkBytes, bytes.end(), static_cast<unsigned char>(0));
    return QString::fromStdString(ip::address_v6(bytes).to_string());
}

} // namespace

double RateLimit::leftIn(const Bucket &bucket, Time now) const
{
    const double seconds = std::chrono::duration<double>(now - bucket.at).count();
    return std::min(m_atOnce, bucket.left + std::max(seconds, 0.0) * m_perSecond);
}

bool RateLimit::take(const QString &address, Time now)
{
    if (m_buckets.size() >= kMostAddresses) {
        m_buckets.removeIf([&](const auto &it) { return leftIn(it.value(), now) >= m_atOnce; });
        if (m_buckets.size() >= kMostAddresses) // as many at once: they cost no more memory
            m_buckets.clear();
    }
    const QString key = keyOf(address);
    const auto known = m_buckets.constFind(key);
    const double left = known == m_buckets.constEnd() ? m_atOnce : leftIn(*known, now);
    if (left < 1)
        return false;
    m_buckets.insert(key, { left - 1, now });
    return true;
}

} // namespace shiyu::server
