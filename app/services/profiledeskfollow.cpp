#include "app/services/profiledesk.h"

#include "app/storage/incidentquery.h"

namespace shiyu {
namespace {

constexpr int kCasesAtOnce = 8; // a case takes 1 to 2 ms
const QString kFollowedKey = QStringLiteral("projectedDirectory");

/// What the open cases' rows were last made with: the directory, and the rules of this program for
/// duties and clocks. Count them up when such a rule changes, and the rows follow it once.
QString ruleMark(qint64 directory)
{
    return QStringLiteral("%1 rows 5").arg(directory);
}

} // namespace

Expected<bool> ProfileDesk::followDirectory()
{
    const qint64 newest = m_directory->revision();
    const auto followed = m_store.setting(kFollowedKey);
    if (!followed)
        return tl::make_unexpected(followed.error());
    if (*followed == ruleMark(newest))
        return false;
    if (newest == 0) // it has not come from the server yet
        return false;
    if (followed->isEmpty() && isOrdering()) {
        // A new one has nothing to follow; what a tool filled it with may be of an earlier program.
        const IncidentQuery open({}, {}, SortOrder::Newest, {});
        const auto cases = open.count(connection(), 0);
        if (!cases)
            return tl::make_unexpected(cases.error());
        if (*cases == 0)
            return m_store.setSetting(kFollowedKey, ruleMark(newest)).map([] { return false; });
    }
    if (m_followed != newest) {
        m_followed = newest;
        m_followedTo = 0;
    }
    if (const auto begun = actLog().beginBatch(); !begun)
        return tl::make_unexpected(begun.error());
    const auto more = followSome();
    if (!more) {
        actLog().abandonBatch();
        return more;
    }
    return actLog().commitBatch().map([more] { return *more; });
}

Expected<bool> ProfileDesk::followSome()
{
    if (m_followedTo == 0) {
        if (const auto indexed = m_search.indexRegions(connection(), *m_directory); !indexed)
            return tl::make_unexpected(indexed.error());
    }
    const auto load = [this](const IncidentId &id) -> Expected<Incident> {
        return actLog().state(id).and_then([&id](const auto &state) -> Expected<Incident> {
            return state ? Expected<Incident>(*state) : fail(ErrorCode::Damaged, id.toString());
        });
    };
    const auto done
        = m_projection.recomputeOpen(connection(), load, *m_directory, m_followedTo, kCasesAtOnce);
    if (!done)
        return tl::make_unexpected(done.error());
    m_followedTo = done->last;
    if (done->cases > 0)
        return true;
    return m_store.setSetting(kFollowedKey, ruleMark(m_followed)).map([] { return false; });
}

} // namespace shiyu
