#include "ui/mappane/mappage.h"

#include "ui/mappane/mappane.h"
#include <QVBoxLayout>

namespace shiyu {

MapPage::MapPage(const ThemeSource &theme, UserSettings &settings, MapFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_pane(new MapPane(theme, settings, feed, MapMatters::Open))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pane);
    setFocusProxy(&m_pane->canvas());
    connect(m_pane, &MapPane::caseChosen, this, &MapPage::caseChosen);
}

void MapPage::showPlace(LonLat at)
{
    m_pane->goTo(at);
}

void MapPage::showPlace(const LonLatBox &outline)
{
    m_pane->canvas().goTo(outline);
}

} // namespace shiyu
