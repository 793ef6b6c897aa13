#pragma once
#include "app/services/workplace.h"
#include "app/storage/incidentquery.h"
#include <QTimer>

namespace shiyu {

/// The queue of the seat: pages of rows, counts of the chips, what was read. GUI thread; queries
/// run on the reading threads and answer as futures. Counts are asked again after every commit (at
/// most three times a second) and every half minute, as time alone makes cases due.
class QueueService : public QObject {
    Q_OBJECT
public:
    explicit QueueService(Workplace &workplace);

    QFuture<Expected<IncidentPage>> page(const IncidentFilter &filter, SortOrder order,
        const std::optional<PageKey> &after = {}, int size = IncidentQuery::kPageSize);
    /// How many match, counted up to IncidentQuery::kMostSorted + 1.
    QFuture<Expected<int>> count(const IncidentFilter &filter);
    QFuture<Expected<std::optional<int>>> positionOf(
        const IncidentFilter &filter, SortOrder order, const IncidentId &id);
    QFuture<Expected<std::optional<IncidentRow>>> row(const IncidentId &id);
    /// The tasks of the seat's organisation and of those directly below it, see handledTasks().
    QFuture<Expected<QVector<IncidentRow>>> handled();

    ChipCounts counts() const { return m_counts; }
    int count(QueueChip chip) const { return m_counts[static_cast<size_t>(chip)]; }
    void markRead(const IncidentId &id, qint64 seq);

    /// Filters with a name, kept for the officer.
    struct SavedView {
        QString name;
        IncidentFilter filter;
        SortOrder order = SortOrder::DueFirst;
    };
    QFuture<QVector<SavedView>> savedViews();
    void saveView(const SavedView &view);
    void removeView(const QString &name);

Q_SIGNALS:
    void countsChanged();
    /// Rows may have changed: the list asks its visible pages again.
    void rowsChanged();

private:
    Viewer viewer() const;
    enum class Cause { Act, Clock };

    void askCounts(Cause cause);
    void waitForClock(const std::optional<Instant> &until);

    Workplace &m_workplace;
    ChipCounts m_counts {};
    QTimer m_soon;
    QTimer m_halfMinute;
    QTimer m_clock; ///< to the moment at which the next clock makes the counts others
    std::optional<Instant> m_waitedFor; ///< that moment
    quint64 m_generation = 0;
};

} // namespace shiyu
