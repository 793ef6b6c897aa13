#include "ui/models/incidentlistmodel.h"

#include "app/services/whenanswered.h"
#include <algorithm>

namespace shiyu {
namespace {

constexpr int kPage = IncidentListModel::kPage;

int wholePages(int rows)
{
    return (std::max(rows, 1) + kPage - 1) / kPage * kPage;
}

} // namespace

IncidentListModel::IncidentListModel(IncidentSource source, QObject *parent)
    : RowList(parent)
    , m_source(std::move(source))
{
}

void IncidentListModel::setQuery(const IncidentFilter &filter, SortOrder order)
{
    m_filter = filter;
    m_order = order;
    m_hasMore = false;
    m_refreshWanted = false;
    m_freshFrom = m_first = m_last = 0;
    m_total.reset();
    m_error.reset();
    Q_EMIT aboutToChange();
    clear();
    Q_EMIT changed();
    ask({}, 0, kPage);
    askCount();
}

void IncidentListModel::want(int first, int last)
{
    m_first = std::max(0, first);
    m_last = std::max(m_first, last);
    if (!m_loading)
        askNext();
}

void IncidentListModel::refresh()
{
    if (m_loading) {
        m_refreshWanted = true;
        return;
    }
    // Not behind the known rows: those are loaded anyway, and fresh.
    const int first = std::min(m_first, known());
    const int last = std::min(m_last, known());
    const int from = first < kFromTheTop ? 0 : first - kPage;
    std::optional<PageKey> after;
    if (from > 0)
        after = m_source.keyOf(m_filter, m_order, *row(from - 1));
    ask(after, from, wholePages(last + 1 - from));
    askCount();
}

void IncidentListModel::askNext()
{
    if (m_refreshWanted || m_first < m_freshFrom) {
        m_refreshWanted = false;
        refresh();
    } else if (m_hasMore && m_last >= known() && !m_error) {
        const int size = std::min(wholePages(m_last + 1 - known()), kMostAtOnce);
        std::optional<PageKey> after;
        if (known() > 0)
            after = m_source.keyOf(m_filter, m_order, *row(known() - 1));
        ask(after, known(), size);
    }
}

void IncidentListModel::ask(const std::optional<PageKey> &after, int from, int size)
{
    m_loading = true;
    const quint64 token = ++m_token;
    whenAnswered(m_source.page(m_filter, m_order, after, size), this,
        [this, token, from](const Expected<IncidentPage> &page) {
            if (token == m_token)
                take(page, from);
        });
    Q_EMIT stateChanged();
}

void IncidentListModel::take(const Expected<IncidentPage> &page, int from)
{
    m_loading = false;
    if (!page) {
        m_error = page.error();
        Q_EMIT stateChanged();
        return;
    }
    m_error.reset();
    QSet<IncidentId> answered;
    for (const IncidentRow &row : page->rows)
        answered.insert(row.id);
    // A row that moved down meanwhile stands in the answer too: that is where it is now.
    RowPtrs rows;
    rows.reserve(from + page->rows.size());
    for (int i = 0; i < from; ++i)
        if (!answered.contains(row(i)->id))
            rows.append(row(i));
    const bool above = from < m_freshFrom || from < known();
    if (above)
        m_freshFrom = from == 0 ? 0 : static_cast<int>(rows.size());
    for (const IncidentRow &row : page->rows)
        rows.append(std::make_shared<const IncidentRow>(row));
    m_hasMore = page->next.has_value();
    Q_EMIT aboutToChange();
    morph(rows, m_hasMore ? std::max(1, m_total.value_or(0) - static_cast<int>(rows.size())) : 0);
    Q_EMIT changed();
    Q_EMIT stateChanged();
    if (!m_loading)
        askNext();
}

void IncidentListModel::askCount()
{
    const quint64 token = ++m_countToken;
    whenAnswered(m_source.count(m_filter), this, [this, token](const Expected<int> &count) {
        if (token != m_countToken || !count)
            return;
        m_total = *count;
        Q_EMIT aboutToChange();
        morph(rows(), unknownRows());
        Q_EMIT changed();
        Q_EMIT stateChanged();
    });
}

int IncidentListModel::unknownRows() const
{
    return m_hasMore ? std::max(1, m_total.value_or(0) - known()) : 0;
}

QFuture<Expected<std::optional<int>>> IncidentListModel::positionOf(const IncidentId &id) const
{
    return m_source.positionOf(m_filter, m_order, id);
}

} // namespace shiyu
