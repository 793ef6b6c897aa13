#include "ui/acts/actkeys.h"

#include <algorithm>

namespace shiyu {
namespace {

using K = OperationKind;

// Frequent acts have a plain letter, from their pinyin or English where it was free; the rare ones
// Shift and a letter. A key appears once: the test looks.
constexpr ActKey kKeys[] = {
    // intake
    { K::Accept, "A" },
    { K::Answer, "Y" },
    { K::Edit, "E" },
    { K::Note, "M" },
    { K::Merge, "Shift+M" },
    { K::Unmerge, "Shift+U" },
    { K::Guide, "Shift+G" },
    { K::Decline, "Shift+D" },
    { K::Relocate, "Shift+L" },
    { K::Attach, "Shift+A" },
    { K::TransferOut, "Shift+X" },
    { K::ReceiveBack, "Shift+Y" },
    // dispatch
    { K::Dispatch, "D" },
    { K::Assign, "F" },
    { K::Acknowledge, "Q" },
    { K::Contact, "C" },
    { K::Arrive, "B" },
    { K::SendBack, "U" },
    { K::Transfer, "Shift+T" },
    { K::Withdraw, "Shift+W" },
    { K::Arbitrate, "Shift+B" },
    { K::Waive, "Shift+V" },
    // work
    { K::Progress, "P" },
    { K::Submit, "T" },
    { K::Review, "V" },
    { K::Reply, "H" },
    { K::Complete, "O" },
    // time
    { K::Request, "X" },
    { K::Approve, "G" },
    { K::Deny, "Shift+N" },
    { K::Suspend, "Shift+P" },
    { K::Resume, "Shift+R" },
    { K::Shelve, "Shift+H" },
    { K::WriteOff, "Shift+K" },
    // end
    { K::Verify, "I" },
    { K::FollowUp, "W" },
    { K::Close, "Z" },
    { K::Rework, "Shift+Q" },
    { K::SecondRound, "Shift+2" },
    { K::Judge, "Shift+J" },
    { K::Terminate, "Shift+Z" },
    { K::Reopen, "Shift+O" },
    // around
    { K::Remind, "R" },
    { K::Propose, "S" },
    { K::Escalate, "Shift+E" },
    { K::Whistle, "Shift+S" },
    { K::Rate, "Shift+1" },
    { K::Receipt, "Shift+C" },
    { K::Confer, "Shift+3" },
    { K::Instruct, "Shift+I" },
    { K::FormTaskForce, "Shift+F" },
    { K::Strike, "Del" },
    // supervision, in the order in which they follow; the letters are used up
    { K::Issue, "5" },
    { K::Reject, "6" },
    { K::Sign, "7" },
    { K::Rectify, "8" },
    { K::Conclude, "9" },
};

} // namespace

std::span<const ActKey> actKeys()
{
    return kKeys;
}

QKeySequence actKey(OperationKind kind)
{
    const auto it = std::find_if(
        std::begin(kKeys), std::end(kKeys), [kind](const ActKey &key) { return key.kind == kind; });
    return it == std::end(kKeys) ? QKeySequence() : QKeySequence(QString::fromLatin1(it->keys));
}

std::optional<OperationKind> actOfKey(const QKeySequence &keys)
{
    for (const ActKey &key : kKeys) {
        if (keys == QKeySequence(QString::fromLatin1(key.keys)))
            return key.kind;
    }
    return std::nullopt;
}

QKeySequence moreActsKey()
{
    return QKeySequence(Qt::Key_Period);
}

QKeySequence undoActKey()
{
    return QKeySequence(Qt::CTRL | Qt::Key_Z);
}

QKeySequence confirmKey()
{
    return QKeySequence(Qt::CTRL | Qt::Key_Return);
}

QString keyCapText(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::PortableText);
    text.replace(QStringLiteral("Return"), QStringLiteral("Enter"));
    if (text.size() > 1)
        text.replace(QLatin1Char('+'), QLatin1Char(' '));
    return text;
}

} // namespace shiyu
