#include "app/storage/verifyheads.h"

#include "app/storage/headstore.h"
#include "app/storage/projectionsql.h"
#include <QSet>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using sql::Statement;

void breaksAt(LogReport &report, qint64 seq, const QString &detail)
{
    if (!report.broken || seq < report.broken->seq)
        report.broken = BrokenOperation { seq, {}, {}, LogFault::Head, detail };
}

/// One statement after the other.
class HeadCheck {
public:
    HeadCheck(sql::Connection &connection, QByteArray key, bool signatures, qint64 statements,
        LogReport &report)
        : m_connection(connection)
        , m_key(std::move(key))
        , m_signatures(signatures)
        , m_report(report)
        , m_newer(statements)
    {
    }

    /// False: what comes after it cannot be judged.
    Expected<bool> check(const StatementRow &row);

private:
    Expected<HeadStatement> read(const StatementRow &row) const
    {
        if (!m_signatures)
            return HeadStatement::fromBytes(row.statement);
        const auto said = readWithoutHeads(row, m_key);
        const bool mayLack
            = said && row.heads.isEmpty() && !keepsHeads(m_signedBefore, said->signedAt, m_newer);
        return mayLack ? said : readStatement(row, m_key);
    }
    Expected<void> checkHead(const SignedHead &head, bool wasAbsent);

    sql::Connection &m_connection;
    QByteArray m_key;
    bool m_signatures;
    LogReport &m_report;
    HeadStore::End m_last;
    qint64 m_newer; ///< statements than the one that is checked
    std::optional<Instant> m_signedBefore;
};

Expected<bool> HeadCheck::check(const StatementRow &row)
{
    --m_newer;
    const auto said = read(row);
    const auto heads = unpackHeads(row.heads);
    if (!said || !heads) {
        breaksAt(m_report, m_last.at + 1, said ? heads.error().context : said.error().context);
        return false;
    }
    if (said->since != m_last.at || said->logSince != m_last.log) {
        breaksAt(m_report, m_last.at + 1, u"a statement is missing"_s);
        return false;
    }
    m_last = { said->at, said->log };
    m_signedBefore = said->signedAt;
    const QSet<qint64> absent(row.absent.begin(), row.absent.end());
    for (const SignedHead &head : *heads) {
        if (auto done = checkHead(head, absent.contains(head.seq)); !done)
            return tl::make_unexpected(done.error());
    }
    ++m_report.statements;
    return true;
}

Expected<void> HeadCheck::checkHead(const SignedHead &head, bool wasAbsent)
{
    QByteArray here;
    const auto done = sql::forEachRow(
        m_connection, u"SELECT hash FROM log WHERE seq = :seq"_s,
        [&head](Statement &s) { s.bind(u":seq", head.seq); },
        [&here](const Statement &s) { here = s.blob(0); });
    if (!done)
        return done;
    if (here.isEmpty() ? !wasAbsent : here != head.hash)
        breaksAt(m_report, head.seq,
            here.isEmpty() ? u"the server signed it, and it is not here"_s
                           : u"the server signed another one"_s);
    return {};
}

} // namespace

Expected<void> checkHeads(sql::Connection &connection, VerifyOptions options, LogReport &report)
{
    HeadStore store(connection);
    const auto key = store.serverKey();
    const auto statements = store.count();
    if (!key || !statements)
        return tl::make_unexpected(key ? statements.error() : key.error());
    HeadCheck check(connection, *key, options.signatures, *statements, report);
    qint64 after = 0;
    while (true) { // one at a time: they are large
        const auto row = store.after(after);
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return {};
        after = (*row)->at;
        const auto good = check.check((*row)->row);
        if (!good || !*good)
            return good ? Expected<void>() : tl::make_unexpected(good.error());
    }
}

} // namespace shiyu
