#pragma once
#include "app/domain/ids.h"
#include "app/protocol/answers.h"
#include <QByteArray>
#include <QString>
#include <QUrlQuery>
#include <QVector>
#include <optional>

namespace shiyu::server {

/// What the shell took from the network. Header and body sizes were limited before.
struct Request {
    QByteArray method; ///< "GET"
    QString path; ///< still percent-encoded, without the query
    QUrlQuery query;
    QByteArray bearer; ///< the access token; empty: none
    QByteArray body;
    QString address; ///< of the client, for the delays of sign-in; never logged
};

struct Response {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    int retryAfter = 0; ///< seconds
    /// Whose streams have something new.
    QVector<OrganizationId> woken;
    QByteArray contentRange = {}; ///< of a part of something larger
    std::optional<ErrorCode> failure = {}; ///< what the database said, of a 5xx
};

Response problemResponse(
    protocol::ProblemCode code, const QString &detail = {}, int retryAfter = 0);
/// What an error of a store or a parser means to the client.
Response problemResponse(const Error &error);

template <typename Message> Response jsonResponse(const Message &message)
{
    return { 200, "application/json", protocol::write(message), 0, {} };
}

} // namespace shiyu::server
