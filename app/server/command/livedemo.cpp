#include "app/server/command/livedemo.h"

#include "app/crypto/closedvalue.h"
#include "app/crypto/passwordhash.h"
#include "app/demo/simulatorcast.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPage = 500; // log entries
constexpr std::chrono::hours kCallerLife { 1 };

const DeviceId &device()
{
    static const DeviceId kDevice(QString::fromLatin1(demo::kSimulatorDevice));
    return kDevice;
}

/// Without reading the whole intent: there are many of others.
bool isOwn(const LogEntry &entry)
{
    static const QByteArray kMark = QByteArray("\"device\":\"") + demo::kSimulatorDevice + '"';
    return entry.subject.kind == SubjectKind::Incident && entry.intent.contains(kMark);
}

protocol::IntentItem itemOf(Intent &intent, const demo::PlannedAct &act)
{
    protocol::IntentItem item;
    for (auto it = act.closed.begin(); it != act.closed.end(); ++it) {
        const QByteArray value = it->first.toUtf8();
        const auto commitment = crypto::commitClosed(crypto::Suite::Intl, value);
        intent.closed.insert(it.key(), { commitment.digest, it->second });
        item.closed.insert(it.key(), { value, commitment.salt });
    }
    return item;
}

} // namespace

LiveDemo::LiveDemo(Database &database, ServerState &state,
    std::unique_ptr<demo::Simulator> simulator, Pace pace, Tell tell)
    : m_database(database)
    , m_state(state)
    , m_simulator(std::move(simulator))
    , m_pace(pace)
    , m_tell(std::move(tell))
    , m_log(database)
    , m_cases(m_log)
    , m_orderer(database, state)
    , m_deviceSeq(state.now().time_since_epoch().count()) // greater than in any run before
    , m_nextMatter(state.now())
{
}

Millis LiveDemo::shortened(Millis pause) const
{
    return Millis { static_cast<qint64>(static_cast<double>(pause.count()) / m_pace.speed) };
}

Expected<void> LiveDemo::begin()
{
    QSet<QString> own;
    while (true) {
        const auto page = m_log.entries(m_cursor, kPage);
        if (!page)
            return tl::make_unexpected(page.error());
        if (page->isEmpty())
            break;
        for (const LogEntry &entry : *page) {
            if (isOwn(entry))
                own.insert(entry.subject.id);
        }
        m_cursor = page->last().seq;
    }
    for (const QString &incident : std::as_const(own)) {
        if (auto done = schedule(incident, m_state.now()); !done)
            return done;
    }
    return {};
}

Expected<void> LiveDemo::step()
{
    const Instant now = m_state.now();
    auto done = follow(now);
    if (done && now >= m_nextMatter)
        done = report(now);
    while (done && !m_due.isEmpty() && m_due.firstKey() <= now) {
        const QString incident = m_due.take(m_due.firstKey());
        m_scheduled.remove(incident);
        done = perform(incident, now);
    }
    return done;
}

/// Whatever happened in a case, it may be somebody's turn that is played here.
Expected<void> LiveDemo::follow(Instant now)
{
    const auto page = m_log.entries(m_cursor, kPage);
    if (!page)
        return tl::make_unexpected(page.error());
    for (const LogEntry &entry : *page) {
        m_cursor = entry.seq;
        if (entry.subject.kind != SubjectKind::Incident)
            continue;
        if (auto done = schedule(entry.subject.id, now); !done)
            return done;
    }
    return {};
}

Expected<void> LiveDemo::schedule(const QString &incident, Instant now)
{
    const auto state = m_cases.incident(incident);
    if (!state)
        return tl::make_unexpected(state.error());
    const auto next = m_simulator->next(**state, now);
    if (next && !m_scheduled.contains(incident)) {
        m_due.insert(now + shortened(m_simulator->pauseBefore(next->kind)), incident);
        m_scheduled.insert(incident);
    }
    return {};
}

Expected<void> LiveDemo::report(Instant now)
{
    m_nextMatter = now + m_simulator->pauseBeforeMatter(m_pace.matters);
    return order(m_simulator->report(now), m_ids.next(now), 0).map([](bool) {});
}

Expected<void> LiveDemo::perform(const QString &incident, Instant now)
{
    const auto state = m_cases.incident(incident);
    if (!state)
        return tl::make_unexpected(state.error());
    const auto act = m_simulator->next(**state, now); // maybe another one by now
    return act ? order(*act, incident, (*state)->lastSeq).map([](bool) {}) : Expected<void>();
}

/// Whether it was accepted. What was refused is left to people until something happens there.
Expected<bool> LiveDemo::order(
    const demo::PlannedAct &act, const QString &incident, qint64 seen)
{
    const auto directory = m_state.directories.newest(m_database);
    const auto key = keyOf(act.actor);
    if (!directory || !key)
        return tl::make_unexpected(directory ? key.error() : directory.error());
    Intent intent;
    intent.id = IntentId(m_ids.next(act.at));
    intent.subject = { SubjectKind::Incident, incident };
    intent.kind = act.kind;
    intent.args = act.args;
    intent.actor = act.actor;
    intent.organization = act.organization;
    intent.device = device();
    intent.deviceSeq = ++m_deviceSeq;
    intent.madeAt = act.at;
    intent.seen = seen;
    intent.rulesRev = (*directory)->revision();
    protocol::IntentItem item = itemOf(intent, act);
    intent.signature = (*key)->sign(signedBytes(intent));
    item.intent = intentBytes(intent);
    const Caller caller { act.actor, act.organization, device(), {}, act.at + kCallerLife };
    const auto ordered = m_orderer.order({ { item } }, caller);
    if (!ordered)
        return tl::make_unexpected(ordered.error());
    const bool accepted = ordered->answer.answers.first().verdict == protocol::Verdict::Accepted;
    m_tell({ act.kind, act.organization, incident, accepted });
    return accepted;
}

/// Derived, so that a restart needs no new one.
Expected<const crypto::SigningKey *> LiveDemo::keyOf(const OfficerId &officer)
{
    auto it = m_keys.find(officer);
    if (it != m_keys.end())
        return &it->second;
    const QByteArray seed
        = crypto::keyedHash(
            m_state.keys.tokens, QByteArray("simulator/" + officer.toString().toUtf8()));
    auto key = crypto::SigningKey::fromSeed(
        crypto::Suite::Intl, crypto::SecretBytes::fromBytes(seed));
    if (!key)
        return tl::make_unexpected(key.error());
    const auto added
        = AccountTable(m_database).addKey(officer, device(), key->publicKey(), m_state.now());
    if (!added)
        return tl::make_unexpected(added.error());
    it = m_keys.emplace(officer, *std::move(key)).first;
    return &it->second;
}

} // namespace shiyu::server
