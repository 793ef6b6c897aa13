#include "app/server/core/heads.h"

#include "app/crypto/hash.h"
#include "app/server/core/serveridentity.h"
#include "app/server/store/logtable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

} // namespace

Expected<bool> Heads::isDue()
{
    const auto last = m_table.newest();
    const auto newest = m_table.newestSeq();
    if (!last || !newest)
        return tl::make_unexpected(last ? newest.error() : last.error());
    const LogMark mark = last->value_or(LogMark {});
    if (*newest <= mark.seq)
        return false;
    return !*last || *newest - mark.seq >= kOperations
        || m_state.now() - mark.madeAt >= m_state.settings.headsEvery;
}

Expected<void> Heads::markOne()
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    // Waits for whoever orders, and for another process that is doing this.
    if (const auto held = LogTable(m_database).reserve(0); !held)
        return tl::make_unexpected(held.error());
    const auto due = isDue();
    if (!due || !*due)
        return due ? Expected<void>() : tl::make_unexpected(due.error());
    const auto last = m_table.newest();
    if (!last)
        return tl::make_unexpected(last.error());
    const LogMark before = last->value_or(LogMark {});
    const auto operations = m_table.operations(before.seq, kOperations);
    if (!operations)
        return tl::make_unexpected(operations.error());
    const auto added = m_table.add(
        { operations->last().seq, continued(before.digest, *operations), m_state.now() });
    return added ? transaction->commit() : added;
}

Expected<void> Heads::mark()
{
    while (true) { // one transaction each: who orders does not wait for all of a large log
        const auto due = isDue();
        if (!due || !*due)
            return due ? Expected<void>() : tl::make_unexpected(due.error());
        if (auto done = markOne(); !done)
            return done;
    }
}

Expected<protocol::SignedHeads> Heads::after(qint64 since, const OrganizationId &organization)
{
    if (auto marked = mark(); !marked)
        return tl::make_unexpected(marked.error());
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Read);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto before
        = since == 0 ? Expected<std::optional<LogMark>>(LogMark {}) : m_table.at(since);
    const auto next = m_table.after(since);
    if (!before || !next)
        return tl::make_unexpected(before ? next.error() : before.error());
    if (!*before)
        return fail(ErrorCode::NotFound, u"heads"_s);
    const LogMark mark = next->value_or(**before);
    const auto later = m_table.after(mark.seq);
    const auto heads = m_table.heads(organization, since, mark.seq);
    if (!later || !heads)
        return tl::make_unexpected(later ? heads.error() : later.error());
    const QByteArray packed = packHeads(*heads);
    const HeadStatement statement { organization, since, mark.seq, (*before)->digest, mark.digest,
        crypto::hash(crypto::Suite::Intl, packed), m_state.now(), later->has_value() };
    const QByteArray bytes = statement.toBytes();
    return protocol::SignedHeads { bytes, packed,
        serverSigningKey(m_state.keys).sign(signedBytesOf(bytes)) };
}

Expected<void> Heads::check()
{
    LogMark last;
    while (true) {
        const auto next = m_table.after(last.seq);
        if (!next)
            return tl::make_unexpected(next.error());
        if (!*next)
            return {};
        const auto operations // numbers have gaps, so this is enough
            = m_table.operations(last.seq, static_cast<int>((*next)->seq - last.seq));
        if (!operations)
            return tl::make_unexpected(operations.error());
        QVector<SignedHead> here = *operations;
        here.removeIf([&](const SignedHead &head) { return head.seq > (*next)->seq; });
        if (here.isEmpty() || here.last().seq != (*next)->seq
            || continued(last.digest, here) != (*next)->digest)
            return fail(ErrorCode::Damaged, u"seq %1"_s.arg((*next)->seq), u"signed otherwise"_s);
        last = **next;
    }
}

} // namespace shiyu::server
