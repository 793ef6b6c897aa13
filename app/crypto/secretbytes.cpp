#include "app/crypto/secretbytes.h"
#include "app/crypto/initialise.h"

#include <QByteArray>
#include <QString>
#include <cstring>
#include <sodium.h>

namespace shiyu::crypto {

SecretBytes::SecretBytes(qsizetype size)
    : m_size(size)
{
    Q_ASSERT(size >= 0);
    if (size == 0)
        return;
    if (!initialise())
        qFatal("no secure memory");
    m_data = static_cast<unsigned char *>(sodium_malloc(static_cast<size_t>(size)));
    Q_CHECK_PTR(m_data);
    sodium_memzero(m_data, static_cast<size_t>(size));
}

SecretBytes::~SecretBytes()
{
    sodium_free(m_data); // zeroes first; a null pointer is fine
}

SecretBytes SecretBytes::random(qsizetype size)
{
    SecretBytes secret(size);
    if (size > 0)
        randombytes_buf(secret.m_data, static_cast<size_t>(size));
    return secret;
}

SecretBytes SecretBytes::fromBytes(QByteArrayView bytes)
{
    SecretBytes secret(bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(secret.m_data, bytes.data(), static_cast<size_t>(bytes.size()));
    return secret;
}

SecretBytes SecretBytes::fromText(QStringView text)
{
    QString normal = text.toString().normalized(QString::NormalizationForm_C);
    QByteArray utf8 = normal.toUtf8();
    auto secret = fromBytes(utf8);
    wipe(utf8);
    wipe(normal);
    return secret;
}

bool SecretBytes::equals(const SecretBytes &other) const
{
    return m_size == other.m_size
        && (m_size == 0 || sodium_memcmp(m_data, other.m_data, static_cast<size_t>(m_size)) == 0);
}

// A shared buffer is left alone: data() would detach and wipe only the copy.
void wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString &text)
{
    if (text.isDetached())
        sodium_memzero(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace shiyu::crypto
