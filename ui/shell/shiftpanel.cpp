#include "ui/shell/shiftpanel.h"

#include "app/services/dutydesk.h"
#include "app/services/whenanswered.h"
#include "ui/acts/actkeys.h"
#include "ui/shell/handoverform.h"
#include "ui/shell/rosterform.h"
#include "ui/shell/shiftsummary.h"
#include "ui/text/errortext.h"
#include "ui/text/recordtext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/themesource.h"

#include <QEvent>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

using K = OperationKind;

constexpr int kPanelWidth = 520;

qint64 newestOf(const ShiftView &view)
{
    return view.shift ? view.shift->head.lastSeq : 0;
}

} // namespace

ShiftPanel::ShiftPanel(const ThemeSource &themes, DutyDesk &duty, QWidget *host)
    : SheetPanel(themes, {}, host)
    , m_themes(themes)
    , m_duty(duty)
    , m_confirm(addFooterButton({}, true, keyCapText(confirmKey())))
    , m_close(addFooterButton({}, false, u"Esc"_s))
{
    setPanelWidth(kPanelWidth);
    banner()->setClosable(true);
    connect(m_confirm, &ActionButton::clicked, this, &ShiftPanel::confirm);
    connect(m_close, &ActionButton::clicked, this, &ShiftPanel::dismiss);
    auto *shortcut = new QShortcut(confirmKey(), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &ShiftPanel::confirm);
    connect(&m_duty, &DutyDesk::changed, this, &ShiftPanel::follow);
}

/// Somebody else may have taken the step meanwhile; another officer may sit here.
void ShiftPanel::follow()
{
    if (!isOpen())
        return;
    if (!m_duty.seat() || m_duty.seat()->officer != m_officer)
        dismiss();
    else if (newestOf(m_duty.shift()) != m_builtOf)
        build();
}

void ShiftPanel::openNow()
{
    if (!m_duty.seat() || isOpen())
        return;
    banner()->hide();
    build();
    open();
}

ShiftPanel::Step ShiftPanel::stepNow() const
{
    const ShiftView &view = m_duty.shift();
    if (!view.whyNotTakeOver)
        return Step::TakeOver;
    if (!view.whyNotHandOver)
        return Step::HandOver;
    return view.whyNotOpen ? Step::None : Step::Open;
}

void ShiftPanel::build()
{
    const ShiftView &view = m_duty.shift();
    const Step step = stepNow();
    const OfficerId officer = m_duty.seat()->officer;
    QJsonObject typed;
    if (m_form && m_form->isTouched() && step == m_step && officer == m_officer
        && newestOf(view) == m_builtOf)
        typed = m_form->typed();
    delete m_content;
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_themes.theme().px(14));
    body()->addWidget(m_content);
    m_builtOf = newestOf(view);
    m_officer = officer;
    m_step = step;
    setTitle(tr("Shift and handover"));
    setNote(unitText(view.centre, *m_duty.directory()));
    auto *summary = new ShiftSummary(m_themes, m_duty, m_content);
    column->addWidget(summary);
    m_form = makeForm();
    if (m_form)
        column->addWidget(m_form);
    else
        summary->addWhyNot();
    if (m_form && !typed.isEmpty())
        m_form->setTyped(typed);
    const QString labels[] = { {}, tr("Open the shift"), tr("Hand over"), tr("Take over") };
    m_confirm->setVisible(m_step != Step::None);
    m_confirm->setLabel(labels[int(m_step)]);
    m_close->setLabel(tr("Close"));
}

ShiftForm *ShiftPanel::makeForm()
{
    if (m_step == Step::None)
        return nullptr;
    if (m_step != Step::HandOver)
        return new RosterForm(m_themes, m_duty, m_content);
    auto *form = new HandoverForm(m_themes, m_duty, m_content);
    connect(form, &HandoverForm::failed, this,
        [this](const Error &error) { banner()->tell(Banner::Kind::Error, errorText(error)); });
    return form;
}

void ShiftPanel::confirm()
{
    if (m_busy || !m_form || !isOpen() || !m_form->check())
        return;
    m_busy = true;
    m_confirm->setEnabled(false);
    banner()->hide();
    QJsonObject args = m_form->args();
    const QString remark = m_form->remark();
    if (m_step != Step::TakeOver && !remark.isEmpty())
        args.insert(u"text"_s, remark);
    const K kind = m_step == Step::HandOver ? K::HandOver
        : m_step == Step::TakeOver          ? K::TakeOver
                                            : K::OpenShift;
    QFuture<ActOutcome> done = m_step == Step::HandOver ? m_duty.handOver(args)
        : m_step == Step::TakeOver                      ? m_duty.takeOver(remark, args)
                                                        : m_duty.open(args);
    whenAnswered(done, this, [this, kind](const ActOutcome &outcome) { answered(outcome, kind); });
}

void ShiftPanel::answered(const ActOutcome &outcome, OperationKind kind)
{
    m_busy = false;
    m_confirm->setEnabled(true);
    if (outcome) {
        m_builtOf = -1; // what was sent is not offered again
        dismiss();
    } else {
        banner()->tell(
            Banner::Kind::Error, failureText(outcome.error(), kind, *m_duty.directory()));
    }
}

void ShiftPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && isOpen())
        build();
    SheetPanel::changeEvent(event);
}

} // namespace shiyu
