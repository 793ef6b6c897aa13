#include "app/sync/groundsync.h"

#include "app/protocol/limits.h"
#include "app/storage/shapestore.h"
#include "app/sync/backoff.h"
#include "app/sync/diskroom.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kNotFound = 404;
constexpr int kTimesUnpacked = 12; // staged, and with its indexes and the log of the transaction

/// Which pinyin names have; loaded once, where it is used.
Expected<SearchIndex *> indexOf(std::unique_ptr<SearchIndex> &index)
{
    if (index)
        return index.get();
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    index = std::make_unique<SearchIndex>(*std::move(pinyin));
    return index.get();
}

} // namespace

GroundSync::GroundSync(Transport &transport, ProfileGate &gate, SyncEnvironment environment,
    std::function<QByteArray()> bearer, Ears ears)
    : m_transport(transport)
    , m_profile(gate, [this](const Error &error) { again(error); })
    , m_environment(std::move(environment))
    , m_bearer(std::move(bearer))
    , m_ears(std::move(ears))
    , m_index(std::make_shared<std::unique_ptr<SearchIndex>>())
{
}

void GroundSync::send(
    const QString &path, const QUrlQuery &query, std::function<void(const QByteArray &)> take)
{
    m_transport.send({ "GET", path, query, m_bearer() },
        m_profile.wanted([this, take = std::move(take)](const WireAnswer &answer) {
            if (answer.fault != LinkFault::None || answer.status / 100 != 2)
                return again(
                    { answer.status == kNotFound ? ErrorCode::NotFound : ErrorCode::Unreadable,
                        u"server"_s, {} });
            take(answer.body);
        }));
}

void GroundSync::wake()
{
    if (m_busy || m_looked || m_bearer().isEmpty())
        return;
    m_busy = true;
    m_profile.ask<qint64>([](SyncDesk &desk) { return GroundStore(desk.connection).version(); },
        [this](qint64 held) { ask(held); });
}

void GroundSync::stop()
{
    m_profile.drop();
    m_transport.cancelAll();
    m_busy = m_looked = false;
    m_failures = 0;
    m_ears.progressed(0, 0);
}

void GroundSync::ask(qint64 held)
{
    QUrlQuery query;
    query.addQueryItem(u"version"_s, QString::number(held));
    send(u"/v1/ground"_s, query, [this, held](const QByteArray &body) {
        const auto answer = protocol::read<protocol::GroundAnswer>(body, protocol::kLargestAnswer);
        if (!answer)
            return again(answer.error());
        if (answer->version == 0)
            return findNone();
        if (answer->version == held)
            return rest(kLook);
        takeAnswer(*answer);
    });
}

/// The server has none. That is told unless the profile brought its own along.
void GroundSync::findNone()
{
    m_profile.ask<bool>(
        [](SyncDesk &desk) -> Expected<bool> {
            ShapeStore shapes(desk.connection);
            for (size_t level = 0; level < enumCount<RegionLevel>(); ++level) {
                const auto found = shapes.ofLevel(static_cast<RegionLevel>(level));
                if (!found)
                    return tl::make_unexpected(found.error());
                if (!found->isEmpty())
                    return true;
            }
            return false;
        },
        [this](bool outlines) {
            if (!outlines)
                m_ears.failed({ ErrorCode::NotFound, u"ground"_s, {} });
            rest(kLook);
        });
}

void GroundSync::takeAnswer(const protocol::GroundAnswer &answer)
{
    QVector<GroundStore::Piece> pieces;
    for (const protocol::GroundAnswer::Piece &piece : answer.pieces)
        pieces.append({ piece.sha256, piece.size });
    m_profile.ask<QVector<GroundStore::Piece>>(
        [version = answer.version, pieces, environment = m_environment](
            SyncDesk &desk) -> Expected<QVector<GroundStore::Piece>> {
            GroundStore store(desk.connection);
            const auto done = store.want(version, pieces);
            if (!done)
                return tl::make_unexpected(done.error());
            auto missing = store.missing();
            qint64 bytes = 0;
            for (const GroundStore::Piece &piece : missing.value_or(QVector<GroundStore::Piece> {}))
                bytes += piece.size;
            const auto room = roomFor(desk.connection.path(), bytes * kTimesUnpacked, environment);
            return room ? missing : tl::make_unexpected(room.error());
        },
        [this](const QVector<GroundStore::Piece> &missing) { begin(missing); });
}

void GroundSync::begin(const QVector<GroundStore::Piece> &missing)
{
    m_missing = missing;
    m_next = 0;
    m_done = m_total = 0;
    for (const GroundStore::Piece &piece : missing)
        m_total += piece.size;
    fetchNext();
}

void GroundSync::fetchNext()
{
    m_ears.progressed(m_done, m_total);
    if (m_next >= m_missing.size())
        return takeIn();
    send(u"/v1/ground/"_s + QString::fromLatin1(m_missing.at(m_next).sha256.toHex()), {},
        [this](const QByteArray &body) { stage(body); });
}

void GroundSync::stage(const QByteArray &bytes)
{
    m_profile.ask<Done>(
        [sha256 = m_missing.at(m_next).sha256, bytes](
            SyncDesk &desk) { return asDone(GroundStore(desk.connection).stage(sha256, bytes)); },
        [this](const Done &) {
            m_done += m_missing.at(m_next).size;
            ++m_next;
            m_failures = 0;
            fetchNext();
        });
}

void GroundSync::takeIn()
{
    m_profile.ask<GroundStore::Taken>(
        [index = m_index](SyncDesk &desk) -> Expected<GroundStore::Taken> {
            const auto search = indexOf(*index);
            if (!search)
                return tl::make_unexpected(search.error());
            return GroundStore(desk.connection).take(**search);
        },
        [this](const GroundStore::Taken &taken) { step(taken); });
}

/// The outlines are shown before the cameras have come.
void GroundSync::step(GroundStore::Taken taken)
{
    const bool outlines = taken == GroundStore::Taken::Outlines;
    const bool ended = std::exchange(m_outlines, outlines) && !outlines;
    if (taken == GroundStore::Taken::All || ended)
        m_ears.changed();
    if (taken != GroundStore::Taken::All)
        return takeIn();
    m_failures = 0;
    m_ears.progressed(0, 0);
    rest(kLook);
}

void GroundSync::rest(Millis wait)
{
    m_busy = false;
    m_looked = true;
    m_environment.after(wait, m_profile.wanted([this] {
        m_looked = false;
        wake();
    }));
}

/// Also a piece that is no more: the server has a newer version by now.
void GroundSync::again(const Error &error)
{
    m_ears.progressed(0, 0);
    if (error.context != "server"_L1)
        m_ears.failed(error);
    rest(backoff(++m_failures, m_environment.random()));
}

} // namespace shiyu
