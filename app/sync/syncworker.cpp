#include "app/sync/syncworker.h"

#include "app/protocol/limits.h"
#include "app/sync/backoff.h"
#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>

namespace shiyu {
namespace {

/// A bundle goes up in one piece over a slow line, and its acts are decided before an answer comes.
constexpr HttpTransport::Limits kCourierLimits { std::chrono::minutes { 3 },
    std::chrono::minutes { 30 } };

protocol::SessionRequest requestOf(const Credentials &credentials)
{
    return { credentials.account, credentials.password, credentials.device,
        credentials.deviceSecret, credentials.publicKey, credentials.enrolment };
}

} // namespace

SyncWorker::SyncWorker() = default;
SyncWorker::~SyncWorker() = default;

SyncEnvironment SyncWorker::environment()
{
    return { m_now, [] { return QRandomGenerator::global()->generateDouble(); },
        [this](Millis wait, std::function<void()> event) {
            QTimer::singleShot(wait, this, std::move(event));
        },
        [] { return QUuid::createUuid().toString(QUuid::WithoutBraces); } };
}

void SyncWorker::start(
    const ServerAddress &server, std::unique_ptr<ProfileGate> gate, std::function<Instant()> now)
{
    m_now = std::move(now);
    m_transport = std::make_unique<HttpTransport>(server);
    m_door = std::make_unique<HttpTransport>(server);
    m_gate = std::move(gate);
    m_stream = std::make_unique<NewsStream>(server);
    m_engine = std::make_unique<SyncEngine>(*m_transport, *m_gate, environment());
    m_engine->setBegun([this] { Q_EMIT sessionBegan(); });
    m_engine->setListener([this](const SyncStatus &status) { follow(status); });
    m_engine->setFetched([this](const FetchedCase &fetched) { Q_EMIT caseFetched(fetched); });
    m_searchWay = std::make_unique<HttpTransport>(server);
    m_search = std::make_unique<EndedSearch>(*m_searchWay, [this] { return m_engine->bearer(); });
    m_courierWay = std::make_unique<HttpTransport>(server, kCourierLimits);
    m_courier
        = std::make_unique<BundleCourier>(*m_courierWay, [this] { return m_engine->bearer(); });
    m_stream->news = [this] {
        m_streamFailures = 0;
        m_engine->setPoll(kPollWithStream);
        m_engine->wake();
    };
    m_stream->ended = [this](bool worked) { streamEnded(worked); };
    startFiles(server);
    startGround(server);
}

void SyncWorker::startGround(const ServerAddress &server)
{
    m_groundWay = std::make_unique<HttpTransport>(server);
    m_ground = std::make_unique<GroundSync>(
        *m_groundWay, *m_gate, environment(), [this] { return m_engine->bearer(); },
        GroundSync::Ears { [this](qint64 done, qint64 total) {
                              m_groundDone = done;
                              m_groundTotal = total;
                              if (total > 0)
                                  m_groundProblem = {};
                              tellStatus(m_engine->status());
                          },
            [this] { Q_EMIT groundChanged(); },
            [this](const Error &error) {
                m_groundProblem = error;
                tellStatus(m_engine->status());
            } });
}

void SyncWorker::tellStatus(SyncStatus status)
{
    status.groundDone = m_groundDone;
    status.groundTotal = m_groundTotal;
    status.groundProblem = m_groundProblem;
    status.filesHeld = m_filesHeld;
    Q_EMIT statusChanged(status);
}

void SyncWorker::startFiles(const ServerAddress &server)
{
    m_up = std::make_unique<HttpTransport>(server);
    m_down = std::make_unique<HttpTransport>(server);
    const auto bearer = [this] { return m_engine->bearer(); };
    m_uploads = std::make_unique<FileUploads>(FileWire { *m_up, *m_gate, environment(), bearer });
    m_uploads->setTold([this] { Q_EMIT fileConfirmed(); });
    m_uploads->setHeld([this](bool held) {
        m_filesHeld = held;
        tellStatus(m_engine->status());
    });
    m_downloads
        = std::make_unique<FileDownloads>(FileWire { *m_down, *m_gate, environment(), bearer },
            FileDownloads::Ears { [this](const QByteArray &sha256, qint64 received, qint64 size) {
                                     Q_EMIT fileProgressed(sha256, received, size);
                                 },
                [this](const QByteArray &sha256, FileFetch outcome) {
                    Q_EMIT fileAnswered(sha256, outcome);
                } });
}

void SyncWorker::signIn(const Credentials &credentials)
{
    m_stream->close();
    m_uploads->stop();
    m_downloads->stop();
    m_searchWay->cancelAll();
    m_courier->cancel();
    m_ground->stop();
    m_engine->signIn(requestOf(credentials));
}

void SyncWorker::ask(const Credentials &credentials, quint64 attempt)
{
    m_askedAt = m_now();
    m_given.reset();
    m_door->cancelAll();
    m_door->send(
        { "POST", QStringLiteral("/v1/session"), {}, {}, protocol::write(requestOf(credentials)) },
        [this, attempt](const WireAnswer &answer) { takeAnswer(answer, attempt); });
}

void SyncWorker::takeAnswer(const WireAnswer &answer, quint64 attempt)
{
    const auto given
        = protocol::read<protocol::SessionAnswer>(answer.body, protocol::kLargestAnswer);
    const auto problem = protocol::read<protocol::Problem>(answer.body, protocol::kLargestAnswer);
    if (answer.fault == LinkFault::None && answer.status / 100 == 2 && given) {
        m_given = *given;
        Q_EMIT letIn(attempt, { given->officer, given->organization, given->recoverySecret });
        return;
    }
    const bool answered = answer.fault == LinkFault::None && problem;
    Q_EMIT turnedAway(attempt,
        { ErrorCode::WrongPassword, answered ? nameOf(problem->code) : QString(), {} },
        answered                              ? LinkFault::None
            : answer.fault != LinkFault::None ? answer.fault
                                              : LinkFault::Timeout);
}

void SyncWorker::begin()
{
    if (!m_given)
        return;
    m_stream->close();
    const protocol::SessionAnswer given = *m_given;
    m_given.reset();
    m_engine->begin(given, m_askedAt);
}

void SyncWorker::signOut()
{
    m_stream->close();
    m_uploads->stop();
    m_downloads->stop();
    m_searchWay->cancelAll();
    m_courier->cancel();
    m_ground->stop();
    m_engine->signOut();
}

void SyncWorker::wake()
{
    m_engine->wake();
}

void SyncWorker::follow(const SyncStatus &status)
{
    if (status.link == SyncLink::SignedOut)
        m_stream->close();
    if (status.link == SyncLink::Online && !m_stream->isOpen() && !m_streamRests)
        m_stream->open(m_engine->bearer(), status.position.cursor);
    const bool there = m_engine->hasSession()
        && (status.link == SyncLink::Online || status.link == SyncLink::Working);
    if (there && status.position.files > 0)
        m_uploads->wake();
    if (there && status.position.directoryRev > 0)
        m_ground->wake();
    tellStatus(status);
}

void SyncWorker::fetchClosed(const ClosedField &field)
{
    if (!m_engine->hasSession()) {
        Q_EMIT closedAnswered(field.digest, false);
        return;
    }
    const QString path = QStringLiteral("/v1/closed/") + QString::fromLatin1(field.digest.toHex());
    m_transport->send({ "GET", path, {}, m_engine->bearer(), {} },
        [this, field](const WireAnswer &answer) { keepClosed(field, answer); });
}

void SyncWorker::keepClosed(const ClosedField &field, const WireAnswer &answer)
{
    constexpr int kOk = 200;
    const auto closed
        = protocol::read<protocol::ClosedAnswer>(answer.body, protocol::kLargestAnswer);
    if (answer.fault != LinkFault::None || answer.status != kOk || !closed) {
        Q_EMIT closedAnswered(field.digest, false);
        return;
    }
    auto kept = std::make_shared<bool>(false);
    m_gate->post(
        [field, closed = *closed, kept](SyncDesk &desk) {
            *kept = desk.store
                        .keepClosed(closed.subject, closed.field, field,
                            { closed.value, closed.salt }, desk.dataKey)
                        .has_value();
        },
        [this, field, kept] { Q_EMIT closedAnswered(field.digest, *kept); });
}

/// A question that is not answered also finds out whether the server is still there.
void SyncWorker::searchEnded(const EndedQuery &query, quint64 question)
{
    m_search->ask(query, [this, question](const EndedFound &found) {
        if (found.error && m_engine->hasSession())
            m_engine->wake();
        Q_EMIT endedFound(question, found);
    });
}

void SyncWorker::handIn(const QByteArray &bundle, quint64 errand)
{
    m_courier->handIn(bundle, [this, errand](const HandedIn &answer) {
        if (answer.error && m_engine->hasSession())
            m_engine->wake();
        Q_EMIT handedIn(errand, answer);
    });
}

/// With its token, or cut. Until it speaks again the engine asks by itself; asking now also finds
/// out whether the server is still there.
void SyncWorker::streamEnded(bool worked)
{
    m_engine->setPoll(SyncEngine::kPoll);
    m_streamFailures = worked ? 1 : m_streamFailures + 1;
    m_streamRests = true;
    const Millis wait = backoff(m_streamFailures, QRandomGenerator::global()->generateDouble());
    QTimer::singleShot(wait, this, [this] {
        m_streamRests = false;
        m_engine->wake();
    });
}

} // namespace shiyu
