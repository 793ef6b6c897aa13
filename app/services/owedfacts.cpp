#include "app/services/owedfacts.h"

namespace shiyu {

QVector<OwedFact> owedFacts(const CategoryId &category, const RegionCode &region, bool located)
{
    QVector<OwedFact> owed;
    if (category.isEmpty())
        owed.append(OwedFact::Category);
    if (region.isEmpty() || !located)
        owed.append(OwedFact::Place);
    return owed;
}

QVector<OwedFact> owedFacts(const Incident &state)
{
    if (!state.factsOwed)
        return {};
    return owedFacts(state.category, state.primaryRegion, state.place.isLocated());
}

} // namespace shiyu
