#include "app/services/locality.h"

#include <algorithm>

namespace shiyu {
namespace {

/// Whether what no outline holds is surely outside: the city's own is known, or all districts'.
bool isEnclosed(const Directory &directory, const RegionLocator &locator)
{
    const Region *city = directory.city();
    if (!city)
        return false;
    const auto counties = directory.children(city->code);
    return locator.knows(city->code)
        || (!counties.isEmpty()
            && std::all_of(counties.begin(), counties.end(),
                [&locator](const Region *county) { return locator.knows(county->code); }));
}

} // namespace

QString regionPath(const Directory &directory, const RegionCode &code)
{
    QStringList names;
    for (const Region *region : directory.path(code)) {
        if (region->level != RegionLevel::City || region->code == code)
            names.append(region->name);
    }
    return names.join(QLatin1Char(' '));
}

Locality localityOf(const Directory &directory, const RegionLocator &locator, LonLat at)
{
    const RegionLocator::Hit hit = locator.locate(at);
    const Region *region = directory.region(hit.code);
    Locality locality;
    if (!region || region->level == RegionLevel::City) {
        const bool outside = !region && isEnclosed(directory, locator);
        locality.found = outside ? Locality::Found::Outside : Locality::Found::NoOutline;
        return locality;
    }
    return { hit.code, regionPath(directory, hit.code), region->workerName, region->workerPhone,
        hit.metresToNext, hit.next, Locality::Found::Inside };
}

} // namespace shiyu
