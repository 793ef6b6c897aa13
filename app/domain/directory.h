#pragma once
#include "app/domain/calendar.h"
#include "app/domain/category.h"
#include "app/domain/officer.h"
#include "app/domain/organization.h"
#include "app/domain/region.h"
#include <QHash>
#include <memory>

namespace shiyu {

/// What a directory is made of; each list in official order.
struct DirectoryData {
    qint64 revision = 0;
    QString cityName; ///< 芜湖市
    QVector<Region> regions;
    QVector<Organization> organizations;
    QVector<Officer> officers;
    QVector<Role> roles;
    QVector<Category> categories;
    QVector<ResponsibilityRule> responsibilities;
    Calendar calendar;
};

/// The directory of a city at one revision: immutable, shared between threads, every look-up O(1)
/// or O(levels).
class Directory {
public:
    explicit Directory(DirectoryData data);

    const DirectoryData &data() const { return m_data; }
    qint64 revision() const { return m_data.revision; }
    const Calendar &calendar() const { return m_data.calendar; }

    // Null when it is not there.
    const Region *region(const RegionCode &code) const;
    const Organization *organization(const OrganizationId &id) const;
    const Officer *officer(const OfficerId &id) const;
    const Officer *officerByAccount(const QString &account) const;
    const Category *category(const CategoryId &id) const;

    Rights rights(const OfficerId &id) const;
    QVector<const Officer *> officersOf(const OrganizationId &id) const;

    /// The city, first of all regions; null in an empty directory.
    const Region *city() const;
    QVector<const Region *> children(const RegionCode &code) const; ///< official order
    /// True if inner is outer or lies in it.
    bool isWithin(const RegionCode &inner, const RegionCode &outer) const;
    /// code itself or its ancestor of that level; empty if it has none.
    RegionCode ancestor(const RegionCode &code, RegionLevel level) const;
    /// The smallest region that holds them all; empty for none.
    RegionCode commonRegion(const QVector<RegionCode> &codes) const;
    /// 芜湖市 → 镜湖区 → … → code, outermost first.
    QVector<const Region *> path(const RegionCode &code) const;

    /// The centre of this region or, where it has none (a grid, a park), of the nearest one around
    /// it.
    const Organization *centreFor(const RegionCode &code) const;
    /// True if `upper` stands above `lower` in the line of superiors, or is it.
    bool isSuperior(const OrganizationId &upper, const OrganizationId &lower) const;
    QVector<const Organization *> subordinates(const OrganizationId &id) const; ///< direct ones

    /// The rules for a category (or its major one) whose region holds `code`, closest first.
    QVector<const ResponsibilityRule *> responsibilities(
        const CategoryId &category, const RegionCode &code) const;
    /// The limit of a clock for a category: its own, or that of its major category.
    std::optional<TimeLimit> limit(const CategoryId &category, ClockKind clock) const;

private:
    DirectoryData m_data;
    QHash<RegionCode, int> m_regions;
    QHash<RegionCode, QVector<int>> m_children;
    QHash<OrganizationId, int> m_organizations;
    QHash<OrganizationId, QVector<int>> m_subordinates;
    QHash<RegionCode, int> m_centres;
    QHash<OfficerId, int> m_officers;
    QHash<QString, int> m_accounts;
    QHash<OrganizationId, QVector<int>> m_officersOf;
    QHash<QString, Rights> m_roles;
    QHash<CategoryId, int> m_categories;
    QHash<CategoryId, QVector<int>> m_responsibilities;
};

using DirectoryPtr = std::shared_ptr<const Directory>;

} // namespace shiyu
