#include "ui/command/unitmatches.h"

#include "app/services/caseparts.h"
#include "app/services/queueservice.h"
#include <algorithm>

namespace shiyu {
namespace {

enum class Fit { Whole, Part, Sound, None };

Fit fitOf(const Organization &unit, const QString &typed, const NamesPtr &names)
{
    Fit best = Fit::None;
    for (const QString &name : { unit.shortName, unit.name }) {
        if (name == typed)
            return Fit::Whole;
        if (name.contains(typed, Qt::CaseInsensitive))
            best = Fit::Part;
        else if (best == Fit::None && names && names->fits(name, typed))
            best = Fit::Sound;
    }
    return best;
}

} // namespace

QVector<OrganizationId> unitsMeant(const IncidentRow &row, const QString &typed, const Seat &seat,
    const Directory &directory, const NamesPtr &names)
{
    struct Match {
        OrganizationId unit;
        Fit fit;
        RegionLevel level;
    };
    QVector<Match> matches;
    Fit best = Fit::None;
    for (const OrganizationId &id : unitsFor(row.owner, row.region, seat, directory)) {
        const Organization *unit = directory.organization(id);
        const Fit fit = typed.isEmpty() ? Fit::None : fitOf(*unit, typed, names);
        const Region *region = directory.region(unit->region);
        matches.append({ id, fit, region ? region->level : RegionLevel::City });
        best = std::min(best, fit);
    }
    matches.removeIf([best](const Match &match) { return best == Fit::None || match.fit != best; });
    std::stable_sort(matches.begin(), matches.end(),
        [](const Match &a, const Match &b) { return a.level > b.level; });
    QVector<OrganizationId> units;
    for (const Match &match : std::as_const(matches))
        units.append(match.unit);
    return units;
}

} // namespace shiyu
