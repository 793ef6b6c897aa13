#include "app/sync/endedsearch.h"

#include "app/protocol/ended.h"
#include "app/protocol/limits.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kNotFound = 404;

EndedFound failed(ErrorCode code, const QString &context)
{
    return { {}, Error { code, context, {} } };
}

EndedFound foundIn(const WireAnswer &answer)
{
    if (answer.fault == LinkFault::None && answer.status == kNotFound)
        return failed(ErrorCode::Unsupported, u"server"_s);
    if (answer.fault != LinkFault::None || answer.status / 100 != 2)
        return failed(ErrorCode::Unreadable, u"server"_s);
    const auto read = protocol::read<protocol::EndedAnswer>(answer.body, protocol::kLargestAnswer);
    return read ? EndedFound { read->page, {} } : failed(ErrorCode::Damaged, u"answer"_s);
}

} // namespace

void EndedSearch::ask(const EndedQuery &query, std::function<void(const EndedFound &)> take)
{
    const QByteArray bearer = m_bearer();
    if (bearer.isEmpty())
        return take(failed(ErrorCode::Unreadable, u"server"_s));
    m_transport.send({ "GET", u"/v1/ended"_s, protocol::endedQuery(query), bearer, {} },
        [take = std::move(take)](const WireAnswer &answer) { take(foundIn(answer)); });
}

} // namespace shiyu
