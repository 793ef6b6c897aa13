#include "app/domain/intentgroup.h"

#include <QSet>
#include <algorithm>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

/// True if `act` (merge, absorb, release) names the other one's case; unmerge names none.
bool names(const Intent &act, const Intent &other)
{
    if (act.kind == K::Unmerge)
        return true;
    const auto key = act.kind == K::Merge ? "into"_L1 : "sourceCase"_L1;
    return act.args[key].toString() == other.subject.id;
}

bool isPair(const Intent &a, const Intent &b)
{
    return a.id != b.id && a.subject != b.subject && counterpart(a.kind) == b.kind
        && a.kind != b.kind && names(a, b) && names(b, a);
}

bool isAnswerToAll(const QVector<Intent> &intents)
{
    if (intents.size() > kMostInGroup
        || (intents.first().kind != K::Close && intents.first().kind != K::Reply))
        return false;
    QSet<QString> ids, cases;
    for (const Intent &intent : intents) {
        ids.insert(intent.id.toString());
        cases.insert(intent.subject.id);
    }
    return ids.size() == intents.size() && cases.size() == intents.size()
        && std::all_of(intents.begin() + 1, intents.end(),
            [](const Intent &intent) { return intent.kind == K::Reply; });
}

bool isNextShift(const QVector<Intent> &intents)
{
    return intents.size() == 2 && intents.first().id != intents.last().id
        && intents.first().kind == K::TakeOver && intents.last().kind == K::OpenShift
        && intents.first().subject.kind == SubjectKind::Shift
        && intents.last().subject.kind == SubjectKind::Shift
        && intents.first().subject.id != intents.last().subject.id;
}

} // namespace

K counterpart(K kind)
{
    switch (kind) {
    case K::Merge:
        return K::Absorb;
    case K::Absorb:
        return K::Merge;
    case K::Unmerge:
        return K::Release;
    case K::Release:
        return K::Unmerge;
    default:
        return kind;
    }
}

bool fitTogether(const QVector<Intent> &intents)
{
    if (intents.size() == 1)
        return intents.first().group.isEmpty()
            && counterpart(intents.first().kind) == intents.first().kind;
    const QString group = intents.isEmpty() ? QString() : intents.first().group;
    if (group.isEmpty()
        || !std::all_of(intents.begin(), intents.end(),
            [&group](const Intent &intent) { return intent.group == group; }))
        return false;
    return (intents.size() == 2 && isPair(intents.first(), intents.last()))
        || isAnswerToAll(intents) || isNextShift(intents);
}

} // namespace shiyu
