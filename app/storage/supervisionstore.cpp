#include "app/storage/supervisionstore.h"

#include "app/storage/projectionsql.h"
#include "app/storage/smallsubjects.h"

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

/// At its case, how many are in force or wait to be issued.
Expected<void> countAt(sql::Connection &connection, const IncidentId &incident)
{
    return sql::execute(connection,
        u"UPDATE incident SET supervised = (SELECT count(*) FROM supervision "
        "WHERE incident = :incident AND open = 1) WHERE id = :incident"_s,
        [&incident](Statement &s) { s.bind(u":incident", incident.toString()); });
}

Expected<void> removeSupervision(sql::Connection &connection, const QString &id)
{
    IncidentId incident;
    auto done = sql::forEachRow(
        connection, u"SELECT incident FROM supervision WHERE id = :id"_s,
        [&id](Statement &s) { s.bind(u":id", id); },
        [&incident](const Statement &s) { incident = IncidentId(s.text(0)); });
    if (done)
        done = sql::execute(connection, u"DELETE FROM supervision WHERE id = :id"_s,
            [&id](Statement &s) { s.bind(u":id", id); });
    return done ? countAt(connection, incident) : done;
}

SupervisionRow readRow(const Statement &s)
{
    SupervisionRow row;
    row.id = s.text(0);
    row.incident = IncidentId(s.text(1));
    row.unit = OrganizationId(s.text(2));
    row.proposer = OrganizationId(s.text(3));
    row.issuer = OrganizationId(s.text(4));
    row.number = s.text(5);
    row.form = static_cast<SupervisionForm>(s.int64(6));
    row.stage = static_cast<SupervisionStage>(s.int64(7));
    row.open = s.int64(8) != 0;
    row.inForce = s.int64(9) != 0;
    if (!s.isNull(10))
        row.due = instantFromMs(s.int64(10));
    row.lastSeq = s.int64(11);
    return row;
}

} // namespace

SupervisionRow supervisionRow(const Supervision &state)
{
    const OrganizationId proposer
        = state.proposedFrom.isEmpty() ? state.issuedFrom : state.proposedFrom;
    return { state.id, state.incident, state.unit, proposer, state.issuedFrom, state.number,
        state.form, state.stage, state.isOpen(), state.isInForce(), state.due, state.head.lastSeq };
}

Expected<void> writeSupervision(sql::Connection &connection, const SupervisionRow &row)
{
    auto done = sql::execute(connection,
        u"INSERT OR REPLACE INTO supervision (id, incident, unit, proposer, issuer, number, kind, "
        "stage, open, in_force, due_at, last_seq) VALUES (:id, :incident, :unit, :proposer, "
        ":issuer, :number, :kind, :stage, :open, :in_force, :due_at, :last_seq)"_s,
        [&row](Statement &s) {
            s.bind(u":id", row.id).bind(u":incident", row.incident.toString());
            s.bind(u":unit", row.unit.toString()).bind(u":proposer", row.proposer.toString());
            s.bind(u":issuer", row.issuer.toString()).bind(u":number", row.number);
            s.bind(u":kind", static_cast<int>(row.form));
            s.bind(u":stage", static_cast<int>(row.stage));
            s.bind(u":open", row.open).bind(u":in_force", row.inForce);
            s.bind(u":due_at", row.due ? std::optional(toMs(*row.due)) : std::nullopt);
            s.bind(u":last_seq", row.lastSeq);
        });
    return done ? countAt(connection, row.incident) : done;
}

Expected<void> projectSupervision(sql::Connection &connection, const QString &id)
{
    const auto state = supervisionById(connection, id);
    if (!state)
        return tl::make_unexpected(state.error());
    return state->head.exists() ? writeSupervision(connection, supervisionRow(*state))
                                : removeSupervision(connection, id);
}

Expected<QVector<Supervision>> supervisionsOf(
    sql::Connection &connection, const IncidentId &incident)
{
    QStringList ids;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT id FROM supervision WHERE incident = :incident ORDER BY last_seq DESC"_s,
        [&incident](Statement &s) { s.bind(u":incident", incident.toString()); },
        [&ids](const Statement &s) { ids.append(s.text(0)); });
    if (!done)
        return tl::make_unexpected(done.error());
    QVector<Supervision> all;
    for (const QString &id : std::as_const(ids)) {
        auto state = supervisionById(connection, id);
        if (!state)
            return tl::make_unexpected(state.error());
        all.append(*std::move(state));
    }
    return all;
}

Expected<Supervision> supervisionById(sql::Connection &connection, const QString &id)
{
    const auto history = shownHistory(connection, { SubjectKind::Supervision, id });
    if (!history)
        return tl::make_unexpected(history.error());
    return foldSupervision(history->operations);
}

QString openSupervisionsSql()
{
    return u"SELECT s.id, s.incident, s.unit, s.proposer, s.issuer, s.number, s.kind, s.stage, "
           "s.open, s.in_force, s.due_at, s.last_seq, coalesce(i.number, ''), "
           "coalesce(i.title, '') FROM supervision s INDEXED BY supervision_open "
           "LEFT JOIN incident i ON i.id = s.incident "
           "WHERE s.open = 1 AND s.stage >= :first ORDER BY s.stage, s.id"_s;
}

Expected<QVector<OpenSupervision>> openSupervisions(sql::Connection &connection)
{
    QVector<OpenSupervision> all;
    const auto done = sql::forEachRow(
        connection, openSupervisionsSql(), [](Statement &s) { s.bind(u":first", 0); },
        [&all](const Statement &s) { all.append({ readRow(s), s.text(12), s.text(13) }); });
    if (!done)
        return tl::make_unexpected(done.error());
    return all;
}

} // namespace shiyu
