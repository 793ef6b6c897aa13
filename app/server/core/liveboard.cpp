#include "app/server/core/liveboard.h"

#include "app/protocol/limits.h"

namespace shiyu::server {

void LiveBoard::remove(quint64 version)
{
    const Held held = m_held.take(version);
    m_byKey.remove(held.entry.key);
    if (--m_ofSender[held.sender] == 0)
        m_ofSender.remove(held.sender);
}

void LiveBoard::forgetOld(Instant now)
{
    QVector<quint64> old;
    for (auto it = m_held.cbegin(); it != m_held.cend(); ++it) {
        if (it->until <= now)
            old.append(it.key());
    }
    for (const quint64 version : std::as_const(old))
        remove(version);
}

bool LiveBoard::put(const Post &post, Instant now)
{
    const std::lock_guard lock(m_mutex);
    if (m_ofSender.value(post.sender) + post.entries.size() > kMostOfOne) {
        forgetOld(now);
        if (m_ofSender.value(post.sender) + post.entries.size() > kMostOfOne)
            return false;
    }
    for (const protocol::LiveEntry &entry : post.entries) {
        Held held { entry, post.sender, post.audience, now + std::chrono::seconds { entry.ttl } };
        held.entry.key = post.sender.toString() + QLatin1Char('/') + entry.key;
        if (const auto before = m_byKey.constFind(held.entry.key); before != m_byKey.constEnd())
            remove(*before);
        m_byKey.insert(held.entry.key, ++m_version);
        ++m_ofSender[post.sender];
        m_held.insert(m_version, std::move(held));
    }
    return true;
}

LiveBoard::News LiveBoard::since(
    quint64 version, const OrganizationId &organization, Instant now) const
{
    const std::lock_guard lock(m_mutex);
    News news { {}, m_version };
    for (auto it = m_held.upperBound(version); it != m_held.cend(); ++it) {
        if (it->until <= now || !it->audience.contains(organization))
            continue;
        if (news.entries.size() == protocol::kMostLiveEntries) {
            news.version = std::prev(it).key();
            break;
        }
        news.entries.append(it->entry);
    }
    return news;
}

qsizetype LiveBoard::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_held.size();
}

} // namespace shiyu::server
