#pragma once
#include "app/protocol/message.h"

namespace shiyu::protocol {

/// POST /v1/session. The first sign-in of a device carries the code of its enrolment file; later
/// ones are known by device and secret. `publicKey` is the officer's signing key on this device.
struct SessionRequest {
    QString account, password;
    DeviceId device;
    QByteArray deviceSecret; ///< 32 random bytes that the console made and keeps
    QByteArray publicKey; ///< 32 bytes; empty for a device that only reads
    QString enrolment; ///< the code; empty once enrolled

    QJsonObject toJson() const;
    static Expected<SessionRequest> fromJson(const QJsonObject &json);
    friend bool operator==(const SessionRequest &, const SessionRequest &) = default;
};

/// POST /v1/session/refresh. A lost answer is asked for again with the same request id and token:
/// the same successor comes back until that one was used.
struct RefreshRequest {
    QString requestId; ///< a UUID, new for each wish to refresh, kept for its retries
    QString refreshToken;

    QJsonObject toJson() const;
    static Expected<RefreshRequest> fromJson(const QJsonObject &json);
    friend bool operator==(const RefreshRequest &, const RefreshRequest &) = default;
};

/// The answer to both.
struct SessionAnswer {
    QString accessToken; ///< "Authorization: Bearer …"
    Instant accessUntil {}; ///< by the server's clock
    QString refreshToken;
    OfficerId officer;
    OrganizationId organization;
    Instant serverTime {};
    qint64 directoryRev = 0;
    qint64 scopeEpoch = 0;
    /// 32 bytes that wrap the recovery slot (core.md §5); only of a sign-in with a password.
    QByteArray recoverySecret;
    QByteArray serverKey; ///< 32 bytes: verifies what the server signs, receipts of bundles
    /// 32 bytes: what bundles are sealed to; empty: the device may hand in none (the default).
    QByteArray bundleKey;

    QJsonObject toJson() const;
    static Expected<SessionAnswer> fromJson(const QJsonObject &json);
    friend bool operator==(const SessionAnswer &, const SessionAnswer &) = default;
};

} // namespace shiyu::protocol
