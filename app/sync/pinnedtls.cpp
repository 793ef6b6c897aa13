#include "app/sync/pinnedtls.h"

#include "app/crypto/hash.h"
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace shiyu {
namespace {

bool isPinned(const QSslCertificate &certificate, const QVector<QByteArray> &pins)
{
    return !certificate.isNull()
        && pins.contains(crypto::hash(crypto::Suite::Intl, certificate.publicKey().toDer()));
}

constexpr const char *kExpired = "certificateExpired"; // of a reply whose key is pinned

bool isExpiry(const QSslError &error)
{
    return error.error() == QSslError::CertificateExpired;
}

bool isForgiven(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidPurpose:
    case QSslError::HostNameMismatch:
    case QSslError::CertificateNotYetValid:
        return true;
    default:
        return false;
    }
}

} // namespace

QNetworkRequest pinnedRequest(
    const ServerAddress &server, const QString &path, const QUrlQuery &query)
{
    QUrl url(server.url);
    url.setPath(path, QUrl::StrictMode);
    url.setQuery(query);
    QNetworkRequest request(url);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setCaCertificates({}); // so that every connection asks requirePin()
    tls.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    request.setSslConfiguration(tls);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    return request;
}

void requirePin(QNetworkReply *reply, const QVector<QByteArray> &pins)
{
    // Qt waits for this slot before it goes on with the handshake.
    QObject::connect(
        reply, &QNetworkReply::sslErrors, reply, [reply, pins](const QList<QSslError> &errors) {
            if (!isPinned(reply->sslConfiguration().peerCertificate(), pins))
                return;
            if (std::all_of(errors.begin(), errors.end(), isForgiven))
                reply->ignoreSslErrors(errors);
            else
                reply->setProperty(kExpired, std::any_of(errors.begin(), errors.end(), isExpiry));
        });
}

LinkFault faultOf(const QNetworkReply *reply)
{
    switch (reply->error()) {
    case QNetworkReply::NoError:
        return LinkFault::None;
    case QNetworkReply::HostNotFoundError:
        return LinkFault::NameResolution;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // by setTransferTimeout()
        return LinkFault::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return reply->property(kExpired).toBool() ? LinkFault::Expired : LinkFault::Certificate;
    case QNetworkReply::RemoteHostClosedError:
        return LinkFault::Unreachable; // cut in the middle: what came is not an answer
    default:
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()
                && reply->error() >= QNetworkReply::ContentAccessDenied
            ? LinkFault::None
            : LinkFault::Unreachable;
    }
}

} // namespace shiyu
