#pragma once
#include "app/domain/error.h"
#include "ui/shell/shiftform.h"

namespace shiyu {

class DutyDesk;
struct HandoverLists;

/// The title of the n-th list of a hand-over, from 0: in hand, promised, awaiting, broken.
QString handoverListTitle(size_t n);

/// What is left to who comes. The lists are taken from the queue a moment after it opens; what is
/// typed by then stays.
class HandoverForm : public ShiftForm {
    Q_OBJECT
public:
    HandoverForm(const ThemeSource &themes, DutyDesk &duty, QWidget *parent);

    QJsonObject args() const override;
    void setTyped(const QJsonObject &typed) override;

Q_SIGNALS:
    void failed(const shiyu::Error &error); ///< the lists cannot be read

private:
    void takeLists(const HandoverLists &lists);

    bool m_restored = false; ///< what he emptied stays empty
};

} // namespace shiyu
