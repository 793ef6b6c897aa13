#pragma once
#include "app/domain/enumset.h"
#include "app/domain/ids.h"

namespace shiyu {

enum class OrgKind { Centre, Department, Utility, Court, Mediation, Discipline, Other };

/// 单位. A centre (中心) leads a region of city, county, town or village level; the others serve
/// one.
struct Organization {
    OrganizationId id;
    OrgKind kind = OrgKind::Other;
    QString name; ///< 芜湖市城市管理局
    QString shortName; ///< 市城管局
    RegionCode region; ///< the territory it serves
    OrganizationId superior; ///< empty for the city centre
    bool vertical = false; ///< 条: led by its own line; else 块: led by the territory
    QString phone; ///< duty telephone
    int order = 0; ///< official order
    bool fallback = false; ///< takes what nobody owns in its territory (兜底)

    friend bool operator==(const Organization &, const Organization &) = default;
};

} // namespace shiyu

SHIYU_ENUM_NAMES(
    shiyu::OrgKind, "centre", "department", "utility", "court", "mediation", "discipline", "other");
