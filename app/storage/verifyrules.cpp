#include "app/storage/verifyrules.h"

#include "app/crypto/chainhash.h"
#include "app/domain/decide.h"
#include "app/domain/intentgroup.h"
#include "app/storage/directoryversions.h"
#include "app/storage/logreader.h"
#include "app/storage/logrow.h"
#include <limits>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

constexpr qint64 kOperationsAStep = 64;

class RulesCheck {
public:
    RulesCheck(sql::Connection &connection, bool isWhole)
        : m_connection(connection)
        , m_directories(connection)
        , m_isWhole(isWhole)
    {
    }

    /// Empty: the rules give the same.
    Expected<QString> check(const Incident &before, const Operation &operation);
    qint64 notJudged() const { return m_notJudged; }

private:
    Expected<std::optional<Incident>> related(const Incident &before, const Operation &operation);

    sql::Connection &m_connection;
    DirectoryVersions m_directories;
    bool m_isWhole; ///< the log of who orders it
    qint64 m_notJudged = 0;
};

/// The other case of a group as it was before the group.
Expected<std::optional<Incident>> RulesCheck::related(
    const Incident &before, const Operation &operation)
{
    const Intent &intent = operation.intent;
    if (counterpart(intent.kind) == intent.kind)
        return std::optional<Incident>();
    QString other = before.mergedInto.toString();
    if (intent.kind == K::Merge)
        other = intent.args["into"_L1].toString();
    else if (intent.kind == K::Absorb || intent.kind == K::Release)
        other = intent.args["sourceCase"_L1].toString();
    auto history
        = LogReader(m_connection).load({ SubjectKind::Incident, other }, operation.facts.seq);
    if (!history)
        return tl::make_unexpected(history.error());
    history->operations.removeIf(
        [&operation](const Operation &o) { return o.intent.group == operation.intent.group; });
    return fold(history->operations);
}

Expected<QString> RulesCheck::check(const Incident &before, const Operation &operation)
{
    const auto directory = m_directories.at(operation.facts.rulesRev);
    if (!directory)
        return tl::make_unexpected(directory.error());
    if (!*directory) {
        ++m_notJudged;
        return QString();
    }
    const auto other = related(before, operation);
    if (!other)
        return tl::make_unexpected(other.error());
    if (*other && !(*other)->exists() && !m_isWhole) {
        ++m_notJudged; // the case that it was merged with is not open to this organisation
        return QString();
    }
    Context context { **directory, operation.facts.receivedAt, operation.facts.seq,
        operation.facts.number, &chainHash };
    context.settings.openInstructions = true;
    context.related = *other ? &**other : nullptr;
    for (const bool earlier : { false, true }) {
        context.settings.earlierClocks = earlier;
        const auto again = decide(before, operation.intent, context);
        if (!again)
            return QString(u"refused: " + nameOf(again.error().code) + u' ' + again.error().what);
        if (again->facts == operation.facts)
            return QString();
    }
    return u"other facts"_s;
}

} // namespace

Expected<void> checkRules(
    sql::Connection &connection, LogReport &report, const LogProgress &progress)
{
    auto rows = connection.prepare(u"SELECT "_s + QString::fromUtf16(kLogColumns)
        + u" FROM log WHERE subject_kind = 'incident' ORDER BY subject_id, seq"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    const auto isWhole
        = connection.number(u"SELECT count(*) FROM meta WHERE kind = 'standalone'"_s);
    if (!isWhole)
        return tl::make_unexpected(isWhole.error());
    RulesCheck check(connection, *isWhole > 0);
    Incident state;
    QString subject;
    bool known = true; // all operations of this case so far
    for (qint64 done = 0;; ++done) {
        if (progress && done % kOperationsAStep == 0 && !progress(done, report.operations))
            return fail(ErrorCode::Cancelled);
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            break;
        const LogRow row = readLogRow(*rows);
        const qint64 end = report.broken ? report.broken->seq : std::numeric_limits<qint64>::max();
        if (subject != row.subjectId) {
            subject = row.subjectId;
            state = {};
            known = true;
        }
        if (row.seq >= end || !known)
            continue;
        const auto operation = operationOf(row);
        known = operation.has_value();
        if (!known)
            continue;
        const auto wrong = check.check(state, *operation);
        if (!wrong)
            return tl::make_unexpected(wrong.error());
        if (!wrong->isEmpty())
            report.broken = BrokenOperation { row.seq, row.subjectKind, row.subjectId,
                LogFault::Rules, *wrong };
        state = apply(state, *operation);
    }
    report.notJudged += check.notJudged();
    return {};
}

} // namespace shiyu
