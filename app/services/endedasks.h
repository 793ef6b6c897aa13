#pragma once
#include "app/sync/endedsearch.h"
#include <QFuture>
#include <QHash>
#include <QPromise>
#include <functional>
#include <memory>

namespace shiyu {

/// What was asked of the server about matters that are over and not here, and is not answered yet.
/// A case is fetched once, however many want it. One thread.
class EndedAsks {
public:
    struct Ways {
        std::function<void(const EndedQuery &, quint64 question)> search;
        std::function<void(const IncidentId &)> fetch;
    };
    explicit EndedAsks(Ways ways);

    QFuture<Expected<EndedPage>> search(const EndedQuery &query);
    QFuture<Expected<void>> fetch(const IncidentId &id);
    void take(quint64 question, const EndedFound &found);
    void take(const FetchedCase &fetched);
    void drop(); ///< nothing comes any more: all are answered with Cancelled

private:
    template <typename T> using PromisePtr = std::shared_ptr<QPromise<Expected<T>>>;

    Ways m_ways;
    quint64 m_question = 0;
    QHash<quint64, PromisePtr<EndedPage>> m_searches;
    QHash<IncidentId, PromisePtr<void>> m_fetches;
};

} // namespace shiyu
