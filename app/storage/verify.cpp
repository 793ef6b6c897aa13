#include "app/storage/verify.h"

#include "app/crypto/chainhash.h"
#include "app/crypto/signing.h"
#include "app/domain/canonical.h"
#include "app/domain/decide.h"
#include "app/sql/transaction.h"
#include "app/storage/directoryversions.h"
#include "app/storage/logrow.h"
#include "app/storage/vault.h"
#include "app/storage/verifyheads.h"
#include "app/storage/verifyrules.h"
#include <QHash>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kOperationsAStep = 64;

/// The first pass: by seq, all that an operation shows by itself and by its predecessor.
class ChainCheck {
public:
    ChainCheck(sql::Connection &connection, VerifyOptions options, bool isWhole)
        : m_connection(connection)
        , m_directories(connection)
        , m_options(options)
        , m_isWhole(isWhole)
    {
    }

    Expected<std::optional<BrokenOperation>> check(const LogRow &row);
    qint64 subjects() const { return m_heads.size(); }
    qint64 unknownKinds() const { return m_unknownKinds; }
    qint64 notJudged() const { return m_notJudged; }

private:
    std::optional<BrokenOperation> checkBytes(const LogRow &row);
    Expected<std::optional<BrokenOperation>> checkMeaning(
        const LogRow &row, const Operation &operation);
    Expected<bool> isSigned(const Operation &operation);
    Expected<QVector<QByteArray>> keysOf(const Operation &operation);

    sql::Connection &m_connection;
    DirectoryVersions m_directories;
    VerifyOptions m_options;
    bool m_isWhole; ///< the log of who orders it
    qint64 m_lastSeq = 0;
    qint64 m_unknownKinds = 0;
    qint64 m_notJudged = 0;
    QHash<QString, QByteArray> m_heads; ///< by kind and id of the subject
    QHash<OfficerId, QVector<QByteArray>> m_ownKeys;
};

BrokenOperation brokenAt(const LogRow &row, LogFault fault, const QString &detail = {})
{
    return { row.seq, row.subjectKind, row.subjectId, fault, detail };
}

Expected<std::optional<BrokenOperation>> ChainCheck::check(const LogRow &row)
{
    // A server's seq counts what others see too: there the chains alone tell what is missing.
    if (row.seq != ++m_lastSeq && m_isWhole)
        return BrokenOperation { m_lastSeq, {}, {}, LogFault::Missing, {} };
    if (auto broken = checkBytes(row))
        return broken;
    const auto operation = operationOf(row);
    if (!operation && operation.error().code == ErrorCode::Unsupported) {
        ++m_unknownKinds;
        return std::optional<BrokenOperation>();
    }
    if (!operation)
        return brokenAt(row, LogFault::Canonical, operation.error().detail);
    return checkMeaning(row, *operation);
}

std::optional<BrokenOperation> ChainCheck::checkBytes(const LogRow &row)
{
    const auto intent = decodeCanonical(row.intent.left(row.intent.indexOf('\n')));
    const auto facts = decodeCanonical(row.facts);
    const QString suite = intent ? (*intent)["suite"_L1].toString() : u"intl"_s;
    const QByteArray previous
        = facts ? QByteArray::fromHex((*facts)["prevHash"_L1].toString().toLatin1()) : QByteArray();
    if (row.hash.isEmpty() || chainHash(suite, previous, row.intent, row.facts) != row.hash)
        return brokenAt(row, LogFault::Hash);
    QByteArray &head = m_heads[row.subjectKind + u'/' + row.subjectId];
    if (previous != head)
        return brokenAt(row, LogFault::Previous);
    head = row.hash;
    return std::nullopt;
}

Expected<std::optional<BrokenOperation>> ChainCheck::checkMeaning(
    const LogRow &row, const Operation &operation)
{
    const LogRow again = logRowOf(operation);
    if (again.intent != row.intent || again.facts != row.facts)
        return brokenAt(row, LogFault::Canonical);
    if (again != row)
        return brokenAt(row, LogFault::Columns);
    if (m_options.signatures) {
        const auto good = isSigned(operation);
        if (!good)
            return tl::make_unexpected(good.error());
        if (!*good)
            return brokenAt(row, LogFault::Signature);
    }
    if (operation.intent.kind == OperationKind::ImportDirectory) {
        const auto held = m_directories.at(operation.facts.rulesRev);
        if (!held)
            return tl::make_unexpected(held.error());
        if (!*held && !m_isWhole) // a console fetches the newest and passes over those between
            return std::optional<BrokenOperation>();
        const auto hash = DirectoryStore(m_connection).contentHash(operation.facts.rulesRev);
        if (!hash)
            return tl::make_unexpected(hash.error());
        if (QString::fromLatin1(hash->toHex()) != operation.intent.args["sha256"_L1].toString())
            return brokenAt(row, LogFault::Directory);
    }
    return std::optional<BrokenOperation>();
}

/// The directory's key at that time; the profile's own list for who had none there, or when the
/// directory of that time is not held.
Expected<QVector<QByteArray>> ChainCheck::keysOf(const Operation &operation)
{
    const auto directory = m_directories.at(operation.facts.rulesRev);
    if (!directory)
        return tl::make_unexpected(directory.error());
    const OfficerId &actor = operation.intent.actor;
    if (const Officer *officer = *directory ? (*directory)->officer(actor) : nullptr;
        officer && !officer->publicKey.isEmpty())
        return QVector<QByteArray> { officer->publicKey };
    if (const auto known = m_ownKeys.constFind(actor); known != m_ownKeys.constEnd())
        return *known;
    auto keys = Vault(m_connection).publicKeys(actor, Vault::Keys::AndRevoked);
    if (keys)
        m_ownKeys.insert(actor, *keys);
    return keys;
}

Expected<bool> ChainCheck::isSigned(const Operation &operation)
{
    const auto keys = keysOf(operation);
    if (!keys)
        return tl::make_unexpected(keys.error());
    const auto suite = crypto::suiteFromId(operation.intent.suite);
    // A server's consoles hold the keys of their own officers and those that the directory names.
    if (keys->isEmpty() && !m_isWhole) {
        const auto directory = m_directories.at(operation.facts.rulesRev);
        m_notJudged
            += directory && *directory ? 1 : 0; // without it the rules are not judged either
        return true;
    }
    const QByteArray bytes = signedBytes(operation.intent);
    return suite && std::any_of(keys->begin(), keys->end(), [&](const QByteArray &key) {
        return crypto::verify(*suite, key, bytes, operation.intent.signature);
    });
}

Expected<void> checkChains(sql::Connection &connection, VerifyOptions options, LogReport &report,
    const LogProgress &progress)
{
    auto rows = connection.prepare(
        u"SELECT "_s + QString::fromUtf16(kLogColumns) + u" FROM log ORDER BY seq"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    const auto total = connection.number(u"SELECT coalesce(max(seq), 0) FROM log"_s);
    if (!total)
        return tl::make_unexpected(total.error());
    const auto isWhole
        = connection.number(u"SELECT count(*) FROM meta WHERE kind = 'standalone'"_s);
    if (!isWhole)
        return tl::make_unexpected(isWhole.error());
    ChainCheck check(connection, options, *isWhole > 0);
    while (true) {
        if (progress && report.operations % kOperationsAStep == 0
            && !progress(report.operations, *total))
            return fail(ErrorCode::Cancelled);
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            break;
        const auto broken = check.check(readLogRow(*rows));
        if (!broken)
            return tl::make_unexpected(broken.error());
        report.broken = *broken;
        if (report.broken)
            break;
        ++report.operations;
    }
    report.subjects = check.subjects();
    report.unknownKinds = check.unknownKinds();
    report.notJudged = check.notJudged();
    return {};
}

} // namespace

Expected<LogReport> verifyLog(
    sql::Connection &connection, VerifyOptions options, const LogProgress &progress)
{
    auto snapshot = sql::Transaction::begin(connection, sql::TransactionKind::Read);
    if (!snapshot)
        return tl::make_unexpected(snapshot.error());
    LogReport report;
    if (auto checked = checkChains(connection, options, report, progress); !checked)
        return tl::make_unexpected(checked.error());
    if (auto checked = checkHeads(connection, options, report); !checked)
        return tl::make_unexpected(checked.error());
    if (options.rules) {
        if (auto checked = checkRules(connection, report, progress); !checked)
            return tl::make_unexpected(checked.error());
        if (auto checked = checkOtherRules(connection, report); !checked)
            return tl::make_unexpected(checked.error());
    }
    return report;
}

} // namespace shiyu
