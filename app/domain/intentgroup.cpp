#include "app/domain/intentgroup.h"

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
    if (intents.size() != 2)
        return false;
    const Intent &a = intents.first();
    const Intent &b = intents.last();
    return !a.group.isEmpty() && a.group == b.group && a.id != b.id && a.subject != b.subject
        && counterpart(a.kind) == b.kind && a.kind != b.kind && names(a, b) && names(b, a);
}

} // namespace shiyu
