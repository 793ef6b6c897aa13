#pragma once
#include "app/domain/ids.h"
#include <QObject>
#include <memory>

namespace shiyu {

class DutyDesk;
class SheetPanel;
class ShiftPanel;
class StatusLine;
class ThemeSource;
class TopBar;
class Workplace;

/// Keeps the bars saying who is on duty and what of supervision waits for this officer, and opens
/// what stands behind: the shift's sheet, the list of what waits.
class DutyCorner : public QObject {
    Q_OBJECT
public:
    DutyCorner(const ThemeSource &themes, Workplace &workplace, TopBar &top, StatusLine &status,
        QWidget *host);
    ~DutyCorner() override;

    void openShift();
    void openWaiting();

Q_SIGNALS:
    void caseRequested(const shiyu::IncidentId &id);
    void drawerMade(shiyu::SheetPanel *drawer); ///< over the host, when it is needed first

private:
    void tell();

    std::unique_ptr<DutyDesk> m_duty;
    TopBar &m_top;
    StatusLine &m_status;
    QWidget *m_host;
    const ThemeSource &m_themes;
    ShiftPanel *m_panel = nullptr; ///< null before it is opened
};

} // namespace shiyu
