// ProfileDesk where a server orders the operations: who is let in, and the sync's jobs.
#include "app/services/profiledesk.h"
#include "app/sync/keptsession.h"

namespace shiyu {

using namespace Qt::StringLiterals;

namespace {

Credentials credentialsOf(const ProfileInfo &info, const EnrolledServer &server,
    const QString &account, const QString &password, const crypto::SigningKey &key)
{
    return { account, password, info.device, server.deviceSecret, key.publicKey(), server.code };
}

} // namespace

void ProfileDesk::unlocked(UnlockedSession session)
{
    m_session = std::move(session);
    m_sessionKey = sessionKeyOf(m_session->signingKey);
    m_seat.reset();
    actLog().setDataKey(m_session->dataKey);
}

Expected<Credentials> ProfileDesk::unlock(
    const QString &account, const QString &password, Instant now)
{
    const auto known = server();
    if (!known)
        return tl::make_unexpected(known.error());
    auto session = m_vault.unlock(account, password, now);
    if (!session)
        return tl::make_unexpected(inMinutes(session.error(), now));
    unlocked(*std::move(session));
    return credentialsOf(m_profile.info(), *known, account, password, m_session->signingKey);
}

Expected<Credentials> ProfileDesk::introduce(const QString &account, const QString &password)
{
    const auto known = server();
    if (!known)
        return tl::make_unexpected(known.error());
    m_newKey = crypto::SigningKey::generate(crypto::Suite::Intl);
    return credentialsOf(m_profile.info(), *known, account, password, *m_newKey);
}

Expected<void> ProfileDesk::admit(
    const BegunSession &begun, const QString &account, const QString &password, Instant now)
{
    if (!m_newKey)
        return fail(ErrorCode::Internal, u"admit"_s);
    auto session = m_vault.admit(account, begun.officer, password, *std::move(m_newKey),
        crypto::SecretBytes::fromBytes(begun.recoverySecret), now);
    m_newKey.reset();
    if (!session)
        return tl::make_unexpected(session.error());
    unlocked(*std::move(session));
    return enrolled();
}

Expected<void> ProfileDesk::enrolled()
{
    return forgetEnrolmentCode(m_store);
}

Expected<Seat> ProfileDesk::sit()
{
    const auto seat = m_session ? seatOf(*m_directory, m_session->officer) : std::nullopt;
    if (!seat)
        return fail(ErrorCode::NotFound, u"officer"_s);
    m_seat = seat;
    m_opened = {};
    return *seat;
}

SyncDesk ProfileDesk::syncDesk()
{
    static const crypto::SecretBytes kNone; // nobody is signed in: nothing sealed goes up
    return { m_sync, m_directory, m_session ? m_session->dataKey : kNone, connection(),
        m_session ? m_session->account : QString(), m_session ? m_sessionKey : kNone };
}

void ProfileDesk::runSync(const std::function<void(SyncDesk &)> &work)
{
    SyncDesk desk = syncDesk();
    work(desk);
}

} // namespace shiyu
