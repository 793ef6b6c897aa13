#include "app/domain/suggestion.h"

#include "app/domain/workflow.h"
#include <algorithm>
#include <tuple>
#include <vector>

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

    /// `standing` is what ruling and list say for it: those with the same are equals.
    void add(const OrganizationId &unit, TaskRole role, DispatchBasis basis, int weight,
        const SuggestionReason &reason, int standing = 0)
    {
        if (!mayTask(m_directory, m_question.owner, unit))
            return;
        auto it = std::find_if(m_found.begin(), m_found.end(), [&](const Ranked &ranked) {
            return ranked.unit.unit == unit && ranked.unit.role == role;
        });
        if (it == m_found.end()) {
            m_found.push_back({ { unit, role, basis, 0, {}, {} }, 0, kNoRecord });
            it = m_found.end() - 1;
        }
        it->unit.weight += weight + standing;
        it->unit.reasons.append(reason);
        it->standing += standing;
        if (reason.by == SuggestedBy::Precedent)
            it->record = recordOf(reason);
    }

    QVector<UnitSuggestion> take()
    {
        std::stable_sort(m_found.begin(), m_found.end(), isBefore);
        QVector<UnitSuggestion> found;
        for (Ranked &ranked : m_found) {
            ranked.unit.lacking = lacking(ranked.unit);
            noteRecord(ranked);
        }
        for (Ranked &ranked : m_found)
            found.append(std::move(ranked.unit));
        return found;
    }

private:
    static constexpr int kNoRecord = 0;
    struct Ranked {
        UnitSuggestion unit;
        int standing = 0;
        int record = kNoRecord; ///< tenths of its like matters that were on time
    };

    /// One that was late as often as not is no merit: then habit speaks, as without a record.
    static int recordOf(const SuggestionReason &precedent)
    {
        constexpr int kTenths = 10;
        if (precedent.count < kRecordCases || 2 * precedent.onTime <= precedent.count)
            return kNoRecord;
        return (kTenths * precedent.onTime + precedent.count / 2) / precedent.count;
    }

    static bool isBefore(const Ranked &a, const Ranked &b)
    {
        const auto key = [](const Ranked &r) {
            return std::tuple(r.unit.role, -r.standing, -r.record, -r.unit.weight);
        };
        return key(a) < key(b);
    }

    /// Says so if the record put it before an equal that all else puts first.
    void noteRecord(Ranked &ranked) const
    {
        const bool decided = std::any_of(m_found.begin(), m_found.end(), [&](const Ranked &other) {
            return other.unit.role == ranked.unit.role && other.standing == ranked.standing
                && other.record < ranked.record && other.unit.weight >= ranked.unit.weight;
        });
        for (SuggestionReason &reason : ranked.unit.reasons)
            reason.decided = decided && reason.by == SuggestedBy::Precedent;
    }

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
    std::vector<Ranked> m_found;
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
    ranking.add(newest->unit, TaskRole::Lead, DispatchBasis::Designated, 0, reason, kRuling);
}

void addResponsibilities(
    Ranking &ranking, const Directory &directory, const SuggestionQuestion &question)
{
    int standing = kResponsibility;
    const ResponsibilityRule *before = nullptr;
    for (const ResponsibilityRule *rule :
        directory.responsibilities(question.category, question.region)) {
        // The closest region first, there the category before its major one; else equals.
        if (before && (rule->region != before->region || rule->category != before->category))
            standing /= 2;
        before = rule;
        const auto reason = because(SuggestedBy::Responsibility, rule->clause, rule->region);
        ranking.add(rule->lead, TaskRole::Lead, DispatchBasis::Function, 0, reason, standing);
        for (const OrganizationId &assist : rule->assists)
            ranking.add(assist, TaskRole::Assist, DispatchBasis::Function, 0, reason, standing);
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

/// Whose territory it is not can only be named for it.
void addNearby(Ranking &ranking, const Directory &directory, const SuggestionQuestion &question)
{
    for (const FieldUnit &unit : question.nearby) {
        const auto age = question.now - unit.positionAt;
        if (!unit.free || age > kFreshPosition)
            continue;
        SuggestionReason reason = because(SuggestedBy::Nearest);
        reason.name = unit.name;
        reason.metres = unit.metres;
        reason.at = unit.positionAt;
        const Organization *organization = directory.organization(unit.organization);
        const bool own = organization && directory.isWithin(question.region, organization->region);
        constexpr int kMetresAPoint = 10;
        ranking.add(unit.organization, TaskRole::Lead,
            own ? DispatchBasis::Territory : DispatchBasis::Designated,
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
    addNearby(ranking, directory, question);
    addTerritory(ranking, directory, question);
    return ranking.take();
}

} // namespace shiyu
