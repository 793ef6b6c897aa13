#include "ui/shell/linkcorner.h"

#include "ui/shell/statusline.h"
#include "ui/text/linktext.h"
#include "ui/tray/outboxsheet.h"
#include "ui/tray/traypage.h"
#include "widgets/navrail.h"

namespace shiyu {

const QString LinkCorner::kTray = QStringLiteral("tray");

LinkCorner::LinkCorner(const ThemeSource &theme, ServerLink &link, Workplace &workplace,
    StatusLine &status, NavRail &rail, TrayPage &tray, QWidget *host)
    : QObject(host)
    , m_link(link)
    , m_workplace(workplace)
    , m_status(status)
    , m_rail(rail)
    , m_tray(tray)
    , m_themes(theme)
    , m_host(host)
{
    connect(&m_status, &StatusLine::outboxRequested, this, &LinkCorner::openOutbox);
    connect(&m_link, &ServerLink::changed, this, &LinkCorner::tell);
    connect(&m_tray.tray(), &ConflictTray::changed, &m_link, &ServerLink::refreshPosition);
}

void LinkCorner::tell()
{
    if (!m_workplace.seat())
        return;
    m_status.setOutbox(m_link.isThere());
    if (!m_link.isThere()) {
        m_status.setState(tr("Standalone profile, saved on this computer"), Tone::Ok);
        return;
    }
    const LinkLine line
        = linkLine(m_link.status(), m_workplace.directory()->calendar(), m_workplace.now());
    m_status.setState(line.text, line.tone);
    const int conflicts = m_link.status().position.inTray;
    m_status.setConflicts(conflicts);
    m_rail.setBadge(kTray, conflicts);
    if (conflicts != m_conflicts)
        m_tray.refresh();
    m_conflicts = conflicts;
}

void LinkCorner::openOutbox()
{
    if (!m_link.isThere())
        return;
    if (!m_outbox) {
        m_outbox = new OutboxSheet(m_themes, m_workplace, m_host);
        m_outbox->bundles().setCourier(
            { [&link = m_link](const QByteArray &bundle) { return link.handIn(bundle); },
                [&link = m_link] { link.cancelHandIn(); } });
        connect(
            &m_outbox->bundles(), &OfflineBundles::changed, &m_link, &ServerLink::refreshPosition);
        Q_EMIT drawerMade(m_outbox);
    }
    m_outbox->openNow();
}

} // namespace shiyu
