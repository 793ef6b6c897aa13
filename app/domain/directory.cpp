#include "app/domain/directory.h"

#include <algorithm>

namespace shiyu {
namespace {

// A damaged directory may name itself as its own ancestor; no walk goes deeper than this.
constexpr int kMostLevels = 16;

template <typename Hash, typename Key, typename T>
const T *find(const Hash &index, const Key &key, const QVector<T> &items)
{
    const auto it = index.constFind(key);
    return it == index.constEnd() ? nullptr : &items.at(*it);
}

template <typename Hash, typename Key, typename T>
QVector<const T *> findAll(const Hash &index, const Key &key, const QVector<T> &items)
{
    QVector<const T *> found;
    for (int i : index.value(key))
        found.append(&items.at(i));
    return found;
}

} // namespace

Directory::Directory(DirectoryData data)
    : m_data(std::move(data))
{
    for (int i = 0; i < m_data.regions.size(); ++i) {
        m_regions.insert(m_data.regions.at(i).code, i);
        m_children[m_data.regions.at(i).parent].append(i);
    }
    for (int i = 0; i < m_data.organizations.size(); ++i) {
        const Organization &org = m_data.organizations.at(i);
        m_organizations.insert(org.id, i);
        m_subordinates[org.superior].append(i);
        if (org.kind == OrgKind::Centre)
            m_centres.insert(org.region, i);
    }
    for (int i = 0; i < m_data.officers.size(); ++i) {
        m_officers.insert(m_data.officers.at(i).id, i);
        m_accounts.insert(m_data.officers.at(i).account, i);
        m_officersOf[m_data.officers.at(i).organization].append(i);
    }
    for (const Role &role : m_data.roles)
        m_roles.insert(role.id, role.rights);
    for (int i = 0; i < m_data.categories.size(); ++i)
        m_categories.insert(m_data.categories.at(i).id, i);
    for (int i = 0; i < m_data.responsibilities.size(); ++i)
        m_responsibilities[m_data.responsibilities.at(i).category].append(i);
}

const Region *Directory::region(const RegionCode &code) const
{
    return find(m_regions, code, m_data.regions);
}

const Organization *Directory::organization(const OrganizationId &id) const
{
    return find(m_organizations, id, m_data.organizations);
}

const Officer *Directory::officer(const OfficerId &id) const
{
    return find(m_officers, id, m_data.officers);
}

const Officer *Directory::officerByAccount(const QString &account) const
{
    return find(m_accounts, account, m_data.officers);
}

const Category *Directory::category(const CategoryId &id) const
{
    return find(m_categories, id, m_data.categories);
}

Rights Directory::rights(const OfficerId &id) const
{
    Rights rights;
    if (const Officer *o = officer(id)) {
        for (const QString &role : o->roles)
            rights = rights | m_roles.value(role);
    }
    return rights;
}

QVector<const Officer *> Directory::officersOf(const OrganizationId &id) const
{
    return findAll(m_officersOf, id, m_data.officers);
}

const Region *Directory::city() const
{
    const auto roots = findAll(m_children, RegionCode(), m_data.regions);
    return roots.isEmpty() ? nullptr : roots.first();
}

QVector<const Region *> Directory::children(const RegionCode &code) const
{
    return findAll(m_children, code, m_data.regions);
}

QVector<const Region *> Directory::path(const RegionCode &code) const
{
    QVector<const Region *> way;
    for (const Region *r = region(code); r && way.size() < kMostLevels; r = region(r->parent))
        way.prepend(r);
    return way;
}

bool Directory::isWithin(const RegionCode &inner, const RegionCode &outer) const
{
    const auto way = path(inner);
    return std::any_of(
        way.begin(), way.end(), [&outer](const Region *r) { return r->code == outer; });
}

RegionCode Directory::ancestor(const RegionCode &code, RegionLevel level) const
{
    for (const Region *r : path(code)) {
        if (r->level == level)
            return r->code;
    }
    return {};
}

RegionCode Directory::commonRegion(const QVector<RegionCode> &codes) const
{
    if (codes.isEmpty())
        return {};
    auto shared = path(codes.first());
    for (const RegionCode &code : codes) {
        const auto way = path(code);
        const auto differ
            = std::mismatch(shared.begin(), shared.end(), way.begin(), way.end()).first;
        shared.erase(differ, shared.end());
    }
    return shared.isEmpty() ? RegionCode() : shared.last()->code;
}

const Organization *Directory::centreFor(const RegionCode &code) const
{
    const auto way = path(code);
    for (auto it = way.rbegin(); it != way.rend(); ++it) {
        if (const Organization *centre = find(m_centres, (*it)->code, m_data.organizations))
            return centre;
    }
    return nullptr;
}

bool Directory::isSuperior(const OrganizationId &upper, const OrganizationId &lower) const
{
    int steps = 0;
    for (const Organization *o = organization(lower); o && steps < kMostLevels; ++steps) {
        if (o->id == upper)
            return true;
        o = organization(o->superior);
    }
    return false;
}

QVector<const Organization *> Directory::subordinates(const OrganizationId &id) const
{
    return findAll(m_subordinates, id, m_data.organizations);
}

QVector<const ResponsibilityRule *> Directory::responsibilities(
    const CategoryId &id, const RegionCode &code) const
{
    auto rules = findAll(m_responsibilities, id, m_data.responsibilities);
    if (const Category *c = category(id); c && !c->parent.isEmpty())
        rules += findAll(m_responsibilities, c->parent, m_data.responsibilities);
    const auto way = path(code);
    const auto depth = [&way](const ResponsibilityRule *rule) {
        const auto at = std::find_if(
            way.begin(), way.end(), [rule](const Region *r) { return r->code == rule->region; });
        return at == way.end() ? -1 : static_cast<int>(at - way.begin());
    };
    rules.removeIf([&depth](const ResponsibilityRule *rule) { return depth(rule) < 0; });
    std::stable_sort(rules.begin(), rules.end(),
        [&depth](const auto *a, const auto *b) { return depth(a) > depth(b); });
    return rules;
}

std::optional<TimeLimit> Directory::limit(const CategoryId &id, ClockKind clock) const
{
    for (const Category *c = category(id); c; c = category(c->parent)) {
        const auto it = c->limits.constFind(clock);
        if (it != c->limits.constEnd())
            return *it;
        if (c->parent.isEmpty() || c->parent == c->id)
            break;
    }
    return std::nullopt;
}

} // namespace shiyu
