#include "app/server/http/trustedproxies.h"

#include <utility> // before asio: Boost 1.74 wants std::exchange

#include <algorithm>
#include <boost/asio/ip/address.hpp>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
namespace ip = boost::asio::ip;

constexpr int kV4Offset = 96; // bits before an IPv4 address in its IPv6 form
constexpr qsizetype kMostHops = 16;

/// Without the scope of a link-local one: the interface that it names is not the client, and by
/// writing another one a client would be counted as another.
std::optional<ip::address> addressOf(const QString &text)
{
    boost::system::error_code error;
    const auto address = ip::make_address(text.trimmed().toStdString(), error);
    if (error)
        return std::nullopt;
    if (address.is_v4())
        return address;
    auto wide = address.to_v6();
    if (wide.is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, wide);
    wide.scope_id(0);
    return wide;
}

QByteArray bytesOf(const ip::address &address)
{
    const auto wide
        = address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()) : address.to_v6();
    const auto bytes = wide.to_bytes();
    return { reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()) };
}

bool sameBits(const QByteArray &one, const QByteArray &other, int bits)
{
    const qsizetype whole = bits / 8;
    if (one.first(whole) != other.first(whole))
        return false;
    const int rest = bits % 8;
    if (rest == 0)
        return true;
    const int mask = 0xff & (0xff << (8 - rest));
    return (one.at(whole) & mask) == (other.at(whole) & mask);
}

} // namespace

Expected<TrustedProxies> TrustedProxies::parse(const QStringList &networks)
{
    TrustedProxies proxies;
    for (const QString &text : networks) {
        const QString name = text.trimmed();
        const auto address = addressOf(name.section(u'/', 0, 0));
        const int most = address && address->is_v4() ? 32 : 128;
        bool good = true;
        const int bits = name.contains(u'/') ? name.section(u'/', 1).toInt(&good) : most;
        if (!address || !good || bits < 0 || bits > most)
            return fail(ErrorCode::InvalidValue, u"proxies"_s, name);
        proxies.m_networks.append(
            { bytesOf(*address), address->is_v4() ? bits + kV4Offset : bits });
    }
    return proxies;
}

bool TrustedProxies::trusts(const QString &address) const
{
    const auto parsed = addressOf(address);
    if (!parsed)
        return false;
    return std::ranges::any_of(m_networks, [bytes = bytesOf(*parsed)](const Network &network) {
        return sameBits(bytes, network.bytes, network.bits);
    });
}

QString TrustedProxies::clientOf(const QString &peer, const QByteArray &forwardedFor) const
{
    QString client = plainAddress(peer);
    QStringList hops = QString::fromLatin1(forwardedFor).split(u',', Qt::SkipEmptyParts);
    for (qsizetype hop = 0; hop < kMostHops && !hops.isEmpty() && trusts(client); ++hop) {
        const QString before = plainAddress(hops.takeLast());
        if (before.isEmpty())
            break; // the proxy did not know either
        client = before;
    }
    return client;
}

QString plainAddress(const QString &text)
{
    const auto address = addressOf(text);
    return address ? QString::fromStdString(address->to_string()) : QString();
}

bool isLoopback(const QString &address)
{
    const auto parsed = addressOf(address);
    return parsed && parsed->is_loopback();
}

} // namespace shiyu::server
