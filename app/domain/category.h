#pragma once
#include "app/domain/enumset.h"
#include "app/domain/ids.h"
#include "app/domain/timelimit.h"
#include "app/domain/urgency.h"
#include <QMap>
#include <QVector>

namespace shiyu {

/// The clocks of a case: one a stage, the total (bound by the source's own), and the facts owed
/// after an emergency dispatch.
enum class ClockKind { Accept, Dispatch, Acknowledge, Contact, Handle, Verify, Total, Facts };

/// 类别: one row of the city's 立案–处置–结案 table. A major category (大类) has no parent and no
/// limits.
struct Category {
    CategoryId id;
    CategoryId parent; ///< the major category; empty for one
    QString name;
    QString filingCondition; ///< 立案条件
    QString closingCondition; ///< 结案条件
    QString clause; ///< the law behind it
    QString responsibleUnit; ///< 责任单位, as the table names it
    Urgency urgency = Urgency::Normal; ///< suggested
    QMap<ClockKind, TimeLimit> limits;
    int duplicateRadius = 200; ///< metres
    bool dispute = false; ///< mediation steps apply
    bool hazard = false;
    int order = 0;

    friend bool operator==(const Category &, const Category &) = default;
};

/// 权责清单: category × region → who leads and who assists, with the clause.
struct ResponsibilityRule {
    CategoryId category; ///< a minor or a major one
    RegionCode region; ///< holds inside it
    OrganizationId lead;
    QVector<OrganizationId> assists;
    QString clause; ///< 权责清单 公用设施/上水井盖 第 3 条

    friend bool operator==(const ResponsibilityRule &, const ResponsibilityRule &) = default;
};

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::ClockKind, "accept", "dispatch", "acknowledge", "contact", "handle",
    "verify", "total", "facts");
