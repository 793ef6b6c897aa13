#pragma once
#include "app/domain/error.h"
#include <QByteArray>
#include <QStringList>

namespace shiyu::server {

/// A key and a certificate that says it is this server's, as PEM.
struct TlsIdentity {
    QByteArray key;
    QByteArray certificate;
};

/// A new P-256 key and a certificate by itself for ten years, for these names and addresses. The
/// consoles do not ask who vouches for it: they know its key by the pin of their enrolment file.
Expected<TlsIdentity> makeTlsIdentity(const QStringList &names);

/// SHA-256 of the public key (SPKI) of a private key in PEM: the pin.
Expected<QByteArray> pinOf(const QByteArray &keyPem);

} // namespace shiyu::server
