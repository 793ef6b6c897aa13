#include "app/server/core/signindelay.h"

#include <algorithm>

namespace shiyu::server {

std::chrono::seconds SignInDelay::begin(const QString &key, Instant now)
{
    const std::lock_guard lock(m_mutex);
    if (m_tries.size() >= kMostKeys)
        forgetOld(now);
    Tries &tries = m_tries[key];
    if (now - tries.last > kForgiven)
        tries = {};
    if (now < tries.next)
        return std::chrono::ceil<std::chrono::seconds>(tries.next - now);
    ++tries.wrong;
    tries.last = now;
    if (tries.wrong >= kFreeTries) {
        const int doublings = std::min(tries.wrong - kFreeTries, 8);
        tries.next = now + std::min(kLongest, std::chrono::seconds { 2 << doublings });
    }
    return std::chrono::seconds { 0 };
}

void SignInDelay::succeeded(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    m_tries.remove(key);
}

void SignInDelay::forgetOld(Instant now)
{
    m_tries.removeIf([now](const auto &it) { return now > it.value().next; });
    if (m_tries.size() >= kMostKeys) // as many are waiting: an attack that costs us no more memory
        m_tries.clear();
}

} // namespace shiyu::server
