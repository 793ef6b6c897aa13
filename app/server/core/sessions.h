#pragma once
#include "app/protocol/session.h"
#include "app/server/core/request.h"
#include "app/server/core/serverstate.h"
#include "app/server/store/accounttable.h"
#include "app/server/store/sessiontable.h"

namespace shiyu::server {

/// Who asks.
struct Caller {
    OfficerId officer;
    OrganizationId organization;
    DeviceId device;
    QString family;
    Instant until {}; ///< of the access token
};

/// A request that is answered by a problem.
template <typename T> using Answer = tl::expected<T, Response>;

/// Sign-in, refresh, and whose token a request carries. Belongs to a database thread.
class Sessions {
public:
    Sessions(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
        , m_accounts(database)
        , m_sessions(database)
    {
    }

    /// Slow: checks a password.
    Answer<protocol::SessionAnswer> signIn(
        const protocol::SessionRequest &request, const QString &address);
    Answer<protocol::SessionAnswer> refresh(const protocol::RefreshRequest &request);
    /// At `admitted`, if the token was looked at before a body came that took long: a token that
    /// held then has not run out since. What ended the session meanwhile counts.
    Answer<Caller> authenticate(
        const QByteArray &bearer, std::optional<Instant> admitted = std::nullopt);

private:
    struct Entry;
    Answer<bool> knownDevice(const protocol::SessionRequest &request);
    Answer<AccountRow> checkPassword(
        const protocol::SessionRequest &request, bool enrolled, const QString &address);
    /// Whoever was moved elsewhere has no business with what his old organisation sees.
    Answer<void> checkPlace(const OfficerId &officer, const OrganizationId &organization,
        std::optional<qint64> revision = {}); ///< the newest, if it was read
    Answer<OrganizationId> checkEnrolment(const protocol::SessionRequest &request, bool enrolled);
    Answer<protocol::SessionAnswer> begin(
        const protocol::SessionRequest &request, const AccountRow &account, bool enrolled);
    Expected<void> remember(const protocol::SessionRequest &request, const Caller &caller,
        bool enrolled, const SessionRow &session);
    Expected<QByteArray> recoverySecret(const DeviceId &device);
    Expected<void> nameKeys(protocol::SessionAnswer &answer, const DeviceId &device);
    Answer<protocol::SessionAnswer> answer(
        const SessionRow &session, const QByteArray &refreshToken, qint64 generation);
    Answer<protocol::SessionAnswer> succeed(
        const RefreshRow &row, const QByteArray &token, const protocol::RefreshRequest &request);
    Answer<protocol::SessionAnswer> reused(
        const RefreshRow &row, const protocol::RefreshRequest &request);

    Database &m_database;
    ServerState &m_state;
    AccountTable m_accounts;
    SessionTable m_sessions;
};

/// How a token or a secret is stored.
QByteArray secretHash(const QByteArray &secret);

} // namespace shiyu::server
