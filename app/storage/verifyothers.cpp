// The rules of the smaller subjects, asked again: supervision and shift.
#include "app/domain/shift.h"
#include "app/domain/supervision.h"
#include "app/crypto/chainhash.h"
#include "app/storage/directoryversions.h"
#include "app/storage/logrow.h"
#include "app/storage/projectionsql.h"
#include "app/storage/verifyrules.h"
#include <limits>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

/// Goes through the subjects of one kind, one after the other, in the order of their operations.
template <typename State> class SmallRules {
public:
    using Decide
        = tl::expected<Operation, Refusal> (*)(const State &, const Intent &, const Context &);
    using Apply = State (*)(const State &, const Operation &);

    SmallRules(sql::Connection &connection, Decide decide, Apply apply)
        : m_directories(connection)
        , m_decide(decide)
        , m_apply(apply)
    {
    }

    Expected<void> take(const LogRow &row, LogReport &report)
    {
        if (m_subject != row.subjectId) {
            m_subject = row.subjectId;
            m_state = {};
            m_known = true;
        }
        const qint64 end = report.broken ? report.broken->seq : std::numeric_limits<qint64>::max();
        if (row.seq >= end || !m_known)
            return {};
        const auto operation = operationOf(row);
        m_known = operation.has_value(); // of a newer program: the rules are not known
        if (!m_known)
            return {};
        const auto wrong = check(*operation, report);
        if (!wrong)
            return tl::make_unexpected(wrong.error());
        if (!wrong->isEmpty())
            report.broken = BrokenOperation { row.seq, row.subjectKind, row.subjectId,
                LogFault::Rules, *wrong };
        m_state = m_apply(m_state, *operation);
        return {};
    }

private:
    /// Empty: the rules give the same.
    Expected<QString> check(const Operation &operation, LogReport &report)
    {
        const auto directory = m_directories.at(operation.facts.rulesRev);
        if (!directory)
            return tl::make_unexpected(directory.error());
        if (!*directory) {
            ++report.notJudged;
            return QString();
        }
        const Context context { **directory, operation.facts.receivedAt, operation.facts.seq,
            operation.facts.number, &chainHash };
        const auto again = m_decide(m_state, operation.intent, context);
        if (!again)
            return QString(u"refused: " + nameOf(again.error().code) + u' ' + again.error().what);
        return again->facts == operation.facts ? QString() : u"other facts"_s;
    }

    DirectoryVersions m_directories;
    Decide m_decide;
    Apply m_apply;
    State m_state {};
    QString m_subject;
    bool m_known = true;
};

template <typename State>
Expected<void> checkKind(
    sql::Connection &connection, SubjectKind kind, SmallRules<State> rules, LogReport &report)
{
    auto rows = connection.prepare(u"SELECT "_s + QString::fromUtf16(kLogColumns)
        + u" FROM log WHERE subject_kind = :kind ORDER BY subject_id, seq"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    rows->bind(u":kind", nameOf(kind));
    while (true) {
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return {};
        if (auto taken = rules.take(readLogRow(*rows), report); !taken)
            return taken;
    }
}

} // namespace

Expected<void> checkOtherRules(sql::Connection &connection, LogReport &report)
{
    const auto done = checkKind(connection, SubjectKind::Supervision,
        SmallRules<Supervision>(connection, &decideSupervision, &applySupervision), report);
    if (!done)
        return done;
    return checkKind(connection, SubjectKind::Shift,
        SmallRules<Shift>(connection, &decideShift, &applyShift), report);
}

} // namespace shiyu
