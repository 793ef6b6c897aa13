#include "app/storage/headcomparison.h"

#include "app/storage/projectionsql.h"
#include <algorithm>

namespace shiyu {

using namespace Qt::StringLiterals;
using sql::Statement;

/// An operation of the log here, within a statement's part.
struct HeadComparison::Own {
    qint64 seq = 0;
    QByteArray hash;
    QString subject; ///< kind and id
    bool movedOut = false; ///< the chain may end before the server's
};

HeadComparison::HeadComparison(HeadStatement said, QVector<SignedHead> heads)
    : m_said(std::move(said))
    , m_heads(std::move(heads))
    , m_upto(m_said.since)
{
}

Expected<QVector<HeadComparison::Own>> HeadComparison::next(sql::Connection &connection) const
{
    QVector<Own> found;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT l.seq, l.hash, l.subject_kind || '/' || l.subject_id, m.at IS NOT NULL"
        " FROM log l LEFT JOIN moved_out m ON m.subject_kind = l.subject_kind"
        " AND m.subject_id = l.subject_id WHERE l.seq > :after AND l.seq <= :upto ORDER BY l.seq"
        " LIMIT :step"_s,
        [this](Statement &s) {
            s.bind(u":after", m_upto).bind(u":upto", m_said.at).bind(u":step", kStep);
        },
        [&found](const Statement &s) {
            found.append({ s.int64(0), s.blob(1), s.text(2), s.int64(3) != 0 });
        });
    return done ? Expected<QVector<Own>>(found) : tl::make_unexpected(done.error());
}

/// They are not here.
void HeadComparison::passHeadsBefore(qint64 seq)
{
    for (; m_head < m_heads.size() && m_heads.at(m_head).seq < seq; ++m_head)
        m_absent.append(m_heads.at(m_head).seq);
}

Expected<void> HeadComparison::compare(const Own &own)
{
    passHeadsBefore(own.seq);
    m_upto = own.seq;
    const bool isNamed = m_head < m_heads.size() && m_heads.at(m_head).seq == own.seq;
    if (isNamed && m_heads.at(m_head).hash != own.hash)
        return fail(ErrorCode::Damaged, u"rewritten"_s, u"seq %1"_s.arg(own.seq));
    if (isNamed) {
        ++m_head;
        m_unnamed.remove(own.subject);
    } else if (!own.movedOut) {
        m_unnamed.insert(own.subject, own.seq);
    }
    return {};
}

Expected<bool> HeadComparison::step(sql::Connection &connection)
{
    const auto operations = next(connection);
    if (!operations)
        return tl::make_unexpected(operations.error());
    for (const Own &own : *operations) {
        if (auto done = compare(own); !done)
            return tl::make_unexpected(done.error());
    }
    if (operations->size() == kStep)
        return true;
    passHeadsBefore(std::numeric_limits<qint64>::max());
    if (!m_unnamed.isEmpty()) {
        const qint64 seq = std::ranges::min(m_unnamed.values());
        return fail(ErrorCode::Damaged, u"restored"_s, u"seq %1"_s.arg(seq));
    }
    return false;
}

} // namespace shiyu
