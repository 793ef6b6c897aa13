#pragma once
#include "ui/shell/shiftform.h"

namespace shiyu {

class DutyDesk;

/// Who is on duty from now on: of the shift that is opened, or follows the one taken over.
class RosterForm : public ShiftForm {
    Q_OBJECT
public:
    RosterForm(const ThemeSource &themes, const DutyDesk &duty, QWidget *parent);

    QJsonObject args() const override;
};

} // namespace shiyu
