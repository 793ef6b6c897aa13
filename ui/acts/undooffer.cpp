#include "ui/acts/undooffer.h"

#include "ui/acts/actkeys.h"
#include "ui/text/enumtext.h"
#include "ui/text/refusaltext.h"
#include "widgets/themesource.h"
#include "widgets/toast.h"
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr int kUndoSeconds = std::chrono::seconds(WorkflowSettings().undoWindow).count();
constexpr int kTellSeconds = 6;

/// Acts on two cases are taken back by their opposite; a retract by nothing; a free act is struck
/// out in the record.
bool mayBeRetracted(const ActDone &done)
{
    if (done.kind == OperationKind::Retract)
        return false;
    if (done.other)
        return true;
    const auto &kept = done.after.undo;
    return kept && kept->since.first().intent.id == done.intent
        && kept->since.first().intent.group.isEmpty() && kept->before.exists();
}

const RecordEntry *entryOf(const QVector<RecordEntry> &record, const QString &intent)
{
    const auto it = std::find_if(record.begin(), record.end(),
        [&intent](const RecordEntry &entry) { return entry.intent.toString() == intent; });
    return it == record.end() ? nullptr : &*it;
}

const SupervisionView *supervisionOf(const CaseView &view, const Subject &subject)
{
    const auto it = std::find_if(view.supervisions.begin(), view.supervisions.end(),
        [&subject](const SupervisionView &s) { return s.state.id == subject.id; });
    return it == view.supervisions.end() ? nullptr : &*it;
}

/// Why the rules would not take the act back. Nothing also where the view does not know it yet.
std::optional<Refusal> whyNoRetract(
    const CaseView &view, const ActRequest &retract, const OfficerId &officer, Instant now)
{
    const QString target = retract.args["target"_L1].toString();
    const Context context { *view.directory, now, 1, {}, nullptr, nullptr, {} };
    if (!retract.other) {
        if (!entryOf(view.state.record, target))
            return std::nullopt;
        const auto &kept = view.state.undo;
        if (kept && kept->since.first().intent.id.toString() != target)
            return Refusal { RefusalCode::NotNewest, {} };
        return whyNot(OperationKind::Retract, view.state, 0, officer, context);
    }
    const SupervisionView *of = supervisionOf(view, *retract.other);
    if (!of || !entryOf(of->state.head.record, target))
        return std::nullopt;
    return whyNotSupervision(OperationKind::Retract, of->state, officer, context);
}

/// The newest act is somebody else's: what follows from it for the officer's own.
Refusal asOfOwnAct(const Refusal &why)
{
    return why.code == RefusalCode::NotOwn ? Refusal { RefusalCode::NotNewest, {} } : why;
}

/// His newest act that stands; to have reported the case is none that he could miss.
const RecordEntry *newestOf(const QVector<RecordEntry> &record, const OfficerId &officer)
{
    const auto it = std::find_if(record.rbegin(), record.rend(), [&](const RecordEntry &entry) {
        return entry.actor == officer && !entry.struck && entry.kind != OperationKind::Retract
            && entry.kind != OperationKind::Report;
    });
    return it == record.rend() ? nullptr : &*it;
}

/// The act on two cases that undoes one on two cases.
std::optional<OperationKind> oppositeOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Merge:
    case OperationKind::Absorb:
        return OperationKind::Unmerge;
    case OperationKind::Unmerge:
    case OperationKind::Release:
        return OperationKind::Merge;
    default:
        return std::nullopt;
    }
}

/// No retract concerns it: a free act, and one that made the case.
bool isNeverRetracted(OperationKind kind)
{
    const WorkflowRow *row = workflowRow(kind);
    return !row || row->conflict == Conflict::Free || row->from.isEmpty();
}

/// It went together with acts on other cases, as an answer to the reporters of all that were
/// merged.
bool wentTogether(const Incident &state, const RecordEntry &entry)
{
    const Intent *newest = state.undo ? &state.undo->since.first().intent : nullptr;
    return newest && newest->id == entry.intent && !newest->group.isEmpty();
}

/// Of those, what the rules let its author strike out in the record.
constexpr EnumSet<OperationKind> kStruckOut { OperationKind::Note, OperationKind::Progress,
    OperationKind::Attach, OperationKind::Confer };

} // namespace

UndoOffer::UndoOffer(
    const ThemeSource &themes, QWidget *host, std::optional<int> gap, QObject *parent)
    : QObject(parent)
    , m_toast(new Toast(themes, host))
{
    if (gap) {
        m_toast->setGap(*gap);
        m_toast->setMakesRoom(true); // a minute long
    }
    connect(m_toast, &Toast::undoRequested, this, [this] {
        if (std::exchange(m_offered, false))
            Q_EMIT retractRequested(m_retract);
    });
    connect(m_toast, &Toast::expired, this, [this] { m_offered = false; });
}

void UndoOffer::follow(const ActDone &done, const QString &said)
{
    m_retract = {};
    m_retract.incident = done.incident;
    m_retract.kind = OperationKind::Retract;
    m_retract.args = { { u"target"_s, done.intent.toString() } };
    m_retract.seen = done.after.lastSeq;
    m_retract.other = done.other;
    m_number = done.after.number.isEmpty() ? done.after.deviceTag : done.after.number;
    if (mayBeRetracted(done))
        return offer(said, kUndoSeconds);
    say(said, kTellSeconds, {}, {});
    m_offered = false;
}

void UndoOffer::say(const QString &said, int seconds, const QString &undo, const QString &keyText)
{
    m_said = said;
    m_toast->tell(saidText(), undo, keyText, seconds);
}

void UndoOffer::offer(const QString &said, int seconds)
{
    say(said, seconds, tr("Undo"), keyCapText(undoActKey()));
    m_offered = true; // the toast before has expired by now
}

void UndoOffer::reconsider(const CaseView &view, const OfficerId &officer, Instant now)
{
    if (incident() != view.state.id || view.state.id.isEmpty())
        return;
    const std::optional<Refusal> why = whyNoRetract(view, m_retract, officer, now);
    if (!why)
        return;
    const QString hint = refusalHint(asOfOwnAct(*why), OperationKind::Retract, *view.directory);
    m_offered = false;
    m_toast->withdraw(tr("It cannot be taken back any more: %1.").arg(hint), kTellSeconds);
}

bool UndoOffer::isElsewhere() const
{
    return m_shown != m_retract.incident;
}

QString UndoOffer::saidText() const
{
    return isElsewhere() ? tr("%1 · %2", "number, what was done").arg(m_number, m_said) : m_said;
}

void UndoOffer::lookAt(const IncidentId &shown)
{
    m_shown = shown;
    if (!m_said.isEmpty() && m_toast->secondsLeft() > 0)
        m_toast->restate(saidText());
}

void UndoOffer::tell(const QString &sentence)
{
    if (m_offered && m_toast->isVisible())
        return m_toast->remark(sentence);
    m_said.clear();
    m_toast->tell(sentence, {}, {}, kTellSeconds);
}

bool UndoOffer::undo()
{
    const bool offered = m_offered;
    if (offered)
        m_toast->undo();
    return offered;
}

void UndoOffer::forget()
{
    m_toast->expire();
}

void UndoOffer::offerAnew(const CaseView &view, const OfficerId &officer, Instant now)
{
    const RecordEntry *own = newestOf(view.state.record, officer);
    if (!own)
        return tell(tr("You have done nothing here that could be taken back."));
    if (const QString why = noUndoText(*own, view, officer, now); !why.isEmpty())
        return tell(why);
    m_retract = {};
    m_retract.incident = view.state.id;
    m_retract.kind = OperationKind::Retract;
    m_retract.args = { { u"target"_s, own->intent.toString() } };
    m_retract.seen = view.state.lastSeq;
    m_number = view.state.number.isEmpty() ? view.state.deviceTag : view.state.number;
    const auto gone = std::chrono::duration_cast<std::chrono::seconds>(now - own->receivedAt);
    offer(tr("“%1” can still be taken back.").arg(actText(own->kind)),
        std::clamp(kUndoSeconds - int(gone.count()), 1, kUndoSeconds));
}

QString UndoOffer::noUndoText(
    const RecordEntry &own, const CaseView &view, const OfficerId &officer, Instant now)
{
    if (const auto opposite = oppositeOf(own.kind))
        return tr("“%1” is undone by “%2”.").arg(actText(own.kind), actText(*opposite));
    if (isNeverRetracted(own.kind) || wentTogether(view.state, own)) {
        return kStruckOut.contains(own.kind)
            ? tr("“%1” is not undone; use “%2” to strike it out in the record.")
                  .arg(actText(own.kind), actText(OperationKind::Strike))
            : tr("“%1” is not undone once it is in the record.").arg(actText(own.kind));
    }
    const auto refused = [&view](const Refusal &why) {
        return refusalText(why, OperationKind::Retract, *view.directory);
    };
    if (now - own.receivedAt > WorkflowSettings().undoWindow)
        return refused({ RefusalCode::TooLate, {} });
    ActRequest retract;
    retract.args = { { u"target"_s, own.intent.toString() } };
    const std::optional<Refusal> why = whyNoRetract(view, retract, officer, now);
    return why ? refused(asOfOwnAct(*why)) : QString();
}

} // namespace shiyu
