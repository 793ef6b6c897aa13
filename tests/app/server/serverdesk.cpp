#include "tests/app/server/serverdesk.h"

#include "app/crypto/directoryhash.h"
#include "app/crypto/hash.h"
#include "app/crypto/initialise.h"
#include "app/domain/directoryact.h"
#include "app/domain/place.h"
#include "app/server/store/pgdatabase.h"
#include "app/server/store/sqlitedatabase.h"

namespace shiyu::test {

using namespace Qt::StringLiterals;

namespace {

DeviceId deviceOf(const OrganizationId &organization)
{
    return DeviceId(u"dev-"_s + organization.toString());
}

using DatabasePtr = std::unique_ptr<server::Database>;

/// A new, empty one: a file, or a database of the cluster.
DatabasePtr emptyDatabase(const QString &file)
{
    const QString cluster = qEnvironmentVariable("SHIYU_TEST_DATABASE");
    if (cluster.isEmpty())
        return server::SqliteDatabase::create(file).value();
    static const QString kTables = u"desk0"_s; // made once, copied for each desk
    static int count = 0;
    const auto create = [&cluster](const QString &what) {
        must(server::PgDatabase::open(cluster + u"postgres")
                 .and_then([&what](const std::unique_ptr<server::PgDatabase> &postgres) {
                     return postgres->run(u"CREATE DATABASE "_s + what, {});
                 }));
    };
    if (count == 0) {
        create(kTables);
        must(server::PgDatabase::open(cluster + kTables));
    }
    const QString name = u"desk%1"_s.arg(++count);
    create(name + u" TEMPLATE " + kTables);
    return server::PgDatabase::open(cluster + name).value();
}

} // namespace

ServerDesk::ServerDesk()
    : m_now(instantFromMs(1'795'240'800'000)) // 2026-11-21 14:00 in the city
{
    must(crypto::initialise());
    m_state.settings.password = { crypto::SlotParameters::kLeastMemoryKiB, 1 };
    m_state.keys = { crypto::SecretBytes::random(32), crypto::SecretBytes::random(32) };
    m_state.now = [this] { return m_now; };
    m_database = emptyDatabase(m_folder.filePath(u"server.db"_s));
    m_api = std::make_unique<server::Api>(*m_database, m_state);
    importDirectory(directoryData());
}

DirectoryData ServerDesk::directoryData(qint64 revision)
{
    DirectoryData data = cityData();
    data.revision = revision;
    const OfficerId admin = officerOf(org::kCity, "admin");
    data.officers.append(
        { admin, admin.toString(), u"系统管理员"_s, org::kCity, { u"systemAdmin"_s }, {}, {} });
    return data;
}

crypto::SigningKey ServerDesk::keyOf(const OfficerId &officer)
{
    const QByteArray seed = crypto::hash(crypto::Suite::Intl, officer.toString().toUtf8());
    return *crypto::SigningKey::fromSeed(crypto::Suite::Intl, crypto::SecretBytes::fromBytes(seed));
}

Outcome ServerDesk::importDirectory(const DirectoryData &data)
{
    Intent intent = make(OperationKind::ImportDirectory, directorySubject().id,
        directoryImportArguments(data).value(), officerOf(org::kCity, "admin"),
        SubjectKind::Directory);
    return server::DirectoryImport(*m_database, m_state).import(intent, data).value();
}

server::Response ServerDesk::send(const char *method, const QString &target, const QByteArray &body,
    const QByteArray &bearer, const QString &address)
{
    const qsizetype mark = target.indexOf(u'?');
    const QString path = mark < 0 ? target : target.first(mark);
    const QUrlQuery query(mark < 0 ? QString() : target.sliced(mark + 1));
    return m_api->handle({ method, path, query, bearer, body, address });
}

protocol::SessionRequest ServerDesk::signInOf(const OfficerId &officer)
{
    const OrganizationId unit(officer.toString().section(u'.', 0, -2));
    const DeviceId device = deviceOf(unit);
    return { officer.toString(), QString::fromLatin1(kPassword), device,
        crypto::hash(crypto::Suite::Intl, device.toString().toUtf8()), keyOf(officer).publicKey(),
        admin().enrol(unit, m_now + std::chrono::days { 1 }).value() };
}

QByteArray ServerDesk::tokenOf(const OfficerId &officer)
{
    if (const auto held = m_tokens.constFind(officer); held != m_tokens.constEnd())
        return *held;
    (void)admin().addAccount(officer.toString(), QString::fromLatin1(kPassword));
    const auto response = send("POST", u"/v1/session"_s, protocol::write(signInOf(officer)));
    const auto answer = protocol::read<protocol::SessionAnswer>(response.body, 1 << 20);
    if (!answer)
        qFatal("%s", response.body.constData());
    m_tokens.insert(officer, answer->accessToken.toLatin1());
    return m_tokens.value(officer);
}

Intent ServerDesk::make(OperationKind kind, const QString &id, const QJsonObject &args,
    const OfficerId &officer, SubjectKind subject)
{
    Intent intent;
    intent.id = IntentId(m_ids.next(m_now));
    intent.subject = { subject, id };
    intent.kind = kind;
    intent.args = args;
    intent.actor = officer;
    intent.organization = OrganizationId(officer.toString().section(u'.', 0, -2));
    intent.device = deviceOf(intent.organization);
    intent.deviceSeq = ++m_deviceSeq;
    intent.madeAt = m_now;
    intent.seen = subject == SubjectKind::Directory ? 0 : headOf(id, subject);
    intent.rulesRev = 1;
    sign(intent);
    return intent;
}

void ServerDesk::sign(Intent &intent)
{
    intent.signature = keyOf(intent.actor).sign(signedBytes(intent));
}

Intent ServerDesk::report(const QString &id, const OfficerId &officer, const RegionCode &where)
{
    return make(OperationKind::Report, id,
        { { u"title"_s, u"井盖破损"_s }, { u"summary"_s, u"路口井盖破损"_s },
            { u"place"_s, toJson(Place { PlaceShape::Point, { { 1183800000, 313300000 } }, {} }) },
            { u"region"_s, where.toString() }, { u"category"_s, category::kCover.toString() },
            { u"urgency"_s, u"normal"_s }, { u"channel"_s, u"person"_s },
            { u"source"_s, u"12345"_s } },
        officer);
}

QVector<protocol::IntentAnswer> ServerDesk::handIn(const QVector<Intent> &intents)
{
    protocol::OperationsRequest request;
    for (const Intent &intent : intents)
        request.intents.append({ intentBytes(intent), {} });
    const auto response = send(
        "POST", u"/v1/operations"_s, protocol::write(request), tokenOf(intents.first().actor));
    const auto answer = protocol::read<protocol::OperationsAnswer>(response.body, 1 << 26);
    if (!answer)
        qFatal("%s", response.body.constData());
    return answer->answers;
}

qint64 ServerDesk::headOf(const QString &id, SubjectKind kind)
{
    const auto head = server::LogTable(*m_database).subject({ kind, id }).value();
    return head ? head->lastSeq : 0;
}

} // namespace shiyu::test
