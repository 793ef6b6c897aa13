// SyncEngine's session with the server: begun, renewed, lost and found again without touching the
// outbox.
#include "app/sync/bundles.h"
#include "app/sync/keptsession.h"
#include "app/sync/syncstep.h"

namespace shiyu {

using namespace Qt::StringLiterals;

void SyncEngine::signIn(const protocol::SessionRequest &request)
{
    stop();
    m_session.reset();
    m_request = request;
    m_keptTried = false;
    m_status.problem = {};
    m_failures = 0;
    next();
}

void SyncEngine::signOut()
{
    stop();
    m_session.reset();
    m_request.reset();
    m_status.problem = {};
    tell(SyncLink::SignedOut);
}

void SyncEngine::begin(const protocol::SessionAnswer &answer, Instant askedAt)
{
    stop();
    m_session.reset();
    m_request.reset();
    m_failures = 0;
    m_busy = true;
    m_askedAt = askedAt;
    reload([this, answer] { takeSession(answer); });
}

void SyncEngine::setBegun(std::function<void()> begun)
{
    m_begun = std::move(begun);
}

void SyncEngine::beginSession()
{
    if (!m_keptTried)
        return findSession();
    ask<protocol::SessionAnswer>({ "POST", u"/v1/session"_s, {}, {}, protocol::write(*m_request) },
        [this](const protocol::SessionAnswer &answer) {
            reload([this, answer] { takeSession(answer); });
        });
}

void SyncEngine::findSession()
{
    m_keptTried = true;
    m_profile.ask<QString>(&keptSession, [this](const QString &token) {
        if (!token.isEmpty())
            m_session = Session { {}, {}, token, {} };
        next();
    });
}

void SyncEngine::takeSession(const protocol::SessionAnswer &answer)
{
    m_session
        = Session { answer.accessToken.toLatin1(), answer.accessUntil, answer.refreshToken, {} };
    m_status.problem = {};
    if (m_request && m_begun)
        m_begun();
    m_request.reset();
    heard(answer.serverTime);
    m_organization = answer.organization;
    m_serverDirectory = answer.directoryRev;
    m_serverEpoch = answer.scopeEpoch;
    m_toPush = m_toPull = true;
    // Kept before it is used: a token whose successor was used would end the session.
    m_profile.ask<Done>(
        [answer](SyncDesk &desk) {
            const auto kept = keepServerKeys(desk, answer);
            return asDone(kept ? keepSession(desk, answer.refreshToken) : kept);
        },
        [this, position = m_status.position](const Done &) { save(position, [this] { next(); }); });
}

void SyncEngine::refresh()
{
    if (m_session->refreshRequest.isEmpty())
        m_session->refreshRequest = m_environment.newId();
    const protocol::RefreshRequest request { m_session->refreshRequest, m_session->refreshToken };
    ask<protocol::SessionAnswer>(
        { "POST", u"/v1/session/refresh"_s, {}, {}, protocol::write(request) },
        [this](const protocol::SessionAnswer &answer) { takeSession(answer); });
}

/// Signing in is wanted; what waits in the outbox goes on waiting.
void SyncEngine::loseSession(protocol::ProblemCode why)
{
    m_status.problem = { ErrorCode::WrongPassword, nameOf(why), {} };
    m_session.reset();
    m_busy = false;
    giveUpFetches({ ErrorCode::Unreadable, u"server"_s, {} });
    tell(SyncLink::SignedOut);
}

} // namespace shiyu
