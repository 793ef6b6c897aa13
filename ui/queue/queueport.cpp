#include "ui/queue/queueport.h"

#include "app/services/workplace.h"
#include "ui/queue/queuepane.h"

namespace shiyu {

QueuePort queuePortOf(Workplace &workplace, QueueService &service)
{
    QueuePort port;
    port.now = [&workplace] { return workplace.now(); };
    port.directory = [&workplace] { return workplace.directory(); };
    port.seat = [&workplace] { return workplace.seat(); };
    port.counts = [&service] { return service.counts(); };
    port.source = incidentSourceOf(service);
    port.handled = [&service] { return service.handled(); };
    port.savedViews = [&service] { return service.savedViews(); };
    port.saveView = [&service](const QueueService::SavedView &view) { service.saveView(view); };
    port.removeView = [&service](const QString &name) { service.removeView(name); };
    port.older = olderPortOf(workplace);
    return port;
}

QueuePane::QueuePane(const ThemeSource &theme, UserSettings &settings, Workplace &workplace,
    QueueService &queue, QWidget *parent)
    : QueuePane(theme, settings, queuePortOf(workplace, queue), parent)
{
    connect(&queue, &QueueService::countsChanged, this, &QueuePane::showCounts);
    connect(&queue, &QueueService::rowsChanged, this, &QueuePane::refresh);
}

} // namespace shiyu
