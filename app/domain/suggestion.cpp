#include "app/domain/suggestion.h"

#include "app/domain/workflow.h"
#include <algorithm>

namespace shiyu {
namespace {

// Each kind of reason outweighs all that follow; inside a kind the closer or more frequent wins.
constexpr int kRuling = 100'000;
constexpr int kResponsibility = 10'000;
constexpr int kPrecedent = 1'000; // times the share of like matters
constexpr int kNearest = 500; // less a point every 10 m
constexpr int kTerritory = 100;
constexpr int kFallback = 10;

class Ranking {
public:
    Ranking(const Directory &directory, const SuggestionQuestion &question)
        : m_directory(directory)
        , m_question(question)
    {
    }

    void add(const OrganizationId &unit, TaskRole role, DispatchBasis basis, int weight,
        const SuggestionReason &reason)
    {
        if (!mayTask(m_directory, m_question.owner, unit))
            return;
        auto it = std::find_if(m_found.begin(), m_found.end(),
            [&](const UnitSuggestion &s) { return s.unit == unit && s.role == role; });
        if (it == m_found.end()) {
            m_found.append({ unit, role, basis, 0, {}, {} });
            it = m_found.end() - 1;
        }
        it->weight += weight;
        it->reasons.append(reason);
    }

    QVector<UnitSuggestion> take()
    {
        for (UnitSuggestion &suggestion : m_found)
            suggestion.lacking = lacking(suggestion);
        std::stable_sort(m_found.begin(), m_found.end(), [](const auto &a, const auto &b) {
            return a.role != b.role ? a.role < b.role : a.weight > b.weight;
        });
        return std::move(m_found);
    }

private:
    QVector<Lacking> lacking(const UnitSuggestion &suggestion) const
    {
        Rights rights;
        for (const Officer *officer : m_directory.officersOf(suggestion.unit))
            rights = rights | m_directory.rights(officer->id);
        QVector<Lacking> missing;
        if (!rights.intersects({ Right::Sign, Right::Dispatch }))
            missing.append(Lacking::Signer);
        if (!rights.contains(Right::Review))
            missing.append(Lacking::Reviewer);
        if (m_directory.organization(suggestion.unit)->phone.isEmpty())
            missing.append(Lacking::Phone);
        const bool clause = std::any_of(suggestion.reasons.begin(), suggestion.reasons.end(),
            [](const SuggestionReason &r) { return !r.clause.isEmpty(); });
        if (!clause)
            missing.append(Lacking::Clause);
        return missing;
    }

    const Directory &m_directory;
    const SuggestionQuestion &m_question;
    QVector<UnitSuggestion> m_found;
};

SuggestionReason because(SuggestedBy by, const QString &clause = {}, const RegionCode &region = {})
{
    SuggestionReason reason;
    reason.by = by;
    reason.clause = clause;
    reason.region = region;
    return reason;
}

void addRulings(Ranking &ranking, const Directory &directory, const SuggestionQuestion &question)
{
    const Ruling *newest = nullptr;
    for (const Ruling &ruling : question.rulings) {
        if (ruling.category == question.category
            && directory.isWithin(question.region, ruling.region)
            && (!newest || ruling.at > newest->at))
            newest = &ruling;
    }
    if (!newest)
        return;
    SuggestionReason reason = because(SuggestedBy::Ruling, newest->clause, newest->region);
    reason.at = newest->at;
    ranking.add(newest->unit, TaskRole::Lead, DispatchBasis::Designated, kRuling, reason);
}

void addResponsibilities(
    Ranking &ranking, const Directory &directory, const SuggestionQuestion &question)
{
    int weight = kResponsibility;
    for (const ResponsibilityRule *rule :
        directory.responsibilities(question.category, question.region)) {
        const auto reason = because(SuggestedBy::Responsibility, rule->clause, rule->region);
        ranking.add(rule->lead, TaskRole::Lead, DispatchBasis::Function, weight, reason);
        for (const OrganizationId &assist : rule->assists)
            ranking.add(assist, TaskRole::Assist, DispatchBasis::Function, weight, reason);
        weight /= 2; // the closest region first
    }
}

void addPrecedents(Ranking &ranking, const SuggestionQuestion &question)
{
    int of = 0;
    for (const Precedent &precedent : question.precedents)
        of += std::max(0, precedent.led);
    for (const Precedent &precedent : question.precedents) {
        if (precedent.led <= 0)
            continue;
        SuggestionReason reason = because(SuggestedBy::Precedent);
        reason.count = precedent.led;
        reason.of = of;
        reason.onTime = precedent.onTime;
        ranking.add(precedent.lead, TaskRole::Lead, DispatchBasis::Function,
            static_cast<int>(qint64 { kPrecedent } * precedent.led / of), reason);
    }
}

void addNearby(Ranking &ranking, const SuggestionQuestion &question)
{
    for (const FieldUnit &unit : question.nearby) {
        const auto age = question.now - unit.positionAt;
        if (!unit.free || age > kFreshPosition)
            continue;
        SuggestionReason reason = because(SuggestedBy::Nearest);
        reason.name = unit.name;
        reason.metres = unit.metres;
        reason.at = unit.positionAt;
        constexpr int kMetresAPoint = 10;
        ranking.add(unit.organization, TaskRole::Lead, DispatchBasis::Territory,
            std::max(1, kNearest - unit.metres / kMetresAPoint), reason);
    }
}

/// The centre directly under the owner that leads the matter's territory, and the fallback unit.
void addTerritory(Ranking &ranking, const Directory &directory, const SuggestionQuestion &question)
{
    for (const Organization &unit : directory.data().organizations) {
        if (!directory.isWithin(question.region, unit.region))
            continue;
        if (unit.kind == OrgKind::Centre && unit.superior == question.owner)
            ranking.add(unit.id, TaskRole::Lead, DispatchBasis::Territory, kTerritory,
                because(SuggestedBy::Territory, {}, unit.region));
        if (unit.fallback)
            ranking.add(unit.id, TaskRole::Lead, DispatchBasis::Fallback, kFallback,
                because(SuggestedBy::Fallback, {}, unit.region));
    }
}

} // namespace

QVector<UnitSuggestion> suggestUnits(const Directory &directory, const SuggestionQuestion &question)
{
    Ranking ranking(directory, question);
    addRulings(ranking, directory, question);
    addResponsibilities(ranking, directory, question);
    addPrecedents(ranking, question);
    addNearby(ranking, question);
    addTerritory(ranking, directory, question);
    return ranking.take();
}

} // namespace shiyu
