#pragma once
#include "app/services/seat.h"
#include "ui/models/incidentsource.h"
#include "ui/queue/olderport.h"

namespace shiyu {

class Workplace;

/// What the queue and the board of Handling ask of the workplace and the queue service. A value of
/// functions, as IncidentSource is.
struct QueuePort {
    std::function<Instant()> now;
    std::function<DirectoryPtr()> directory;
    std::function<std::optional<Seat>()> seat;
    std::function<ChipCounts()> counts;
    IncidentSource source;
    std::function<QFuture<Expected<QVector<IncidentRow>>>()> handled;
    std::function<QFuture<QVector<QueueService::SavedView>>()> savedViews;
    std::function<void(const QueueService::SavedView &)> saveView;
    std::function<void(const QString &name)> removeView;
    OlderPort older = {}; ///< what is not on this computer
};

/// Both must outlive every copy.
QueuePort queuePortOf(Workplace &workplace, QueueService &service);

} // namespace shiyu
