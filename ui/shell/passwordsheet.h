#pragma once
#include "app/services/workplace.h"
#include "widgets/sheetpanel.h"

namespace shiyu {

class FormRow;
class PasswordField;

/// The signed-in officer gives himself a new password: the old one, the new one twice. Empties
/// itself whenever it closes.
class PasswordSheet : public SheetPanel {
    Q_OBJECT
public:
    PasswordSheet(const ThemeSource &theme, Workplace &workplace, QWidget *host);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QWidget *firstFocus() override;

private:
    void retranslate();
    void clear();
    bool check();
    void submit();
    void finish(const Expected<void> &outcome);

    Workplace &m_workplace;
    PasswordField *m_old;
    PasswordField *m_new;
    PasswordField *m_again;
    FormRow *m_oldRow;
    FormRow *m_newRow;
    FormRow *m_againRow;
    ActionButton *m_confirm;
    bool m_busy = false;
};

} // namespace shiyu
