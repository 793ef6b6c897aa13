#pragma once
#include "app/protocol/message.h"

/// The small answers.
namespace shiyu::protocol {

/// One thing of a directory as it is stored: its body is canonical JSON and travels verbatim, as
/// the hash of the whole goes over these bytes. `order` counts within the kind.
struct DirectoryEntry {
    QString kind, id;
    int order = 0;
    QByteArray body;

    QJsonObject toJson() const;
    static Expected<DirectoryEntry> fromJson(const QJsonObject &json);
    friend bool operator==(const DirectoryEntry &, const DirectoryEntry &) = default;
};

/// GET /v1/directory?since=: what to change in revision `since` (0: nothing held) to have
/// `revision`. What is asked since a revision that the server does not have comes whole.
struct DirectoryAnswer {
    qint64 revision = 0;
    qint64 since = 0; ///< what the answer builds on; 0: it is the whole
    QVector<DirectoryEntry> changed; ///< new and changed things
    QVector<DirectoryEntry> removed; ///< kind and id only
    QByteArray sha256; ///< of the whole content of `revision`, as in the log

    QJsonObject toJson() const;
    static Expected<DirectoryAnswer> fromJson(const QJsonObject &json);
    friend bool operator==(const DirectoryAnswer &, const DirectoryAnswer &) = default;
};

/// GET /v1/closed/{hash}: what the log only commits to. Giving it out was logged.
struct ClosedAnswer {
    Subject subject;
    QString field;
    QByteArray value;
    QByteArray salt;

    QJsonObject toJson() const;
    static Expected<ClosedAnswer> fromJson(const QJsonObject &json);
    friend bool operator==(const ClosedAnswer &, const ClosedAnswer &) = default;
};

/// PUT /v1/blobs/{sha256}?offset=&size=: how much is held of what the caller's organisation handed
/// in under this hash; what others handed in is not told. The next piece begins at `received`.
struct BlobState {
    qint64 size = 0;
    qint64 received = 0;
    bool complete = false; ///< all of it, and it is what the hash says

    QJsonObject toJson() const;
    static Expected<BlobState> fromJson(const QJsonObject &json);
    friend bool operator==(const BlobState &, const BlobState &) = default;
};

/// GET /v1/health, without a session.
struct Health {
    QString status; ///< "ok", or what is wrong
    QString version; ///< of the program
    int protocol = 0;
    Instant serverTime {};

    QJsonObject toJson() const;
    static Expected<Health> fromJson(const QJsonObject &json);
    friend bool operator==(const Health &, const Health &) = default;
};

enum class ProblemCode {
    BadRequest, ///< 400; detail: the field
    Unauthorized, ///< 401: no session, or one that has ended; refresh
    WrongPassword, ///< 401 of a sign-in
    SessionEnded, ///< 401 of a refresh: sign in with the password
    Locked, ///< 403: the account was locked by an administrator
    DeviceRevoked, ///< 403
    NotEnrolled, ///< 403: unknown device without a valid enrolment code
    Forbidden, ///< 403: not for this officer
    OrganizationGone, ///< 403: the directory does not know the device's organisation any more
    NotFound, ///< 404
    MethodNotAllowed, ///< 405
    TooLarge, ///< 413
    TooMany, ///< 429: wait retryAfter seconds
    Internal, ///< 500
    Unavailable, ///< 503: busy, stopping or the disk is full; try again
};

/// RFC 9457, application/problem+json: the body of every answer that is no success.
struct Problem {
    ProblemCode code = ProblemCode::Internal;
    int status = 500;
    QString detail; ///< English, for the log; no personal data
    int retryAfter = 0; ///< seconds; 0: not said

    QJsonObject toJson() const;
    /// A code of a newer server reads as what its status says.
    static Expected<Problem> fromJson(const QJsonObject &json);
    friend bool operator==(const Problem &, const Problem &) = default;
};
int statusOf(ProblemCode code);

/// What is only true now: positions, heartbeats, who is online. PUT /v1/live and the event "live"
/// of the stream; the last value of a key, never in the log.
struct LiveEntry {
    QString key;
    QString value; ///< JSON of the sender's
    Instant at {};
    int ttl = 60; ///< seconds

    QJsonObject toJson() const;
    static Expected<LiveEntry> fromJson(const QJsonObject &json);
    friend bool operator==(const LiveEntry &, const LiveEntry &) = default;
};
struct LiveEntries {
    QVector<LiveEntry> entries;

    QJsonObject toJson() const;
    static Expected<LiveEntries> fromJson(const QJsonObject &json);
    friend bool operator==(const LiveEntries &, const LiveEntries &) = default;
};

/// The enrolment file (*.shiyu-enrolment, the same JSON) that `shiyu-server enrol` writes.
struct Enrolment {
    QString url; ///< https://host:port
    QVector<QByteArray> pins; ///< SHA-256 of the public keys (SPKI) that the server may show
    OrganizationId organization;
    QString city; ///< its name, to show
    QString code; ///< for one device, once
    Instant until {}; ///< the code's end

    QJsonObject toJson() const;
    static Expected<Enrolment> fromJson(const QJsonObject &json);
    friend bool operator==(const Enrolment &, const Enrolment &) = default;
};

} // namespace shiyu::protocol

SHIYU_ENUM_NAMES(shiyu::protocol::ProblemCode, "badRequest", "unauthorized", "wrongPassword",
    "sessionEnded", "locked", "deviceRevoked", "notEnrolled", "forbidden", "organizationGone",
    "notFound", "methodNotAllowed", "tooLarge", "tooMany", "internal", "unavailable");
