#pragma once
#include "app/services/intake.h"

namespace shiyu {

/// Where a new matter is, and what of it came from where: a point found by search, or a region
/// chosen by name, stands and falls with the text that found it; a click on the map does not.
struct Whereabouts {
    std::optional<LonLat> at;
    RegionCode region;
    bool clicked = false; ///< the point was given by a click, not found by search
    bool named
        = false; ///< the region was told by what was chosen, not by an outline round the point
    QString found; ///< the text that search put into the address; empty: nothing stands by it

    void click(LonLat point);
    /// A thing that stands somewhere gives its point. A region gives itself: a point that was
    /// clicked stays if it may lie in it.
    void choose(const PlaceHit &hit, const Directory &directory);
    /// The address reads so now. True if what search had found was dropped: what is behind a found
    /// region's name keeps it; a found point stays only if something is added after a sign that
    /// ends its name (a blank, a comma, a bracket).
    bool retype(const QString &text);
    /// What the outlines say of the point.
    void locate(const Locality &locality, const Directory &directory);

    friend bool operator==(const Whereabouts &, const Whereabouts &) = default;
};

} // namespace shiyu
