#include "app/services/endedasks.h"

namespace shiyu {
namespace {

template <typename T> void end(QPromise<Expected<T>> &promise, Expected<T> answer)
{
    promise.addResult(std::move(answer));
    promise.finish();
}

} // namespace

EndedAsks::EndedAsks(Ways ways)
    : m_ways(std::move(ways))
{
}

QFuture<Expected<EndedPage>> EndedAsks::search(const EndedQuery &query)
{
    const auto promise = std::make_shared<QPromise<Expected<EndedPage>>>();
    promise->start();
    m_searches.insert(++m_question, promise);
    const QFuture<Expected<EndedPage>> future = promise->future();
    m_ways.search(query, m_question); // may answer at once
    return future;
}

QFuture<Expected<void>> EndedAsks::fetch(const IncidentId &id)
{
    auto &promise = m_fetches[id];
    if (promise)
        return promise->future();
    promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    const QFuture<Expected<void>> future = promise->future();
    m_ways.fetch(id);
    return future;
}

void EndedAsks::take(quint64 question, const EndedFound &found)
{
    if (const auto promise = m_searches.take(question))
        end(*promise,
            found.error ? Expected<EndedPage>(tl::make_unexpected(*found.error)) : found.page);
}

void EndedAsks::take(const FetchedCase &fetched)
{
    if (const auto promise = m_fetches.take(fetched.id))
        end(*promise,
            fetched.error ? Expected<void>(tl::make_unexpected(*fetched.error)) : Expected<void>());
}

void EndedAsks::drop()
{
    const Error cancelled { ErrorCode::Cancelled, {}, {} };
    for (const auto &promise : std::exchange(m_searches, {}))
        end(*promise, Expected<EndedPage>(tl::make_unexpected(cancelled)));
    for (const auto &promise : std::exchange(m_fetches, {}))
        end(*promise, Expected<void>(tl::make_unexpected(cancelled)));
}

} // namespace shiyu
