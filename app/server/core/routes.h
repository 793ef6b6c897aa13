#pragma once
#include "app/server/core/request.h"
#include <optional>
#include <span>

namespace shiyu::server {

/// On which database threads a request is answered.
enum class Lane {
    Read, ///< several at a time
    Write, ///< one: it orders
    Blob, ///< one: attachments hold up nobody else
    Slow, ///< checks a password: two at a time, each 64 MiB wide
};

inline constexpr size_t kLanes = 4;

enum class Endpoint {
    SignIn,
    Refresh,
    Operations,
    Bundles,
    Changes,
    Stream,
    Snapshot,
    SubjectOperations,
    Heads,
    Directory,
    Ended,
    Closed,
    PutBlob,
    GetBlob,
    Ground,
    GroundPiece,
    Live,
    Health,
    Metrics,
};

struct RouteRow {
    Endpoint endpoint;
    const char *method;
    const char *pattern; ///< {x} stands for one segment
    Lane lane;
    bool session; ///< wants a token
    qsizetype largestBody; ///< bytes
};

struct Route {
    const RouteRow *row;
    QStringList parameters; ///< decoded, in the pattern's order
};

std::span<const RouteRow> routeTable();

/// Or the problem: NotFound, MethodNotAllowed, BadRequest (a segment that is no UTF-8 text).
tl::expected<Route, Response> findRoute(const QByteArray &method, const QString &path);

} // namespace shiyu::server
