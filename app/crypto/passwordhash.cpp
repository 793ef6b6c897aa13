#include "app/crypto/passwordhash.h"

#include <sodium.h>

namespace shiyu::crypto {

QString hashPassword(const SecretBytes &password, SlotParameters parameters)
{
    char text[crypto_pwhash_STRBYTES] = {};
    const int done = crypto_pwhash_str_alg(text, password.view().data(),
        static_cast<unsigned long long>(password.size()), parameters.passes,
        size_t { parameters.memoryKiB } * 1024, crypto_pwhash_ALG_ARGON2ID13);
    return done == 0 ? QString::fromLatin1(text) : QString();
}

bool isPassword(const QString &hash, const SecretBytes &password)
{
    const QByteArray text = hash.toLatin1();
    return text.size() < qsizetype { crypto_pwhash_STRBYTES }
    && crypto_pwhash_str_verify(text.constData(), password.view().data(),
           static_cast<unsigned long long>(password.size()))
        == 0;
}

QByteArray keyedHash(const SecretBytes &key, QByteArrayView bytes)
{
    QByteArray out(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), static_cast<size_t>(key.size()));
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char *>(bytes.data()),
        static_cast<unsigned long long>(bytes.size()));
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(out.data()));
    return out;
}

} // namespace shiyu::crypto
