#pragma once
#include "app/crypto/keyslot.h"
#include "app/crypto/signing.h"
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include "app/sql/connection.h"
#include <optional>

namespace shiyu {

/// What a right password gives. Move-only; it goes out of memory with its owner.
struct UnlockedSession {
    OfficerId officer;
    QString account;
    crypto::SecretBytes dataKey; ///< the profile's, for closed values and drafts
    crypto::SigningKey signingKey; ///< the officer's, for this device
};

struct VaultAccount {
    QString account;
    OfficerId officer;
    std::optional<Instant> lockedUntil;
};

/// Who can unlock a profile: one key slot an officer, each holding the same data key and his own
/// signing key (core.md §5). All that takes a password is slow on purpose (0.1 to 0.3 s, 64 MiB):
/// not on the GUI thread.
///
/// A wrong password counts before it is tried, so that killing the program does not save a try. The
/// fifth in a row locks the account for ten minutes: LockedAccount, see lockedUntil(). An account
/// that does not exist answers WrongPassword.
class Vault {
public:
    static constexpr int kMostTries = 5;
    static constexpr std::chrono::minutes kLockedFor { 10 };
    static constexpr qsizetype kShortestPassword = 8; ///< characters of a new password

    explicit Vault(sql::Connection &connection, crypto::SlotParameters parameters = {})
        : m_connection(connection)
        , m_parameters(parameters)
    {
    }

    Expected<QVector<VaultAccount>> accounts(); ///< by account
    /// Makes the data key. InvalidValue: there is an officer already, or a password too short.
    Expected<UnlockedSession> addFirstOfficer(
        const QString &account, const OfficerId &officer, const QString &password, Instant now);
    /// Gives the new officer's key. InvalidValue: account or officer is there, password too short.
    Expected<crypto::SigningKey> addOfficer(const UnlockedSession &session, const QString &account,
        const OfficerId &officer, const QString &password, Instant now);
    Expected<UnlockedSession> unlock(const QString &account, const QString &password, Instant now);
    Expected<void> changePassword(
        const QString &account, const QString &password, const QString &newPassword, Instant now);
    /// His public key stays, to verify what he signed. InvalidValue: the last one; without a slot
    /// nobody could read the closed values again.
    Expected<void> removeOfficer(const QString &account, Instant now);

    /// Of a profile whose server has let the officer in: gives him a slot with this key, or makes
    /// his anew after the password was changed elsewhere. `recovery` is what the server returns to
    /// whoever may sign in on this device; it opens the data key for the second officer and all
    /// later ones. The password is the server's business and of any length. Damaged: it opens
    /// nothing.
    Expected<UnlockedSession> admit(const QString &account, const OfficerId &officer,
        const QString &password, crypto::SigningKey key, const crypto::SecretBytes &recovery,
        Instant now);

    /// For the many officers of a demo city who never sign in: a signing key each, its seed sealed
    /// under the data key, without the 0.2 s of a slot. Whoever unlocks such a profile can sign for
    /// them; a real city has none. In one transaction of its own. Gives the public keys.
    Expected<QVector<QByteArray>> addSigners(
        const UnlockedSession &session, const QVector<OfficerId> &officers, Instant now);
    Expected<crypto::SigningKey> signer(const UnlockedSession &session, const OfficerId &officer);

    enum class Keys { Valid, AndRevoked };
    /// The keys that this profile knows of an officer, newest first. For intents whose officer has
    /// none in the directory.
    Expected<QVector<QByteArray>> publicKeys(const OfficerId &officer, Keys which);

private:
    struct Attempt;
    Expected<void> insertSlot(const QString &account, const OfficerId &officer,
        const QString &password, const crypto::SecretBytes &dataKey, const crypto::SigningKey &key,
        Instant now);
    Expected<Attempt> beginAttempt(const QString &account, Instant now);
    Expected<void> endAttempt(const QString &account);
    Expected<crypto::SlotSecrets> tryPassword(
        const Attempt &attempt, const QString &account, const QString &password);
    Expected<crypto::SecretBytes> recoveredKey(const crypto::SecretBytes &recovery);
    Expected<void> writeSlot(
        const QString &account, const OfficerId &officer, const QByteArray &slot, Instant now);
    Expected<void> writeRecoverySlot(
        const crypto::SecretBytes &recovery, const crypto::SecretBytes &dataKey);
    Expected<void> writeKey(const OfficerId &officer, const QByteArray &publicKey,
        const std::optional<QByteArray> &sealedSeed, Instant now);

    sql::Connection &m_connection;
    crypto::SlotParameters m_parameters;
};

/// Of an error LockedAccount: when the account opens again.
std::optional<Instant> lockedUntil(const Error &error);

} // namespace shiyu
