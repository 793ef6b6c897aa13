#include "ui/intake/whereabouts.h"

namespace shiyu {

void Whereabouts::click(LonLat point)
{
    at = point;
    clicked = true;
    if (named)
        return; // no outline may be there to tell the region of the point
    region = {};
    found.clear();
}

void Whereabouts::choose(const PlaceHit &hit, const Directory &directory)
{
    found = hit.text;
    if (hit.at) {
        *this = { hit.at, hit.region, false, !hit.region.isEmpty(), hit.text };
        return;
    }
    const bool holdsPoint = !region.isEmpty() && directory.isWithin(region, hit.region);
    const bool narrows = region.isEmpty() || directory.isWithin(hit.region, region);
    if (!clicked || !at || !(holdsPoint || narrows)) {
        at.reset();
        clicked = false;
    }
    if (at && holdsPoint && !named)
        return; // the outline round the point says more
    region = hit.region;
    named = true;
}

bool Whereabouts::retype(const QString &text)
{
    if (found.isEmpty() || text == found)
        return false;
    const bool ofPoint = at && !clicked;
    if (text.startsWith(found) && (!ofPoint || !text.at(found.size()).isLetterOrNumber()))
        return false;
    if (ofPoint)
        at.reset();
    const bool dropped = ofPoint || named;
    if (ofPoint || named)
        region = {};
    named = false;
    found.clear();
    return dropped;
}

void Whereabouts::locate(const Locality &locality, const Directory &directory)
{
    if (locality.found == Locality::Found::NoOutline) {
        if (!named)
            region = {};
        return;
    }
    if (named && region != locality.grid && directory.isWithin(region, locality.grid))
        return; // what was chosen says more than the outlines
    region = locality.grid;
    named = false;
    if (clicked)
        found.clear();
}

} // namespace shiyu
