#include "ui/shell/dutycorner.h"

#include "app/services/dutydesk.h"
#include "ui/shell/shiftpanel.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/text/enumtext.h"
#include "ui/text/shifttext.h"
#include <QMenu>

namespace shiyu {

DutyCorner::DutyCorner(
    const ThemeSource &themes, Workplace &workplace, TopBar &top, StatusLine &status, QWidget *host)
    : QObject(host)
    , m_duty(std::make_unique<DutyDesk>(workplace))
    , m_top(top)
    , m_status(status)
    , m_host(host)
    , m_themes(themes)
{
    connect(m_duty.get(), &DutyDesk::changed, this, &DutyCorner::tell);
    connect(&m_top, &TopBar::shiftRequested, this, &DutyCorner::openShift);
    connect(&m_status, &StatusLine::shiftRequested, this, &DutyCorner::openShift);
    connect(&m_top, &TopBar::waitingRequested, this, &DutyCorner::openWaiting);
    connect(&m_top, &TopBar::languageChanged, this, &DutyCorner::tell);
}

DutyCorner::~DutyCorner() = default;

void DutyCorner::tell()
{
    const ShiftView &view = m_duty->shift();
    const DirectoryPtr directory = m_duty->directory();
    m_top.setWaiting(int(m_duty->waiting().size()));
    if (!m_duty->seat() || !directory) {
        m_top.setShift({});
        m_status.setShift({});
        return;
    }
    if (!view.isOnDuty()) {
        m_top.setShift(tr("No shift is open"));
        m_status.setShift(tr("No shift is open"));
        return;
    }
    m_top.setShift(shiftHeads(*view.shift, *directory));
    m_status.setShift(shiftLine(*view.shift, *directory, m_duty->now()));
}

void DutyCorner::openShift()
{
    if (!m_panel) {
        m_panel = new ShiftPanel(m_themes, *m_duty, m_host);
        Q_EMIT drawerMade(m_panel);
    }
    m_panel->openNow();
}

void DutyCorner::openWaiting()
{
    auto *menu = new QMenu(m_host);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const WaitingSupervision &one : m_duty->waiting()) {
        QString text
            = QStringLiteral("%1 · %2 %3")
                  .arg(actText(one.act), one.supervision.caseNumber, one.supervision.caseTitle);
        text.replace(QLatin1Char('&'), QLatin1StringView("&&"));
        menu->addAction(
            text, this, [this, id = one.supervision.row.incident] { Q_EMIT caseRequested(id); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("No supervision waits for you"))->setEnabled(false);
    menu->popup(m_top.waitingCorner());
}

} // namespace shiyu
