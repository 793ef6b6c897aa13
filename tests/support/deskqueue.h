#pragma once
#include "tests/support/queuesource.h"
#include "ui/queue/queueport.h"

namespace shiyu::test {

/// A seat with a queue, for the screens: a city to know by heart, the rows of QueueRows, views kept
/// in memory.
class DeskQueue {
public:
    DirectoryPtr directory = cityDirectory();
    OfficerId officer = officerOf(org::kCity, "shiftLeader");
    QueueRows queue;
    QVector<IncidentRow> handled;
    ChipCounts counts {};
    Instant now = kAtDesk;
    QVector<QueueService::SavedView> views;

    void setCount(QueueChip chip, int count) { counts[static_cast<size_t>(chip)] = count; }

    QueuePort port()
    {
        QueuePort port;
        port.now = [this] { return now; };
        port.directory = [this] { return directory; };
        port.seat = [this] { return seatOf(*directory, officer); };
        port.counts = [this] { return counts; };
        port.source = queue.source();
        port.handled = [this] { return QueueRows::ready(Expected<QVector<IncidentRow>>(handled)); };
        port.savedViews = [this] { return QueueRows::ready(views); };
        port.saveView = [this](const QueueService::SavedView &view) { views.append(view); };
        port.removeView = [this](const QString &name) {
            views.removeIf([&name](const auto &view) { return view.name == name; });
        };
        return port;
    }
};

} // namespace shiyu::test
