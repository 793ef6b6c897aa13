#include "app/storage/headstore.h"

#include "app/crypto/hash.h"
#include "app/crypto/signing.h"
#include "app/sql/transaction.h"
#include "app/storage/deskstore.h"
#include "app/storage/projectionsql.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using sql::Statement;

const QString kServerKey = u"server.signingKey"_s;
constexpr auto kSuite = crypto::Suite::Intl;
/// A day gives up one; a profile of before heads were given up has hundreds, and does it in steps,
/// for the blobs are large and the data thread does not wait.
constexpr qsizetype kMostGivenUp = 20;
/// Every page that is given up is written over with zeros: 4 MiB, the most that one may have, cost
/// 11 ms of the writer's 20, so what is large goes alone.
constexpr qint64 kMostBytesGivenUp = 512 * 1024;

QString joined(const QVector<qint64> &seqs)
{
    QStringList texts;
    for (const qint64 seq : seqs)
        texts.append(QString::number(seq));
    return texts.join(u' ');
}

/// Of UTC: which day begins one does not matter here.
std::chrono::year_month monthOf(Instant at)
{
    const std::chrono::year_month_day day { std::chrono::floor<std::chrono::days>(at) };
    return day.year() / day.month();
}

QVector<qint64> seqsOf(const QString &joined)
{
    QVector<qint64> seqs;
    for (const QString &text : joined.split(u' ', Qt::SkipEmptyParts))
        seqs.append(text.toLongLong());
    return seqs;
}

} // namespace

Expected<QByteArray> HeadStore::serverKey()
{
    return DeskStore(m_connection).setting(kServerKey).map([](const QString &hex) {
        return QByteArray::fromHex(hex.toLatin1());
    });
}

Expected<void> HeadStore::keepServerKey(const QByteArray &key)
{
    const auto held = serverKey();
    if (!held)
        return tl::make_unexpected(held.error());
    if (!held->isEmpty() || key.isEmpty())
        return {};
    return DeskStore(m_connection).setSetting(kServerKey, QString::fromLatin1(key.toHex()));
}

Expected<HeadStore::End> HeadStore::end()
{
    QByteArray newest;
    const auto done = sql::forEachRow(
        m_connection, u"SELECT statement FROM signed_head ORDER BY at DESC LIMIT 1"_s,
        [](Statement &) {}, [&newest](const Statement &s) { newest = s.blob(0); });
    if (!done)
        return tl::make_unexpected(done.error());
    if (newest.isEmpty())
        return End {};
    return HeadStatement::fromBytes(newest).map([](const HeadStatement &said) {
        return End { said.at, said.log };
    });
}

Expected<qint64> HeadStore::count()
{
    qint64 found = 0;
    const auto done = sql::forEachRow(
        m_connection, u"SELECT count(*) FROM signed_head"_s, [](Statement &) {},
        [&found](const Statement &s) { found = s.int64(0); });
    return done ? Expected<qint64>(found) : tl::make_unexpected(done.error());
}

Expected<std::optional<HeadStore::Kept>> HeadStore::after(qint64 at)
{
    std::optional<Kept> found;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT at, statement, signature, heads, absent FROM signed_head WHERE at > :at"
        " ORDER BY at LIMIT 1"_s,
        [at](Statement &s) { s.bind(u":at", at); },
        [&found](const Statement &s) {
            found = Kept { s.int64(0), { s.blob(1), s.blob(2), s.blob(3), seqsOf(s.text(4)) } };
        });
    return done ? Expected<std::optional<Kept>>(found) : tl::make_unexpected(done.error());
}

/// The oldest first; what older runs gave up is not looked at again.
Expected<bool> HeadStore::giveUpOldHeads()
{
    QVector<qint64> old;
    qint64 bytes = 0;
    bool isMore = false;
    const auto read = sql::forEachRow(
        m_connection,
        u"SELECT h.at, h.statement, (SELECT p.statement FROM signed_head p WHERE p.at < h.at"
        " ORDER BY p.at DESC LIMIT 1), length(h.heads) FROM signed_head h"
        " WHERE length(h.heads) > 0 AND h.at < (SELECT min(n.at) FROM (SELECT at FROM signed_head "
        "ORDER BY at DESC LIMIT :whole) n)"
        " ORDER BY h.at"_s,
        [](Statement &s) { s.bind(u":whole", kWhole); },
        [&old, &bytes, &isMore](const Statement &s) {
            if (isMore)
                return;
            const auto said = HeadStatement::fromBytes(s.blob(1));
            const auto before = HeadStatement::fromBytes(s.blob(2));
            const auto signedBefore = before ? std::optional(before->signedAt) : std::nullopt;
            if (!said || keepsHeads(signedBefore, said->signedAt, kWhole))
                return;
            const bool fits = bytes + s.int64(3) <= kMostBytesGivenUp;
            isMore = !old.isEmpty() && (old.size() == kMostGivenUp || !fits);
            if (isMore)
                return;
            old.append(s.int64(0));
            bytes += s.int64(3);
        });
    if (!read)
        return tl::make_unexpected(read.error());
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    for (const qint64 at : old) {
        const auto done = sql::execute(m_connection,
            u"UPDATE signed_head SET heads = x'', absent = '' WHERE at = :at"_s,
            [at](Statement &s) { s.bind(u":at", at); });
        if (!done)
            return tl::make_unexpected(done.error());
    }
    return transaction->commit().map([isMore] { return isMore; });
}

Expected<void> HeadStore::read(Arrival &arrival)
{
    const auto key = serverKey();
    if (!key)
        return tl::make_unexpected(key.error());
    const auto said = readStatement(arrival.row, *key);
    if (!said)
        return tl::make_unexpected(said.error());
    if (said->organization != arrival.organization)
        return fail(ErrorCode::Damaged, u"heads"_s, u"another organisation's"_s);
    const auto heads = unpackHeads(arrival.row.heads);
    if (!heads)
        return tl::make_unexpected(heads.error());
    arrival.comparison.emplace(*said, *heads);
    return {};
}

/// Whether it goes on from what is kept, and so is to be compared.
Expected<HeadStore::Outcome> HeadStore::judge(const Arrival &arrival)
{
    const HeadStatement &said = arrival.comparison->said();
    const auto last = end();
    if (!last)
        return tl::make_unexpected(last.error());
    if (said.since != last->at || said.at < last->at) // signed before what is kept here
        return fail(ErrorCode::Damaged, u"restored"_s, u"at %1"_s.arg(said.at));
    if (said.logSince != last->log || (said.at == last->at && said.log != last->log))
        return fail(ErrorCode::Damaged, u"rewritten"_s, u"at %1"_s.arg(said.since));
    if (said.at == last->at)
        return Outcome::Kept;
    return said.at > arrival.cursor ? Outcome::Ahead : Outcome::Comparing;
}

Expected<void> HeadStore::keep(const Arrival &arrival)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto done = sql::execute(m_connection,
        u"INSERT INTO signed_head (at, statement, signature, heads, absent)"
        " VALUES (:at, :statement, :signature, :heads, :absent)"_s,
        [&arrival](Statement &s) {
            s.bind(u":at", arrival.comparison->said().at);
            s.bind(u":statement", arrival.row.statement);
            s.bind(u":signature", arrival.row.signature).bind(u":heads", arrival.row.heads);
            s.bind(u":absent", joined(arrival.comparison->absent()));
        });
    return done ? transaction->commit() : done;
}

Expected<HeadStore::Outcome> HeadStore::take(Arrival &arrival)
{
    if (!arrival.comparison) {
        if (auto done = read(arrival); !done)
            return tl::make_unexpected(done.error());
    }
    const auto judged = judge(arrival);
    if (!judged || *judged != Outcome::Comparing)
        return judged;
    const auto isMore = arrival.comparison->step(m_connection);
    if (!isMore)
        return tl::make_unexpected(isMore.error());
    if (*isMore)
        return Outcome::Comparing;
    if (auto kept = keep(arrival); !kept)
        return tl::make_unexpected(kept.error());
    return arrival.comparison->said().more ? Outcome::More : Outcome::Kept;
}

bool keepsHeads(std::optional<Instant> signedBefore, Instant signedAt, qint64 newer)
{
    return newer < HeadStore::kWhole || !signedBefore
        || monthOf(*signedBefore) != monthOf(signedAt);
}

Expected<HeadStatement> readWithoutHeads(const StatementRow &row, const QByteArray &serverKey)
{
    if (!crypto::verify(kSuite, serverKey, signedBytesOf(row.statement), row.signature))
        return fail(ErrorCode::Damaged, u"headSignature"_s);
    return HeadStatement::fromBytes(row.statement);
}

Expected<HeadStatement> readStatement(const StatementRow &row, const QByteArray &serverKey)
{
    auto said = readWithoutHeads(row, serverKey);
    if (said && crypto::hash(kSuite, row.heads) != said->heads)
        return fail(ErrorCode::Damaged, u"heads"_s, u"hash"_s);
    return said;
}

} // namespace shiyu
