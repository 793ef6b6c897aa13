#include "tests/bench/loadconsole.h"

#include "app/crypto/hash.h"
#include "app/domain/place.h"
#include "app/protocol/limits.h"
#include "app/protocol/operations.h"
#include "app/protocol/session.h"
#include "app/storage/intentids.h"
#include "app/sync/backoff.h"
#include <QDateTime>
#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>

namespace shiyu::bench {

using namespace Qt::StringLiterals;

namespace {

Instant now()
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

/// The same in every run on the same data, so that the device is known there.
QByteArray secretOf(const QString &what)
{
    return crypto::hash(crypto::Suite::Intl, what.toUtf8());
}

crypto::SigningKey keyOf(const QString &account)
{
    return *crypto::SigningKey::fromSeed(crypto::Suite::Intl,
        crypto::SecretBytes::fromBytes(secretOf(u"load key of "_s + account)));
}

} // namespace

LoadConsole::LoadConsole(const LoadTarget &target, Seat seat)
    : m_seat(std::move(seat))
    , m_device(u"load-"_s + m_seat.organization.toString())
    , m_key(keyOf(m_seat.account))
    , m_line(target)
    , m_stream(target)
    , m_deviceSeq(QDateTime::currentMSecsSinceEpoch())
{
    m_stream.event = [this](const protocol::StreamEvent &event) { take(event); };
    m_stream.ended = [this] {
        m_listens = false;
        const Millis wait = backoff(++m_failures, QRandomGenerator::global()->generateDouble());
        QTimer::singleShot(wait, this, [this] { listen(); });
    };
}

QJsonObject LoadConsole::session() const
{
    return { { u"access"_s, QString::fromLatin1(m_token) }, { u"refresh"_s, m_refresh } };
}

void LoadConsole::setSession(const QJsonObject &session)
{
    m_token = session["access"_L1].toString().toLatin1();
    m_refresh = session["refresh"_L1].toString();
}

std::function<void(int, const QByteArray &)> LoadConsole::sessionTaker(
    std::function<void(bool)> then)
{
    return [this, then = std::move(then)](int, const QByteArray &body) {
        const auto answer
            = protocol::read<protocol::SessionAnswer>(body, protocol::kLargestAnswer);
        m_token = answer ? answer->accessToken.toLatin1() : QByteArray();
        m_refresh = answer ? answer->refreshToken : QString();
        then(answer.has_value());
    };
}

void LoadConsole::signIn(
    const QString &password, const QString &code, std::function<void(bool)> then)
{
    const protocol::SessionRequest request { m_seat.account, password, m_device,
        secretOf(m_device.toString()), m_key.publicKey(), code };
    m_line.send({ "POST", "/v1/session", {}, protocol::write(request) },
        sessionTaker(std::move(then)));
}

void LoadConsole::refresh(std::function<void(bool)> then)
{
    const protocol::RefreshRequest request { QUuid::createUuid().toString(QUuid::WithoutBraces),
        m_refresh };
    m_line.send({ "POST", "/v1/session/refresh", {}, protocol::write(request) },
        sessionTaker(std::move(then)));
}

void LoadConsole::listen()
{
    m_stream.open(m_token, m_cursor);
}

void LoadConsole::ask(const QByteArray &target, TlsLine::Take take)
{
    m_line.send({ "GET", target, m_token, {} }, std::move(take));
}

void LoadConsole::take(const protocol::StreamEvent &event)
{
    if (event.name != "changes")
        return;
    m_failures = 0;
    const bool first = !std::exchange(m_listens, true);
    if (first && listens)
        listens();
    if (m_pulls)
        return pull();
    m_cursor = std::max(m_cursor, event.id.toLongLong());
    if (!had)
        return;
    const auto page
        = protocol::read<protocol::ChangesPage>(event.data, protocol::kLargestAnswer);
    if (page)
        had(*page);
}

/// As SyncEngine does: one question at a time, and another one if there was news meanwhile.
void LoadConsole::pull()
{
    m_pullAgain = std::exchange(m_pulling, true);
    if (m_pullAgain)
        return;
    ask("/v1/changes?since=" + QByteArray::number(m_cursor), [this](int, const QByteArray &body) {
        const auto page = protocol::read<protocol::ChangesPage>(body, protocol::kLargestAnswer);
        m_pulling = false;
        if (page) {
            m_cursor = page->next;
            if (had)
                had(*page);
        }
        if (m_pullAgain || (page && page->more))
            pull();
    });
}

Intent LoadConsole::reportIntent(
    const CategoryId &category, QMap<QString, protocol::ClosedPart> &closed)
{
    Intent intent;
    const Instant made = now();
    intent.id = IntentId(m_ids.next(made));
    intent.subject = { SubjectKind::Incident, m_ids.next(made) };
    intent.kind = OperationKind::Report;
    intent.args = { { u"title"_s, u"路灯不亮，夜间行人出行不便"_s },
        { u"summary"_s, u"市民反映该处路灯连续三晚不亮，附近有学校，希望尽快修复。"_s },
        { u"place"_s,
            toJson(Place { PlaceShape::Point, { { 1183800000, 313300000 } }, u"压测地址"_s }) },
        { u"region"_s, m_seat.region.toString() }, { u"category"_s, category.toString() },
        { u"urgency"_s, u"normal"_s }, { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s },
        { u"contactable"_s, true } };
    if (m_seat.owner != m_seat.organization)
        intent.args.insert(u"receiver"_s, m_seat.owner.toString());
    for (const auto &[field, value] :
        { std::pair(u"reporterName"_s, "压测"), std::pair(u"reporterPhone"_s, "14000000000") }) {
        const CommittedValue committed = commitValue(value, Audience::Handlers);
        intent.closed.insert(field, committed.field);
        closed.insert(field, { committed.value.value, committed.value.salt });
    }
    intent.actor = m_seat.officer;
    intent.organization = m_seat.organization;
    intent.device = m_device;
    intent.deviceSeq = ++m_deviceSeq;
    intent.madeAt = made;
    intent.rulesRev = 1;
    intent.signature = m_key.sign(signedBytes(intent));
    return intent;
}

QString LoadConsole::report(
    const CategoryId &category, std::function<void(const QString &)> then)
{
    protocol::IntentItem item;
    const Intent intent = reportIntent(category, item.closed);
    item.intent = intentBytes(intent);
    const QByteArray body = protocol::write(protocol::OperationsRequest { { item } });
    m_line.send({ "POST", "/v1/operations", m_token, body },
        [then = std::move(then)](int status, const QByteArray &answer) {
            const auto read
                = protocol::read<protocol::OperationsAnswer>(answer, protocol::kLargestAnswer);
            then(read && read->answers.size() == 1
                    ? QString(nameOf(read->answers.first().verdict) + read->answers.first().code)
                    : QString::number(status));
        });
    return intent.subject.id;
}

} // namespace shiyu::bench
