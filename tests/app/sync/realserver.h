#pragma once
#include "app/crypto/directoryhash.h"
#include "app/crypto/initialise.h"
#include "app/protocol/limits.h"
#include "app/protocol/subjects.h"
#include "app/server/core/admin.h"
#include "app/server/core/api.h"
#include "app/server/core/directoryimport.h"
#include "app/server/store/sqlitedatabase.h"
#include "tests/app/storage/smallcity.h"
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
        SmallCity city;
        const DirectoryData data = SmallCity::data();
        const auto outcome = server::DirectoryImport(*m_database, *m_state)
                                 .import(city.directoryImport(data).intent, data);
        if (!outcome || !*outcome)
            qFatal("the directory was not taken in");
        for (const char *officer : { "city", "county", "water" })
            must(admin().addAccount(QString::fromLatin1(officer), password()));
    }

    WireAnswer handle(const WireRequest &request) override
    {
        const auto response = m_api->handle({ request.method, request.path, request.query,
            request.bearer, request.body, QStringLiteral("10.0.0.1") });
        return { LinkFault::None, response.status, response.body };
    }
    void prepare(protocol::SessionRequest &request) override
    {
        const OrganizationId unit(SmallCity::organizationOf(request.account));
        request.password = password();
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

    QHash<QString, QByteArray> heads(const QString &officer) override
    {
        protocol::SessionRequest request;
        request.account = officer;
        request.device = DeviceId(QStringLiteral("check-") + officer);
        request.deviceSecret = QByteArray(32, 'c');
        prepare(request);
        const auto answer
            = handle({ "POST", QStringLiteral("/v1/session"), {}, {}, protocol::write(request) });
        const auto session
            = protocol::read<protocol::SessionAnswer>(answer.body, protocol::kLargestAnswer);
        QHash<QString, QByteArray> heads;
        QString after;
        do {
            QUrlQuery query;
            query.addQueryItem(QStringLiteral("part"), QStringLiteral("heads"));
            if (!after.isEmpty())
                query.addQueryItem(QStringLiteral("after"), after);
            const auto said = handle({ "GET", QStringLiteral("/v1/snapshot"), query,
                session.value().accessToken.toLatin1(), {} });
            const auto page
                = protocol::read<protocol::SnapshotPage>(said.body, protocol::kLargestAnswer);
            for (const auto &item : page.value().items) {
                if (item.head.subject.kind == SubjectKind::Incident)
                    heads.insert(item.head.subject.id, item.head.headHash);
            }
            after = page->next;
        } while (!after.isEmpty());
        return heads;
    }
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
    static QString password() { return QStringLiteral("correct horse"); }
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
};

} // namespace shiyu::test
