#include "app/storage/deskstore.h"

#include "app/crypto/seal.h"
#include "app/crypto/suite.h"
#include "app/sql/statement.h"
#include "app/sql/transaction.h"
#include <QJsonDocument>

namespace shiyu {
namespace {

/// Of the key, by its index.
const QString kBeginsSo = QStringLiteral(" key >= :prefix AND key < :prefix || char(1114111)");

QByteArray draftContext(const OfficerId &officer, const QString &key)
{
    return QByteArrayLiteral("draft/") + officer.toString().toUtf8() + '/' + key.toUtf8();
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// Prepares, binds, runs once.
template <typename Bind>
Expected<void> runOnce(sql::Connection &connection, const QString &sql, Bind bind)
{
    auto statement = connection.prepare(sql);
    if (!statement)
        return tl::make_unexpected(statement.error());
    bind(*statement);
    return statement->run();
}

} // namespace

Expected<void> DeskStore::saveDraft(const OfficerId &officer, const QString &key,
    const QJsonObject &draft, const crypto::SecretBytes &dataKey, Instant now)
{
    const auto sealed
        = crypto::seal(crypto::Suite::Intl, dataKey, compact(draft), draftContext(officer, key));
    if (!sealed)
        return tl::make_unexpected(sealed.error());
    return runOnce(m_connection,
        QStringLiteral("INSERT INTO draft (officer, key, sealed, changed_at)"
                       " VALUES (:officer, :key, :sealed, :now)"
                       " ON CONFLICT (officer, key) DO UPDATE"
                       " SET sealed = excluded.sealed, changed_at = excluded.changed_at"),
        [&](sql::Statement &s) {
            s.bind(u":officer", officer.toString()).bind(u":key", key);
            s.bind(u":sealed", *sealed).bind(u":now", toMs(now));
        });
}

Expected<QJsonObject> DeskStore::draft(
    const OfficerId &officer, const QString &key, const crypto::SecretBytes &dataKey)
{
    auto statement = m_connection.prepare(
        QStringLiteral("SELECT sealed FROM draft WHERE officer = :officer AND key = :key"));
    if (!statement)
        return tl::make_unexpected(statement.error());
    statement->bind(u":officer", officer.toString()).bind(u":key", key);
    const auto found = statement->step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return QJsonObject();
    const auto bytes = crypto::open(
        crypto::Suite::Intl, dataKey, statement->blob(0), draftContext(officer, key));
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    return QJsonDocument::fromJson(*bytes).object();
}

Expected<void> DeskStore::dropDraft(const OfficerId &officer, const QString &key)
{
    return runOnce(m_connection,
        QStringLiteral("DELETE FROM draft WHERE officer = :officer AND key = :key"),
        [&](sql::Statement &s) { s.bind(u":officer", officer.toString()).bind(u":key", key); });
}

Expected<QMap<QString, QJsonObject>> DeskStore::drafts(
    const OfficerId &officer, const QString &prefix, const crypto::SecretBytes &dataKey)
{
    auto statement
        = m_connection.prepare(QStringLiteral("SELECT key, sealed FROM draft"
                                              " WHERE officer = :officer AND") + kBeginsSo);
    if (!statement)
        return tl::make_unexpected(statement.error());
    statement->bind(u":officer", officer.toString()).bind(u":prefix", prefix);
    QMap<QString, QJsonObject> drafts;
    while (true) {
        const auto more = statement->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return drafts;
        const QString key = statement->text(0);
        const auto bytes = crypto::open(
            crypto::Suite::Intl, dataKey, statement->blob(1), draftContext(officer, key));
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        drafts.insert(key, QJsonDocument::fromJson(*bytes).object());
    }
}

Expected<void> DeskStore::dropDrafts(
    const OfficerId &officer, const QString &prefix, Instant before)
{
    return runOnce(m_connection,
        QStringLiteral("DELETE FROM draft"
                       " WHERE officer = :officer AND changed_at < :before AND") + kBeginsSo,
        [&](sql::Statement &s) {
            s.bind(u":officer", officer.toString()).bind(u":prefix", prefix);
            s.bind(u":before", toMs(before));
        });
}

Expected<QVector<DeskStore::View>> DeskStore::views(const OfficerId &officer)
{
    auto statement = m_connection.prepare(
        QStringLiteral("SELECT name, body FROM saved_view WHERE officer = :officer ORDER BY ord"));
    if (!statement)
        return tl::make_unexpected(statement.error());
    statement->bind(u":officer", officer.toString());
    QVector<View> views;
    while (true) {
        const auto more = statement->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return views;
        views.append(
            { statement->text(0), QJsonDocument::fromJson(statement->text(1).toUtf8()).object() });
    }
}

Expected<void> DeskStore::saveView(const OfficerId &officer, const View &view)
{
    return runOnce(m_connection,
        QStringLiteral("INSERT INTO saved_view (id, officer, name, body, ord)"
                       " VALUES (:id, :officer, :name, :body,"
                       " (SELECT coalesce(max(ord), 0) + 1 FROM saved_view))"
                       " ON CONFLICT (id) DO UPDATE SET body = excluded.body"),
        [&](sql::Statement &s) {
            s.bind(u":id", QString(officer.toString() + QLatin1Char('/') + view.name));
            s.bind(u":officer", officer.toString()).bind(u":name", view.name);
            s.bind(u":body", QString::fromUtf8(compact(view.body)));
        });
}

Expected<void> DeskStore::removeView(const OfficerId &officer, const QString &name)
{
    return runOnce(m_connection,
        QStringLiteral("DELETE FROM saved_view WHERE officer = :officer AND name = :name"),
        [&](sql::Statement &s) { s.bind(u":officer", officer.toString()).bind(u":name", name); });
}

Expected<QString> DeskStore::setting(const QString &key)
{
    auto statement = m_connection.prepare(
        QStringLiteral("SELECT value FROM setting WHERE scope = '' AND key = :key"));
    if (!statement)
        return tl::make_unexpected(statement.error());
    statement->bind(u":key", key);
    const auto found = statement->step();
    if (!found)
        return tl::make_unexpected(found.error());
    return *found ? statement->text(0) : QString();
}

Expected<void> DeskStore::setSetting(const QString &key, const QString &value)
{
    return runOnce(m_connection,
        QStringLiteral("INSERT INTO setting (scope, key, value) VALUES ('', :key, :value)"
                       " ON CONFLICT (scope, key) DO UPDATE SET value = excluded.value"),
        [&](sql::Statement &s) { s.bind(u":key", key).bind(u":value", value); });
}

Expected<qint64> DeskStore::nextNumber(const QString &name)
{
    auto statement = m_connection.prepare(
        QStringLiteral("INSERT INTO counter (name, value) VALUES (:name, 1)"
                       " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"));
    if (!statement)
        return tl::make_unexpected(statement.error());
    statement->bind(u":name", name);
    const auto found = statement->step();
    if (!found)
        return tl::make_unexpected(found.error());
    const qint64 number = statement->int64(0);
    if (const auto done = statement->step(); !done) // to its end, so that it commits
        return tl::make_unexpected(done.error());
    return number;
}

} // namespace shiyu
