#include "ui/acts/undooffer.h"

#include "ui/acts/actkeys.h"
#include "widgets/themesource.h"
#include "widgets/toast.h"

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr int kUndoSeconds = 60; ///< WorkflowSettings::undoWindow
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

void UndoOffer::undo()
{
    if (m_offered)
        m_toast->undo();
}

void UndoOffer::forget()
{
    m_toast->expire();
}

} // namespace shiyu
