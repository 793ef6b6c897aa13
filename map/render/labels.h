#pragma once
#include "map/render/mapview.h"
#include "map/render/tilepainter.h"

namespace shiyu {

/// A name that has its place at one zoom; none covers another.
struct PlacedLabel {
    QString text;
    MapPoint at; ///< of its middle
    QSizeF size; ///< device-independent pixels
    RegionLevel level = RegionLevel::City;
    bool ofRing = false; ///< the name of a 防控圈

    QString key() const
    {
        return text + QChar(u'0' + static_cast<int>(level)) + QChar(ofRing ? u'r' : u'n');
    }
};

/// The names of a part of a map at one zoom: coarse levels first, of a level those that do not give
/// way, of those the larger region; rings last. What would cover an earlier one stands a little
/// aside on its own ground, if it is a county's; else it is left out, as what is much wider than
/// its region. What lies around the part is weighed with it, so that two parts
/// agree where they meet. Pure.
std::vector<PlacedLabel> placeLabels(
    const TileScene &scene, double zoom, const MapRect &part, const CancelToken &cancel);
/// The text with its halo, transparent around; any thread.
QImage labelImage(const PlacedLabel &label, const MapStyle &style, double devicePixelRatio);

} // namespace shiyu
