#pragma once
#include <QObject>

namespace shiyu {

class NavRail;
class OutboxSheet;
class ServerLink;
class SheetPanel;
class StatusLine;
class ThemeSource;
class TrayPage;
class Workplace;

/// Keeps the line at the bottom and the rail saying how it stands with the server, and how many
/// acts it did not accept; shows what waits for it.
class LinkCorner : public QObject {
    Q_OBJECT
public:
    LinkCorner(const ThemeSource &theme, ServerLink &link, Workplace &workplace, StatusLine &status,
        NavRail &rail, TrayPage &tray, QWidget *host);

    void tell(); ///< again, after the language or the rail's items changed

    void openOutbox(); ///< of a desk with a server

    static const QString kTray; ///< of the rail

Q_SIGNALS:
    void drawerMade(shiyu::SheetPanel *drawer); ///< over the host, when it is needed first

private:
    ServerLink &m_link;
    Workplace &m_workplace;
    StatusLine &m_status;
    NavRail &m_rail;
    TrayPage &m_tray;
    const ThemeSource &m_themes;
    QWidget *m_host;
    OutboxSheet *m_outbox = nullptr; ///< null before it is opened
    int m_conflicts = 0;
};

} // namespace shiyu
