#include "ui/mappane/statetext.h"

#include "app/services/pointstate.h"
#include "ui/text/enumtext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

QString deviceText(DeviceStatus status)
{
    switch (status) {
    case DeviceStatus::Online:
        return Words::tr("online");
    case DeviceStatus::Offline:
        return Words::tr("offline");
    case DeviceStatus::Fault:
        return Words::tr("out of order");
    case DeviceStatus::Unknown:
        break;
    }
    return Words::tr("state unknown");
}

QString unitText(UnitStatus status)
{
    switch (status) {
    case UnitStatus::Free:
        return Words::tr("free");
    case UnitStatus::Busy:
        return Words::tr("at work");
    case UnitStatus::Returning:
        return Words::tr("on the way back");
    case UnitStatus::Unknown:
        break;
    }
    return Words::tr("state unknown");
}

} // namespace

QString stateText(const PickedFeature &feature)
{
    if (feature.status == 0)
        return {};
    switch (feature.kind) {
    case PointKind::Incident:
        return enumText(pointState<Stage>(feature.status));
    case PointKind::Camera:
        return deviceText(pointState<DeviceStatus>(feature.status));
    case PointKind::Unit:
        return unitText(pointState<UnitStatus>(feature.status));
    case PointKind::Place:
        break;
    }
    return {};
}

} // namespace shiyu
