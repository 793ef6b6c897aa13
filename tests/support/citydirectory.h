#pragma once
#include "app/domain/directory.h"

/// A city small enough to know by heart, for tests of the workflow, storage and services: the city,
/// two counties, a town and a village in each, a grid in one; a centre for each level, departments
/// at city and county, a utility. Every unit has an officer of each role that it needs, named
/// "<unit>.<role>".
namespace shiyu::test {

namespace org {
inline const OrganizationId kCity { QStringLiteral("c.city") };
inline const OrganizationId kCounty { QStringLiteral("c.jinghu") };
inline const OrganizationId kOtherCounty { QStringLiteral("c.yijiang") };
inline const OrganizationId kTown { QStringLiteral("c.zheshan") };
inline const OrganizationId kOtherTown { QStringLiteral("c.nanrui") };
inline const OrganizationId kVillage { QStringLiteral("c.xinwu") };
inline const OrganizationId kOtherVillage { QStringLiteral("c.fengming") };
inline const OrganizationId kCityDepartment { QStringLiteral("d.city.housing") };
inline const OrganizationId kDepartment { QStringLiteral("d.jinghu.urban") };
inline const OrganizationId kOtherDepartment { QStringLiteral("d.yijiang.urban") };
inline const OrganizationId kFallback { QStringLiteral("d.jinghu.fallback") };
inline const OrganizationId kWater { QStringLiteral("u.water") };
} // namespace org

namespace region {
inline const RegionCode kCity { QStringLiteral("3402") };
inline const RegionCode kCounty { QStringLiteral("340202") };
inline const RegionCode kOtherCounty { QStringLiteral("340209") };
inline const RegionCode kTown { QStringLiteral("340202001") };
inline const RegionCode kOtherTown { QStringLiteral("340209001") };
inline const RegionCode kVillage { QStringLiteral("340202001001") };
inline const RegionCode kOtherVillage { QStringLiteral("340209001001") };
inline const RegionCode kGrid { QStringLiteral("340202001001001") };
} // namespace region

namespace category {
inline const CategoryId kMajor { QStringLiteral("facility") };
inline const CategoryId kCover { QStringLiteral("facility.cover") }; ///< the major one's limits
inline const CategoryId kBurst { QStringLiteral("facility.burst") }; ///< handled in 2 urgent hours
} // namespace category

/// The officer of a unit with a role: officerOf(org::kCity, "intake").
inline OfficerId officerOf(const OrganizationId &unit, const char *role)
{
    return OfficerId(unit.toString() + QLatin1Char('.') + QLatin1StringView(role));
}

inline QVector<Region> cityRegions()
{
    using L = RegionLevel;
    const auto make = [](const RegionCode &code, const RegionCode &parent, L level,
                          const char16_t *name, int order) {
        return Region { code, parent, level, QString::fromUtf16(name), {}, order, false, false, {},
            {} };
    };
    QVector<Region> regions {
        make(region::kCity, {}, L::City, u"芜湖市", 1),
        make(region::kCounty, region::kCity, L::County, u"镜湖区", 1),
        make(region::kTown, region::kCounty, L::Town, u"赭山街道", 1),
        make(region::kVillage, region::kTown, L::Village, u"新芜社区", 1),
        make(region::kGrid, region::kVillage, L::Grid, u"新芜第一网格", 1),
        make(region::kOtherCounty, region::kCity, L::County, u"弋江区", 2),
        make(region::kOtherTown, region::kOtherCounty, L::Town, u"南瑞街道", 1),
        make(region::kOtherVillage, region::kOtherTown, L::Village, u"凤鸣社区", 1),
    };
    regions[1].shortName = QStringLiteral("镜湖");
    regions[4].workerName = QStringLiteral("王网格");
    regions[4].workerPhone = QStringLiteral("0553-1000001");
    return regions;
}

inline QVector<Organization> cityOrganizations()
{
    const auto unit = [](const OrganizationId &id, OrgKind kind, const char16_t *name,
                          const RegionCode &at, const OrganizationId &superior) {
        return Organization { id, kind, QString::fromUtf16(name), {}, at, superior, false,
            QStringLiteral("0553-1000000"), 0, false };
    };
    using K = OrgKind;
    QVector<Organization> units {
        unit(org::kCity, K::Centre, u"芜湖市指挥中心", region::kCity, {}),
        unit(org::kCounty, K::Centre, u"镜湖区指挥中心", region::kCounty, org::kCity),
        unit(org::kOtherCounty, K::Centre, u"弋江区指挥中心", region::kOtherCounty, org::kCity),
        unit(org::kTown, K::Centre, u"赭山街道指挥中心", region::kTown, org::kCounty),
        unit(
            org::kOtherTown, K::Centre, u"南瑞街道指挥中心", region::kOtherTown, org::kOtherCounty),
        unit(org::kVillage, K::Centre, u"新芜社区工作站", region::kVillage, org::kTown),
        unit(org::kOtherVillage, K::Centre, u"凤鸣社区工作站", region::kOtherVillage,
            org::kOtherTown),
        unit(org::kCityDepartment, K::Department, u"芜湖市住房和城乡建设局", region::kCity,
            org::kCity),
        unit(org::kDepartment, K::Department, u"镜湖区城市管理局", region::kCounty, org::kCounty),
        unit(org::kOtherDepartment, K::Department, u"弋江区城市管理局", region::kOtherCounty,
            org::kOtherCounty),
        unit(org::kFallback, K::Department, u"镜湖区综合执法局", region::kCounty, org::kCounty),
        unit(org::kWater, K::Utility, u"芜湖华衍水务", region::kCity, org::kCity),
    };
    for (int i = 0; i < units.size(); ++i) {
        units[i].order = i + 1;
        units[i].fallback = units[i].id == org::kFallback;
    }
    return units;
}

inline QVector<Officer> cityOfficers(const QVector<Organization> &units)
{
    QVector<Officer> officers;
    for (const Organization &unit : units) {
        QStringList roles { QStringLiteral("liaison"), QStringLiteral("handler"),
            QStringLiteral("reviewer") };
        const bool village = unit.region.toString().size() == 12;
        if (village)
            roles = { QStringLiteral("gridWorker"), QStringLiteral("reviewer") };
        else if (unit.kind == OrgKind::Centre)
            roles += { QStringLiteral("intake"), QStringLiteral("dispatcher"),
                QStringLiteral("shiftLeader"), QStringLiteral("leadingCadre"),
                QStringLiteral("verifier"), QStringLiteral("appraiser"),
                QStringLiteral("supervisor"), QStringLiteral("leader") };
        for (const QString &role : roles) {
            const QString id = unit.id.toString() + QLatin1Char('.') + role;
            officers.append({ OfficerId(id), id, id, unit.id, { role }, unit.phone, {} });
        }
    }
    return officers;
}

inline QVector<Category> cityCategories()
{
    const auto limit = [](const char *id, int amount, LimitUnit unit) {
        return TimeLimit { LimitId(QString::fromLatin1(id)), 1, amount, unit };
    };
    Category major { category::kMajor, {}, QStringLiteral("公用设施"), {}, {}, {}, {},
        Urgency::Normal, {} };
    major.limits = {
        { ClockKind::Accept, limit("accept", 1, LimitUnit::UrgentHours) },
        { ClockKind::Dispatch, limit("dispatch", 2, LimitUnit::UrgentHours) },
        { ClockKind::Acknowledge, limit("acknowledge", 2, LimitUnit::WorkingHours) },
        { ClockKind::Contact, limit("contact", 4, LimitUnit::WorkingHours) },
        { ClockKind::Handle, limit("handle", 3, LimitUnit::WorkingDays) },
        { ClockKind::Verify, limit("verify", 1, LimitUnit::WorkingDays) },
        { ClockKind::Total, limit("total", 5, LimitUnit::WorkingDays) },
    };
    Category cover { category::kCover, category::kMajor, QStringLiteral("上水井盖"),
        QStringLiteral("破损、移位、缺失"), QStringLiteral("恢复完好"), QStringLiteral("第三条"),
        QStringLiteral("城市管理局"), Urgency::Elevated, {}, 100, false, true, 1 };
    Category burst { category::kBurst, category::kMajor, QStringLiteral("自来水管破裂"), {}, {}, {},
        {}, Urgency::Critical, {}, 200, false, true, 2 };
    burst.limits = { { ClockKind::Handle, limit("burst", 2, LimitUnit::UrgentHours) } };
    return { major, cover, burst };
}

inline DirectoryData cityData()
{
    DirectoryData data;
    data.revision = 7;
    data.cityName = QStringLiteral("芜湖市");
    data.regions = cityRegions();
    data.organizations = cityOrganizations();
    data.officers = cityOfficers(data.organizations);
    data.roles = defaultRoles();
    data.categories = cityCategories();
    data.responsibilities = {
        { category::kCover, region::kCounty, org::kDepartment, { org::kWater },
            QStringLiteral("权责清单 公用设施/上水井盖 第3条") },
        { category::kMajor, region::kCity, org::kCityDepartment, {},
            QStringLiteral("权责清单 公用设施") },
    };
    return data;
}

inline DirectoryPtr cityDirectory()
{
    return std::make_shared<const Directory>(cityData());
}

} // namespace shiyu::test
