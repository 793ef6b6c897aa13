#pragma once
#include <QHash>
#include <QString>
#include <chrono>

namespace shiyu::server {

/// How often one address may come: a bucket that fills at `perSecond` up to `atOnce`, from which
/// every request and every new connection takes one. An IPv6 address counts as its /64, which one
/// client has whole. Belongs to the network thread.
class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr qsizetype kMostAddresses = 100'000;

    RateLimit(int perSecond, int atOnce)
        : m_perSecond(perSecond)
        , m_atOnce(atOnce)
    {
    }

    /// False: the bucket is empty, and nothing was taken.
    bool take(const QString &address, Time now);

private:
    struct Bucket {
        double left = 0;
        Time at {};
    };
    double leftIn(const Bucket &bucket, Time now) const;

    double m_perSecond, m_atOnce;
    QHash<QString, Bucket> m_buckets; ///< who is not in it has a full one
};

} // namespace shiyu::server
