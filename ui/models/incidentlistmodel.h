#pragma once
#include "ui/models/incidentsource.h"
#include "ui/models/rowlist.h"
#include <QSet>

namespace shiyu {

/// The queue as a list: pages of keyset answers, loaded up to where the view looks. Rows after the
/// known ones are announced by the count and say that they are loading. Each request has a token:
/// an answer to an older question is dropped. GUI thread, never waits.
///
/// The view tells what it shows (want); that is loaded, and asked again by refresh(). Rows far
/// above are asked again when they come back into sight.
class IncidentListModel : public RowList {
    Q_OBJECT
public:
    static constexpr int kPage = IncidentQuery::kPageSize;
    static constexpr int kMostAtOnce = 16 * kPage; ///< when the view jumps far ahead
    static constexpr int kFromTheTop = 4 * kPage; ///< up to here a refresh asks from the first row

    explicit IncidentListModel(IncidentSource source, QObject *parent = nullptr);

    /// Another list: forgets all rows and asks the first page and the count.
    void setQuery(const IncidentFilter &filter, SortOrder order);
    const IncidentFilter &filter() const { return m_filter; }
    SortOrder order() const { return m_order; }

    /// Rows first…last are in sight (or about to be).
    void want(int first, int last);
    /// Rows may have changed: asks again what is in sight. Asked while an answer is on its way, it
    /// asks once more after it.
    void refresh();

    bool hasMore() const { return m_hasMore; }
    bool isLoading() const { return m_loading; }
    /// Empty until counted.
    std::optional<int> total() const { return m_hasMore ? m_total : known(); }
    /// The count stopped at its limit: there are at least total() rows.
    bool isTotalOpen() const
    {
        return m_hasMore && m_total && *m_total > IncidentQuery::kMostSorted;
    }
    const std::optional<Error> &error() const { return m_error; }

    /// The place of a case in this list from 0; none: it is not in it. Stale answers never finish.
    QFuture<Expected<std::optional<int>>> positionOf(const IncidentId &id) const;

Q_SIGNALS:
    /// Around every change of rows: a view keeps its place and its current row.
    void aboutToChange();
    void changed();
    /// total(), error() or isLoading() changed.
    void stateChanged();

private:
    void ask(const std::optional<PageKey> &after, int from, int size);
    void take(const Expected<IncidentPage> &page, int from);
    void askCount();
    void askNext();
    int unknownRows() const;

    IncidentSource m_source;
    IncidentFilter m_filter;
    SortOrder m_order = SortOrder::DueFirst;
    quint64 m_token = 0;
    quint64 m_countToken = 0;
    bool m_loading = false;
    bool m_refreshWanted = false;
    bool m_hasMore = false;
    int m_freshFrom = 0; ///< rows before are of an older answer
    int m_first = 0, m_last = 0;
    std::optional<int> m_total;
    std::optional<Error> m_error;
};

} // namespace shiyu
