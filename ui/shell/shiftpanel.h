#pragma once
#include "app/services/caseview.h"
#include "widgets/sheetpanel.h"
#include <QJsonObject>

namespace shiyu {

class ArgField;
class DutyDesk;
class FormRow;
struct HandoverLists;

/// 值班与交接班: who is on duty with telephone, what was handed over, and the one step that this
/// officer may take now: open the shift, hand over, take over. What he typed stays until he sends
/// it or the shift has gone on.
class ShiftPanel : public SheetPanel {
    Q_OBJECT
public:
    ShiftPanel(const ThemeSource &themes, DutyDesk &duty, QWidget *host);

    void openNow();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Step { None, Open, HandOver, TakeOver };

    Step stepNow() const;
    void build();
    void addRoster();
    void addHandover();
    void addWhyNot();
    void addRosterForm();
    void addHandoverForm();
    void takeLists(const HandoverLists &lists);
    void addLine(const QString &text, bool strong = false);
    FormRow *addRow(const QString &name, const QString &label, ArgField *field, bool required);
    bool check();
    QJsonObject rosterArgs() const;
    QJsonObject handoverArgs() const;
    void confirm();
    void answered(const ActOutcome &outcome, OperationKind kind);

    const ThemeSource &m_themes;
    DutyDesk &m_duty;
    ActionButton *m_confirm;
    ActionButton *m_close;
    QWidget *m_content = nullptr;
    QMap<QString, ArgField *> m_fields;
    QMap<QString, FormRow *> m_rows;
    QStringList m_required;
    Step m_step = Step::None;
    qint64 m_builtOf = -1; ///< the shift's newest operation that is shown
    bool m_busy = false;
};

} // namespace shiyu
