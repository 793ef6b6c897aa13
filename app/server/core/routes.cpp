#include "app/server/core/routes.h"

#include "app/protocol/limits.h"
#include <QUrl>

namespace shiyu::server {
namespace {

using protocol::ProblemCode;

constexpr qsizetype kSmall = protocol::kLargestSmallRequest;
constexpr qsizetype kNoBody = 0;

constexpr RouteRow kRoutes[] = {
    { Endpoint::SignIn, "POST", "/v1/session", Lane::Slow, false, kSmall },
    { Endpoint::Refresh, "POST", "/v1/session/refresh", Lane::Write, false, kSmall },
    { Endpoint::Operations, "POST", "/v1/operations", Lane::Write, true,
        protocol::kLargestRequest },
    { Endpoint::Bundles, "POST", "/v1/bundles", Lane::Write, true, protocol::kLargestBundle },
    { Endpoint::Changes, "GET", "/v1/changes", Lane::Read, true, kNoBody },
    { Endpoint::Stream, "GET", "/v1/stream", Lane::Read, true, kNoBody },
    { Endpoint::Snapshot, "GET", "/v1/snapshot", Lane::Read, true, kNoBody },
    { Endpoint::SubjectOperations, "GET", "/v1/subjects/{kind}/{id}/operations", Lane::Read, true,
        kNoBody },
    { Endpoint::Heads, "GET", "/v1/heads", Lane::Read, true, kNoBody },
    { Endpoint::Ended, "GET", "/v1/ended", Lane::Read, true, kNoBody },
    { Endpoint::Directory, "GET", "/v1/directory", Lane::Read, true, kNoBody },
    { Endpoint::Closed, "GET", "/v1/closed/{hash}", Lane::Write, true, kNoBody },
    { Endpoint::PutBlob, "PUT", "/v1/blobs/{sha256}", Lane::Blob, true,
        protocol::kLargestBlobPiece },
    { Endpoint::GetBlob, "GET", "/v1/blobs/{sha256}", Lane::Blob, true, kNoBody },
    { Endpoint::Ground, "GET", "/v1/ground", Lane::Read, true, kNoBody },
    { Endpoint::GroundPiece, "GET", "/v1/ground/{sha256}", Lane::Read, true, kNoBody },
    { Endpoint::Live, "PUT", "/v1/live", Lane::Read, true, protocol::kLargestLiveRequest },
    { Endpoint::Health, "GET", "/v1/health", Lane::Read, false, kNoBody },
    { Endpoint::Metrics, "GET", "/metrics", Lane::Read, false, kNoBody },
};

std::optional<QStringList> match(const QStringList &pattern, const QStringList &path)
{
    if (pattern.size() != path.size())
        return std::nullopt;
    QStringList parameters;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i).startsWith(QLatin1Char('{')))
            parameters.append(path.at(i));
        else if (pattern.at(i) != path.at(i))
            return std::nullopt;
    }
    return parameters;
}

/// A segment as text; nothing for bytes that are no UTF-8, for controls, and for nothing.
std::optional<QString> decoded(const QString &segment)
{
    const QString text = QUrl::fromPercentEncoding(segment.toLatin1());
    const bool bad = std::any_of(text.begin(), text.end(),
        [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0xfffd; });
    if (text.isEmpty() || bad || text.size() > protocol::kLongestText)
        return std::nullopt;
    return text;
}

} // namespace

std::span<const RouteRow> routeTable()
{
    return kRoutes;
}

tl::expected<Route, Response> findRoute(const QByteArray &method, const QString &path)
{
    const QStringList segments = path.split(QLatin1Char('/'));
    bool known = false;
    for (const RouteRow &row : kRoutes) {
        auto parameters = match(QString::fromLatin1(row.pattern).split(QLatin1Char('/')), segments);
        if (!parameters)
            continue;
        known = true;
        if (method != row.method)
            continue;
        for (QString &parameter : *parameters) {
            const auto text = decoded(parameter);
            if (!text)
                return tl::make_unexpected(
                    problemResponse(ProblemCode::BadRequest, QStringLiteral("path")));
            parameter = *text;
        }
        return Route { &row, *std::move(parameters) };
    }
    return tl::make_unexpected(
        problemResponse(known ? ProblemCode::MethodNotAllowed : ProblemCode::NotFound));
}

} // namespace shiyu::server
