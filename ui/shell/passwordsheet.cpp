#include "ui/shell/passwordsheet.h"

#include "app/services/whenanswered.h"
#include "ui/text/errortext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/formrow.h"
#include "widgets/passwordfield.h"
#include <QKeyEvent>
#include <QVBoxLayout>

namespace shiyu {

PasswordSheet::PasswordSheet(const ThemeSource &theme, Workplace &workplace, QWidget *host)
    : SheetPanel(theme, {}, host)
    , m_workplace(workplace)
    , m_old(new PasswordField(theme))
    , m_new(new PasswordField(theme))
    , m_again(new PasswordField(theme))
    , m_oldRow(new FormRow(theme, {}, m_old))
    , m_newRow(new FormRow(theme, {}, m_new))
    , m_againRow(new FormRow(theme, {}, m_again))
    , m_confirm(addFooterButton({}, true, QStringLiteral("Ctrl Enter")))
{
    for (FormRow *row : { m_oldRow, m_newRow, m_againRow }) {
        row->setRequired(true);
        body()->addWidget(row);
    }
    retranslate();
    connect(m_confirm, &ActionButton::clicked, this, &PasswordSheet::submit);
    connect(m_again, &QLineEdit::returnPressed, this, &PasswordSheet::submit);
    connect(this, &Overlay::dismissed, this, &PasswordSheet::clear);
}

void PasswordSheet::retranslate()
{
    setTitle(tr("Change the password"));
    setNote(tr("It holds on this computer"));
    m_oldRow->setLabel(tr("Present password"));
    m_newRow->setLabel(tr("New password"));
    m_newRow->setHint(tr("At least %n characters", nullptr, Workplace::kShortestPassword));
    m_againRow->setLabel(tr("New password again"));
    m_confirm->setLabel(tr("Change"));
}

void PasswordSheet::clear()
{
    for (PasswordField *field : { m_old, m_new, m_again }) {
        field->clear();
        field->setShown(false);
    }
    for (FormRow *row : { m_oldRow, m_newRow, m_againRow })
        row->setError({});
}

bool PasswordSheet::check()
{
    m_oldRow->setError(m_old->text().isEmpty() ? tr("Type the password that you signed in with.")
                                               : QString());
    const bool tooShort = m_new->text().size() < Workplace::kShortestPassword;
    m_newRow->setError(tooShort ? tr("Too short. Take at least %n characters.", nullptr,
                           Workplace::kShortestPassword)
                                : QString());
    m_againRow->setError(
        m_new->text() != m_again->text() ? tr("The two are not the same. Type it again.")
                                         : QString());
    for (FormRow *row : { m_oldRow, m_newRow, m_againRow }) {
        if (row->hasError()) {
            row->field()->setFocus();
            return false;
        }
    }
    return true;
}

void PasswordSheet::submit()
{
    if (m_busy || !check())
        return;
    m_busy = true;
    m_confirm->setEnabled(false);
    whenAnswered(m_workplace.changePassword(m_old->text(), m_new->text()), this,
        [this](const Expected<void> &outcome) { finish(outcome); });
}

void PasswordSheet::finish(const Expected<void> &outcome)
{
    m_busy = false;
    m_confirm->setEnabled(true);
    if (outcome) {
        dismiss();
        Q_EMIT changed();
        return;
    }
    m_oldRow->setError(outcome.error().code == ErrorCode::WrongPassword
            ? tr("This is not your present password. Type it again.")
            : errorText(outcome.error()));
    m_old->selectAll();
    m_old->setFocus();
}

QWidget *PasswordSheet::firstFocus()
{
    return m_old;
}

void PasswordSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SheetPanel::changeEvent(event);
}

void PasswordSheet::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        submit();
    else
        SheetPanel::keyPressEvent(event);
}

} // namespace shiyu
