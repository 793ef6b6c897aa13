// What PostgreSQL is told of a transaction goes along with the next question that wants an answer.
#include "app/server/store/pgdatabase.h"

#include "app/server/store/visibletable.h"
#include <algorithm>
#include <libpq-fe.h>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLargestPayload = 7000; // of NOTIFY: 8000 bytes
constexpr qsizetype kMostWaiting = 200; // statements: they are kept in memory

} // namespace

Expected<void> PgDatabase::write(const QString &sql, const SqlBinds &binds)
{
    if (!m_inTransaction || m_waiting.size() >= kMostWaiting)
        return run(sql, binds).map([](qint64) {});
    auto command = commandOf(sql, binds);
    if (!command)
        return tl::make_unexpected(command.error());
    command->writes = true;
    m_waiting.append(*std::move(command));
    return {};
}

Expected<void> PgDatabase::begin(TransactionMode mode)
{
    Q_ASSERT(!m_inTransaction);
    if (auto connected = ensureConnected(); !connected)
        return connected;
    m_inTransaction = true;
    m_parts.clear();
    m_waiting = { { mode == TransactionMode::Write
            ? "BEGIN ISOLATION LEVEL READ COMMITTED"
            : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" } };
    return {};
}

Expected<void> PgDatabase::commit()
{
    const auto result = execute({ "COMMIT" });
    m_inTransaction = false;
    // A transaction in which a statement failed is rolled back by COMMIT, which says so and
    // succeeds.
    const bool committed = result && qstrcmp(PQcmdStatus(result->get()), "COMMIT") == 0;
    if (committed)
        return {};
    // Unknown whether it happened: the caller asks again, and what happened is known then.
    (void)exec("ROLLBACK");
    return result ? errorOf(result->get()) : tl::make_unexpected(result.error());
}

void PgDatabase::rollback()
{
    m_waiting.clear();
    if (m_inTransaction)
        (void)exec("ROLLBACK");
    m_inTransaction = false;
}

Expected<void> PgDatabase::beginPart()
{
    m_parts.append("part" + QByteArray::number(++m_partCount));
    m_waiting.append({ "SAVEPOINT " + m_parts.last() });
    return {};
}

Expected<void> PgDatabase::endPart()
{
    const QByteArray name = m_parts.last();
    Command release { "RELEASE SAVEPOINT " + name };
    // What it wrote is its own to answer for, not that of what comes after it.
    const bool wrote = std::ranges::any_of(m_waiting, &Command::writes);
    if (wrote) {
        if (const auto result = execute(std::move(release)); !result) {
            undoPart();
            return tl::make_unexpected(result.error());
        }
    } else if (!m_waiting.isEmpty() && m_waiting.last().text == "SAVEPOINT " + name) {
        m_waiting.removeLast(); // nothing happened in it
    } else {
        m_waiting.append(std::move(release));
    }
    m_parts.removeLast();
    return {};
}

void PgDatabase::undoPart()
{
    const QByteArray name = m_parts.takeLast();
    const auto begun = std::ranges::find(m_waiting, "SAVEPOINT " + name, &Command::text);
    if (begun != m_waiting.end()) { // the database has heard nothing of it
        m_waiting.erase(begun, m_waiting.end());
        return;
    }
    m_waiting.clear(); // all that waits was in it
    (void)exec("ROLLBACK TO SAVEPOINT " + name + "; RELEASE SAVEPOINT " + name);
}

Expected<void> PgDatabase::notify(const QVector<OrganizationId> &organizations)
{
    if (organizations.isEmpty())
        return {};
    QString payload = processName();
    for (const OrganizationId &organization : organizations)
        payload += u'\n' + organization.toString();
    if (payload.toUtf8().size() > kLargestPayload)
        payload = processName() + u'\n' + kEverybody.toString();
    return write(u"SELECT pg_notify('shiyu', :payload)"_s, { { u":payload", payload } });
}

Expected<void> PgDatabase::tell(const QVector<QByteArray> &messages)
{
    auto transaction = DatabaseTransaction::begin(*this, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    for (const QByteArray &message : messages) {
        const QString payload = processName() + u'\n' + QString::fromUtf8(message);
        const auto told
            = write(u"SELECT pg_notify('shiyu_live', :payload)"_s, { { u":payload", payload } });
        if (!told)
            return told;
    }
    return transaction->commit();
}

} // namespace shiyu::server
