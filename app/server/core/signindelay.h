#pragma once
#include "app/domain/instant.h"
#include <QHash>
#include <QString>
#include <mutex>

namespace shiyu::server {

/// Makes guessing passwords slow: after some wrong ones of a key the next try has to wait, twice as
/// long each time. The key is account and address, or account and device for a device that is
/// enrolled and shows its secret: other people's attempts never delay that one. In memory; a
/// restart forgives. Thread-safe.
class SignInDelay {
public:
    static constexpr int kFreeTries = 3;
    static constexpr std::chrono::seconds kLongest { 300 };
    static constexpr std::chrono::minutes kForgiven { 30 }; ///< after that much quiet
    static constexpr qsizetype kMostKeys = 100'000;

    /// How long this key still has to wait; zero: it may try now, and the try counts as wrong until
    /// succeeded() says otherwise, so that many tries at once are counted too.
    std::chrono::seconds begin(const QString &key, Instant now);
    void succeeded(const QString &key);

private:
    struct Tries {
        int wrong = 0;
        Instant next {}; ///< not before
        Instant last {};
    };
    void forgetOld(Instant now);

    std::mutex m_mutex;
    QHash<QString, Tries> m_tries;
};

} // namespace shiyu::server
