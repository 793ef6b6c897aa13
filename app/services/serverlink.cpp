#include "app/services/serverlink.h"

#include "app/services/deskgate.h"
#include "app/services/profiledesk.h"
#include "app/services/whenanswered.h"
#include "app/storage/groundcopy.h"
#include "app/sync/synchost.h"
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr std::chrono::milliseconds kSoon { 150 };

bool hasSameCounts(const SyncPosition &a, const SyncPosition &b)
{
    return a.waiting == b.waiting && a.inTray == b.inTray && a.files == b.files
        && a.waitingSince == b.waitingSince;
}

} // namespace

Expected<void> enrolDevice(
    const QString &profile, const QString &enrolmentFile, const QString &ground, Instant now)
{
    const auto made = makeServerProfile(profile, enrolmentFile, now);
    return made && !ground.isEmpty() ? copyGround(ground, profile) : made;
}

QString newProfilePath()
{
    const QString folder
        = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/shiyu"_s;
    QDir().mkpath(folder);
    QString path = folder + u"/server.shiyu"_s;
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder + u"/server-%1.shiyu"_s.arg(i);
    return path;
}

ServerLink::ServerLink(Workplace &workplace, TimeSource now, QObject *parent)
    : QObject(parent)
    , m_workplace(workplace)
    , m_now(std::move(now))
    , m_fetches([this](const QVector<ClosedField> &fields) { m_host->fetchClosed(fields); })
    , m_files([this](const WantedFile &file) { m_host->fetchFile(file); })
    , m_ended({ [this](const EndedQuery &query, quint64 question) {
                   m_host->searchEnded(query, question);
               },
          [this](const IncidentId &id) { m_host->fetchCase(id); } })
    , m_errand(
          { [this](const QByteArray &bundle, quint64 errand) { m_host->handIn(bundle, errand); },
              [this] { m_host->cancelHandIn(); } })
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, &m_workplace, &Workplace::lookAgain);
    connect(&m_workplace, &Workplace::opened, this, &ServerLink::begin);
    connect(&m_workplace, &Workplace::committed, this, [this](const IncidentId &id) {
        if (!m_host)
            return;
        refreshPosition(); // of a shift's act, too, which is on no case
        if (!id.isEmpty())
            m_host->wake();
    });
    connect(&m_workplace, &Workplace::seatChanged, this, [this] {
        if (m_host && !m_workplace.seat()) {
            dropAsks();
            m_host->signOut();
        }
    });
}

ServerLink::~ServerLink() = default;

void ServerLink::begin()
{
    if (m_host || !m_workplace.server())
        return;
    m_host = std::make_unique<SyncHost>(
        m_workplace.server()->address,
        [&data = m_workplace.writer()](
            QObject *context) { return std::make_unique<DeskGate>(data, context); },
        m_now);
    connect(m_host.get(), &SyncHost::statusChanged, this, &ServerLink::follow);
    connect(m_host.get(), &SyncHost::sessionBegan, this, &ServerLink::forgetCode);
    connect(
        m_host.get(), &SyncHost::letIn, this, [this](quint64 attempt, const BegunSession &session) {
            if (attempt == m_attempt)
                admit(session);
        });
    connect(m_host.get(), &SyncHost::turnedAway, this,
        [this](quint64 attempt, const Error &error, LinkFault fault) {
            if (attempt == m_attempt)
                failWay({ error, fault });
        });
    connect(m_host.get(), &SyncHost::closedAnswered, this, &ServerLink::takeClosed);
    m_workplace.setClosedSource(
        [this](const QVector<ClosedField> &fields, Workplace::ClosedWish wish) {
            return m_fetches.want(fields, wish);
        });
    connect(m_host.get(), &SyncHost::groundChanged, this, [this] {
        if (m_workplace.seat()) // who comes in later reads it all anyway
            m_workplace.reloadGround();
    });
    beginFiles();
    beginEnded();
    refreshPosition();
}

void ServerLink::beginFiles()
{
    connect(m_host.get(), &SyncHost::fileConfirmed, this, [this] {
        refreshPosition();
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(m_host.get(), &SyncHost::fileProgressed, &m_workplace, &Workplace::fileProgressed);
    connect(m_host.get(), &SyncHost::fileAnswered, this,
        [this](const QByteArray &sha256, FileFetch outcome) {
            m_files.take(sha256, outcome);
            if (outcome == FileFetch::Here && !m_soon.isActive())
                m_soon.start();
        });
    m_workplace.setFileSource({ [this](const WantedFile &file) { return m_files.want(file); },
        [this](const QByteArray &sha256) { m_host->cancelFile(sha256); } });
}

void ServerLink::beginEnded()
{
    connect(m_host.get(), &SyncHost::endedFound, this,
        [this](quint64 question, const EndedFound &found) { m_ended.take(question, found); });
    connect(m_host.get(), &SyncHost::caseFetched, this,
        [this](const FetchedCase &fetched) { m_ended.take(fetched); });
    connect(m_host.get(), &SyncHost::handedIn, this,
        [this](quint64 errand, const HandedIn &answer) { m_errand.take(errand, answer); });
    m_workplace.setEndedSource({ [this](const EndedQuery &query) { return m_ended.search(query); },
        [this](const IncidentId &id) { return m_ended.fetch(id); } });
}

QFuture<Expected<QByteArray>> ServerLink::handIn(const QByteArray &bundle)
{
    return m_errand.handIn(bundle);
}

/// Of the session that ends: nothing of it comes any more.
void ServerLink::dropAsks()
{
    m_errand.cancel();
    m_fetches.drop();
    m_files.drop();
    m_ended.drop();
}

void ServerLink::takeClosed(const QByteArray &digest, bool here)
{
    m_fetches.take(digest, here);
    if (here && !m_soon.isActive())
        m_soon.start();
}

void ServerLink::refreshPosition()
{
    whenAnswered(m_workplace.data().post([](ProfileDesk &desk) { return desk.syncPosition(); }),
        this, [this](const Expected<SyncPosition> &position) {
            if (!position)
                return;
            m_status.position = *position;
            Q_EMIT changed();
            const bool isIdle = m_status.link == SyncLink::Online;
            if (isIdle && position->waiting > 0)
                m_host->wake();
        });
}

/// What the thread of the sync knew when it began its step may be older than the last act here:
/// the profile is asked.
void ServerLink::keepCounts(const SyncPosition &position)
{
    m_status.position.waiting = position.waiting;
    m_status.position.inTray = position.inTray;
    m_status.position.files = position.files;
    m_status.position.waitingSince = position.waitingSince;
    refreshPosition();
}

/// The sync goes by this computer's clock, everybody else by what it measured: at once, for whoever
/// sits down during a first sync acts before it is over.
void ServerLink::followClock()
{
    const SyncPosition &at = m_status.position;
    if (!at.confirmedAt || at.clockOffset == m_workplace.clockOffset())
        return; // not measured yet, or of a profile that could not be read
    m_workplace.setClockOffset(at.clockOffset);
    m_workplace.lookAgain(); // other clocks are due now
}

void ServerLink::follow(const SyncStatus &status)
{
    const bool written = status.written != m_status.written;
    const qint64 known = std::max(
        m_directoryRead, m_workplace.directory() ? m_workplace.directory()->revision() : 0);
    const bool directory = m_workplace.seat() && status.position.directoryRev > known;
    if (status.link == SyncLink::Online && m_status.link != SyncLink::Online)
        m_fetches.forgetFailures();
    const auto lacksGround = [](const SyncStatus &of) {
        return of.groundProblem.code == ErrorCode::NotFound
            && of.groundProblem.context == u"ground";
    };
    if (lacksGround(status) && !lacksGround(m_status))
        m_workplace.tell(Trouble::NoOutlines, status.groundProblem);
    const SyncPosition position = m_status.position;
    m_status = status;
    followClock();
    m_status.since += m_workplace.clockOffset();
    if (status.link == SyncLink::SignedOut) // it does not look any more, and acts go on
        m_status.position = position;
    else if (!hasSameCounts(status.position, position))
        keepCounts(position);
    if (directory) {
        m_directoryRead = status.position.directoryRev;
        m_workplace.reloadGround();
    }
    if (written && m_workplace.seat() && !m_soon.isActive())
        m_soon.start();
    const bool ended = status.link == SyncLink::SignedOut && !status.problem.context.isEmpty();
    sitIfReady();
    if (ended && m_way == Way::Fetching && !m_sitting) // the server does not go on with the rest
        return failWay({ status.problem });
    Q_EMIT changed();
}

void ServerLink::signIn(const QString &account, const QString &password)
{
    if (m_way != Way::None || !m_host)
        return;
    m_entrance = { account, password };
    const quint64 attempt = ++m_attempt;
    go(Way::Unlocking);
    whenAnswered(m_workplace.data().post([account, password, now = now()](ProfileDesk &desk) {
        return desk.unlock(account, password, now);
    }),
        this, [this, attempt](const Expected<Credentials> &credentials) {
            if (attempt != m_attempt)
                return;
            if (!credentials && credentials.error().code == ErrorCode::WrongPassword)
                return introduce();
            if (!credentials)
                return failWay({ credentials.error() });
            dropAsks();
            m_host->signIn(*credentials);
            trySit();
        });
}

void ServerLink::introduce()
{
    go(Way::Asking);
    whenAnswered(m_workplace.data().post([entrance = m_entrance](ProfileDesk &desk) {
        return desk.introduce(entrance.account, entrance.password);
    }),
        this, [this, attempt = m_attempt](const Expected<Credentials> &credentials) {
            if (attempt != m_attempt)
                return;
            if (!credentials)
                return failWay({ credentials.error() });
            m_host->ask(*credentials, attempt);
        });
}

void ServerLink::forgetCode()
{
    m_workplace.watch(m_workplace.data().post([](ProfileDesk &desk) { return desk.enrolled(); }),
        Trouble::Reading);
}

void ServerLink::admit(const BegunSession &session)
{
    whenAnswered(
        m_workplace.data().post([session, entrance = m_entrance, now = now()](ProfileDesk &desk) {
            return desk.admit(session, entrance.account, entrance.password, now);
        }),
        this, [this, attempt = m_attempt](const Expected<void> &admitted) {
            if (attempt != m_attempt)
                return;
            if (!admitted)
                return failWay({ admitted.error() });
            dropAsks();
            m_host->begin();
            trySit();
        });
}

/// As soon as the open matters are here.
void ServerLink::trySit()
{
    go(Way::Fetching);
    whenAnswered(m_workplace.data().post([](ProfileDesk &desk) { return desk.syncPosition(); }),
        this, [this, attempt = m_attempt](const Expected<SyncPosition> &position) {
            if (attempt != m_attempt || m_way != Way::Fetching)
                return;
            if (!position)
                return failWay({ position.error() });
            m_status.position = *position;
            followClock();
            sitIfReady();
        });
}

/// Seats him when what he needs is here.
void ServerLink::sitIfReady()
{
    const SyncPosition &at = m_status.position;
    if (m_way != Way::Fetching || m_sitting || at.directoryRev == 0 || at.firstPart == "open"_L1)
        return;
    m_sitting = true;
    whenAnswered(m_workplace.sit(), this, [this, attempt = m_attempt](const Expected<Seat> &seat) {
        m_sitting = false;
        if (attempt != m_attempt)
            return;
        if (!seat)
            return failWay({ seat.error() });
        const QString account = std::exchange(m_entrance, {}).account;
        go(Way::None);
        Q_EMIT signedIn(account);
    });
}

void ServerLink::go(Way way)
{
    m_way = way;
    Q_EMIT changed();
}

void ServerLink::failWay(const Failure &failure)
{
    cancelSignIn();
    Q_EMIT signInFailed(failure);
}

/// Before the profile was opened for the new one, whoever sat here still does.
void ServerLink::cancelSignIn()
{
    ++m_attempt;
    m_entrance = {};
    if (m_way == Way::Fetching)
        m_workplace.signOut();
    go(Way::None);
}

} // namespace shiyu
