#include "app/sync/syncengine.h"

#include "app/protocol/operations.h"
#include "app/sync/backoff.h"
#include "app/sync/syncstep.h"
#include "app/sync/wire.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kPushBytes = protocol::kLargestRequest / 4; // escaped, it grows
constexpr Millis kBeforeEnd { 60'000 }; // a token is renewed this long before its end
constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;

} // namespace

SyncEngine::SyncEngine(Transport &transport, ProfileGate &gate, SyncEnvironment environment)
    : m_transport(transport)
    , m_profile(gate, [this](const Error &error) { refused(error); })
    , m_environment(std::move(environment))
{
    m_status.since = m_environment.now();
}

SyncEngine::~SyncEngine()
{
    m_transport.cancelAll();
}

void SyncEngine::setListener(std::function<void(const SyncStatus &)> listener)
{
    m_listener = std::move(listener);
}

void SyncEngine::tell(SyncLink link)
{
    // Another try changes nothing yet: what waits since this morning waits since this morning.
    if (link != SyncLink::Working && link != m_settled) {
        m_status.since = m_environment.now();
        m_settled = link;
    }
    if (link == SyncLink::Online || link == SyncLink::Working)
        m_status.fault = LinkFault::None;
    m_status.link = link;
    if (m_listener)
        m_listener(m_status);
}

void SyncEngine::stop()
{
    m_profile.drop();
    ++m_timer;
    m_busy = false;
    m_loaded = false;
    m_fetches.clear();
    m_ahead.reset();
    m_transport.cancelAll();
}

void SyncEngine::wake()
{
    m_toPush = m_toPull = true;
    if (m_busy) {
        m_wanted = true;
        return;
    }
    next();
}

/// The step that is due now.
void SyncEngine::next()
{
    ++m_timer;
    if (!m_session && !m_request) {
        m_busy = false;
        return tell(SyncLink::SignedOut);
    }
    m_busy = true;
    if (!m_loaded) // also without network it is to be said what waits
        return reload([this] { next(); });
    if (!m_session)
        return beginSession();
    const SyncPosition &at = m_status.position;
    if (m_session->accessUntil - (m_environment.now() + at.clockOffset) < kBeforeEnd)
        return refresh();
    if (m_serverDirectory > at.directoryRev)
        return fetchDirectory();
    if (at.firstPart == "open"_L1)
        return firstSync();
    if (!m_fetches.isEmpty())
        return fetchNext();
    if (m_toPush)
        return push();
    if (m_toPull)
        return pull();
    // After the changes: then what is here differs from the server's only by the scope.
    if (m_serverEpoch != 0 && m_serverEpoch != at.scopeEpoch)
        return compareScope({});
    if (!at.firstPart.isEmpty())
        return firstSync(); // the rest of it, when all else is done
    if (headsDue())
        return checkHeads();
    rest();
}

void SyncEngine::rest()
{
    m_busy = false;
    m_failures = 0;
    if (m_wanted) {
        m_wanted = false;
        return wake();
    }
    tell(SyncLink::Online);
    again(m_poll);
}

void SyncEngine::again(Millis wait)
{
    m_environment.after(wait, m_profile.wanted([this, timer = ++m_timer] {
        if (timer == m_timer)
            wake();
    }));
}

void SyncEngine::reload(Then then)
{
    m_profile.ask<SyncPosition>([](SyncDesk &desk) { return desk.store.position(); },
        [this, then = std::move(then)](const SyncPosition &position) {
            m_status.position = position;
            m_loaded = true;
            then();
        });
}

void SyncEngine::save(const SyncPosition &position, Then then)
{
    m_profile.ask<Done>(
        [position](SyncDesk &desk) { return asDone(desk.store.setPosition(position)); },
        [this, then = std::move(then)](const Done &) { reload(then); });
}

void SyncEngine::send(const WireRequest &request, std::function<void(const QByteArray &)> take)
{
    m_askedAt = m_environment.now();
    m_transport.send(
        request, m_profile.wanted([this, take = std::move(take)](const WireAnswer &answer) {
            if (answer.fault != LinkFault::None || answer.status / 100 != 2)
                return noAnswer(answer);
            take(answer.body);
        }));
}

void SyncEngine::get(
    const QString &path, const QUrlQuery &query, std::function<void(const QByteArray &)> take)
{
    send({ "GET", path, query, m_session ? m_session->access : QByteArray(), {} }, std::move(take));
}

void SyncEngine::noAnswer(const WireAnswer &answer)
{
    m_loaded = false;
    const auto problem = protocol::read<protocol::Problem>(answer.body, protocol::kLargestAnswer);
    if (answer.status == kUnauthorized && m_session) {
        m_session->accessUntil = {}; // by now; refreshed before anything else
        const bool ended
            = m_session->refreshToken.isEmpty() || !m_session->refreshRequest.isEmpty();
        if (ended && !m_request)
            return loseSession(protocol::ProblemCode::SessionEnded);
        if (ended) // what the profile kept; the password begins another one
            m_session.reset();
        return next();
    }
    if (answer.status == kUnauthorized || answer.status == kForbidden) {
        m_request.reset();
        return loseSession(problem ? problem->code : protocol::ProblemCode::Unauthorized);
    }
    m_busy = false;
    ++m_failures;
    giveUpFetches({ ErrorCode::Unreadable, u"server"_s, {} });
    const bool later = answer.fault != LinkFault::None || answer.status >= 500
        || answer.status == statusOf(protocol::ProblemCode::TooMany);
    const Millis asked = std::chrono::seconds { problem ? problem->retryAfter : 0 };
    m_status.fault = answer.fault;
    if (!later)
        m_status.problem = { ErrorCode::Unsupported, u"answer"_s,
            QString::number(answer.status) + (problem ? u' ' + problem->detail : QString()) };
    tell(later ? SyncLink::Offline : SyncLink::Refused);
    again(backoff(m_failures, m_environment.random(), asked));
}

/// The profile or a message cannot be gone on with. Asked again later: it may be a cut answer, a
/// full disk, or a server that is being brought up to date.
void SyncEngine::refused(const Error &error)
{
    m_busy = false;
    m_loaded = false;
    ++m_failures;
    giveUpFetches(error);
    m_status.problem = error;
    tell(SyncLink::Refused);
    again(backoff(m_failures, m_environment.random()));
}

void SyncEngine::heard(Instant serverTime)
{
    const ClockSample read = readClock(m_askedAt, m_environment.now(), serverTime);
    constexpr Millis kWorthKeeping { 500 };
    SyncPosition &at = m_status.position;
    at.confirmedAt = serverTime;
    const Millis change = read.offset - at.clockOffset;
    if (read.error < kWorthKeeping * 4 && (change > kWorthKeeping || change < -kWorthKeeping))
        at.clockOffset = read.offset;
}

void SyncEngine::fetchDirectory()
{
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::number(m_status.position.directoryRev));
    get(u"/v1/directory"_s, query, [this](const QByteArray &body) {
        const auto answer
            = protocol::read<protocol::DirectoryAnswer>(body, protocol::kLargestAnswer);
        if (!answer)
            return refused(answer.error());
        m_serverDirectory = answer->revision;
        const Instant now = m_environment.now();
        m_profile.ask<Done>(
            [delta = wire::deltaOf(*answer), now](SyncDesk &desk) -> Expected<Done> {
                auto taken = desk.store.takeDirectory(delta, now);
                if (!taken)
                    return tl::make_unexpected(taken.error());
                desk.directory = *taken;
                return Done {};
            },
            [this](const Done &) {
                ++m_status.written;
                reload([this] { next(); });
            });
    });
}

void SyncEngine::push()
{
    m_profile.ask<QVector<OutgoingIntent>>(
        [now = m_environment.now()](SyncDesk &desk) -> Expected<QVector<OutgoingIntent>> {
            auto outgoing = desk.store.next(protocol::kMostIntents, kPushBytes, desk.dataKey);
            QVector<IntentId> ids;
            for (const OutgoingIntent &intent : outgoing.value_or(QVector<OutgoingIntent> {}))
                ids.append(intent.id);
            const auto marked = desk.store.markSent(ids, now);
            return outgoing && !marked ? tl::make_unexpected(marked.error()) : outgoing;
        },
        [this](const QVector<OutgoingIntent> &outgoing) {
            if (outgoing.isEmpty()) {
                m_toPush = false;
                return next();
            }
            tell(SyncLink::Working);
            send({ "POST", u"/v1/operations"_s, {}, m_session->access,
                     protocol::write(wire::requestOf(outgoing)) },
                [this](const QByteArray &body) { takeAnswers(body); });
        });
}

void SyncEngine::takeAnswers(const QByteArray &body)
{
    const auto answer = protocol::read<protocol::OperationsAnswer>(body, protocol::kLargestAnswer);
    if (!answer)
        return refused(answer.error());
    heard(answer->serverTime);
    QVector<IntentVerdict> verdicts;
    for (const protocol::IntentAnswer &each : answer->answers)
        verdicts.append(wire::verdictOf(each));
    m_toPull = true;
    m_profile.ask<Done>(
        [verdicts, now = answer->serverTime](
            SyncDesk &desk) { return asDone(desk.store.answered(verdicts, desk.directory, now)); },
        [this](const Done &) {
            ++m_status.written;
            reload([this] { next(); });
        });
}

} // namespace shiyu
