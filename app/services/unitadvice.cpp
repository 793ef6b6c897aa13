#include "app/services/unitadvice.h"

#include <algorithm>

namespace shiyu {
namespace {

UnitChoice choiceOf(const UnitSuggestion &suggestion)
{
    UnitChoice choice { suggestion.unit, suggestion.role, suggestion.basis, {}, 0, -1, true };
    for (const SuggestionReason &reason : suggestion.reasons) {
        switch (reason.by) {
        case SuggestedBy::Ruling:
        case SuggestedBy::Responsibility:
            choice.clause = choice.clause.isEmpty() ? reason.clause : choice.clause;
            break;
        case SuggestedBy::Precedent:
            choice.precedents = reason.count;
            choice.onTime = reason.onTime;
            choice.byRecord = reason.decided;
            break;
        case SuggestedBy::Nearest:
            choice.metresToNearestFree = reason.metres;
            break;
        case SuggestedBy::Territory:
        case SuggestedBy::Fallback:
            break;
        }
    }
    return choice;
}

} // namespace

QVector<UnitChoice> adviseUnits(
    const Directory &directory, const Seat &seat, const SuggestionQuestion &question)
{
    QVector<UnitChoice> choices;
    for (const UnitSuggestion &suggestion : suggestUnits(directory, question))
        choices.append(choiceOf(suggestion));
    const auto known = [&choices](const OrganizationId &unit) {
        return std::any_of(choices.begin(), choices.end(),
            [&unit](const UnitChoice &choice) { return choice.unit == unit; });
    };
    for (const Organization &unit : directory.data().organizations) {
        const bool serves
            = question.region.isEmpty() || directory.isWithin(question.region, unit.region);
        const bool below = directory.isSuperior(seat.organization, unit.id);
        if (!serves || known(unit.id) || unit.id == seat.organization
            || !(below || seat.isCentre()))
            continue;
        const DispatchBasis basis
            = unit.kind == OrgKind::Centre ? DispatchBasis::Territory : DispatchBasis::Function;
        choices.append({ unit.id, TaskRole::Lead, basis, {}, 0, -1, false });
    }
    return choices;
}

} // namespace shiyu
