// The vault of a profile whose officers a server lets in.
#include "app/crypto/seal.h"
#include "app/sql/transaction.h"
#include "app/storage/deskstore.h"
#include "app/storage/vault.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using crypto::SecretBytes;

constexpr auto kSuite = crypto::Suite::Intl;
const QString kRecoverySlot = u"recoverySlot"_s;
// The secret is 32 random bytes: guessing it is no danger, so trying it need not be slow.
constexpr crypto::SlotParameters kCheap { crypto::SlotParameters::kLeastMemoryKiB, 1 };

} // namespace

Expected<UnlockedSession> Vault::admit(const QString &account, const OfficerId &officer,
    const QString &password, crypto::SigningKey key, const SecretBytes &recovery, Instant now)
{
    auto dataKey = recoveredKey(recovery);
    if (!dataKey)
        return tl::make_unexpected(dataKey.error());
    const auto slot = crypto::makeSlot(
        kSuite, SecretBytes::fromText(password), *dataKey, key.seed(), m_parameters);
    if (!slot)
        return tl::make_unexpected(slot.error());
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto done = writeSlot(account, officer, slot->toBytes(), now);
    if (done)
        done = writeKey(officer, key.publicKey(), std::nullopt, now);
    if (done)
        done = writeRecoverySlot(recovery, *dataKey);
    if (done)
        done = transaction->commit();
    if (!done)
        return tl::make_unexpected(done.error());
    return UnlockedSession { officer, account, *std::move(dataKey), std::move(key) };
}

/// A new key for a profile that nobody has opened yet.
Expected<SecretBytes> Vault::recoveredKey(const SecretBytes &recovery)
{
    const auto held = DeskStore(m_connection).setting(kRecoverySlot);
    if (!held)
        return tl::make_unexpected(held.error());
    if (!held->isEmpty()) {
        const auto slot = crypto::KeySlot::fromBytes(QByteArray::fromHex(held->toLatin1()));
        if (!slot)
            return tl::make_unexpected(slot.error());
        auto secrets = crypto::openSlot(*slot, recovery);
        if (!secrets)
            return fail(ErrorCode::Damaged, u"recovery"_s);
        return std::move(secrets->dataKey);
    }
    const auto officers = m_connection.number(u"SELECT count(*) FROM key_slot"_s);
    if (!officers)
        return tl::make_unexpected(officers.error());
    if (*officers > 0)
        return fail(ErrorCode::Damaged, u"recovery"_s);
    return crypto::makeSealKey(kSuite);
}

Expected<void> Vault::writeSlot(
    const QString &account, const OfficerId &officer, const QByteArray &slot, Instant now)
{
    auto insert = m_connection.prepare(
        u"INSERT OR REPLACE INTO key_slot (account, officer, slot, tries, locked_until, changed_at)"
        " VALUES (:account, :officer, :slot, 0, NULL, :now)"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    return insert->bind(u":account", account)
        .bind(u":officer", officer.toString())
        .bind(u":slot", slot)
        .bind(u":now", toMs(now))
        .run();
}

Expected<void> Vault::writeRecoverySlot(const SecretBytes &recovery, const SecretBytes &dataKey)
{
    DeskStore store(m_connection);
    const auto held = store.setting(kRecoverySlot);
    if (!held || !held->isEmpty())
        return held.map([](const QString &) {});
    const auto slot = crypto::makeSlot(kSuite, recovery, dataKey, {}, kCheap);
    if (!slot)
        return tl::make_unexpected(slot.error());
    return store.setSetting(kRecoverySlot, QString::fromLatin1(slot->toBytes().toHex()));
}

} // namespace shiyu
