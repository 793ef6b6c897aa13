#include "app/server/core/request.h"

namespace shiyu::server {

using protocol::ProblemCode;

constexpr int kSoon = 2; // seconds

Response problemResponse(ProblemCode code, const QString &detail, int retryAfter)
{
    const protocol::Problem problem { code, protocol::statusOf(code), detail, retryAfter };
    return { problem.status, "application/problem+json", protocol::write(problem), retryAfter, {} };
}

namespace {

Response failedResponse(const Error &error, ProblemCode code, int retryAfter)
{
    Response response = problemResponse(code, {}, retryAfter);
    response.failure = error.code;
    return response;
}

} // namespace

Response problemResponse(const Error &error)
{
    const bool refused = error.code == ErrorCode::InvalidValue || error.code == ErrorCode::Damaged
        || error.code == ErrorCode::Unsupported;
    if (refused && error.context == QLatin1StringView("database")) // ours, not the client's
        return failedResponse(error, ProblemCode::Internal, 0);
    switch (error.code) {
    case ErrorCode::InvalidValue:
        return problemResponse(error.context == QLatin1StringView("size") ? ProblemCode::TooLarge
                                                                          : ProblemCode::BadRequest,
            error.context);
    case ErrorCode::Damaged:
    case ErrorCode::Unsupported:
        return problemResponse(ProblemCode::BadRequest, error.context);
    case ErrorCode::NotFound:
        return problemResponse(ProblemCode::NotFound);
    case ErrorCode::Busy:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::Unreadable:
    case ErrorCode::Cancelled:
        return failedResponse(error, ProblemCode::Unavailable, kSoon);
    default:
        return failedResponse(error, ProblemCode::Internal, 0);
    }
}

} // namespace shiyu::server
