#pragma once
#include "app/domain/directory.h"
#include "app/domain/task.h"

namespace shiyu {

/// How many like matters (category, region) a unit led lately, and how many of them on time.
struct Precedent {
    OrganizationId lead;
    int led = 0;
    int onTime = 0; ///< -1: not known
};

/// A ruling of a superior: serves as precedent for its category inside its region.
struct Ruling {
    CategoryId category;
    RegionCode region;
    OrganizationId unit;
    QString clause;
    Instant at {};
};

/// A handling unit in the field, of an organisation.
struct FieldUnit {
    OrganizationId organization;
    QString name;
    int metres = 0; ///< from the matter
    bool free = true;
    Instant positionAt {};
};

/// Positions older than this are left out.
inline constexpr std::chrono::minutes kFreshPosition { 30 };
/// So many like matters make an on-time record; with fewer it is chance.
inline constexpr int kRecordCases = 10;

struct SuggestionQuestion {
    OrganizationId owner; ///< who would dispatch
    CategoryId category;
    RegionCode region;
    Instant now {};
    QVector<Precedent> precedents;
    QVector<Ruling> rulings;
    QVector<FieldUnit> nearby;
};

enum class SuggestedBy {
    Ruling, ///< clause, at
    Responsibility, ///< clause, region: the list's entry holds there
    Precedent, ///< count of `of` like matters, onTime, decided
    Nearest, ///< name, metres
    Territory, ///< region: the centre under the owner that leads it
    Fallback, ///< takes what nobody owns
};

/// One reason as data; which members are set stands at SuggestedBy.
struct SuggestionReason {
    SuggestedBy by = SuggestedBy::Responsibility;
    QString clause {};
    QString name {};
    RegionCode region {};
    int count = 0, of = 0, onTime = 0, metres = 0;
    Instant at {};
    bool decided = false; ///< the on-time record put it before an equal

    friend bool operator==(const SuggestionReason &, const SuggestionReason &) = default;
};

enum class Lacking {
    Signer, ///< nobody there may sign for a task
    Reviewer, ///< nobody there may sign an answer
    Phone,
    Clause, ///< no entry of the responsibility list speaks for it
};

struct UnitSuggestion {
    OrganizationId unit;
    TaskRole role = TaskRole::Lead;
    DispatchBasis basis = DispatchBasis::Function;
    int weight = 0; ///< for the order alone
    QVector<SuggestionReason> reasons;
    QVector<Lacking> lacking;
};

/// Who might lead, best first, then who might assist. Only units that the owner may task. Offline
/// and pure; nothing is suggested without a reason. A ruling goes before the list, the list before
/// habit, habit before nearness; the fallback unit comes last. Among those for whom ruling and list
/// speak alike, a unit that had most of at least kRecordCases like matters on time goes first, the
/// better rate (in tenths: a case more or less is chance) before the worse.
QVector<UnitSuggestion> suggestUnits(
    const Directory &directory, const SuggestionQuestion &question);

} // namespace shiyu
