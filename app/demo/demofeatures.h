#pragma once
#include "app/demo/demoregions.h"
#include "app/domain/ids.h"
#include "app/domain/instant.h"

namespace shiyu::demo {

/// A row of resources/demo/device_kinds.csv: 40 kinds of cameras, 38 of sensors.
struct DeviceKind {
    QString code; ///< C01, S09
    QString name; ///< 井盖位移
    bool camera = true;
    double share = 1; ///< how many, relative
    enum class Where { Any, Street, Estate, Rural } where = Where::Any;
};
QList<DeviceKind> deviceKinds();

/// 摄像机 or 感知设备.
struct Device {
    QString id; ///< C01-000123
    QString name; ///< 北京中路 道路球机 0123
    qsizetype kind = 0; ///< index into deviceKinds()
    LonLat at;
    RegionCode grid;
    QString status; ///< online, offline, fault
};

/// 处置力量: a patrol with a position.
struct HandlingUnit {
    QString id; ///< unit-cg-03
    QString name; ///< 城管 03
    QString kind; ///< 城管
    OrganizationId organization;
    QString phone;
    QString status; ///< free, busy, returning
    LonLat at;
    Millis positionAge {}; ///< how old the position is when the city is made
};

/// 重点场所.
struct KeyPlace {
    QString id;
    QString name; ///< 石涧镇中心小学
    QString kind; ///< 学校
    LonLat at;
    RegionCode grid;
    QString phone;
};

/// 防控圈.
struct RingArea {
    QString id;
    QString name;
    MultiPolygon outline;
};

/// `count` devices, in clusters (street corners, gates), dense where people are.
QVector<Device> demoDevices(const DemoRegions &regions, int count, quint64 seed);
QVector<HandlingUnit> demoHandlingUnits(const DemoRegions &regions, quint64 seed);
QVector<KeyPlace> demoKeyPlaces(const DemoRegions &regions, quint64 seed);
/// Three circles around the city's core.
QVector<RingArea> demoRings();

/// How many people a grid stands for, relative: what devices and matters are spread by.
double gridWeight(DivisionKind villageKind, bool core);
/// Jinghu, Yijiang, the east of Jiujiang and the two zones.
bool isCore(const RegionCode &village);

} // namespace shiyu::demo
