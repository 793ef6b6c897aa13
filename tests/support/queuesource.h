#pragma once
#include "tests/support/citydirectory.h"
#include "ui/models/incidentsource.h"
#include <QPromise>
#include <algorithm>

namespace shiyu::test {

/// A queue made by hand, ordered by due time: answers at once, or when told (hold). It knows as
/// much of a filter as the tests need: chips are not told apart, the text is looked for in the
/// title.
class QueueRows {
public:
    QVector<IncidentRow> rows; ///< any order
    int pagesAsked = 0;
    int mostAsked = 0; ///< rows of the largest page
    bool hold = false; ///< answers wait for answer()
    std::optional<Error> error;

    IncidentSource source()
    {
        IncidentSource source;
        source.page = [this](const IncidentFilter &filter, SortOrder,
                          const std::optional<PageKey> &after, int size) {
            ++pagesAsked;
            mostAsked = std::max(mostAsked, size);
            QPromise<Expected<IncidentPage>> promise;
            promise.start();
            const auto future = promise.future();
            m_waiting.push_back([this, filter, after, size,
                                    p = std::make_shared<decltype(promise)>(std::move(promise))] {
                p->addResult(page(filter, after, size));
                p->finish();
            });
            if (!hold)
                answer();
            return future;
        };
        source.count = [this](const IncidentFilter &filter) {
            return ready(Expected<int>(static_cast<int>(matching(filter).size())));
        };
        source.positionOf = [this](const IncidentFilter &filter, SortOrder, const IncidentId &id) {
            const QVector<const IncidentRow *> all = matching(filter);
            const auto it = std::find_if(
                all.cbegin(), all.cend(), [&id](const IncidentRow *row) { return row->id == id; });
            std::optional<int> place;
            if (it != all.cend())
                place = static_cast<int>(it - all.cbegin());
            return ready(Expected<std::optional<int>>(place));
        };
        source.keyOf
            = [](const IncidentFilter &, SortOrder, const IncidentRow &row) { return keyOf(row); };
        return source;
    }

    /// Answers everything that waits, oldest question first.
    void answer()
    {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &tell : waiting)
            tell();
    }
    /// The newest question is answered before the older ones.
    void answerBackwards()
    {
        std::reverse(m_waiting.begin(), m_waiting.end());
        answer();
    }

    template <typename T> static QFuture<T> ready(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }

    static PageKey keyOf(const IncidentRow &row)
    {
        return { row.due ? toMs(row.due->due) : std::numeric_limits<qint64>::max(), 0, row.n };
    }

private:
    static bool before(const PageKey &a, const PageKey &b)
    {
        return std::pair(a.first, a.n) < std::pair(b.first, b.n);
    }

    QVector<const IncidentRow *> matching(const IncidentFilter &filter) const
    {
        QVector<const IncidentRow *> result;
        for (const IncidentRow &row : rows)
            if (filter.text.isEmpty() || row.title.contains(filter.text))
                result.append(&row);
        const auto inOrder = [](const IncidentRow *a, const IncidentRow *b) {
            return before(keyOf(*a), keyOf(*b));
        };
        if (!std::is_sorted(result.cbegin(), result.cend(), inOrder))
            std::sort(result.begin(), result.end(), inOrder);
        return result;
    }

    Expected<IncidentPage> page(
        const IncidentFilter &filter, const std::optional<PageKey> &after, int size) const
    {
        if (error)
            return tl::make_unexpected(*error);
        const QVector<const IncidentRow *> all = matching(filter);
        auto from = all.cbegin();
        if (after)
            from = std::upper_bound(
                all.cbegin(), all.cend(), *after, [](const PageKey &key, const IncidentRow *row) {
                    return before(key, keyOf(*row));
                });
        const auto end = all.cend() - from > size ? from + size : all.cend();
        IncidentPage page;
        for (auto it = from; it != end; ++it)
            page.rows.append(**it);
        if (end != all.cend())
            page.next = keyOf(page.rows.last());
        return page;
    }

    std::vector<std::function<void()>> m_waiting;
};

/// 2026-11-21 14:32:05 in Beijing, a Saturday.
inline constexpr Instant kAtDesk = instantFromMs(1'795'242'725'000);

/// An open case of 赭山街道, in hand at the county's department, due so long after kAtDesk.
inline IncidentRow queueRow(int n, const QString &title, std::chrono::minutes due)
{
    IncidentRow row;
    row.n = n;
    row.id = IncidentId(QStringLiteral("case-%1").arg(n, 6, 10, QLatin1Char('0')));
    row.number = QString::number(n);
    row.title = title;
    row.stage = Stage::Handling;
    row.open = true;
    row.category = category::kCover;
    row.major = category::kMajor;
    row.region = region::kVillage;
    row.county = region::kCounty;
    row.owner = org::kCounty;
    row.holder = row.lead = org::kDepartment;
    row.holderTask = 1;
    row.holderStage = TaskStage::Contacted;
    row.holders = 1;
    row.due = DueTime { ClockKind::Handle, 1, kAtDesk - std::chrono::hours { 1 },
        kAtDesk + due - std::chrono::minutes { 30 }, kAtDesk + due };
    return row;
}

inline QVector<IncidentRow> manyRows(int count)
{
    QVector<IncidentRow> rows;
    rows.reserve(count);
    for (int n = 1; n <= count; ++n)
        rows.append(queueRow(n, QStringLiteral("工单 %1").arg(n), std::chrono::minutes { n }));
    return rows;
}

} // namespace shiyu::test
