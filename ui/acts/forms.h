#pragma once
#include "ui/acts/actform.h"

namespace shiyu {

/// The form of any act of the workflow: an own one where the act needs more than its arguments
/// say, else one made of the row's arguments. Owned by `parent`.
ActForm *makeActForm(const FormSubject &subject, const ThemeSource &themes, QWidget *parent);

/// Acts that need nothing typed and can be taken back: done at once by their key.
bool isAtOnce(OperationKind kind);

/// Made of the arguments that the workflow's row asks for.
class GenericForm : public ActForm {
    Q_OBJECT
public:
    GenericForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);

protected:
    /// Adds the rows of the workflow table but those named.
    void addRows(const QStringList &without = {});
};

} // namespace shiyu
