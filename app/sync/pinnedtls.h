#pragma once
#include "app/sync/transport.h"

class QNetworkReply;
class QNetworkRequest;

namespace shiyu {

/// A request to the server: TLS 1.2 or later, no certificate authority is trusted, no redirection
/// is followed.
QNetworkRequest pinnedRequest(
    const ServerAddress &server, const QString &path, const QUrlQuery &query);

/// Lets the reply's connection come about only with one of the pinned keys, before anything is
/// sent: by the key the server is known, whoever signed its certificate and for whatever name. An
/// expired certificate does not pass; one that is not valid yet does, as clocks go wrong.
void requirePin(QNetworkReply *reply, const QVector<QByteArray> &pins);

/// Of a finished reply; None: the server has answered, whatever the status.
LinkFault faultOf(const QNetworkReply *reply);

} // namespace shiyu
