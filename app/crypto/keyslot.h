#pragma once
#include "app/crypto/secretbytes.h"
#include "app/crypto/suite.h"
#include <QByteArray>

namespace shiyu::crypto {

/// The cost of one guess at a password (Argon2id, RFC 9106, one lane). 64 MiB and 3 passes are the
/// RFC's choice for machines with little memory; it takes 0.1 to 0.3 s on an office computer.
/// What is stored in a slot is held to the limits below before any memory is asked for.
struct SlotParameters {
    quint32 memoryKiB = 64 * 1024;
    quint32 passes = 3;

    static constexpr quint32 kLeastMemoryKiB = 8;
    static constexpr quint32 kMostMemoryKiB = 256 * 1024;
    static constexpr quint32 kMostPasses = 10;
    bool isWithinLimits() const;
    friend bool operator==(const SlotParameters &, const SlotParameters &) = default;
};

/// What a slot keeps: the data key of the profile, the same in every slot, and the seed of the
/// officer's signing key for this device (empty for a device that only reads).
struct SlotSecrets {
    SecretBytes dataKey;
    SecretBytes signingSeed;
};

/// One officer's way into the profile. A value without secrets in the clear; it may lie in the
/// database.
///   "SYKS" | version u8 = 1 | suite u8 | kdf u8 = 1 (Argon2id 1.3) | memory KiB u32 | passes u32 |
///   salt 16 | sealed (u8 n, n bytes data key, u8 m, m bytes seed) | first 8 bytes of the hash of
///   all before
/// Numbers are little-endian. Everything before `sealed` is its associated data. The checksum keeps
/// no attacker out; it tells a damaged slot from a wrong password.
class KeySlot {
public:
    /// Damaged: cut, altered, or parameters beyond the limits; WrongKind: no slot; Unsupported: a
    /// newer one.
    static Expected<KeySlot> fromBytes(QByteArrayView bytes);
    const QByteArray &toBytes() const { return m_bytes; }

    Suite suite() const { return m_suite; }
    SlotParameters parameters() const { return m_parameters; }

private:
    friend Expected<KeySlot> makeSlot(
        Suite, const SecretBytes &, const SecretBytes &, const SecretBytes &, SlotParameters);
    friend Expected<SlotSecrets> openSlot(const KeySlot &, const SecretBytes &);
    KeySlot(Suite suite, SlotParameters parameters, QByteArray bytes);

    Suite m_suite;
    SlotParameters m_parameters;
    QByteArray m_bytes;
};

/// Slow on purpose and 64 MiB wide: not on the GUI thread. `password`: SecretBytes::fromText() of
/// what was typed, or the secret of a recovery slot. InvalidValue: an empty password, a key longer
/// than 255 bytes, parameters beyond the limits. Internal: no memory.
Expected<KeySlot> makeSlot(Suite suite, const SecretBytes &password, const SecretBytes &dataKey,
    const SecretBytes &signingSeed, SlotParameters parameters = {});

/// Slow likewise. WrongPassword, or Internal when there is no memory.
Expected<SlotSecrets> openSlot(const KeySlot &slot, const SecretBytes &password);

/// The same secrets under another password, with a new salt.
Expected<KeySlot> rewrap(const KeySlot &slot, const SecretBytes &password,
    const SecretBytes &newPassword, SlotParameters parameters = {});

} // namespace shiyu::crypto
