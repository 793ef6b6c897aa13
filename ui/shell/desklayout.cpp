#include "ui/shell/desklayout.h"

#include "ui/casepane/casepane.h"
#include "ui/shell/usersettings.h"
#include "widgets/themesource.h"
#include <QSplitter>
#include <algorithm>

namespace shiyu {
namespace {

constexpr int kQueueWidth = 400;
constexpr int kCaseWidth = 500;
constexpr int kNarrowWindow = 1600; ///< below it the map needs the room more
constexpr int kNarrowQueue = 340;
constexpr int kNarrowCase = 410;
constexpr int kLeastQueue = 280;
constexpr int kLeastCase = 350;
constexpr int kLeastMap = 300; ///< pixels: its bars stand apart
constexpr int kLowWindow = 900; ///< below it the record needs the room of what is around

/// Queue, map and case. Where the type is large for the screen the queue gives way first, then the
/// case: the map is where a place is judged.
QList<int> usualWidths(int room, const Theme &theme)
{
    const bool narrow = room < theme.px(kNarrowWindow);
    int queue = theme.px(narrow ? kNarrowQueue : kQueueWidth);
    int shown = theme.px(narrow ? kNarrowCase : kCaseWidth);
    const int most = room - kLeastMap;
    queue = std::max(std::min(queue, most - shown), theme.px(kLeastQueue));
    shown = std::max(std::min(shown, most - queue), theme.px(kLeastCase));
    return { queue, std::max(kLeastMap, room - queue - shown), shown };
}

} // namespace

DeskLayout::DeskLayout(const Parts &parts, QWidget *page)
    : QObject(page)
    , m_parts(parts)
    , m_page(page)
{
    restore();
    connect(&m_parts.splitter, &QSplitter::splitterMoved, this,
        [this] { m_parts.settings.setLayout(name(), m_parts.splitter.saveState()); });
    connect(&m_parts.casePane, &CasePane::nearbyFolded, this, [this](bool folded) {
        m_parts.settings.setLayout(QStringLiteral("nearby"), folded ? "folded" : "open");
    });
    connect(&m_parts.settings, &UserSettings::layoutsForgotten, this, &DeskLayout::restore);
    connect(&m_parts.theme, &ThemeSource::themeChanged, this, [this] {
        if (m_scale != m_parts.theme.theme().scalePercent())
            restore();
    });
}

/// Also before it is shown, and before anything is laid out.
int DeskLayout::room() const
{
    const int around
        = m_page->isVisible() ? m_parts.splitter.width() : m_page->parentWidget()->width();
    const int window = m_page->window()->width();
    return around > window / 2 ? around : window;
}

void DeskLayout::restore()
{
    m_scale = m_parts.theme.theme().scalePercent();
    restoreNearby();
    const QByteArray state = m_parts.settings.layout(name());
    if (state.isEmpty() || !m_parts.splitter.restoreState(state))
        m_parts.splitter.setSizes(usualWidths(room(), m_parts.theme.theme()));
}

void DeskLayout::restoreNearby()
{
    const QByteArray chosen = m_parts.settings.layout(QStringLiteral("nearby"));
    const bool low = m_page->window()->height() < m_parts.theme.theme().px(kLowWindow);
    m_parts.casePane.setNearbyFolded(chosen.isEmpty() ? low : chosen == "folded");
}

/// Widths that fit one size of type cut off another one's words.
QString DeskLayout::name() const
{
    const int scale = m_parts.theme.theme().scalePercent();
    return scale == 100 ? QStringLiteral("desk") : QStringLiteral("desk-%1").arg(scale);
}

} // namespace shiyu
