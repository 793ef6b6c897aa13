#include "app/demo/democity.h"

#include "app/demo/democategories.h"
#include "app/demo/resourcetable.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

Calendar demoCalendar()
{
    const auto json = QJsonDocument::fromJson(resourceBytes(u"cn_national.json"_s)).object();
    const auto calendar = Calendar::fromJson(json);
    Q_ASSERT_X(calendar, "resources/calendar", "the committed calendar is valid");
    return calendar.value_or(Calendar());
}

/// Leads and assists of a category in a county: the county's office where it has one, else the
/// city's; what belongs to nobody there is left out.
class Duties {
public:
    explicit Duties(const DirectoryData &directory)
    {
        for (const Organization &o : directory.organizations)
            m_known.insert(o.id);
    }
    OrganizationId of(const QString &key, const RegionCode &county) const
    {
        for (const RegionCode &region : { county, RegionCode(county.toString().first(4)) }) {
            if (const OrganizationId id = organizationId(region, key); m_known.contains(id))
                return id;
        }
        return {};
    }

private:
    QSet<OrganizationId> m_known;
};

QVector<ResponsibilityRule> responsibilities(
    const DirectoryData &directory, const QList<CategoryRow> &rows)
{
    const Duties duties(directory);
    QVector<ResponsibilityRule> rules;
    QHash<CategoryId, QString> majors;
    int number = 0;
    for (const CategoryRow &row : rows) {
        if (row.unit.isEmpty()) {
            majors.insert(row.category.id, row.category.name);
            number = 0;
            continue;
        }
        const QString clause = u"权责清单 "_s + majors[row.category.parent] + u'/'
            + row.category.name + u" 第 "_s + QString::number(++number) + u" 条"_s;
        for (const Region &region : directory.regions) {
            if (region.level != RegionLevel::County)
                continue;
            ResponsibilityRule rule { row.category.id, region.code,
                duties.of(row.unit, region.code), {}, clause };
            for (const QString &key : row.assists) {
                if (const OrganizationId id = duties.of(key, region.code); id != rule.lead)
                    rule.assists.append(id);
            }
            rules.append(rule);
        }
    }
    return rules;
}

/// 责任单位 of a category as the city's table names it.
QString unitName(const DirectoryData &directory, const QString &key)
{
    if (key == "zx"_L1)
        return u"属地中心"_s;
    const OrganizationId id = organizationId(directory.regions.first().code, key);
    for (const Organization &o : directory.organizations) {
        if (o.id == id)
            return o.shortName;
    }
    return {};
}

} // namespace

int deviceCount(CitySize size)
{
    return size == CitySize::Full ? 80'000 : 4'000;
}
int matterCount(CitySize size)
{
    return size == CitySize::Full ? 100'000 : 3'000;
}

DemoCity makeDemoCity(CitySize size, quint64 seed)
{
    DemoRegions regions = makeDemoRegions(seed);
    DemoCity city;
    city.devices = demoDevices(regions, deviceCount(size), seed);
    city.units = demoHandlingUnits(regions, seed);
    city.places = demoKeyPlaces(regions, seed);
    city.rings = demoRings();

    DirectoryData &directory = city.directory;
    directory.revision = 1;
    directory.cityName = regions.regions.first().name;
    directory.regions = regions.regions;
    directory.organizations = demoOrganizations(directory.regions);
    Staff staff = demoStaff(directory.organizations, seed);
    directory.officers = staff.officers;
    city.personas = staff.personas;
    directory.roles = defaultRoles();
    const QList<CategoryRow> rows = demoCategories();
    for (const CategoryRow &row : rows) {
        directory.categories.append(row.category);
        directory.categories.last().responsibleUnit = unitName(directory, row.unit);
    }
    directory.responsibilities = responsibilities(directory, rows);
    directory.calendar = demoCalendar();
    city.outlines = std::move(regions.outlines);
    city.kinds = std::move(regions.kinds);
    return city;
}

} // namespace shiyu::demo
