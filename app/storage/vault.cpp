#include "app/storage/vault.h"

#include "app/crypto/seal.h"
#include "app/sql/transaction.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using crypto::SecretBytes;

constexpr auto kSuite = crypto::Suite::Intl;

Expected<void> checkNewPassword(const QString &password)
{
    if (password.size() < Vault::kShortestPassword)
        return fail(ErrorCode::InvalidValue, u"password"_s, u"too short"_s);
    return {};
}

} // namespace

struct Vault::Attempt {
    OfficerId officer;
    QByteArray slot;
};

std::optional<Instant> lockedUntil(const Error &error)
{
    bool ok = false;
    const qint64 ms = error.context.toLongLong(&ok);
    if (error.code != ErrorCode::LockedAccount || !ok)
        return std::nullopt;
    return instantFromMs(ms);
}

Expected<QVector<VaultAccount>> Vault::accounts()
{
    auto rows = m_connection.prepare(
        u"SELECT account, officer, locked_until FROM key_slot ORDER BY account"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    QVector<VaultAccount> accounts;
    while (true) {
        const auto row = rows->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return accounts;
        const auto until = rows->optionalInt64(2);
        accounts.append({ rows->text(0), OfficerId(rows->text(1)),
            until ? std::optional(instantFromMs(*until)) : std::nullopt });
    }
}

Expected<UnlockedSession> Vault::addFirstOfficer(
    const QString &account, const OfficerId &officer, const QString &password, Instant now)
{
    const auto count = m_connection.number(u"SELECT count(*) FROM key_slot"_s);
    if (!count)
        return tl::make_unexpected(count.error());
    if (*count > 0)
        return fail(ErrorCode::InvalidValue, u"officer"_s, u"not the first"_s);
    auto dataKey = crypto::makeSealKey(kSuite);
    auto key = crypto::SigningKey::generate(kSuite);
    if (auto added = insertSlot(account, officer, password, dataKey, key, now); !added)
        return tl::make_unexpected(added.error());
    return UnlockedSession { officer, account, std::move(dataKey), std::move(key) };
}

Expected<crypto::SigningKey> Vault::addOfficer(const UnlockedSession &session,
    const QString &account, const OfficerId &officer, const QString &password, Instant now)
{
    auto key = crypto::SigningKey::generate(kSuite);
    if (auto added = insertSlot(account, officer, password, session.dataKey, key, now); !added)
        return tl::make_unexpected(added.error());
    return key;
}

Expected<void> Vault::insertSlot(const QString &account, const OfficerId &officer,
    const QString &password, const SecretBytes &dataKey, const crypto::SigningKey &key, Instant now)
{
    if (account.isEmpty() || officer.isEmpty())
        return fail(ErrorCode::InvalidValue, u"account"_s);
    if (auto good = checkNewPassword(password); !good)
        return good;
    const auto slot = crypto::makeSlot(
        kSuite, SecretBytes::fromText(password), dataKey, key.seed(), m_parameters);
    if (!slot)
        return tl::make_unexpected(slot.error());
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto insert = m_connection.prepare(
        u"INSERT INTO key_slot (account, officer, slot, tries, locked_until, changed_at)"
        " VALUES (:account, :officer, :slot, 0, NULL, :now)"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    insert->bind(u":account", account)
        .bind(u":officer", officer.toString())
        .bind(u":slot", slot->toBytes())
        .bind(u":now", toMs(now));
    if (auto done = insert->run(); !done)
        return done;
    if (auto done = writeKey(officer, key.publicKey(), std::nullopt, now); !done)
        return done;
    return transaction->commit();
}

/// Counts the try as a wrong one; endAttempt() takes it back.
Expected<Vault::Attempt> Vault::beginAttempt(const QString &account, Instant now)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto row = m_connection.prepare(
        u"SELECT officer, slot, tries, locked_until FROM key_slot WHERE account = :account"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":account", account).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::WrongPassword, u"account"_s);
    Attempt attempt { OfficerId(row->text(0)), row->blob(1) };
    qint64 tries = row->int64(2);
    const auto until = row->optionalInt64(3);
    // After the clock was set back nobody waits longer than ten minutes.
    const Instant longest = now + kLockedFor;
    if (until && instantFromMs(*until) > now && instantFromMs(*until) <= longest)
        return fail(ErrorCode::LockedAccount, QString::number(*until));
    tries = until ? 1 : tries + 1;
    auto update = m_connection.prepare(u"UPDATE key_slot SET tries = :tries, locked_until = :until"
                                       " WHERE account = :account"_s);
    if (!update)
        return tl::make_unexpected(update.error());
    update->bind(u":tries", tries)
        .bind(u":until", tries >= kMostTries ? std::optional(toMs(longest)) : std::nullopt)
        .bind(u":account", account);
    if (auto done = update->run(); !done)
        return tl::make_unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return tl::make_unexpected(done.error());
    return attempt;
}

Expected<void> Vault::endAttempt(const QString &account)
{
    auto update = m_connection.prepare(
        u"UPDATE key_slot SET tries = 0, locked_until = NULL WHERE account = :account"_s);
    if (!update)
        return tl::make_unexpected(update.error());
    return update->bind(u":account", account).run();
}

Expected<crypto::SlotSecrets> Vault::tryPassword(
    const Attempt &attempt, const QString &account, const QString &password)
{
    const auto slot = crypto::KeySlot::fromBytes(attempt.slot);
    if (!slot)
        return tl::make_unexpected(slot.error());
    auto secrets = crypto::openSlot(*slot, SecretBytes::fromText(password));
    if (!secrets)
        return secrets;
    if (auto ended = endAttempt(account); !ended)
        return tl::make_unexpected(ended.error());
    return secrets;
}

Expected<UnlockedSession> Vault::unlock(
    const QString &account, const QString &password, Instant now)
{
    const auto attempt = beginAttempt(account, now);
    if (!attempt)
        return tl::make_unexpected(attempt.error());
    auto secrets = tryPassword(*attempt, account, password);
    if (!secrets)
        return tl::make_unexpected(secrets.error());
    auto key = crypto::SigningKey::fromSeed(kSuite, secrets->signingSeed);
    if (!key)
        return tl::make_unexpected(key.error());
    return UnlockedSession { attempt->officer, account, std::move(secrets->dataKey),
        *std::move(key) };
}

Expected<void> Vault::changePassword(
    const QString &account, const QString &password, const QString &newPassword, Instant now)
{
    if (auto good = checkNewPassword(newPassword); !good)
        return good;
    const auto attempt = beginAttempt(account, now);
    if (!attempt)
        return tl::make_unexpected(attempt.error());
    const auto secrets = tryPassword(*attempt, account, password);
    if (!secrets)
        return tl::make_unexpected(secrets.error());
    const auto slot = crypto::makeSlot(kSuite, SecretBytes::fromText(newPassword), secrets->dataKey,
        secrets->signingSeed, m_parameters);
    if (!slot)
        return tl::make_unexpected(slot.error());
    auto update = m_connection.prepare(
        u"UPDATE key_slot SET slot = :slot, changed_at = :now WHERE account = :account"_s);
    if (!update)
        return tl::make_unexpected(update.error());
    return update->bind(u":slot", slot->toBytes())
        .bind(u":now", toMs(now))
        .bind(u":account", account)
        .run();
}

Expected<void> Vault::removeOfficer(const QString &account, Instant now)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto count = m_connection.number(u"SELECT count(*) FROM key_slot"_s);
    if (!count)
        return tl::make_unexpected(count.error());
    if (*count <= 1)
        return fail(ErrorCode::InvalidValue, u"account"_s, u"the last officer"_s);
    auto revoke
        = m_connection.prepare(u"UPDATE officer_key SET revoked_at = :now WHERE officer ="
                               " (SELECT officer FROM key_slot WHERE account = :account)"_s);
    if (!revoke)
        return tl::make_unexpected(revoke.error());
    if (auto done = revoke->bind(u":now", toMs(now)).bind(u":account", account).run(); !done)
        return done;
    auto remove = m_connection.prepare(u"DELETE FROM key_slot WHERE account = :account"_s);
    if (!remove)
        return tl::make_unexpected(remove.error());
    if (auto done = remove->bind(u":account", account).run(); !done)
        return done;
    if (m_connection.changes() == 0)
        return fail(ErrorCode::NotFound, u"account"_s);
    return transaction->commit();
}

} // namespace shiyu
