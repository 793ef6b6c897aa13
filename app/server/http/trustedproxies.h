#pragma once
#include "app/domain/error.h"
#include <QStringList>
#include <QVector>

namespace shiyu::server {

/// Networks whose word about a client's address is taken. Addresses are IPv4 or IPv6, an IPv4 one
/// mapped into IPv6 is the IPv4 one.
class TrustedProxies {
public:
    TrustedProxies() = default;
    /// Addresses and networks: "127.0.0.1", "10.0.0.0/8", "fd00::/8". InvalidValue: one is none.
    static Expected<TrustedProxies> parse(const QStringList &networks);

    bool trusts(const QString &address) const;
    /// The client behind `peer`: the last address of X-Forwarded-For that was not written by a
    /// trusted proxy about another one. What a client itself wrote before it is never believed.
    QString clientOf(const QString &peer, const QByteArray &forwardedFor) const;

private:
    struct Network {
        QByteArray bytes; ///< 16, an IPv4 address as ::ffff:a.b.c.d
        int bits = 128;
    };
    QVector<Network> m_networks;
};

/// In the form in which addresses are compared and counted; empty: it is none.
QString plainAddress(const QString &text);
bool isLoopback(const QString &address);

} // namespace shiyu::server
