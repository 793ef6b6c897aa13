#include "app/crypto/keyslot.h"
#include "app/crypto/hash.h"
#include "app/crypto/primitives.h"
#include "app/crypto/random.h"
#include "app/crypto/seal.h"

#include <QtEndian>
#include <cstring>
#include <sodium.h>

namespace shiyu::crypto {
namespace {

constexpr char kMagic[] = "SYKS";
constexpr qsizetype kMagicSize = 4;
constexpr char kVersion = 1;
constexpr char kArgon2id = 1;
constexpr qsizetype kSaltSize = crypto_pwhash_SALTBYTES;
constexpr qsizetype kSaltAt = kMagicSize + 3 + 8;
constexpr qsizetype kHeaderSize = kSaltAt + kSaltSize;
constexpr qsizetype kChecksumSize = 8;
constexpr qsizetype kMostBytes
    = 1024; // header, two keys of at most 255 bytes, nonce, tag, checksum

QByteArray header(Suite suite, SlotParameters parameters, QByteArrayView salt)
{
    QByteArray bytes(kMagic, kMagicSize);
    bytes.append(kVersion);
    bytes.append(static_cast<char>(suite));
    bytes.append(kArgon2id);
    bytes.resize(kSaltAt);
    qToLittleEndian(parameters.memoryKiB, bytes.data() + kSaltAt - 8);
    qToLittleEndian(parameters.passes, bytes.data() + kSaltAt - 4);
    return bytes.append(salt);
}

QByteArray checksum(Suite suite, QByteArrayView bytes)
{
    return hash(suite, bytes).first(kChecksumSize);
}

Expected<SecretBytes> stretch(
    Suite suite, const SecretBytes &password, SlotParameters parameters, QByteArrayView salt)
{
    SecretBytes key(primitivesOf(suite).sealKeySize());
    // An empty password is a guess like any other, yet no null pointer may be passed.
    const char *const text = password.isEmpty() ? "" : password.view().data();
    const int failed = crypto_pwhash(key.data(), static_cast<unsigned long long>(key.size()), text,
        static_cast<unsigned long long>(password.size()),
        reinterpret_cast<const unsigned char *>(salt.data()), parameters.passes,
        size_t { parameters.memoryKiB } * 1024, crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0)
        return fail(ErrorCode::Internal, QStringLiteral("key slot"),
            QStringLiteral("no memory for Argon2id"));
    return key;
}

void appendSecret(SecretBytes &payload, qsizetype &at, const SecretBytes &secret)
{
    payload.data()[at++] = static_cast<unsigned char>(secret.size());
    if (!secret.isEmpty())
        std::memcpy(payload.data() + at, secret.data(), static_cast<size_t>(secret.size()));
    at += secret.size();
}

SecretBytes packed(const SecretBytes &dataKey, const SecretBytes &signingSeed)
{
    SecretBytes payload(2 + dataKey.size() + signingSeed.size());
    qsizetype at = 0;
    appendSecret(payload, at, dataKey);
    appendSecret(payload, at, signingSeed);
    return payload;
}

/// The next length-prefixed secret, moving `rest` on; false at a length beyond the end.
bool takeSecret(QByteArrayView &rest, SecretBytes &secret)
{
    if (rest.isEmpty())
        return false;
    const auto size = static_cast<quint8>(rest.front());
    if (rest.size() < 1 + size)
        return false;
    secret = SecretBytes::fromBytes(rest.sliced(1, size));
    rest = rest.sliced(1 + size);
    return true;
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return fail(ErrorCode::Damaged, QStringLiteral("key slot"), detail);
}

} // namespace

bool SlotParameters::isWithinLimits() const
{
    return memoryKiB >= kLeastMemoryKiB && memoryKiB <= kMostMemoryKiB && passes >= 1
        && passes <= kMostPasses;
}

KeySlot::KeySlot(Suite suite, SlotParameters parameters, QByteArray bytes)
    : m_suite(suite)
    , m_parameters(parameters)
    , m_bytes(std::move(bytes))
{
}

Expected<KeySlot> KeySlot::fromBytes(QByteArrayView bytes)
{
    if (!bytes.startsWith(QByteArrayView(kMagic, kMagicSize)))
        return fail(ErrorCode::WrongKind, QStringLiteral("key slot"));
    if (bytes.size() < kHeaderSize + kChecksumSize || bytes.size() > kMostBytes)
        return damaged(QStringLiteral("size"));
    if (bytes[kMagicSize] != kVersion || bytes[kMagicSize + 2] != kArgon2id)
        return fail(ErrorCode::Unsupported, QStringLiteral("key slot"));
    const auto suite = suiteFromNumber(static_cast<quint8>(bytes[kMagicSize + 1]));
    if (!suite)
        return tl::make_unexpected(suite.error());
    if (checksum(*suite, bytes.chopped(kChecksumSize)) != bytes.last(kChecksumSize))
        return damaged(QStringLiteral("checksum"));
    const SlotParameters parameters { qFromLittleEndian<quint32>(bytes.data() + kSaltAt - 8),
        qFromLittleEndian<quint32>(bytes.data() + kSaltAt - 4) };
    if (!parameters.isWithinLimits())
        return damaged(QStringLiteral("parameters beyond the limits"));
    return KeySlot(*suite, parameters, bytes.toByteArray());
}

Expected<KeySlot> makeSlot(Suite suite, const SecretBytes &password, const SecretBytes &dataKey,
    const SecretBytes &signingSeed, SlotParameters parameters)
{
    if (password.isEmpty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("password"));
    if (dataKey.isEmpty() || dataKey.size() > 255 || signingSeed.size() > 255)
        return fail(ErrorCode::InvalidValue, QStringLiteral("key"));
    if (!parameters.isWithinLimits())
        return fail(ErrorCode::InvalidValue, QStringLiteral("parameters"));

    const QByteArray salt = randomBytes(kSaltSize);
    QByteArray bytes = header(suite, parameters, salt);
    const auto key = stretch(suite, password, parameters, salt);
    if (!key)
        return tl::make_unexpected(key.error());
    const auto sealed = seal(suite, *key, packed(dataKey, signingSeed).view(), bytes);
    if (!sealed)
        return tl::make_unexpected(sealed.error());
    bytes.append(*sealed);
    bytes.append(checksum(suite, bytes));
    return KeySlot(suite, parameters, bytes);
}

Expected<SlotSecrets> openSlot(const KeySlot &slot, const SecretBytes &password)
{
    const QByteArrayView bytes = slot.m_bytes;
    const auto salt = bytes.sliced(kSaltAt, kSaltSize);
    const auto key = stretch(slot.m_suite, password, slot.m_parameters, salt);
    if (!key)
        return tl::make_unexpected(key.error());
    const auto payload = openSecret(slot.m_suite, *key,
        bytes.sliced(kHeaderSize).chopped(kChecksumSize), bytes.first(kHeaderSize));
    if (!payload)
        return fail(ErrorCode::WrongPassword, QStringLiteral("key slot"));
    SlotSecrets secrets;
    QByteArrayView rest = payload->view();
    if (!takeSecret(rest, secrets.dataKey) || !takeSecret(rest, secrets.signingSeed)
        || !rest.isEmpty() || secrets.dataKey.isEmpty())
        return damaged(QStringLiteral("content"));
    return secrets;
}

Expected<KeySlot> rewrap(const KeySlot &slot, const SecretBytes &password,
    const SecretBytes &newPassword, SlotParameters parameters)
{
    const auto secrets = openSlot(slot, password);
    if (!secrets)
        return tl::make_unexpected(secrets.error());
    return makeSlot(slot.suite(), newPassword, secrets->dataKey, secrets->signingSeed, parameters);
}

} // namespace shiyu::crypto
