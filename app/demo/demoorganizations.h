#pragma once
#include "app/demo/demoregions.h"
#include "app/domain/officer.h"
#include "app/domain/organization.h"

namespace shiyu::demo {

/// The organisations of a demo city in official order. Ids are made of the region's code: the
/// centre of 340202 is "340202", its 城管局 "340202-cg". Every telephone is of the fictional block
/// 0553-388xxxx.
QVector<Organization> demoOrganizations(const QVector<Region> &regions);

/// Id of a region's organisation with this key ("cg", "gs" …; "zx" is the centre itself).
OrganizationId organizationId(const RegionCode &region, const QString &key);

/// Somebody whom the README and the tour name; the same with every seed.
struct Persona {
    OfficerId officer;
    QString part; ///< 市中心派单员
};

struct Staff {
    QVector<Officer> officers;
    QVector<Persona> personas;
};

/// Officers for every organisation: a reviewer apart from the handlers everywhere, the three
/// administrators three persons. Accounts are ASCII; a persona's is its name in pinyin.
Staff demoStaff(const QVector<Organization> &organizations, quint64 seed);

} // namespace shiyu::demo
