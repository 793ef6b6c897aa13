#include "app/server/http/tlsidentity.h"

#include "app/crypto/hash.h"
#include <QRegularExpression>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

template <auto Free> struct Freed {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<&EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<&X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<&BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<&X509_EXTENSION_free>>;

constexpr long kTenYears = 3650L * 24 * 3600;
constexpr long kAnHour = 3600; // for a console whose clock is behind

QByteArray contentOf(const Memory &memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return { data, size };
}

bool addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

QByteArray alternativeNames(const QStringList &names)
{
    static const QRegularExpression kAddress(u"^[0-9.]+$|:"_s);
    QByteArrayList parts;
    for (const QString &name : names)
        parts.append((kAddress.match(name).hasMatch() ? "IP:" : "DNS:") + name.toLatin1());
    return parts.join(',');
}

bool fill(X509 *certificate, EVP_PKEY *key, const QStringList &names)
{
    quint64 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
    X509_set_version(certificate, X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -kAnHour);
    X509_gmtime_adj(X509_getm_notAfter(certificate), kTenYears);
    X509_NAME *name = X509_get_subject_name(certificate);
    const QByteArray common = names.value(0).toUtf8().left(64);
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>(common.constData()), -1, -1, 0)
        == 1
        && X509_set_issuer_name(certificate, name) == 1 && X509_set_pubkey(certificate, key) == 1
        && addExtension(certificate, NID_subject_alt_name, alternativeNames(names))
        && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && X509_sign(certificate, key, EVP_sha256()) > 0;
}

} // namespace

Expected<TlsIdentity> makeTlsIdentity(const QStringList &names)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    const Memory keyText(BIO_new(BIO_s_mem()));
    const Memory certificateText(BIO_new(BIO_s_mem()));
    if (!key || !certificate || !fill(certificate.get(), key.get(), names)
        || PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1
        || PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1)
        return fail(ErrorCode::Internal, u"certificate"_s);
    return TlsIdentity { contentOf(keyText), contentOf(certificateText) };
}

Expected<QByteArray> pinOf(const QByteArray &keyPem)
{
    const Memory text(BIO_new_mem_buf(keyPem.constData(), static_cast<int>(keyPem.size())));
    const Key key(PEM_read_bio_PrivateKey(text.get(), nullptr, nullptr, nullptr));
    if (!key)
        return fail(ErrorCode::Damaged, u"key"_s);
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    if (size <= 0)
        return fail(ErrorCode::Internal, u"key"_s);
    const QByteArray spki(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return crypto::hash(crypto::Suite::Intl, spki);
}

} // namespace shiyu::server
