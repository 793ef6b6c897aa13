#include "app/domain/directoryjson.h"

#include "app/domain/jsonfields.h"

namespace shiyu {
namespace {

constexpr auto Required = JsonReader::Required;
constexpr int kMostOrder = 10'000'000;
constexpr int kMostRadius = 100'000; // metres; a duplicate is never sought further away
constexpr qint64 kMostRevision = qint64 { 1 } << 53;

template <typename T> QJsonArray arrayOf(const QVector<T> &items)
{
    QJsonArray array;
    for (const T &item : items)
        array.append(toJson(item));
    return array;
}

QMap<ClockKind, TimeLimit> readLimits(JsonReader &read)
{
    QMap<ClockKind, TimeLimit> limits;
    const QJsonObject json = read.object("limits");
    for (auto it = json.begin(); it != json.end(); ++it) {
        const auto clock = fromName<ClockKind>(it.key());
        const auto limit = timeLimitFromJson(it.value().toObject());
        if (!clock || !limit)
            read.wrong(QStringLiteral("limits/") + it.key()
                + (clock ? QLatin1Char('/') + limit.error().context : QString()));
        else
            limits.insert(*clock, *limit);
    }
    return limits;
}

Rights readRights(JsonReader &read)
{
    Rights rights;
    for (const QJsonValue &value : read.array("rights")) {
        const auto right = fromName<Right>(value.toString());
        if (right)
            rights.insert(*right);
        else
            read.wrong("rights");
    }
    return rights;
}

} // namespace

QJsonObject toJson(const TimeLimit &limit)
{
    return { { QStringLiteral("id"), limit.id.toString() },
        { QStringLiteral("version"), limit.version }, { QStringLiteral("amount"), limit.amount },
        { QStringLiteral("unit"), nameOf(limit.unit) } };
}

QJsonObject toJson(const Region &region)
{
    JsonWriter write;
    write.id("code", region.code);
    write.id("parent", region.parent);
    write.name("level", region.level);
    write.text("name", region.name);
    write.text("shortName", region.shortName);
    write.whole("order", region.order);
    write.flag("park", region.park);
    write.flag("schematic", region.schematic);
    write.text("workerName", region.workerName);
    write.text("workerPhone", region.workerPhone);
    return write.take();
}

QJsonObject toJson(const Organization &organization)
{
    JsonWriter write;
    write.id("id", organization.id);
    write.name("kind", organization.kind);
    write.text("name", organization.name);
    write.text("shortName", organization.shortName);
    write.id("region", organization.region);
    write.id("superior", organization.superior);
    write.flag("vertical", organization.vertical);
    write.text("phone", organization.phone);
    write.whole("order", organization.order);
    write.flag("fallback", organization.fallback);
    return write.take();
}

QJsonObject toJson(const Officer &officer)
{
    JsonWriter write;
    write.id("id", officer.id);
    write.text("account", officer.account);
    write.text("name", officer.name);
    write.id("organization", officer.organization);
    write.put("roles", QJsonArray::fromStringList(officer.roles));
    write.text("phone", officer.phone);
    write.text("publicKey", QString::fromLatin1(officer.publicKey.toHex()));
    return write.take();
}

QJsonObject toJson(const Role &role)
{
    JsonWriter write;
    write.text("id", role.id);
    write.text("name", role.name);
    QJsonArray rights;
    for (size_t i = 0; i < enumCount<Right>(); ++i) {
        if (role.rights.contains(static_cast<Right>(i)))
            rights.append(nameOf(static_cast<Right>(i)));
    }
    write.put("rights", rights);
    return write.take();
}

QJsonObject toJson(const Category &category)
{
    JsonWriter write;
    write.id("id", category.id);
    write.id("parent", category.parent);
    write.text("name", category.name);
    write.text("filingCondition", category.filingCondition);
    write.text("closingCondition", category.closingCondition);
    write.text("clause", category.clause);
    write.text("responsibleUnit", category.responsibleUnit);
    write.name("urgency", category.urgency);
    QJsonObject limits;
    for (auto it = category.limits.begin(); it != category.limits.end(); ++it)
        limits[nameOf(it.key())] = toJson(*it);
    write.put("limits", limits);
    write.flag("dispute", category.dispute);
    write.flag("hazard", category.hazard);
    write.whole("order", category.order);
    QJsonObject json = write.take();
    // 0 is a radius of its own; absent it is the usual one.
    json[QStringLiteral("duplicateRadius")] = category.duplicateRadius;
    return json;
}

QJsonObject toJson(const ResponsibilityRule &rule)
{
    JsonWriter write;
    write.id("category", rule.category);
    write.id("region", rule.region);
    write.id("lead", rule.lead);
    write.ids("assists", rule.assists);
    write.text("clause", rule.clause);
    return write.take();
}

QJsonObject toJson(const DirectoryData &data)
{
    JsonWriter write;
    write.whole("revision", data.revision);
    write.text("cityName", data.cityName);
    write.put("regions", arrayOf(data.regions));
    write.put("organizations", arrayOf(data.organizations));
    write.put("officers", arrayOf(data.officers));
    write.put("roles", arrayOf(data.roles));
    write.put("categories", arrayOf(data.categories));
    write.put("responsibilities", arrayOf(data.responsibilities));
    write.put("calendar", data.calendar.toJson());
    return write.take();
}

Expected<TimeLimit> timeLimitFromJson(const QJsonObject &json)
{
    JsonReader read(json);
    TimeLimit limit;
    limit.id = read.id<LimitId>("id", Required);
    limit.version = static_cast<int>(read.whole("version", 0, kMostOrder, Required));
    limit.amount = static_cast<int>(read.whole("amount", 0, kMaxLimitAmount, Required));
    limit.unit = read.name<LimitUnit>("unit");
    return read.finish(limit);
}

Expected<Region> regionFromJson(const QJsonObject &json)
{
    JsonReader read(json);
    Region region;
    region.code = read.id<RegionCode>("code", Required);
    region.parent = read.id<RegionCode>("parent");
    region.level = read.name<RegionLevel>("level");
    region.name = read.text("name", Required);
    region.shortName = read.text("shortName");
    region.order = static_cast<int>(read.whole("order", 0, kMostOrder));
    region.park = read.flag("park");
    region.schematic = read.flag("schematic");
    region.workerName = read.text("workerName");
    region.workerPhone = read.text("workerPhone");
    return read.finish(region);
}

Expected<Organization> organizationFromJson(const QJsonObject &json)
{
    JsonReader read(json);
    Organization organization;
    organization.id = read.id<OrganizationId>("id", Required);
    organization.kind = read.name<OrgKind>("kind");
    organization.name = read.text("name", Required);
    organization.shortName = read.text("shortName");
    organization.region = read.id<RegionCode>("region", Required);
    organization.superior = read.id<OrganizationId>("superior");
    organization.vertical = read.flag("vertical");
    organization.phone = read.text("phone");
    organization.order = static_cast<int>(read.whole("order", 0, kMostOrder));
    organization.fallback = read.flag("fallback");
    return read.finish(organization);
}

Expected<Officer> officerFromJson(const QJsonObject &json)
{
    JsonReader read(json);
    Officer officer;
    officer.id = read.id<OfficerId>("id", Required);
    officer.account = read.text("account", Required);
    officer.name = read.text("name", Required);
    officer.organization = read.id<OrganizationId>("organization", Required);
    for (const QJsonValue &role : read.array("roles")) {
        if (role.toString().isEmpty())
            read.wrong("roles");
        officer.roles.append(role.toString());
    }
    officer.phone = read.text("phone");
    const QString hex = read.text("publicKey");
    officer.publicKey = QByteArray::fromHex(hex.toLatin1());
    if (QString::fromLatin1(officer.publicKey.toHex()) != hex)
        read.wrong("publicKey");
    return read.finish(officer);
}

Expected<Role> roleFromJson(const QJsonObject &json)
{
    JsonReader read(json);
    Role role;
    role.id = read.text("id", Required);
    role.name = read.text("name", Required);
    role.rights = readRights(read);
    return read.finish(role);
}

Expected<Category> categoryFromJson(const QJsonObject &json)
{
    JsonReader read(json);
    Category category;
    category.id = read.id<CategoryId>("id", Required);
    category.parent = read.id<CategoryId>("parent");
    category.name = read.text("name", Required);
    category.filingCondition = read.text("filingCondition");
    category.closingCondition = read.text("closingCondition");
    category.clause = read.text("clause");
    category.responsibleUnit = read.text("responsibleUnit");
    category.urgency = read.name<Urgency>("urgency");
    category.limits = readLimits(read);
    if (json.contains(QLatin1StringView("duplicateRadius")))
        category.duplicateRadius = static_cast<int>(read.whole("duplicateRadius", 0, kMostRadius));
    category.dispute = read.flag("dispute");
    category.hazard = read.flag("hazard");
    category.order = static_cast<int>(read.whole("order", 0, kMostOrder));
    return read.finish(category);
}

Expected<ResponsibilityRule> responsibilityFromJson(const QJsonObject &json)
{
    JsonReader read(json);
    ResponsibilityRule rule;
    rule.category = read.id<CategoryId>("category", Required);
    rule.region = read.id<RegionCode>("region", Required);
    rule.lead = read.id<OrganizationId>("lead", Required);
    rule.assists = read.ids<OrganizationId>("assists");
    rule.clause = read.text("clause");
    return read.finish(rule);
}

Expected<DirectoryData> directoryFromJson(const QJsonObject &json)
{
    JsonReader read(json);
    DirectoryData data;
    data.revision = read.whole("revision", 0, kMostRevision);
    data.cityName = read.text("cityName");
    data.regions = read.list("regions", &regionFromJson);
    data.organizations = read.list("organizations", &organizationFromJson);
    data.officers = read.list("officers", &officerFromJson);
    data.roles = read.list("roles", &roleFromJson);
    data.categories = read.list("categories", &categoryFromJson);
    data.responsibilities = read.list("responsibilities", &responsibilityFromJson);
    const QJsonObject days = read.object("calendar");
    if (!days.isEmpty()) {
        auto calendar = Calendar::fromJson(days);
        if (calendar)
            data.calendar = *std::move(calendar);
        else
            read.wrong(QStringLiteral("calendar/") + calendar.error().context);
    }
    return read.finish(std::move(data));
}

} // namespace shiyu
