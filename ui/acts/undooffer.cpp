#include "ui/acts/undooffer.h"

#include "ui/acts/actkeys.h"
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
    const bool undo = mayBeRetracted(done);
    m_toast->tell(said, undo ? tr("Undo") : QString(), undo ? keyCapText(undoActKey()) : QString(),
        undo ? kUndoSeconds : kTellSeconds);
    m_offered = undo; // the toast before has expired by now
}

void UndoOffer::reconsider(const CaseView &view, const OfficerId &officer, Instant now)
{
    if (incident() != view.state.id || view.state.id.isEmpty())
        return;
    const std::optional<Refusal> why = whyNoRetract(view, m_retract, officer, now);
    if (!why)
        return;
    m_offered = false;
    m_toast->withdraw(
        tr("It cannot be taken back any more: %1.")
            .arg(refusalHint(asOfOwnAct(*why), OperationKind::Retract, *view.directory)),
        kTellSeconds);
}

void UndoOffer::tell(const QString &sentence)
{
    if (m_offered && m_toast->isVisible())
        m_toast->remark(sentence);
    else
        m_toast->tell(sentence, {}, {}, kTellSeconds);
}

void UndoOffer::fail(const QString &sentence)
{
    m_toast->tell(sentence, {}, {}, kTellSeconds);
    m_offered = false;
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

QString noUndoText(const CaseView &view, const OfficerId &officer, Instant now)
{
    const auto &record = view.state.record;
    const auto own = std::find_if(record.rbegin(), record.rend(), [&](const RecordEntry &entry) {
        return entry.actor == officer && !entry.struck && entry.kind != OperationKind::Retract
            && entry.kind != OperationKind::Report;
    });
    if (own == record.rend())
        return UndoOffer::tr("You have done nothing here that could be taken back.");
    const bool over = now - own->receivedAt > WorkflowSettings().undoWindow;
    const Refusal why { over ? RefusalCode::TooLate : RefusalCode::NotNewest, {} };
    return refusalText(why, OperationKind::Retract, *view.directory);
}

} // namespace shiyu
