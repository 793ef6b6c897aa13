#include "ui/acts/actsheet.h"

#include "app/services/whenanswered.h"
#include "ui/acts/actkeys.h"
#include "ui/acts/forms.h"
#include "ui/acts/mergeforms.h"
#include "ui/acts/undooffer.h"
#include "ui/text/enumtext.h"
#include "ui/text/errortext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/sheetpanel.h"
#include "widgets/themesource.h"
#include "widgets/typingreturn.h"

#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr int kToastGap = -6; ///< the foot of its shadow lies outside
constexpr int kWholeHost = 10'000; ///< px: wider than any screen, the host limits it

/// A review that sends back is told as that, not as the review that it is.
QString toldOf(const ActRequest &request, const ActForm &form)
{
    if (request.kind == OperationKind::Review && !request.args.value(u"approve"_s).toBool(true))
        return ActSheet::tr("returned for rework");
    return form.confirmText();
}

} // namespace

ActSheet::ActSheet(CasePort port, const ThemeSource &themes, QWidget *host, QWidget *toastHost)
    : QObject(host)
    , m_port(std::move(port))
    , m_themes(themes)
    , m_host(host)
    , m_panel(new SheetPanel(themes, {}, host))
    , m_undo(new UndoOffer(themes, toastHost ? toastHost : host,
          toastHost ? std::optional(kToastGap) : std::nullopt, this))
{
    makePanel();
    connect(m_undo, &UndoOffer::retractRequested, this,
        [this](const ActRequest &retract) { send(retract, tr("Taken back.")); });
}

void ActSheet::makePanel()
{
    m_confirm = m_panel->addFooterButton({}, true, keyCapText(confirmKey()));
    m_cancel = m_panel->addFooterButton({}, false, u"Esc"_s);
    connect(m_confirm, &ActionButton::clicked, this, &ActSheet::confirm);
    connect(m_cancel, &ActionButton::clicked, this, [this] {
        keepDraft();
        m_panel->dismiss();
    });
    connect(m_panel, &SheetPanel::closeRequested, this, &ActSheet::keepDraft);
    auto *shortcut = new QShortcut(confirmKey(), m_panel);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &ActSheet::confirm);
    m_panel->banner()->setClosable(true);
    connect(m_panel->banner(), &Banner::actionRequested, this, &ActSheet::discardDraft);
    new TypingReturn(m_panel);
    connect(m_panel, &Overlay::dismissed, this, [this] { setPlacing(false); });
    retranslate();
}

void ActSheet::retranslate()
{
    m_cancel->setLabel(tr("Cancel"));
}

void ActSheet::setCase(std::shared_ptr<const CaseView> view, const Seat &seat)
{
    if (m_seat.officer != seat.officer)
        forgetOfficer();
    const bool another = !m_view || !view || m_view->state.id != view->state.id;
    if (another)
        clear();
    m_view = std::move(view);
    m_seat = seat;
    if (!m_view)
        return;
    if (another)
        m_undo->lookAt(m_view->state.id);
    reconsiderUndo(*m_view);
}

IncidentId ActSheet::undoable() const
{
    return m_undo->incident();
}

void ActSheet::reconsiderUndo(const CaseView &view)
{
    m_undo->reconsider(view, m_seat.officer, m_port.now());
}

void ActSheet::clear()
{
    keepDraft();
    closeForm();
    m_view.reset();
    m_undo->lookAt({});
}

void ActSheet::closeForm()
{
    ++m_generation;
    setBusy(false);
    m_panel->dismiss();
    if (m_form)
        m_form->deleteLater();
    m_form = nullptr;
}

void ActSheet::forgetOfficer()
{
    closeForm();
    m_undo->forget();
}

void ActSheet::focusForm()
{
    if (!isOpen() || !m_form)
        return;
    if (QWidget *last = m_form->focusWidget())
        last->setFocus(Qt::OtherFocusReason);
    else
        m_panel->setFocus(Qt::OtherFocusReason);
}

void ActSheet::keepDraft()
{
    const ActForm *form = m_form;
    if (form && form->isTouched() && m_port.keepDraft)
        m_port.keepDraft(draftKey(), form->draft());
}

/// What he typed here before.
void ActSheet::takeDraft()
{
    const QJsonObject draft = m_port.draft ? m_port.draft(draftKey()) : QJsonObject();
    if (draft.isEmpty())
        return;
    m_form->setDraft(draft);
    m_panel->banner()->tell(
        Banner::Kind::Info, tr("What you typed here before is back."), tr("Start anew"));
}

void ActSheet::discardDraft()
{
    ActForm *form = m_form;
    if (!form || m_busy)
        return;
    form->setTouched(false);
    m_port.keepDraft(draftKey(), {});
    const PlannedAct act = m_formAct;
    start(act);
}

bool ActSheet::isOpen() const
{
    return m_panel->isOpen();
}

void ActSheet::start(const PlannedAct &act)
{
    if (!m_view || m_busy)
        return;
    if (isAtOnce(act.kind) && act.tasks.size() <= 1) {
        ActRequest request;
        request.incident = m_view->state.id;
        request.kind = act.kind;
        request.seen = m_view->state.lastSeq;
        if (!act.tasks.isEmpty())
            request.args.insert(u"task"_s, act.tasks.first());
        send(request, tr("Done: %1").arg(actText(act.kind)));
        return;
    }
    keepDraft();
    if (m_form) {
        m_form->hide(); // or its fields would still get the focus, and take it with them
        m_form->deleteLater();
    }
    ActForm *form = makeActForm({ m_view, m_seat, act.kind, act.tasks, m_port }, m_themes, nullptr);
    form->setTouched(false); // by what it filled in itself
    m_form = form;
    m_formCase = m_view->state.id;
    m_formAct = act;
    showForm(form);
}

void ActSheet::showForm(ActForm *form)
{
    m_panel->body()->addWidget(form);
    m_panel->banner()->hide();
    m_panel->setTitle(form->title());
    m_panel->setNote(m_view->state.title);
    m_panel->setPanelWidth(kWholeHost); // a strip of the case beside it would tell nothing
    const auto label = [this, form] { m_confirm->setLabel(form->confirmText()); };
    connect(form, &ActForm::edited, this, label);
    label();
    takeDraft();
    connect(form, &ActForm::edited, this, &ActSheet::keepDraft);
    m_panel->open();
    connect(form, &ActForm::placeChanged, this, &ActSheet::placeChanged);
    setPlacing(form->takesPlace());
}

void ActSheet::confirm()
{
    const ActForm *form = m_form;
    if (!form || m_busy || !isOpen() || !m_form->check())
        return;
    const ActRequest request = form->request();
    const QString said = tr("Done: %1").arg(toldOf(request, *form));
    setBusy(true);
    follow(form->perform(), request.kind, said, draftKey());
}

void ActSheet::merge(const IncidentId &into)
{
    if (!m_view || m_busy)
        return;
    setBusy(true);
    follow(m_port.merge(mergeRequest(*m_view, into)), OperationKind::Merge,
        tr("Done: %1").arg(actText(OperationKind::Merge)));
}

void ActSheet::undo()
{
    if (!m_busy && !m_undo->undo() && m_view)
        m_undo->offerAnew(*m_view, m_seat.officer, m_port.now());
}

void ActSheet::tell(const QString &sentence)
{
    m_undo->tell(sentence);
}

void ActSheet::send(const ActRequest &request, const QString &said)
{
    setBusy(true);
    follow(m_port.act(request), request.kind, said);
}

void ActSheet::follow(const QFuture<ActOutcome> &future, OperationKind kind, const QString &said,
    const ActDraftKey &draft)
{
    const int generation = m_generation;
    whenAnswered(QFuture<ActOutcome>(future), this,
        [this, generation, kind, said, draft](const ActOutcome &done) {
            const bool current = generation == m_generation;
            if (current)
                setBusy(false);
            // What was written is told even if another case is open by now.
            if (done) {
                if (m_port.keepDraft && !draft.incident.isEmpty())
                    m_port.keepDraft(draft, {});
                succeeded(*done, said);
            } else if (current) {
                failed(done.error(), kind);
            } else if (m_view) {
                tell(failureText(done.error(), kind, *m_view->directory));
            }
        });
}

void ActSheet::succeeded(const ActDone &done, const QString &said)
{
    ActForm *form = m_form;
    if (m_view && m_view->state.id == done.incident && isOpen() && form
        && form->kind() == done.kind) {
        form->deleteLater();
        m_form = nullptr;
        m_panel->dismiss();
    }
    m_undo->follow(done, said);
    Q_EMIT performed(done);
}

void ActSheet::failed(const ActFailure &failure, OperationKind kind)
{
    const QString sentence = failureText(failure, kind, *m_view->directory);
    if (!isOpen() || !m_form) {
        tell(sentence); // what was offered before still is
        return;
    }
    const Refusal *refusal = std::get_if<Refusal>(&failure);
    if (!refusal || !m_form->showRefusal(*refusal))
        m_panel->banner()->tell(Banner::Kind::Error, sentence);
}

void ActSheet::setPlace(LonLat at)
{
    if (ActForm *form = m_placing ? m_form.data() : nullptr)
        form->setPlace(at);
}

void ActSheet::setPlacing(bool placing)
{
    if (placing == m_placing)
        return;
    m_placing = placing;
    Q_EMIT placingChanged(placing);
    if (!placing)
        Q_EMIT placeChanged(std::nullopt);
}

void ActSheet::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    if (m_form)
        m_form->setEnabled(!busy);
    m_confirm->setEnabled(!busy);
    if (busy)
        m_confirm->setLabel(tr("Working…"));
    else if (m_form)
        m_confirm->setLabel(m_form->confirmText());
    Q_EMIT busyChanged(busy);
}

} // namespace shiyu
