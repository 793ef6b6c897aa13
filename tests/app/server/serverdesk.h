#pragma once
#include "app/crypto/signing.h"
#include "app/crypto/uuid7.h"
#include "app/server/core/admin.h"
#include "app/server/core/api.h"
#include "app/server/core/directoryimport.h"
#include "app/server/store/database.h"
#include "tests/support/citydirectory.h"
#include <QTemporaryDir>

namespace shiyu::test {

/// Ends the test where the fixture itself cannot go on.
template <typename T> void must(const Expected<T> &done)
{
    if (!done)
        qFatal("%s", qPrintable(done.error().context + u": " + done.error().detail));
}

/// A server without sockets for the city of citydirectory.h, and consoles that sign for any of its
/// officers. The clock is the test's. On PostgreSQL if SHIYU_TEST_DATABASE names a cluster.
class ServerDesk {
public:
    ServerDesk();

    server::Api &api() { return *m_api; }
    server::ServerState &state() { return m_state; }
    server::Database &database() { return *m_database; }
    server::Admin admin() { return { *m_database, m_state }; }
    Instant now() const { return m_now; }
    void pass(Millis time) { m_now += time; }

    static DirectoryData directoryData(qint64 revision = 1);
    Outcome importDirectory(const DirectoryData &data);
    static crypto::SigningKey keyOf(const OfficerId &officer);

    server::Response send(const char *method, const QString &target, const QByteArray &body = {},
        const QByteArray &bearer = {}, const QString &address = QStringLiteral("10.0.0.1"));
    template <typename Message> Message get(const QString &target, const QByteArray &bearer)
    {
        const auto response = send("GET", target, {}, bearer);
        return protocol::read<Message>(response.body, 1 << 26).value_or(Message {});
    }

    /// Signs an officer in on the device of his organisation, making account and enrolment first.
    QByteArray tokenOf(const OfficerId &officer);
    protocol::SessionRequest signInOf(const OfficerId &officer);
    void forgetTokens() { m_tokens.clear(); }

    Intent make(OperationKind kind, const QString &id, const QJsonObject &args,
        const OfficerId &officer, SubjectKind subject = SubjectKind::Incident);
    Intent report(const QString &id, const OfficerId &officer = officerOf(org::kCity, "intake"),
        const RegionCode &where = region::kVillage);
    static void sign(Intent &intent);
    /// Hands in as the organisation of the first.
    QVector<protocol::IntentAnswer> handIn(const QVector<Intent> &intents);
    protocol::IntentAnswer handIn(const Intent &intent)
    {
        return handIn(QVector { intent }).first();
    }
    /// Seq of the newest operation on it.
    qint64 headOf(const QString &id, SubjectKind kind = SubjectKind::Incident);

    static constexpr auto kPassword = "correct horse";

private:
    QTemporaryDir m_folder;
    Instant m_now;
    server::ServerState m_state;
    std::unique_ptr<server::Database> m_database;
    std::unique_ptr<server::Api> m_api;
    crypto::Uuid7 m_ids;
    qint64 m_deviceSeq = 0;
    QHash<OfficerId, QByteArray> m_tokens;
};

} // namespace shiyu::test
