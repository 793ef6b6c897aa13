#include "app/tool/newcitydirectory.h"

#include "app/demo/democategories.h"
#include "app/demo/demoorganizations.h"
#include "app/demo/resourcetable.h"
#include "app/domain/regionname.h"
#include "app/exchange/importsteps.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <functional>

namespace shiyu::tool {
namespace {

using namespace Qt::StringLiterals;
using demo::organizationId;

/// Usual departments: key of the category table, name after 市 or 区, short name; whether a county
/// has one, and whether that is led by its own line.
struct Department {
    const char *key;
    OrgKind kind;
    const char16_t *name;
    const char16_t *brief;
    bool county;
    bool vertical;
};

constexpr Department kDepartments[] = {
    { "qg", OrgKind::Other, u"群众工作办公室", u"群工办", true, false },
    { "cg", OrgKind::Department, u"城市管理局", u"城管局", true, false },
    { "ga", OrgKind::Department, u"公安局", u"公安局", true, true },
    { "zj", OrgKind::Department, u"住房和城乡建设局", u"住建局", true, false },
    { "sc", OrgKind::Department, u"市场监督管理局", u"市场监管局", true, false },
    { "wj", OrgKind::Department, u"卫生健康委员会", u"卫健委", true, false },
    { "hb", OrgKind::Department, u"生态环境局", u"生态环境局", true, true },
    { "jt", OrgKind::Department, u"交通运输局", u"交通局", true, false },
    { "rs", OrgKind::Department, u"人力资源和社会保障局", u"人社局", true, false },
    { "jy", OrgKind::Department, u"教育局", u"教育局", true, false },
    { "mz", OrgKind::Department, u"民政局", u"民政局", true, false },
    { "zy", OrgKind::Department, u"自然资源和规划局", u"资规局", true, true },
    { "yj", OrgKind::Department, u"应急管理局", u"应急局", true, false },
    { "sw", OrgKind::Department, u"水务局", u"水务局", true, false },
    { "nn", OrgKind::Department, u"农业农村局", u"农业农村局", true, false },
    { "xf", OrgKind::Department, u"消防救援机构", u"消防", true, true },
    { "wl", OrgKind::Department, u"文化和旅游局", u"文旅局", false, false },
    { "yb", OrgKind::Department, u"医疗保障局", u"医保局", false, false },
    { "fg", OrgKind::Department, u"发展和改革委员会", u"发改委", false, false },
    { "gjj", OrgKind::Department, u"住房公积金管理中心", u"公积金中心", false, false },
    { "xfj", OrgKind::Department, u"信访局", u"信访局", true, false },
    { "gs", OrgKind::Utility, u"供水公司", u"供水公司", false, false },
    { "ps", OrgKind::Utility, u"排水公司", u"排水公司", false, false },
    { "gd", OrgKind::Utility, u"供电公司", u"供电公司", false, false },
    { "rq", OrgKind::Utility, u"燃气公司", u"燃气公司", false, false },
    { "dx", OrgKind::Utility, u"通信公司", u"通信公司", false, false },
    { "gj", OrgKind::Utility, u"公交公司", u"公交公司", false, false },
    { "gdgs", OrgKind::Utility, u"轨道交通公司", u"轨道公司", false, false },
    { "fy", OrgKind::Court, u"人民法院", u"法院", true, true },
    { "jcy", OrgKind::Court, u"人民检察院", u"检察院", true, true },
    { "sf", OrgKind::Department, u"司法局", u"司法局", true, false },
    { "jw", OrgKind::Discipline, u"纪委监委", u"纪委监委", true, true },
    { "tj", OrgKind::Mediation, u"人民调解委员会", u"调委会", true, false },
};

bool isPark(const Region &region)
{
    if (region.level != RegionLevel::Town)
        return false;
    for (const QString &end : { u"镇"_s, u"乡"_s, u"街道"_s, u"办事处"_s }) {
        if (region.name.endsWith(end))
            return false;
    }
    return region.name.contains(u"园区") || region.name.contains(u"开发区")
        || region.name.contains(u"产业园") || region.name.contains(u"工业园");
}

void addOrganization(DirectoryData &data, const Region &region, const QString &key, OrgKind kind,
    const QString &name, const QString &brief, const OrganizationId &superior, bool vertical)
{
    Organization o { organizationId(region.code, key), kind, name, brief, region.code, superior,
        vertical, {}, static_cast<int>(data.organizations.size()), key == "qg"_L1 };
    data.organizations.append(o);
}

void addOrganizations(DirectoryData &data, const Region &region, const OrganizationId &above)
{
    const bool city = region.level == RegionLevel::City;
    const bool high = region.level <= RegionLevel::County;
    addOrganization(data, region, u"zx"_s, OrgKind::Centre,
        region.name
            + (high                                     ? u"社会治理指挥中心"_s
                    : region.level == RegionLevel::Town ? u"社会治理中心"_s
                                                        : u"社会治理工作站"_s),
        city ? u"市中心"_s
             : (high ? region.shortName : region.name)
                + (region.level == RegionLevel::Village ? QString() : u"中心"_s),
        above, false);
    if (!high)
        return;
    const OrganizationId centre = organizationId(region.code, u"zx"_s);
    for (const Department &d : kDepartments) {
        if (!city && !d.county)
            continue;
        const QString key = QString::fromLatin1(d.key);
        const QString brief = (city ? u"市"_s : region.shortName) + QString::fromUtf16(d.brief);
        addOrganization(data, region, key, d.kind, region.name + QString::fromUtf16(d.name), brief,
            !city && d.vertical ? organizationId(region.parent, key) : centre, d.vertical);
    }
}

void addResponsibilities(DirectoryData &data, const QList<demo::CategoryRow> &rows)
{
    QSet<OrganizationId> known;
    for (const Organization &o : std::as_const(data.organizations))
        known.insert(o.id);
    const RegionCode city = data.regions.first().code;
    const auto unit = [&](const QString &key, const RegionCode &county) {
        const OrganizationId own = organizationId(county, key);
        return known.contains(own) ? own : organizationId(city, key);
    };
    for (const demo::CategoryRow &row : rows) {
        if (row.unit.isEmpty())
            continue;
        for (const Region &region : std::as_const(data.regions)) {
            if (region.level != RegionLevel::County)
                continue;
            ResponsibilityRule rule { row.category.id, region.code, unit(row.unit, region.code), {},
                u"权责清单（默认）/"_s + row.category.name };
            if (!known.contains(rule.lead))
                continue;
            for (const QString &key : row.assists) {
                const OrganizationId id = unit(key, region.code);
                if (known.contains(id) && id != rule.lead)
                    rule.assists.append(id);
            }
            data.responsibilities.append(rule);
        }
    }
}

void addOfficers(DirectoryData &data)
{
    struct Post {
        const char *account;
        const char16_t *name;
        QStringList roles;
    };
    const Post posts[] = { { "xitong", u"系统管理员", { u"systemAdmin"_s } },
        { "anquan", u"安全管理员", { u"securityAdmin"_s } },
        { "shenji", u"审计管理员", { u"auditAdmin"_s } },
        { "zhiban", u"值班员", { u"intake"_s, u"dispatcher"_s } },
        { "banzhang", u"值班长", { u"shiftLeader"_s } }, // opens the shift, with the cadre on it
        { "daiban", u"带班领导", { u"leadingCadre"_s } } };
    const OrganizationId centre = data.organizations.first().id;
    for (const Post &post : posts) {
        Officer officer;
        officer.account = QString::fromLatin1(post.account);
        officer.id = OfficerId(u"o-"_s + officer.account);
        officer.name = QString::fromUtf16(post.name);
        officer.organization = centre;
        officer.roles = post.roles;
        data.officers.append(officer);
    }
}

Calendar nationalCalendar()
{
    const auto json = QJsonDocument::fromJson(demo::resourceBytes(u"cn_national.json"_s)).object();
    return Calendar::fromJson(json).value_or(Calendar());
}

Expected<Region> cityOf(TableReader &table, const ColumnMapping &mapping, const QString &wanted)
{
    QVector<Region> cities;
    for (;;) {
        auto row = table.next();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            break;
        const QString code = mapping.text(ImportColumn::Code, (*row)->values);
        if (code.size() == 4 && (wanted.isEmpty() || code == wanted)) {
            Region city;
            city.code = RegionCode(code);
            city.name = mapping.text(ImportColumn::Name, (*row)->values);
            cities.append(city);
        }
    }
    if (cities.size() != 1)
        return fail(ErrorCode::InvalidValue, u"city"_s, u"%1 in the table"_s.arg(cities.size()));
    return cities.first();
}

/// A row reader over a layer, for regions.
Expected<RowReader> regionReader(
    const QString &path, const TableLayer &layer, int index, const QString &crs, NewCity &city)
{
    ImportPlan plan;
    plan.path = path;
    plan.layer = index;
    plan.kind = ImportKind::Regions;
    plan.mapping = ColumnMapping::suggested(plan.kind, layer.fields);
    plan.crs = crs;
    return RowReader::create(
        plan, layer, { std::make_shared<const Directory>(city.directory), {}, {} });
}

/// Calls `take` with each row of a layer as it was read.
Expected<void> readRows(TableReader &table, int layer, RowReader &reader,
    const std::function<void(const RowReading &)> &take)
{
    table.start(layer);
    for (;;) {
        const auto row = table.next();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return {};
        take(reader.read(**row));
    }
}

} // namespace

Expected<NewCity> readDivisions(const QString &path, const QString &wanted)
{
    auto table = TableReader::open(path);
    if (!table)
        return tl::make_unexpected(table.error());
    const TableLayer layer = table->layers().first();
    const auto mapping = ColumnMapping::suggested(ImportKind::Regions, layer.fields);
    const auto root = cityOf(*table, mapping, wanted);
    if (!root)
        return tl::make_unexpected(root.error());
    NewCity city;
    city.directory.cityName = root->name;
    city.directory.regions.append(*root);
    auto reader = regionReader(path, layer, 0, u"WGS84"_s, city);
    if (!reader)
        return tl::make_unexpected(reader.error());
    QVector<RegionRecord> records;
    const auto read = readRows(*table, 0, *reader, [&](const RowReading &reading) {
        if (reading.record)
            records.append(std::get<RegionRecord>(*reading.record));
        else
            city.rejected.append(reading.issues.first());
    });
    if (!read)
        return tl::make_unexpected(read.error());
    city.directory = withRegions(city.directory, records);
    city.directory.revision = 1;
    return city;
}

Expected<void> readBoundaries(NewCity &city, const QString &path, const QString &crs)
{
    auto table = TableReader::open(path);
    if (!table)
        return tl::make_unexpected(table.error());
    for (int i = 0; i < table->layers().size(); ++i) {
        const TableLayer layer = table->layers().at(i);
        if (!layer.hasGeometry)
            continue;
        auto reader = regionReader(path, layer, i, crs, city);
        if (!reader)
            return tl::make_unexpected(reader.error());
        const Directory known(city.directory);
        const auto read = readRows(*table, i, *reader, [&](const RowReading &reading) {
            const auto *record
                = reading.record ? std::get_if<RegionRecord>(&*reading.record) : nullptr;
            if (record && known.region(record->region.code) && !record->outline.isEmpty())
                city.outlines.insert(record->region.code, record->outline);
            else
                ++city.unmatched;
        });
        if (!read)
            return read;
    }
    return {};
}

void addDefaults(NewCity &city)
{
    DirectoryData &data = city.directory;
    QHash<RegionCode, OrganizationId> centres; // of a region, or of the one above a park
    for (Region &region : data.regions) {
        region.park = isPark(region);
        if (region.level <= RegionLevel::County && region.shortName.isEmpty())
            region.shortName = shortCountyName(region, data.regions.first().name);
        const OrganizationId above = centres.value(region.parent);
        centres.insert(region.code, region.park ? above : organizationId(region.code, u"zx"_s));
        if (!region.park && region.level != RegionLevel::Grid)
            addOrganizations(data, region, above);
    }
    data.roles = defaultRoles();
    data.calendar = nationalCalendar();
    const QList<demo::CategoryRow> rows = demo::demoCategories();
    QHash<OrganizationId, QString> names;
    for (const Organization &o : std::as_const(data.organizations))
        names.insert(o.id, o.shortName);
    for (const demo::CategoryRow &row : rows) {
        data.categories.append(row.category);
        data.categories.last().responsibleUnit = row.unit == "zx"_L1
            ? u"属地中心"_s
            : names.value(organizationId(data.regions.first().code, row.unit));
    }
    addResponsibilities(data, rows);
    addOfficers(data);
}

} // namespace shiyu::tool
