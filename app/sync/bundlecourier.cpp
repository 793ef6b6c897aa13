#include "app/sync/bundlecourier.h"

#include "app/protocol/answers.h"
#include "app/protocol/limits.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using protocol::ProblemCode;

HandedIn failed(ErrorCode code, const QString &context)
{
    return { {}, Error { code, context, {} } };
}

/// 400, with what is wrong with the file.
HandedIn refused(const QByteArray &body)
{
    const auto problem = protocol::read<protocol::Problem>(body, protocol::kLargestAnswer);
    const QString what = problem ? problem->detail : QString();
    const bool spoilt = what.isEmpty() || what == "letter"_L1 || what == "box"_L1;
    return spoilt ? failed(ErrorCode::Damaged, u"letter"_s) : failed(ErrorCode::InvalidValue, what);
}

HandedIn answerIn(const WireAnswer &answer)
{
    if (answer.fault != LinkFault::None)
        return failed(ErrorCode::Unreadable, u"server"_s);
    if (answer.status / 100 == 2)
        return { answer.body, {} };
    if (answer.status == statusOf(ProblemCode::NotFound))
        return failed(ErrorCode::Unsupported, u"server"_s);
    if (answer.status == statusOf(ProblemCode::Forbidden))
        return failed(ErrorCode::Unsupported, u"bundles"_s);
    if (answer.status == statusOf(ProblemCode::TooLarge))
        return failed(ErrorCode::InvalidValue, u"size"_s);
    return answer.status == statusOf(ProblemCode::BadRequest)
        ? refused(answer.body)
        : failed(ErrorCode::Unreadable, u"server"_s);
}

} // namespace

void BundleCourier::handIn(const QByteArray &bundle, std::function<void(const HandedIn &)> take)
{
    const QByteArray bearer = m_bearer();
    if (bearer.isEmpty())
        return take(failed(ErrorCode::Unreadable, u"server"_s));
    m_transport.send({ "POST", u"/v1/bundles"_s, {}, bearer, bundle, "application/octet-stream" },
        [take = std::move(take)](const WireAnswer &answer) { take(answerIn(answer)); });
}

} // namespace shiyu
