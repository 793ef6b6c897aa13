// SyncEngine's single cases that a first sync left out and somebody wants to see.
#include "app/protocol/subjects.h"
#include "app/sync/syncstep.h"
#include "app/sync/wire.h"
#include <QUrl>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPage = 500; // operations
constexpr qsizetype kMostOperations = 20'000; // held in memory until all are here
constexpr int kNotFound = 404;

QString pathOf(const IncidentId &id)
{
    return u"/v1/subjects/incident/"_s + QString::fromLatin1(QUrl::toPercentEncoding(id.toString()))
        + u"/operations"_s;
}

qint64 lastSeqOf(const ServerHistory &history)
{
    if (history.operations.isEmpty())
        return 0;
    const auto facts = parseFacts(history.operations.last().facts);
    return facts ? facts->seq : 0;
}

} // namespace

void SyncEngine::setFetched(std::function<void(const FetchedCase &)> fetched)
{
    m_fetched = std::move(fetched);
}

void SyncEngine::fetch(const IncidentId &id)
{
    m_fetches.append(id);
    if (!m_session && !m_request)
        return giveUpFetches({ ErrorCode::Unreadable, u"server"_s, {} });
    if (!m_busy) // otherwise it is the next step
        next();
}

void SyncEngine::fetchNext()
{
    tell(SyncLink::Working);
    auto history = std::make_shared<ServerHistory>();
    history->subject = { SubjectKind::Incident, m_fetches.first().toString() };
    withRoom(0, [this, history] { fetchMore(history); });
}

void SyncEngine::fetchMore(std::shared_ptr<ServerHistory> history)
{
    QUrlQuery query;
    query.addQueryItem(u"after"_s, QString::number(lastSeqOf(*history)));
    query.addQueryItem(u"limit"_s, QString::number(kPage));
    m_askedAt = m_environment.now();
    m_transport.send(
        { "GET", pathOf(IncidentId(history->subject.id)), query, m_session->access, {} },
        m_profile.wanted([this, history](const WireAnswer &answer) {
            if (answer.fault == LinkFault::None && answer.status == kNotFound)
                return endFetch(Error { ErrorCode::NotFound, u"case"_s, {} });
            if (answer.fault != LinkFault::None || answer.status / 100 != 2)
                return noAnswer(answer);
            takeFetched(history, answer.body);
        }));
}

/// One that does not join or end as was said is not kept, and holds up nothing else.
void SyncEngine::takeFetched(std::shared_ptr<ServerHistory> history, const QByteArray &body)
{
    const auto page = protocol::read<protocol::SubjectPage>(body, protocol::kLargestAnswer);
    if (!page || page->head.subject != history->subject
        || history->operations.size() > kMostOperations)
        return endFetch(Error { ErrorCode::Damaged, u"answer"_s, {} });
    history->upto = page->head.upto;
    history->headHash = page->head.headHash;
    const qint64 before = lastSeqOf(*history);
    history->operations += wire::operationsOf(page->operations);
    if (page->more && lastSeqOf(*history) > before)
        return fetchMore(history);
    m_profile.ask<FetchedCase>(
        [history](SyncDesk &desk) -> Expected<FetchedCase> {
            const auto taken = desk.store.takeHistories({ *history }, desk.directory);
            return FetchedCase { IncidentId(history->subject.id),
                taken ? std::nullopt : std::optional(taken.error()) };
        },
        [this](const FetchedCase &fetched) {
            m_status.written += fetched.error ? 0 : 1;
            endFetch(fetched.error);
        });
}

void SyncEngine::endFetch(const std::optional<Error> &error)
{
    const IncidentId id = m_fetches.takeFirst();
    m_fetches.removeAll(id);
    if (m_fetched)
        m_fetched({ id, error });
    next();
}

/// Whoever waits is told, and asks again if he wants.
void SyncEngine::giveUpFetches(const Error &error)
{
    for (const IncidentId &id : std::exchange(m_fetches, {})) {
        if (m_fetched)
            m_fetched({ id, error });
    }
}

} // namespace shiyu
