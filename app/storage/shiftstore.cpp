#include "app/storage/shiftstore.h"

#include "app/storage/projectionsql.h"
#include "app/storage/smallsubjects.h"

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

} // namespace

Expected<void> projectShift(sql::Connection &connection, const QString &id)
{
    const auto history = shownHistory(connection, { SubjectKind::Shift, id });
    if (!history)
        return tl::make_unexpected(history.error());
    if (history->operations.isEmpty())
        return sql::execute(connection, u"DELETE FROM shift WHERE id = :id"_s,
            [&id](Statement &s) { s.bind(u":id", id); });
    const Shift state = foldShift(history->operations);
    return sql::execute(connection,
        u"INSERT OR REPLACE INTO shift (n, id, centre, stage, opened_at, last_seq) "
        "VALUES (:n, :id, :centre, :stage, :opened_at, :last_seq)"_s,
        [&](Statement &s) {
            s.bind(u":n", history->operations.first().facts.seq).bind(u":id", state.id);
            s.bind(u":centre", state.centre.toString());
            s.bind(u":stage", static_cast<int>(state.stage));
            s.bind(u":opened_at", toMs(state.openedAt)).bind(u":last_seq", state.head.lastSeq);
        });
}

Expected<std::optional<Shift>> newestShift(
    sql::Connection &connection, const OrganizationId &centre)
{
    QString id;
    const auto done = sql::forEachRow(
        connection, u"SELECT id FROM shift WHERE centre = :centre ORDER BY n DESC LIMIT 1"_s,
        [&centre](Statement &s) { s.bind(u":centre", centre.toString()); },
        [&id](const Statement &s) { id = s.text(0); });
    if (!done)
        return tl::make_unexpected(done.error());
    if (id.isEmpty())
        return std::optional<Shift>();
    return shiftById(connection, id).map([](const Shift &shift) { return std::optional(shift); });
}

Expected<Shift> shiftById(sql::Connection &connection, const QString &id)
{
    const auto history = shownHistory(connection, { SubjectKind::Shift, id });
    if (!history)
        return tl::make_unexpected(history.error());
    return foldShift(history->operations);
}

} // namespace shiyu
