#pragma once
#include "app/crypto/initialise.h"
#include "app/domain/visibility.h"
#include "app/protocol/limits.h"
#include "app/protocol/subjects.h"
#include "app/server/core/admin.h"
#include "app/server/core/api.h"
#include "app/server/core/casestates.h"
#include "app/server/core/directoryimport.h"
#include "app/server/core/viewers.h"
#include "app/server/store/sqlitedatabase.h"
#include "tests/app/storage/smallcity.h"
#include "tests/app/sync/citychanges.h"
#include "tests/app/sync/simserver.h"
#include "tests/support/orderingserver.h"

namespace shiyu::test {

/// The server's core, joined without sockets.
class RealServer final : public SimServer {
public:
    RealServer(const QString &path, std::function<Instant()> now)
        : m_path(path)
        , m_now(std::move(now))
    {
        must(crypto::initialise());
        start(server::SqliteDatabase::create(path).value());
        publish(CityChanges().data());
        for (const QString &officer : CityChanges::officers())
            must(admin().addAccount(officer, m_passwords[officer] = QStringLiteral("a password")));
    }

    bool isReal() const override { return true; }
    void publish(const DirectoryData &data) override
    {
        SmallCity city;
        city.setNow(m_now());
        const auto outcome = server::DirectoryImport(*m_database, *m_state)
                                 .import(city.directoryImport(data).intent, data);
        if (!outcome || !*outcome)
            qFatal("the directory was not taken in");
    }
    void setPassword(const QString &account, const QString &password) override
    {
        m_passwords[account] = password;
        must(admin().setPassword(account, password));
    }
    /// What ended before that is left out of a first sync.
    void setRecent(std::chrono::days recent) { m_state->settings.recent = recent; }
    void revoke(const DeviceId &device) override { must(admin().revokeDevice(device)); }

    WireAnswer handle(const WireRequest &request) override
    {
        const auto response = m_api->handle({ request.method, request.path, request.query,
            request.bearer, request.body, QStringLiteral("10.0.0.1") });
        return { LinkFault::None, response.status, response.body };
    }
    void prepare(protocol::SessionRequest &request) override
    {
        const OrganizationId unit(SmallCity::organizationOf(request.account));
        request.password = m_passwords.value(request.account);
        request.publicKey = SmallCity().keyOf(request.account).publicKey();
        QString &code = m_codes[request.device];
        if (code.isEmpty())
            code = admin().enrol(unit, m_now() + std::chrono::days { 30 }).value();
        request.enrolment = code;
    }
    void endTokens() override { restart(); }
    void restart() override
    {
        m_api.reset();
        m_database.reset();
        start(server::SqliteDatabase::open(m_path).value());
    }

    /// A backup, and what is left of the server after it was put back.
    void backup(const QString &path)
    {
        must(sql::execute(m_database->connection(), QStringLiteral("VACUUM INTO :path"),
            [&path](sql::Statement &s) { s.bind(u":path", path); }));
    }
    void restore(const QString &path)
    {
        m_api.reset();
        m_database.reset();
        for (const char *rest : { "", "-wal", "-shm" })
            QFile::remove(m_path + QLatin1StringView(rest));
        if (!QFile::copy(path, m_path))
            qFatal("no copy");
        start(server::SqliteDatabase::open(m_path).value());
    }

    QHash<QString, QByteArray> heads(
        const OrganizationId &organization, SubjectKind kind = SubjectKind::Incident) override
    {
        QHash<QString, QByteArray> heads;
        must(sql::forEachRow(
            m_database->connection(),
            QStringLiteral("SELECT s.id, s.head_hash FROM subject s WHERE s.kind = :kind AND"
                           " EXISTS (SELECT 1 FROM visible v WHERE v.organization = :organization"
                           " AND v.subject_kind = s.kind AND v.subject_id = s.id"
                           " AND v.to_seq IS NULL)"),
            [&](sql::Statement &s) {
                s.bind(u":organization", organization.toString()).bind(u":kind", nameOf(kind));
            },
            [&heads](const sql::Statement &s) { heads.insert(s.text(0), s.blob(1)); }));
        return heads;
    }
    QStringList misplaced() override;
    QSet<QString> intentIds() override
    {
        QSet<QString> ids;
        must(sql::forEachRow(
            m_database->connection(), QStringLiteral("SELECT intent_id FROM log"),
            [](sql::Statement &) {}, [&ids](const sql::Statement &s) { ids.insert(s.text(0)); }));
        return ids;
    }
    bool isWhole() override { return true; } // its own tests verify its chains

private:
    server::Admin admin() { return { *m_database, *m_state }; }
    void start(std::unique_ptr<server::SqliteDatabase> database)
    {
        m_state = std::make_unique<server::ServerState>();
        m_state->settings.password = { crypto::SlotParameters::kLeastMemoryKiB, 1 };
        m_state->settings.pageEntries = 7; // so that there are many pages
        m_state->keys = { crypto::SecretBytes::fromBytes(QByteArray(32, 'd')),
            crypto::SecretBytes::fromBytes(QByteArray(32, 't')) };
        m_state->now = m_now;
        m_database = std::move(database);
        m_api = std::make_unique<server::Api>(*m_database, *m_state);
    }

    QString m_path;
    std::function<Instant()> m_now;
    std::unique_ptr<server::ServerState> m_state;
    std::unique_ptr<server::SqliteDatabase> m_database;
    std::unique_ptr<server::Api> m_api;
    QHash<DeviceId, QString> m_codes;
    QHash<QString, QString> m_passwords; ///< by account
};

/// A subject is open to those whom it concerns now; a case also to those whom one concerns that it
/// was ever merged with, or a supervision of it.
inline QStringList RealServer::misplaced()
{
    const auto directory = m_state->directories.newest(*m_database);
    server::LogTable log(*m_database);
    server::CaseStates cases(log);
    QHash<QString, QSet<OrganizationId>> concerned; // by kind and id
    QHash<QString, QSet<QString>> joined;
    QStringList found;
    const auto nameOfCase = [](const QString &id) { return QString(u"incident " + id); };
    must(sql::forEachRow(
        m_database->connection(),
        QStringLiteral("SELECT kind, id FROM subject WHERE kind <> 'directory'"),
        [](sql::Statement &) {},
        [&](const sql::Statement &s) {
            const Subject subject { *fromName<SubjectKind>(s.text(0)), s.text(1) };
            const QString name = s.text(0) + u' ' + subject.id;
            if (subject.kind != SubjectKind::Incident) {
                const auto history = cases.history(subject).value();
                const auto viewers = server::viewersOfHistory(subject, history, **directory);
                concerned[name] = viewers;
                if (subject.kind == SubjectKind::Supervision)
                    concerned[nameOfCase(foldSupervision(history).incident.toString())] |= viewers;
                return;
            }
            const auto incident = cases.incident(subject.id).value();
            // What an act opened is not closed by taking the act back.
            Incident state;
            const QVector<Operation> history = cases.history(subject).value();
            for (const Operation &operation : history) {
                state = apply(state, operation);
                concerned[name] |= viewersOf(state, **directory);
            }
            for (const RecordEntry &entry : incident->record) {
                for (const char *key : { "into", "sourceCase" }) {
                    const QString other = nameOfCase(entry.args[QLatin1StringView(key)].toString());
                    joined[name].insert(other);
                    joined[other].insert(name);
                }
            }
        }));
    must(sql::forEachRow(
        m_database->connection(),
        QStringLiteral("SELECT organization, subject_kind, subject_id FROM visible"
                       " WHERE subject_kind <> 'directory' AND to_seq IS NULL"),
        [](sql::Statement &) {},
        [&](const sql::Statement &s) {
            const OrganizationId organization(s.text(0));
            const QString name = s.text(1) + u' ' + s.text(2);
            bool concerns = concerned[name].contains(organization);
            for (const QString &other : std::as_const(joined[name]))
                concerns = concerns || concerned[other].contains(organization);
            if (!concerns)
                found.append(s.text(0) + u' ' + name);
        }));
    return found;
}

} // namespace shiyu::test
