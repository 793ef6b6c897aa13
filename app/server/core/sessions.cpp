#include "app/server/core/sessions.h"

#include "app/crypto/hash.h"
#include "app/crypto/passwordhash.h"
#include "app/crypto/random.h"
#include "app/crypto/seal.h"
#include "app/server/core/serveridentity.h"
#include "app/server/store/visibletable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using protocol::ProblemCode;
using protocol::SessionAnswer;

constexpr qsizetype kTokenBytes = 32;
constexpr auto kTokenText = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

tl::unexpected<Response> refused(ProblemCode code, const QString &detail = {})
{
    return tl::make_unexpected(problemResponse(code, detail));
}
tl::unexpected<Response> failed(const Error &error)
{
    return tl::make_unexpected(problemResponse(error));
}

QByteArray newToken()
{
    return crypto::randomBytes(kTokenBytes).toBase64(kTokenText);
}

} // namespace

QByteArray secretHash(const QByteArray &secret)
{
    return crypto::hash(crypto::Suite::Intl, secret);
}

Answer<bool> Sessions::knownDevice(const protocol::SessionRequest &request)
{
    const auto device = m_accounts.device(request.device);
    if (!device)
        return failed(device.error());
    if (!*device)
        return false;
    if ((*device)->secretHash != secretHash(request.deviceSecret))
        return refused(ProblemCode::NotEnrolled);
    if ((*device)->revoked)
        return refused(ProblemCode::DeviceRevoked);
    return true;
}

/// A wrong account costs as much time as a wrong password.
Answer<AccountRow> Sessions::checkPassword(
    const protocol::SessionRequest &request, bool enrolled, const QString &address)
{
    const QString key
        = request.account + u'\n' + (enrolled ? u"device "_s + request.device.toString() : address);
    const auto wait = m_state.delay.begin(key, m_state.now());
    if (wait.count() > 0)
        return tl::make_unexpected(
            problemResponse(ProblemCode::TooMany, u"sign-in"_s, static_cast<int>(wait.count())));
    const auto account = m_accounts.account(request.account);
    if (!account)
        return failed(account.error());
    static const QString kNobody
        = crypto::hashPassword(crypto::SecretBytes::random(kTokenBytes), m_state.settings.password);
    const auto password = crypto::SecretBytes::fromText(request.password);
    if (!crypto::isPassword(*account ? (*account)->password : kNobody, password) || !*account)
        return refused(ProblemCode::WrongPassword);
    m_state.delay.succeeded(key);
    if ((*account)->locked)
        return refused(ProblemCode::Locked);
    return **account;
}

Answer<OrganizationId> Sessions::checkEnrolment(
    const protocol::SessionRequest &request, bool enrolled)
{
    if (enrolled) {
        const auto device = m_accounts.device(request.device);
        return device ? Answer<OrganizationId>((*device)->organization) : failed(device.error());
    }
    const auto organization = m_accounts.useEnrolment(
        secretHash(request.enrolment.toUtf8()), request.device, m_state.now());
    if (!organization)
        return failed(organization.error());
    if (!*organization)
        return refused(ProblemCode::NotEnrolled);
    return **organization;
}

Answer<SessionAnswer> Sessions::signIn(
    const protocol::SessionRequest &request, const QString &address)
{
    const auto enrolled = knownDevice(request);
    if (!enrolled)
        return tl::make_unexpected(enrolled.error());
    const auto account = checkPassword(request, *enrolled, address);
    if (!account) {
        const auto noted
            = m_accounts.audit({ u"signInRefused"_s, {}, {}, request.device, {} }, m_state.now());
        return noted ? Answer<SessionAnswer>(tl::make_unexpected(account.error()))
                     : failed(noted.error());
    }
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return failed(transaction.error());
    auto answer = begin(request, *account, *enrolled);
    if (!answer)
        return answer;
    if (auto done = transaction->commit(); !done)
        return failed(done.error());
    return answer;
}

Answer<void> Sessions::checkPlace(
    const OfficerId &id, const OrganizationId &organization, std::optional<qint64> revision)
{
    const auto directory = revision ? m_state.directories.at(m_database, *revision)
                                    : m_state.directories.newest(m_database);
    if (!directory)
        return failed(directory.error());
    const Officer *officer = (*directory)->officer(id);
    if (officer && officer->organization == organization)
        return {};
    return (*directory)->organization(organization)
        ? refused(ProblemCode::Forbidden, u"organization"_s)
        : refused(ProblemCode::OrganizationGone);
}

Answer<SessionAnswer> Sessions::begin(
    const protocol::SessionRequest &request, const AccountRow &account, bool enrolled)
{
    const auto of = checkEnrolment(request, enrolled);
    if (!of)
        return tl::make_unexpected(of.error());
    if (auto placed = checkPlace(account.officer, *of); !placed)
        return tl::make_unexpected(placed.error());
    const SessionRow session { QString::fromLatin1(newToken()), account.officer, *of,
        request.device, account.account, m_state.now(), 1, false };
    const Caller caller { account.officer, *of, request.device, session.family, {} };
    if (auto done = remember(request, caller, enrolled, session); !done)
        return failed(done.error());
    auto secret = recoverySecret(request.device);
    if (!secret)
        return failed(secret.error());
    const QByteArray token = newToken();
    auto begun = answer(session, token, 1);
    if (begun)
        begun->recoverySecret = *std::move(secret);
    return begun;
}

Expected<void> Sessions::remember(const protocol::SessionRequest &request, const Caller &caller,
    bool enrolled, const SessionRow &session)
{
    const Instant now = m_state.now();
    Expected<void> done = enrolled
        ? Expected<void>()
        : m_accounts.addDevice(
            { request.device, caller.organization, secretHash(request.deviceSecret) }, now);
    if (done && !request.publicKey.isEmpty())
        done = m_accounts.addKey(caller.officer, caller.device, request.publicKey, now);
    if (done)
        done = m_sessions.begin(session);
    if (done)
        done = m_sessions.forgetOld(now - std::chrono::hours { 24 });
    if (done)
        done = m_accounts.audit(
            { u"signIn"_s, caller.officer, caller.organization, caller.device, {} }, now);
    return done;
}

/// One for all officers of a device: it opens the data key that they share there, and so lets in a
/// colleague who was never there before.
Expected<QByteArray> Sessions::recoverySecret(const DeviceId &device)
{
    const auto held = m_accounts.recovery(device);
    if (!held)
        return held;
    const QByteArray label = "recovery/" + device.toString().toUtf8();
    if (!held->isEmpty())
        return crypto::open(crypto::Suite::Intl, m_state.keys.data, *held, label);
    const QByteArray secret = crypto::randomBytes(kTokenBytes);
    const auto sealed = crypto::seal(crypto::Suite::Intl, m_state.keys.data, secret, label);
    if (!sealed)
        return sealed;
    if (auto done = m_accounts.writeRecovery(device, *sealed); !done)
        return tl::make_unexpected(done.error());
    return secret;
}

/// By which the device knows what the server signs, and what it may seal to it.
Expected<void> Sessions::nameKeys(SessionAnswer &answer, const DeviceId &device)
{
    const auto held = m_accounts.device(device);
    if (!held)
        return tl::make_unexpected(held.error());
    answer.serverKey = serverSigningKey(m_state.keys).publicKey();
    if (*held && (*held)->bundles)
        answer.bundleKey = bundleKeyOf(m_state.keys).publicKey();
    return {};
}

/// Writes the tokens of a generation. The refresh token of one generation is always the same; an
/// access token is new with each answer, as the answer before may never have arrived.
Answer<SessionAnswer> Sessions::answer(
    const SessionRow &session, const QByteArray &refreshToken, qint64 generation)
{
    const Instant now = m_state.now();
    const QByteArray access = newToken();
    SessionAnswer answer;
    answer.accessToken = QString::fromLatin1(access);
    answer.accessUntil = now + m_state.settings.accessLife;
    answer.refreshToken = QString::fromLatin1(refreshToken);
    answer.officer = session.officer;
    answer.organization = session.organization;
    answer.serverTime = now;
    auto done = m_sessions.addRefresh(
        secretHash(refreshToken), session.family, generation, now + m_state.settings.refreshLife);
    if (done)
        done = m_sessions.addAccess(
            secretHash(access), session.family, generation, answer.accessUntil);
    if (!done)
        return failed(done.error());
    const auto directory = m_state.directories.newest(m_database);
    const auto epoch = VisibleTable(m_database).epoch(session.organization);
    if (!directory || !epoch)
        return failed(directory ? epoch.error() : directory.error());
    answer.directoryRev = (*directory)->revision();
    answer.scopeEpoch = *epoch;
    if (auto named = nameKeys(answer, session.device); !named)
        return failed(named.error());
    return answer;
}

Answer<SessionAnswer> Sessions::refresh(const protocol::RefreshRequest &request)
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return failed(transaction.error());
    const QByteArray token = request.refreshToken.toLatin1();
    const auto row = m_sessions.refresh(secretHash(token));
    if (!row)
        return failed(row.error());
    if (!*row)
        return refused(ProblemCode::SessionEnded);
    const auto device = m_accounts.device((*row)->session.device);
    const auto account = m_accounts.account((*row)->session.account);
    if (!device || !account)
        return failed(device ? account.error() : device.error());
    if (!*device || (*device)->revoked)
        return refused(ProblemCode::DeviceRevoked);
    if (!*account || (*account)->locked)
        return refused(ProblemCode::Locked);
    if ((*row)->session.ended || (*row)->until < m_state.now())
        return refused(ProblemCode::SessionEnded);
    const auto placed = checkPlace((*row)->session.officer, (*row)->session.organization);
    if (!placed)
        return tl::make_unexpected(placed.error());
    // Once its successor was used, a token that comes back was stolen, or is an old packet.
    const bool dead = (*row)->session.used > (*row)->generation;
    auto answer = dead ? reused(**row, request) : succeed(**row, token, request);
    if (auto done = transaction->commit(); !done)
        return failed(done.error());
    return answer;
}

Answer<SessionAnswer> Sessions::succeed(
    const RefreshRow &row, const QByteArray &token, const protocol::RefreshRequest &request)
{
    auto done = m_sessions.setUsed(row.session.family, row.generation);
    if (done && row.requestId.isEmpty())
        done = m_sessions.replace(secretHash(token), request.requestId);
    if (!done)
        return failed(done.error());
    // Derived, so that a retry gets the same one without its being stored in the clear.
    const QByteArray successor
        = crypto::keyedHash(m_state.keys.tokens, QByteArray("refresh/" + token))
              .toBase64(kTokenText);
    return answer(row.session, successor, row.generation + 1);
}

Answer<SessionAnswer> Sessions::reused(
    const RefreshRow &row, const protocol::RefreshRequest &request)
{
    // The request that replaced it, delivered twice by the network: nobody else knows its id.
    if (row.requestId == request.requestId)
        return refused(ProblemCode::Unauthorized);
    auto done = m_sessions.end(row.session.family, m_state.now());
    if (done)
        done = m_accounts.audit({ u"tokenReused"_s, row.session.officer, row.session.organization,
                                    row.session.device, {} },
            m_state.now());
    return done ? refused(ProblemCode::SessionEnded) : failed(done.error());
}

Answer<Caller> Sessions::authenticate(const QByteArray &bearer, std::optional<Instant> admitted)
{
    if (bearer.isEmpty())
        return refused(ProblemCode::Unauthorized);
    const auto row = m_sessions.access(secretHash(bearer));
    if (!row)
        return failed(row.error());
    if (!*row)
        return refused(ProblemCode::Unauthorized);
    // First what the console is to say plainly; either has ended the session too.
    if ((*row)->deviceRevoked)
        return refused(ProblemCode::DeviceRevoked);
    if ((*row)->accountLocked)
        return refused(ProblemCode::Locked);
    if ((*row)->session.ended || (*row)->until <= admitted.value_or(m_state.now()))
        return refused(ProblemCode::Unauthorized);
    const SessionRow &session = (*row)->session;
    const auto placed = checkPlace(session.officer, session.organization, (*row)->directoryRev);
    if (!placed)
        return tl::make_unexpected(placed.error());
    if (session.used < (*row)->generation) {
        if (auto done = m_sessions.setUsed(session.family, (*row)->generation); !done)
            return failed(done.error());
    }
    return Caller { session.officer, session.organization, session.device, session.family,
        (*row)->until };
}

} // namespace shiyu::server
