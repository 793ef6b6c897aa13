#include "app/server/core/ended.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPiece = 100; // cases; acts that are handed in wait for as long
const QString kFilled = u"ended"_s; // counter

} // namespace

Expected<protocol::EndedAnswer> Ended::find(
    const OrganizationId &organization, const EndedQuery &query, int limit)
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Read);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    return EndedTable(m_database)
        .find(organization, query, m_state.now() - m_state.settings.recent, limit)
        .map([](const EndedPage &page) { return protocol::EndedAnswer { page }; });
}

Expected<std::optional<IncidentId>> Ended::fill(const IncidentId &after)
{
    LogTable log(m_database);
    EndedTable table(m_database);
    if (const auto filled = log.counter(kFilled); !filled || *filled > 0)
        return filled ? Expected<std::optional<IncidentId>>(std::nullopt)
                      : tl::make_unexpected(filled.error());
    const auto missing = table.missing(after, kPiece);
    if (!missing)
        return tl::make_unexpected(missing.error());
    CaseStates cases(log);
    for (const IncidentId &id : *missing) {
        const auto state = cases.incident(id.toString());
        if (!state && state.error().code == ErrorCode::Unsupported)
            continue; // of a newer program, which will write it
        const auto done = state ? table.follow({}, **state) : tl::make_unexpected(state.error());
        if (!done)
            return tl::make_unexpected(done.error());
    }
    if (!missing->isEmpty())
        return missing->last();
    return log.setCounter(kFilled, 1).map([] { return std::optional<IncidentId>(); });
}

} // namespace shiyu::server
