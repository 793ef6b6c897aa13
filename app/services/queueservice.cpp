#include "app/services/queueservice.h"

#include "app/services/handledtasks.h"
#include "app/services/profiledesk.h"
#include "app/services/queuefilterjson.h"
#include "app/services/readdesk.h"
#include "app/services/whenanswered.h"

namespace shiyu {
namespace {

constexpr std::chrono::milliseconds kSoon { 300 };
constexpr std::chrono::seconds kHalfMinute { 30 };
constexpr Millis kRest { 250 };

} // namespace

QueueService::QueueService(Workplace &workplace)
    : m_workplace(workplace)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    m_halfMinute.setInterval(kHalfMinute);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        askCounts(Cause::Act);
        Q_EMIT rowsChanged();
    });
    const auto ofClock = [this] { askCounts(Cause::Clock); };
    connect(&m_halfMinute, &QTimer::timeout, this, ofClock);
    m_clock.setSingleShot(true);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, ofClock);
    // Not begun anew by each commit: a server's would put it off for ever.
    connect(&workplace, &Workplace::committed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&workplace, &Workplace::seatChanged, this, [this] {
        m_counts = {};
        m_clock.stop();
        ++m_generation; // an answer of the seat before is none of this one's
        Q_EMIT countsChanged();
        if (m_workplace.seat())
            askCounts(Cause::Act);
    });
    m_halfMinute.start();
}

Viewer QueueService::viewer() const
{
    const auto &seat = m_workplace.seat();
    return seat ? Viewer { seat->organization, seat->officer, seat->rights } : Viewer {};
}

QFuture<Expected<IncidentPage>> QueueService::page(
    const IncidentFilter &filter, SortOrder order, const std::optional<PageKey> &after, int size)
{
    const IncidentQuery query(viewer(), filter, order, m_workplace.now());
    return m_workplace.reading().post([query, after, size](ReadDesk &desk) {
        return query.page(desk.connection(), after, size);
    });
}

QFuture<Expected<int>> QueueService::count(const IncidentFilter &filter)
{
    const IncidentQuery query(viewer(), filter, SortOrder::Newest, m_workplace.now());
    return m_workplace.reading().post(
        [query](ReadDesk &desk) { return query.count(desk.connection()); });
}

QFuture<Expected<std::optional<int>>> QueueService::positionOf(
    const IncidentFilter &filter, SortOrder order, const IncidentId &id)
{
    const IncidentQuery query(viewer(), filter, order, m_workplace.now());
    return m_workplace.reading().post(
        [query, id](ReadDesk &desk) { return query.positionOf(desk.connection(), id); });
}

QFuture<Expected<std::optional<IncidentRow>>> QueueService::row(const IncidentId &id)
{
    return m_workplace.reading().post([id, viewer = viewer()](ReadDesk &desk) {
        return incidentRowOf(desk.connection(), id, viewer);
    });
}

QFuture<Expected<QVector<IncidentRow>>> QueueService::handled()
{
    return m_workplace.reading().post(
        [own = viewer().organization, directory = m_workplace.directory(), now = m_workplace.now()](
            ReadDesk &desk) { return handledTasks(desk.connection(), own, *directory, now); });
}

void QueueService::markRead(const IncidentId &id, qint64 seq)
{
    auto marked = m_workplace.data().post([id, seq](ProfileDesk &desk) {
        return desk.seat() ? markSeen(desk.connection(), desk.seat()->officer, id, seq)
                           : Expected<void> {};
    });
    m_workplace.watch(std::move(marked), Trouble::ReadMark);
}

QFuture<QVector<QueueService::SavedView>> QueueService::savedViews()
{
    return m_workplace.data()
        .post([](ProfileDesk &desk) -> Expected<QVector<SavedView>> {
            QVector<SavedView> views;
            if (!desk.seat())
                return views;
            const auto stored = desk.desk().views(desk.seat()->officer);
            if (!stored)
                return tl::make_unexpected(stored.error());
            for (const DeskStore::View &view : *stored)
                views.append({ view.name, filterFromJson(view.body), orderFromJson(view.body) });
            return views;
        })
        .then(&m_workplace, [workplace = &m_workplace](const Expected<QVector<SavedView>> &views) {
            if (!views)
                workplace->tell(Trouble::SavedView, views.error());
            return views.value_or(QVector<SavedView> {});
        });
}

void QueueService::saveView(const SavedView &view)
{
    auto saved = m_workplace.data().post([view](ProfileDesk &desk) -> Expected<void> {
        if (!desk.seat())
            return {};
        return desk.desk().saveView(
            desk.seat()->officer, { view.name, toJson(view.filter, view.order) });
    });
    m_workplace.watch(std::move(saved), Trouble::SavedView);
}

void QueueService::removeView(const QString &name)
{
    auto removed = m_workplace.data().post([name](ProfileDesk &desk) {
        return desk.seat() ? desk.desk().removeView(desk.seat()->officer, name) : Expected<void> {};
    });
    m_workplace.watch(std::move(removed), Trouble::SavedView);
}

/// After an act the lists are told anyway; what a clock alone moves from chip to chip is told here.
void QueueService::askCounts(Cause cause)
{
    if (!m_workplace.seat())
        return;
    const quint64 generation = ++m_generation;
    whenAnswered(
        m_workplace.reading().post([viewer = viewer(), now = m_workplace.now()](ReadDesk &desk) {
            return tallyChips(desk.connection(), viewer, now);
        }),
        this, [this, generation, cause](const Expected<ChipTally> &tally) {
            if (!tally)
                m_workplace.tell(Trouble::Reading, tally.error());
            if (generation != m_generation || !tally)
                return;
            waitForClock(tally->until);
            if (m_counts == tally->counts)
                return;
            m_counts = tally->counts;
            Q_EMIT countsChanged();
            if (cause == Cause::Clock)
                Q_EMIT rowsChanged();
        });
}

/// A row says that it is overdue within the second; the count beside it shall not say otherwise.
void QueueService::waitForClock(const std::optional<Instant> &until)
{
    m_clock.stop();
    if (!until)
        return;
    // A clock that stands still, or goes slower than the timer, would be asked without a rest.
    const Millis least = m_waitedFor == until ? kRest : Millis { 0 };
    m_waitedFor = until;
    const auto left = std::max(Millis { *until - m_workplace.now() }, least);
    if (left < kHalfMinute) // else it is asked before
        m_clock.start(left);
}

} // namespace shiyu
