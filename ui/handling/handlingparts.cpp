#include "app/services/workplace.h"
#include "ui/handling/handlingpage.h"

namespace shiyu {

HandlingPage::HandlingPage(
    const ThemeSource &theme, Workplace &workplace, QueueService &queue, QWidget *parent)
    : HandlingPage(theme, queuePortOf(workplace, queue), parent)
{
    connect(&queue, &QueueService::rowsChanged, this, &HandlingPage::refresh);
}

} // namespace shiyu
