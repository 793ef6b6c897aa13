#pragma once
#include "app/services/caseview.h"
#include "widgets/sheetpanel.h"

namespace shiyu {

class DutyDesk;
class ShiftForm;

/// 值班与交接班: who is on duty with telephone, what was handed over, and the one step that this
/// officer may take now: open the shift, hand over, take over (which opens the next one in the same
/// act). What he typed stays until he sends it, leaves, or the shift has gone on.
class ShiftPanel : public SheetPanel {
    Q_OBJECT
public:
    ShiftPanel(const ThemeSource &themes, DutyDesk &duty, QWidget *host);

    void openNow();
    ShiftForm *form() const { return m_form; } ///< null: there is no step to take

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Step { None, Open, HandOver, TakeOver };

    Step stepNow() const;
    void follow();
    void build();
    ShiftForm *makeForm();
    void confirm();
    void answered(const ActOutcome &outcome, OperationKind kind);

    const ThemeSource &m_themes;
    DutyDesk &m_duty;
    ActionButton *m_confirm;
    ActionButton *m_close;
    QWidget *m_content = nullptr;
    ShiftForm *m_form = nullptr; ///< in the content
    Step m_step = Step::None;
    OfficerId m_officer; ///< for whom it was built
    qint64 m_builtOf = -1; ///< the shift's newest operation that is shown
    bool m_busy = false;
};

} // namespace shiyu
