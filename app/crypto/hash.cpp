#include "app/crypto/hash.h"
#include "app/crypto/primitives.h"

#include <openssl/evp.h>

namespace shiyu::crypto {
namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

// Fetched once: a fetch at every digest costs more than the digest of one operation.
const EVP_MD *algorithm(Suite suite)
{
    static const EVP_MD *const intl
        = EVP_MD_fetch(nullptr, primitivesOf(Suite::Intl).digestName(), nullptr);
    switch (suite) {
    case Suite::Intl:
        break;
    }
    return intl;
}

void require(bool ok)
{
    if (!ok)
        qFatal("digest failed: no memory or no provider");
}

QByteArray finish(EVP_MD_CTX *context)
{
    QByteArray digest(kDigestSize, Qt::Uninitialized);
    unsigned int size = 0;
    require(
        EVP_DigestFinal_ex(context, reinterpret_cast<unsigned char *>(digest.data()), &size) == 1
        && size == kDigestSize);
    return digest;
}

void update(EVP_MD_CTX *context, QByteArrayView bytes)
{
    require(EVP_DigestUpdate(context, bytes.data(), static_cast<size_t>(bytes.size())) == 1);
}

} // namespace

QByteArray hashParts(Suite suite, std::initializer_list<QByteArrayView> parts)
{
    thread_local const Context context(EVP_MD_CTX_new());
    require(context && EVP_DigestInit_ex2(context.get(), algorithm(suite), nullptr) == 1);
    for (QByteArrayView part : parts)
        update(context.get(), part);
    return finish(context.get());
}

struct Hasher::State {
    Context context { EVP_MD_CTX_new() };
};

Hasher::Hasher(Suite suite)
    : m_state(std::make_unique<State>())
{
    require(m_state->context
        && EVP_DigestInit_ex2(m_state->context.get(), algorithm(suite), nullptr) == 1);
}

Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;
Hasher::~Hasher() = default;

void Hasher::add(QByteArrayView bytes)
{
    update(m_state->context.get(), bytes);
}

QByteArray Hasher::result() const
{
    const Context copy(EVP_MD_CTX_new());
    require(copy && EVP_MD_CTX_copy_ex(copy.get(), m_state->context.get()) == 1);
    return finish(copy.get());
}

} // namespace shiyu::crypto
