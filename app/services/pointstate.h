#pragma once
#include "app/domain/incident.h"
#include "app/storage/featurestore.h"

namespace shiyu {

/// PointFeature::status as this program fills it: 0 is nothing, else one more than the value of
/// Stage for a matter, of UnitStatus for a unit, of DeviceStatus for a camera or sensor.
template <typename E> constexpr quint8 pointStatus(E value)
{
    return static_cast<quint8>(static_cast<int>(value) + 1);
}
/// The value again; `status` is not 0.
template <typename E> constexpr E pointState(quint8 status)
{
    return static_cast<E>(status - 1);
}

} // namespace shiyu
