#include "tests/app/storage/smallcity.h"

#include "app/crypto/closedvalue.h"
#include "app/crypto/directoryhash.h"
#include "app/domain/directoryact.h"
#include <QMap>
#include <map>

namespace shiyu::test {
namespace {

using namespace Qt::StringLiterals;

/// Always the same keys: a second process of a test has them too.
crypto::SigningKey keyFrom(char byte)
{
    const QByteArray seed(32, byte);
    return *crypto::SigningKey::fromSeed(crypto::Suite::Intl, crypto::SecretBytes::fromBytes(seed));
}

const std::map<QString, crypto::SigningKey> &keys()
{
    static const auto made = [] {
        std::map<QString, crypto::SigningKey> map;
        map.emplace(u"city"_s, keyFrom('a'));
        map.emplace(u"county"_s, keyFrom('b'));
        map.emplace(u"water"_s, keyFrom('c'));
        return map;
    }();
    return made;
}

/// "county2" is a colleague of "county": of the same organisation, with a key like his.
QString firstOf(QString officer)
{
    return officer.endsWith(u'2') ? officer.chopped(1) : officer;
}

Rights allRights()
{
    Rights rights;
    for (size_t i = 0; i < enumCount<Right>(); ++i)
        rights.insert(static_cast<Right>(i));
    return rights;
}

Region region(const QString &code, const QString &parent, RegionLevel level, const QString &name)
{
    Region region;
    region.code = RegionCode(code);
    region.parent = RegionCode(parent);
    region.level = level;
    region.name = name;
    return region;
}

Organization unit(const QString &id, OrgKind kind, const QString &name, const QString &where,
    const QString &superior)
{
    Organization unit;
    unit.id = OrganizationId(id);
    unit.kind = kind;
    unit.name = name;
    unit.region = RegionCode(where);
    unit.superior = OrganizationId(superior);
    return unit;
}

Officer officer(const QString &name)
{
    return { OfficerId(name), name, name, OrganizationId(SmallCity::organizationOf(name)),
        { u"all"_s }, {}, keys().at(name).publicKey() };
}

} // namespace

SmallCity::SmallCity()
    : m_directory(std::make_shared<const Directory>(data()))
    , m_now(instantFromMs(1'795'240'800'000)) // 2026-11-21 14:00 in the city
{
}

DirectoryData SmallCity::data(qint64 revision)
{
    DirectoryData data;
    data.revision = revision;
    data.cityName = u"芜湖市"_s;
    data.regions = { region(u"3402"_s, {}, RegionLevel::City, u"芜湖市"_s),
        region(u"340202"_s, u"3402"_s, RegionLevel::County, u"镜湖区"_s),
        region(u"340202001"_s, u"340202"_s, RegionLevel::Town, u"赭山街道"_s) };
    const OrganizationId county(u"centre-county"_s);
    data.organizations = { unit(u"centre-city"_s, OrgKind::Centre, u"芜湖市中心"_s, u"3402"_s, {}),
        unit(u"centre-county"_s, OrgKind::Centre, u"镜湖区中心"_s, u"340202"_s, u"centre-city"_s),
        unit(u"unit-water"_s, OrgKind::Utility, u"首创水务"_s, u"3402"_s, u"centre-city"_s) };
    data.officers = { officer(u"city"_s), officer(u"county"_s), officer(u"water"_s) };
    data.roles = { { u"all"_s, u"全部"_s, allRights() } };
    Category facilities;
    facilities.id = CategoryId(u"facilities"_s);
    facilities.name = u"公用设施"_s;
    Category lights;
    lights.parent = facilities.id;
    lights.id = CategoryId(u"lights"_s);
    lights.name = u"路灯"_s;
    lights.limits
        = { { ClockKind::Handle, { LimitId(u"lights-handle"_s), 1, 3, LimitUnit::WorkingDays } },
              { ClockKind::Accept, { LimitId(u"accept"_s), 1, 30, LimitUnit::UrgentHours } } };
    data.categories = { facilities, lights };
    data.responsibilities = { { lights.id, RegionCode(u"3402"_s), OrganizationId(u"unit-water"_s),
        { county }, u"第 3 条"_s } };
    return data;
}

const crypto::SigningKey &SmallCity::keyOf(const QString &officer) const
{
    return keys().at(firstOf(officer));
}

QString SmallCity::organizationOf(const QString &officer)
{
    const QString first = firstOf(officer);
    return first == "water"_L1 ? u"unit-water"_s : QString(u"centre-" + first);
}

void SmallCity::sign(Submission &submission, const QString &officer) const
{
    submission.intent.signature = keyOf(officer).sign(signedBytes(submission.intent));
}

Submission SmallCity::make(OperationKind kind, const QString &caseId, const QJsonObject &args,
    const QString &officer, qint64 seen)
{
    Submission submission;
    Intent &intent = submission.intent;
    intent.id = IntentId(newId());
    intent.subject = { SubjectKind::Incident, caseId };
    intent.kind = kind;
    intent.args = args;
    intent.actor = OfficerId(officer);
    intent.organization = OrganizationId(organizationOf(officer));
    intent.device = DeviceId(m_device);
    intent.deviceSeq = ++m_deviceSeq;
    intent.madeAt = m_now;
    intent.seen = seen;
    intent.rulesRev = 1;
    sign(submission, officer);
    return submission;
}

Submission SmallCity::report(const QString &caseId, const QString &title)
{
    return make(OperationKind::Report, caseId,
        { { u"title"_s, title }, { u"summary"_s, u"北京中路路灯整排不亮"_s },
            { u"place"_s, toJson(Place { PlaceShape::Point, { { 1183800000, 313300000 } }, {} }) },
            { u"region"_s, u"340202"_s }, { u"category"_s, u"lights"_s },
            { u"urgency"_s, u"normal"_s }, { u"channel"_s, u"person"_s },
            { u"source"_s, u"12345"_s } });
}

Submission SmallCity::reportWithPhone(const QString &caseId, const QString &phone)
{
    Submission submission = report(caseId);
    const QByteArray value = phone.toUtf8();
    const auto commitment = crypto::commitClosed(crypto::Suite::Intl, value);
    submission.intent.closed.insert(
        u"reporterPhone"_s, { commitment.digest, Audience::IntakeSeat });
    submission.closed.insert(u"reporterPhone"_s, { value, commitment.salt });
    sign(submission, u"city"_s);
    return submission;
}

QVector<Submission> SmallCity::merge(const QString &from, const QString &into)
{
    QVector<Submission> group {
        make(OperationKind::Merge, from, { { u"into"_s, into } }),
        make(OperationKind::Absorb, into, { { u"sourceCase"_s, from } }),
    };
    const QString id = newId();
    for (Submission &submission : group) {
        submission.intent.group = id;
        sign(submission, u"city"_s);
    }
    return group;
}

QVector<Submission> SmallCity::unmerge(const QString &from, const QString &into)
{
    QVector<Submission> group {
        make(OperationKind::Unmerge, from, { { u"reason"_s, u"两件事"_s } }),
        make(OperationKind::Release, into, { { u"sourceCase"_s, from } }),
    };
    const QString id = newId();
    for (Submission &submission : group) {
        submission.intent.group = id;
        sign(submission, u"city"_s);
    }
    return group;
}

Submission SmallCity::directoryImport(const DirectoryData &data)
{
    Submission submission = make(
        OperationKind::ImportDirectory, directorySubject().id, *directoryImportArguments(data));
    submission.intent.subject = directorySubject();
    sign(submission, u"city"_s);
    return submission;
}

Expected<void> CaseList::makeTable(sql::Connection &connection)
{
    return connection.exec(u"CREATE TABLE IF NOT EXISTS case_list (id TEXT PRIMARY KEY,"
                           " seq INTEGER, stage TEXT, title TEXT, number TEXT) STRICT"_s);
}

Expected<void> CaseList::project(sql::Connection &connection, const Incident &before,
    const Incident &after, const Operation &operation, const Directory &)
{
    auto statement = connection.prepare(before.exists()
            ? u"UPDATE case_list SET seq = :seq, stage = :stage, title = :title, number = :number"
              " WHERE id = :id"_s
            : u"INSERT INTO case_list (id, seq, stage, title, number)"
              " VALUES (:id, :seq, :stage, :title, :number)"_s);
    if (!statement)
        return tl::make_unexpected(statement.error());
    return statement->bind(u":id", after.id.toString())
        .bind(u":seq", operation.facts.seq)
        .bind(u":stage", nameOf(after.stage))
        .bind(u":title", after.title)
        .bind(u":number", after.number)
        .run();
}

Expected<void> CaseList::remove(
    sql::Connection &connection, const Incident &before, const Directory &)
{
    auto statement = connection.prepare(u"DELETE FROM case_list WHERE id = :id"_s);
    if (!statement)
        return tl::make_unexpected(statement.error());
    return statement->bind(u":id", before.id.toString()).run();
}

Expected<void> CaseList::clear(sql::Connection &connection)
{
    return connection.exec(u"DELETE FROM case_list"_s);
}

QStringList CaseList::lines(sql::Connection &connection)
{
    auto rows
        = connection.prepare(u"SELECT id, seq, stage, title, number FROM case_list ORDER BY id"_s);
    QStringList lines;
    while (*rows->step()) {
        lines.append(rows->text(0) + u' ' + QString::number(rows->int64(1)) + u' ' + rows->text(2)
            + u' ' + rows->text(3) + u' ' + rows->text(4));
    }
    return lines;
}

} // namespace shiyu::test
