#pragma once
#include "app/domain/region.h"
#include <QByteArray>

namespace shiyu {

enum class GroundKind {
    Outlines, ///< of regions
    Features, ///< cameras, sensors, units, places, rings
};

/// Some of the outlines and features of a city, packed: what they are is the consoles' business. Cut
/// by towns, so that a change makes few pieces new and a village's laptop takes its town only.
struct GroundPiece {
    GroundKind kind = GroundKind::Outlines;
    RegionLevel level = RegionLevel::City; ///< of outlines
    RegionCode town; ///< it lies in this one; empty: in several, or none
    int items = 0;
    QByteArray bytes;

    friend bool operator==(const GroundPiece &, const GroundPiece &) = default;
};

inline constexpr int kMostGroundItems = 250; ///< of a piece: some 20 ms to take in
inline constexpr qsizetype kLargestGroundPiece = 4 * 1024 * 1024; ///< bytes, packed or not

/// The town that a code of a town, a village or a grid lies in; empty for a county or the city.
inline RegionCode townOf(const RegionCode &code)
{
    constexpr qsizetype kTownDigits = 9;
    const QString text = code.toString();
    return text.size() >= kTownDigits ? RegionCode(text.first(kTownDigits)) : RegionCode();
}

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::GroundKind, "outlines", "features");
