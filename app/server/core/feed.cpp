#include "app/server/core/feed.h"

#include "app/server/store/snapshottable.h"
#include <algorithm>
#include <limits>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using namespace protocol;

OperationBytes bytesOf(const LogEntry &entry)
{
    return { entry.intent, entry.facts, entry.hash };
}

VisibleHead headOf(const SubjectRow &row)
{
    return { row.subject, row.lastSeq, row.headHash, row.lastAt, row.open };
}

/// Entries in server order, cut between positions.
class PageBuilder {
public:
    explicit PageBuilder(int limit)
        : m_limit(limit)
    {
    }

    /// A source that gave `limit` entries may have more after its last: nothing later is sure.
    template <typename Row, typename Make> void add(const QVector<Row> &rows, Make make)
    {
        for (const Row &row : rows)
            m_entries.append(make(row));
        if (rows.size() >= m_limit)
            m_sureUpTo = std::min(m_sureUpTo, positionOf(m_entries.last()));
    }

    /// `newest`: the position up to which the database was read.
    void finish(ChangesPage &page, qint64 newest, qsizetype mostBytes)
    {
        std::ranges::stable_sort(m_entries, {}, &positionOf);
        qsizetype bytes = 0;
        qint64 end = m_sureUpTo; // the last position that is in the page
        qsizetype count = 0;
        for (const ChangeEntry &entry : std::as_const(m_entries)) {
            const qint64 at = positionOf(entry);
            if (at > end)
                break;
            ++count;
            if (const auto *operation = std::get_if<OperationEntry>(&entry))
                bytes += operation->operation.intent.size() + operation->operation.facts.size();
            if (bytes >= mostBytes || count >= m_limit)
                end = std::min(end, at);
        }
        page.more = end < newest && end != kNone;
        page.next = page.more ? end : newest;
        page.entries = m_entries.first(count);
    }

private:
    static constexpr qint64 kNone = std::numeric_limits<qint64>::max();
    int m_limit;
    qint64 m_sureUpTo = kNone;
    QVector<ChangeEntry> m_entries;
};

ChangeEntry entryOf(const LogEntry &entry)
{
    return OperationEntry { entry.seq, bytesOf(entry) };
}
ChangeEntry openedEntry(const OpenedRow &row)
{
    return OpenedEntry { row.at, row.subject, row.upto, row.headHash };
}
ChangeEntry closedEntry(const ClosedRow &row)
{
    return ClosedEntry { row.at, row.subject,
        fromName<CloseReason>(row.reason).value_or(CloseReason::Other) };
}

} // namespace

Expected<ChangesPage> Feed::changes(const OrganizationId &organization, qint64 since, int limit)
{
    const auto found = m_visible.changes(organization, since, limit);
    if (!found)
        return tl::make_unexpected(found.error());
    // At one position: first the opening, then the operation, then the closing.
    PageBuilder builder(limit);
    builder.add(found->opened, &openedEntry);
    builder.add(found->operations, &entryOf);
    builder.add(found->closed, &closedEntry);
    ChangesPage page;
    // Before `since` if it was put back to an older copy: the console is to see that.
    builder.finish(page, found->newestSeq, m_state.settings.pageBytes);
    page.directoryRev = found->directoryRev;
    page.scopeEpoch = found->epoch;
    page.serverTime = m_state.now();
    return page;
}

Expected<SubjectPage> Feed::subject(
    const OrganizationId &organization, const Subject &subject, qint64 after, int limit)
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Read);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto seen = m_visible.sees(organization, subject);
    const auto row = m_log.subject(subject);
    if (!seen || !row)
        return tl::make_unexpected(seen ? row.error() : seen.error());
    if (!*seen || !*row)
        return fail(ErrorCode::NotFound, u"subject"_s);
    const auto entries = m_log.operations(subject, after, (*row)->lastSeq, limit);
    if (!entries)
        return tl::make_unexpected(entries.error());
    SubjectPage page { headOf(**row), {}, false };
    qsizetype bytes = 0;
    for (const LogEntry &entry : *entries) {
        page.operations.append(bytesOf(entry));
        bytes += entry.intent.size() + entry.facts.size();
        page.more = entry.seq < (*row)->lastSeq;
        if (bytes >= m_state.settings.pageBytes)
            break;
    }
    return page;
}

Expected<void> Feed::addOperations(SnapshotPage::Item &item)
{
    qint64 after = 0;
    while (after < item.head.upto) {
        const auto entries = m_log.operations(
            item.head.subject, after, item.head.upto, m_state.settings.pageEntries);
        if (!entries)
            return tl::make_unexpected(entries.error());
        if (entries->isEmpty())
            return fail(ErrorCode::Damaged, item.head.subject.id);
        for (const LogEntry &entry : *entries)
            item.operations.append(bytesOf(entry));
        after = entries->last().seq;
    }
    return {};
}

Expected<SnapshotPage> Feed::snapshot(
    const OrganizationId &organization, SnapshotPart part, const QString &after, int limit)
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Read);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    SnapshotTable table(m_database);
    const Instant recent = m_state.now() - m_state.settings.recent;
    const auto newest = m_log.newestSeq();
    const auto epoch = m_visible.epoch(organization);
    const auto directory = m_state.directories.newest(m_database);
    const auto rows = table.subjects(organization, part, recent, after, limit);
    const auto total = after.isEmpty() ? table.count(organization, part, recent) : 0;
    for (const Error *error : { newest ? nullptr : &newest.error(),
             epoch ? nullptr : &epoch.error(), directory ? nullptr : &directory.error(),
             rows ? nullptr : &rows.error(), total ? nullptr : &total.error() }) {
        if (error)
            return tl::make_unexpected(*error);
    }
    SnapshotPage page { {}, {}, *newest, *total, (*directory)->revision(), *epoch };
    const bool whole = part == SnapshotPart::Open || part == SnapshotPart::Recent;
    qsizetype bytes = 0;
    for (const SubjectRow &row : *rows) {
        SnapshotPage::Item item { headOf(row), {} };
        if (auto done = whole ? addOperations(item) : Expected<void>(); !done)
            return tl::make_unexpected(done.error());
        for (const OperationBytes &operation : std::as_const(item.operations))
            bytes += operation.intent.size() + operation.facts.size();
        page.items.append(std::move(item));
        page.next = SnapshotTable::positionOf(row);
        if (bytes >= m_state.settings.pageBytes)
            return page;
    }
    if (rows->size() < limit)
        page.next.clear();
    return page;
}

} // namespace shiyu::server
