#include "app/services/workplace.h"
#include "ui/handling/handlingpage.h"

namespace shiyu {

HandlingPage::HandlingPage(const ThemeSource &theme, UserSettings &settings, Workplace &workplace,
    QueueService &queue, QWidget *parent)
    : HandlingPage(theme, settings, queuePortOf(workplace, queue), parent)
{
    connect(&queue, &QueueService::rowsChanged, this, &HandlingPage::refresh);
}

} // namespace shiyu
