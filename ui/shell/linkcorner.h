#pragma once
#include <QObject>

namespace shiyu {

class NavRail;
class ServerLink;
class StatusLine;
class TrayPage;
class Workplace;

/// Keeps the line at the bottom and the rail saying how it stands with the server, and how many
/// acts it did not accept.
class LinkCorner : public QObject {
    Q_OBJECT
public:
    LinkCorner(ServerLink &link, Workplace &workplace, StatusLine &status, NavRail &rail,
        TrayPage &tray, QObject *parent);

    void tell(); ///< again, after the language or the rail's items changed

    static const QString kTray; ///< of the rail

private:
    ServerLink &m_link;
    Workplace &m_workplace;
    StatusLine &m_status;
    NavRail &m_rail;
    TrayPage &m_tray;
    int m_conflicts = 0;
};

} // namespace shiyu
