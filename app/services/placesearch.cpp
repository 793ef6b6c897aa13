#include "app/services/placesearch.h"

#include "app/services/readdesk.h"
#include "app/storage/featurestore.h"
#include "app/storage/searchindex.h"

namespace shiyu {

Expected<QVector<PlaceHit>> placeHits(ReadDesk &desk, const QString &typed, int most)
{
    const auto locator = desk.locator();
    if (!locator)
        return tl::make_unexpected(locator.error());
    const auto named = findPlaces(desk.connection(), typed, most);
    if (!named)
        return tl::make_unexpected(named.error());
    QVector<PlaceHit> hits;
    for (const NamedPlace &place : *named) {
        hits.append({ place.name, place.context, place.position, place.code,
            (*locator)->centreOf(place.code), (*locator)->boundsOf(place.code) });
    }
    // A street has a hundred cameras named after it; the school in it must be among the first.
    for (const FeatureKind kind : { FeatureKind::Place, FeatureKind::Unit, FeatureKind::Camera }) {
        const int room = most - static_cast<int>(hits.size());
        if (room <= 0)
            break;
        const auto features = FeatureStore::find(desk.connection(), typed, { kind }, room);
        if (!features)
            return tl::make_unexpected(features.error());
        for (const Feature &feature : *features)
            hits.append({ feature.name, feature.type, feature.position, feature.region, {}, {} });
    }
    return hits;
}

} // namespace shiyu
