#include "app/server/core/api.h"

#include "app/protocol/limits.h"
#include "app/server/core/blobs.h"
#include "app/server/core/bundles.h"
#include "app/server/core/closedreader.h"
#include "app/server/core/ended.h"
#include "app/server/core/ground.h"
#include "app/server/core/heads.h"
#include "app/server/store/directorytable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using protocol::ProblemCode;

constexpr qint64 kMost = qint64 { 1 } << 53;

Response badQuery(const char *name)
{
    return problemResponse(ProblemCode::BadRequest, QString::fromLatin1(name));
}

template <typename Message> Response answerOf(const Answer<Message> &answer)
{
    return answer ? jsonResponse(*answer) : answer.error();
}
template <typename Message> Response answerOf(const Expected<Message> &answer)
{
    return answer ? jsonResponse(*answer) : problemResponse(answer.error());
}

} // namespace

std::optional<qint64> queryNumber(
    const Request &request, const char *name, qint64 least, qint64 most, qint64 missing)
{
    const QString key = QString::fromLatin1(name);
    if (!request.query.hasQueryItem(key))
        return missing;
    bool good = false;
    const qint64 value = request.query.queryItemValue(key).toLongLong(&good);
    if (!good || value < least || value > most)
        return std::nullopt;
    return value;
}

Api::Api(Database &database, ServerState &state)
    : m_database(database)
    , m_state(state)
    , m_sessions(database, state)
    , m_orderer(database, state)
    , m_feed(database, state)
{
}

Response Api::handle(const Request &request, std::optional<Instant> admitted)
{
    Response response = respond(request, admitted);
    if (response.failure)
        m_state.metrics.failed(*response.failure);
    return response;
}

Response Api::respond(const Request &request, std::optional<Instant> admitted)
{
    const auto route = findRoute(request.method, request.path);
    if (!route)
        return route.error();
    if (request.body.size() > route->row->largestBody)
        return problemResponse(ProblemCode::TooLarge);
    if (!route->row->session)
        return answer(*route, request, {});
    const auto caller = m_sessions.authenticate(request.bearer, admitted);
    return caller ? answer(*route, request, *caller) : caller.error();
}

Response Api::answer(const Route &route, const Request &request, const Caller &caller)
{
    switch (route.row->endpoint) {
    case Endpoint::SignIn:
        return signIn(request);
    case Endpoint::Refresh:
        return refresh(request);
    case Endpoint::Operations:
        return operations(request, caller);
    case Endpoint::Bundles:
        return bundles(request, caller);
    case Endpoint::Changes:
        return changes(request, caller);
    case Endpoint::Snapshot:
        return snapshot(request, caller);
    case Endpoint::SubjectOperations:
        return subjectOperations(route, request, caller);
    case Endpoint::Directory:
        return directory(request);
    case Endpoint::Heads:
        return heads(request, caller);
    case Endpoint::Ended:
        return ended(request, caller);
    case Endpoint::Closed:
        return closed(route, caller);
    case Endpoint::PutBlob:
        return putBlob(route, request, caller);
    case Endpoint::GetBlob:
        return getBlob(route, request, caller);
    case Endpoint::Ground:
        return ground(request, caller);
    case Endpoint::GroundPiece:
        return Ground(m_database, m_state).piece(route.parameters.first(), caller);
    case Endpoint::Health:
        return health();
    case Endpoint::Live:
        return live(request, caller);
    case Endpoint::Stream:
    case Endpoint::Metrics:
        break; // the shell's
    }
    return problemResponse(ProblemCode::NotFound);
}

Response Api::signIn(const Request &request)
{
    const auto message
        = protocol::read<protocol::SessionRequest>(request.body, protocol::kLargestSmallRequest);
    return message ? answerOf(m_sessions.signIn(*message, request.address))
                   : problemResponse(message.error());
}

Response Api::refresh(const Request &request)
{
    const auto message
        = protocol::read<protocol::RefreshRequest>(request.body, protocol::kLargestSmallRequest);
    return message ? answerOf(m_sessions.refresh(*message)) : problemResponse(message.error());
}

Response Api::operations(const Request &request, const Caller &caller)
{
    const auto message
        = protocol::read<protocol::OperationsRequest>(request.body, protocol::kLargestRequest);
    if (!message)
        return problemResponse(message.error());
    const auto ordered = m_orderer.order(*message, caller);
    if (!ordered)
        return problemResponse(ordered.error());
    for (const protocol::IntentAnswer &answer : ordered->answer.answers)
        m_state.metrics.decided(answer.verdict);
    Response response = jsonResponse(ordered->answer);
    response.woken = ordered->woken;
    return response;
}

Answer<Caller> Api::admit(const Request &head, Instant at)
{
    auto caller = m_sessions.authenticate(head.bearer, at);
    const auto route = findRoute(head.method, head.path);
    if (!caller || !route || route->row->endpoint != Endpoint::Bundles)
        return caller;
    if (const auto may = checkMayHandIn(*caller); !may)
        return tl::make_unexpected(may.error());
    return caller;
}

/// Handed in for a computer without network by another whose device may hand in bundles, too: the
/// one who carries it answers for the stick.
Answer<void> Api::checkMayHandIn(const Caller &caller)
{
    const auto device = AccountTable(m_database).device(caller.device);
    if (!device)
        return tl::make_unexpected(problemResponse(device.error()));
    if (!*device || !(*device)->bundles)
        return tl::make_unexpected(problemResponse(ProblemCode::Forbidden, u"bundles"_s));
    return {};
}

Response Api::bundles(const Request &request, const Caller &caller)
{
    if (const auto may = checkMayHandIn(caller); !may)
        return may.error();
    auto taken = Bundles(m_database, m_state, m_orderer).take(request.body);
    if (!taken)
        return Bundles::isRefusal(taken.error())
            ? problemResponse(ProblemCode::BadRequest, taken.error().context)
            : problemResponse(taken.error());
    Response response { 200, "application/octet-stream", taken->receipt, 0, {} };
    response.woken = taken->woken;
    return response;
}

Response Api::changes(const Request &request, const Caller &caller)
{
    const auto since = queryNumber(request, "since", 0, kMost, -1);
    const auto limit = queryNumber(
        request, "limit", 1, protocol::kMostPageEntries, m_state.settings.pageEntries);
    if (!since || *since < 0)
        return badQuery("since");
    if (!limit)
        return badQuery("limit");
    return answerOf(m_feed.changes(caller.organization, *since, static_cast<int>(*limit)));
}

Response Api::snapshot(const Request &request, const Caller &caller)
{
    const auto part = fromName<protocol::SnapshotPart>(request.query.queryItemValue(u"part"_s));
    const auto limit = queryNumber(request, "limit", 1, protocol::kMostPageEntries, 200);
    if (!part)
        return badQuery("part");
    if (!limit)
        return badQuery("limit");
    return answerOf(m_feed.snapshot(caller.organization, *part,
        request.query.queryItemValue(u"after"_s), static_cast<int>(*limit)));
}

Response Api::subjectOperations(const Route &route, const Request &request, const Caller &caller)
{
    const auto kind = fromName<SubjectKind>(route.parameters.first());
    const auto after = queryNumber(request, "after", 0, kMost, 0);
    const auto limit = queryNumber(
        request, "limit", 1, protocol::kMostPageEntries, m_state.settings.pageEntries);
    if (!kind)
        return badQuery("kind");
    if (!after)
        return badQuery("after");
    if (!limit)
        return badQuery("limit");
    return answerOf(m_feed.subject(
        caller.organization, { *kind, route.parameters.last() }, *after, static_cast<int>(*limit)));
}

Response Api::directory(const Request &request)
{
    const auto since = queryNumber(request, "since", 0, kMost, 0);
    if (!since)
        return badQuery("since");
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Read);
    if (!transaction)
        return problemResponse(transaction.error());
    const auto change = DirectoryTable(m_database).change(*since);
    if (!change)
        return problemResponse(change.error());
    const auto entries = [](const QVector<DirectoryItem> &items) {
        QVector<protocol::DirectoryEntry> list;
        for (const DirectoryItem &item : items)
            list.append({ item.kind, item.id, item.order, item.body });
        return list;
    };
    return jsonResponse(protocol::DirectoryAnswer { change->revision, change->since,
        entries(change->changed), entries(change->removed), change->sha256 });
}

Response Api::heads(const Request &request, const Caller &caller)
{
    const auto since = queryNumber(request, "since", 0, kMost, -1);
    if (!since || *since < 0)
        return badQuery("since");
    return answerOf(Heads(m_database, m_state).after(*since, caller.organization));
}

Response Api::ended(const Request &request, const Caller &caller)
{
    const auto query = protocol::readEndedQuery(request.query);
    const auto limit = queryNumber(request, "limit", 1, Ended::kMostPage, Ended::kPage);
    if (!query)
        return badQuery(query.error().context.toLatin1().constData());
    if (!limit)
        return badQuery("limit");
    return answerOf(
        Ended(m_database, m_state).find(caller.organization, *query, static_cast<int>(*limit)));
}

Expected<std::optional<IncidentId>> Api::fillEnded(const IncidentId &after)
{
    return Ended(m_database, m_state).fill(after);
}

Response Api::closed(const Route &route, const Caller &caller)
{
    const QByteArray digest = QByteArray::fromHex(route.parameters.first().toLatin1());
    if (digest.size() != protocol::kDigestBytes
        || QString::fromLatin1(digest.toHex()) != route.parameters.first())
        return badQuery("hash");
    return answerOf(ClosedReader(m_database, m_state).read(digest, caller));
}

Response Api::putBlob(const Route &route, const Request &request, const Caller &caller)
{
    const auto offset = queryNumber(request, "offset", 0, kMost, -1);
    const auto size = queryNumber(request, "size", 1, kMost, -1);
    if (!Blobs::isDigest(route.parameters.first()))
        return badQuery("sha256");
    if (!offset || *offset < 0)
        return badQuery("offset");
    if (!size || *size < 0)
        return badQuery("size");
    return answerOf(Blobs(m_database, m_state)
                        .put({ route.parameters.first(), *offset, *size, request.body }, caller));
}

Response Api::getBlob(const Route &route, const Request &request, const Caller &caller)
{
    const auto offset = queryNumber(request, "offset", 0, kMost, 0);
    if (!Blobs::isDigest(route.parameters.first()))
        return badQuery("sha256");
    if (!offset)
        return badQuery("offset");
    return Blobs(m_database, m_state).get(route.parameters.first(), *offset, caller);
}

Response Api::ground(const Request &request, const Caller &caller)
{
    const auto held = queryNumber(request, "version", 0, kMost, 0);
    return held ? answerOf(Ground(m_database, m_state).list(*held, caller)) : badQuery("version");
}

Response Api::live(const Request &request, const Caller &caller)
{
    const auto message
        = protocol::read<protocol::LiveEntries>(request.body, protocol::kLargestLiveRequest);
    return message ? Live(m_database, m_state).put(*message, caller)
                   : problemResponse(message.error());
}

Response Api::health()
{
    const auto seq = LogTable(m_database).newestSeq();
    if (!seq)
        return problemResponse(seq.error());
    return jsonResponse(protocol::Health {
        u"ok"_s, QStringLiteral(SHIYU_VERSION), protocol::kVersion, m_state.now() });
}

} // namespace shiyu::server
