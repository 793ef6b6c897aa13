#include "app/crypto/initialise.h"
#include "app/crypto/primitives.h"

#include <sodium.h>

namespace shiyu::crypto {
namespace {

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(char *data)
{
    return reinterpret_cast<unsigned char *>(data);
}

unsigned long long lengthOf(QByteArrayView view)
{
    return static_cast<unsigned long long>(view.size());
}

/// SHA-256 (FIPS 180-4), Ed25519 (RFC 8032), XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03);
/// boxes are libsodium's sealed boxes (X25519, XSalsa20-Poly1305).
class Intl final : public Primitives {
public:
    const char *digestName() const override { return "SHA2-256"; }

    qsizetype seedSize() const override { return crypto_sign_SEEDBYTES; }
    qsizetype publicKeySize() const override { return crypto_sign_PUBLICKEYBYTES; }
    qsizetype signatureSize() const override { return crypto_sign_BYTES; }

    KeyPair keyPair(const SecretBytes &seed) const override
    {
        KeyPair pair { SecretBytes(crypto_sign_SECRETKEYBYTES),
            QByteArray(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized) };
        crypto_sign_seed_keypair(
            bytesOf(pair.publicKey.data()), pair.secretKey.data(), seed.data());
        return pair;
    }

    QByteArray sign(const SecretBytes &secretKey, QByteArrayView bytes) const override
    {
        QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
        crypto_sign_detached(
            bytesOf(signature.data()), nullptr, bytesOf(bytes), lengthOf(bytes), secretKey.data());
        return signature;
    }

    bool verify(
        QByteArrayView publicKey, QByteArrayView bytes, QByteArrayView signature) const override
    {
        return crypto_sign_verify_detached(
                   bytesOf(signature), bytesOf(bytes), lengthOf(bytes), bytesOf(publicKey))
            == 0;
    }

    qsizetype sealKeySize() const override { return crypto_aead_xchacha20poly1305_ietf_KEYBYTES; }
    qsizetype nonceSize() const override { return crypto_aead_xchacha20poly1305_ietf_NPUBBYTES; }
    qsizetype tagSize() const override { return crypto_aead_xchacha20poly1305_ietf_ABYTES; }

    void encrypt(char *out, QByteArrayView plain, QByteArrayView associated, QByteArrayView nonce,
        const SecretBytes &key) const override
    {
        crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(out), nullptr, bytesOf(plain),
            lengthOf(plain), bytesOf(associated), lengthOf(associated), nullptr, bytesOf(nonce),
            key.data());
    }

    bool decrypt(char *out, QByteArrayView cipher, QByteArrayView associated, QByteArrayView nonce,
        const SecretBytes &key) const override
    {
        return crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(out), nullptr, nullptr,
                   bytesOf(cipher), lengthOf(cipher), bytesOf(associated), lengthOf(associated),
                   bytesOf(nonce), key.data())
            == 0;
    }

    qsizetype boxSeedSize() const override { return crypto_box_SEEDBYTES; }
    qsizetype boxPublicKeySize() const override { return crypto_box_PUBLICKEYBYTES; }
    qsizetype boxOverhead() const override { return crypto_box_SEALBYTES; }

    KeyPair boxKeyPair(const SecretBytes &seed) const override
    {
        KeyPair pair { SecretBytes(crypto_box_SECRETKEYBYTES),
            QByteArray(crypto_box_PUBLICKEYBYTES, Qt::Uninitialized) };
        crypto_box_seed_keypair(bytesOf(pair.publicKey.data()), pair.secretKey.data(), seed.data());
        return pair;
    }

    void boxTo(char *out, QByteArrayView plain, QByteArrayView publicKey) const override
    {
        crypto_box_seal(bytesOf(out), bytesOf(plain), lengthOf(plain), bytesOf(publicKey));
    }

    bool unbox(char *out, QByteArrayView box, QByteArrayView publicKey,
        const SecretBytes &secretKey) const override
    {
        return crypto_box_seal_open(
                   bytesOf(out), bytesOf(box), lengthOf(box), bytesOf(publicKey), secretKey.data())
            == 0;
    }
};

} // namespace

const Primitives &intlPrimitives()
{
    static const Intl intl;
    return intl;
}

} // namespace shiyu::crypto
