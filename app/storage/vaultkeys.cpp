// The vault's signing keys: whose they are, and those that a program signs with for its officers.
#include "app/crypto/seal.h"
#include "app/sql/transaction.h"
#include "app/storage/vault.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kSuite = crypto::Suite::Intl;

QByteArray seedLabel(const OfficerId &officer)
{
    return QByteArrayLiteral("officer_key/") + officer.toString().toUtf8();
}

} // namespace

Expected<void> Vault::writeKey(const OfficerId &officer, const QByteArray &publicKey,
    const std::optional<QByteArray> &sealedSeed, Instant now)
{
    auto insert = m_connection.prepare(
        u"INSERT INTO officer_key (officer, public_key, sealed_seed, added_at)"
        " VALUES (:officer, :key, :seed, :now)"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    insert->bind(u":officer", officer.toString())
        .bind(u":key", publicKey)
        .bind(u":seed", sealedSeed)
        .bind(u":now", toMs(now));
    return insert->run();
}

Expected<QVector<QByteArray>> Vault::addSigners(
    const UnlockedSession &session, const QVector<OfficerId> &officers, Instant now)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    QVector<QByteArray> keys;
    keys.reserve(officers.size());
    for (const OfficerId &officer : officers) {
        const auto key = crypto::SigningKey::generate(kSuite);
        const auto sealed
            = crypto::seal(kSuite, session.dataKey, key.seed().view(), seedLabel(officer));
        if (!sealed)
            return tl::make_unexpected(sealed.error());
        if (auto done = writeKey(officer, key.publicKey(), *sealed, now); !done)
            return tl::make_unexpected(done.error());
        keys.append(key.publicKey());
    }
    if (auto done = transaction->commit(); !done)
        return tl::make_unexpected(done.error());
    return keys;
}

Expected<crypto::SigningKey> Vault::signer(const UnlockedSession &session, const OfficerId &officer)
{
    auto row = m_connection.prepare(
        u"SELECT sealed_seed FROM officer_key WHERE officer = :officer"
        " AND sealed_seed IS NOT NULL AND revoked_at IS NULL ORDER BY added_at DESC"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":officer", officer.toString()).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::NotFound, u"officer"_s);
    const auto seed = crypto::openSecret(kSuite, session.dataKey, row->blob(0), seedLabel(officer));
    if (!seed)
        return tl::make_unexpected(seed.error());
    return crypto::SigningKey::fromSeed(kSuite, *seed);
}

Expected<QVector<QByteArray>> Vault::publicKeys(const OfficerId &officer, Keys which)
{
    auto rows = m_connection.prepare(u"SELECT public_key FROM officer_key WHERE officer = :officer"
                                     " AND (revoked_at IS NULL OR :all) ORDER BY added_at DESC"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    rows->bind(u":officer", officer.toString()).bind(u":all", which == Keys::AndRevoked ? 1 : 0);
    QVector<QByteArray> keys;
    while (true) {
        const auto row = rows->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return keys;
        keys.append(rows->blob(0));
    }
}

} // namespace shiyu
