#include "app/storage/outboxrow.h"

#include "app/storage/projectionsql.h"
#include <algorithm>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using sql::Statement;

constexpr char16_t kColumns[]
    = u"position, intent_id, subject_kind, subject_id, group_id, intent, facts, state, added_at,"
      " incident";

OutboxRow readRow(const Statement &s)
{
    return { s.int64(0), IntentId(s.text(1)),
        { fromName<SubjectKind>(s.text(2)).value_or(SubjectKind::Incident), s.text(3) }, s.text(4),
        s.blob(5), s.blob(6), fromName<OutboxState>(s.text(7)).value_or(OutboxState::Waiting),
        instantFromMs(s.int64(8)), IncidentId(s.text(9)) };
}

} // namespace

std::optional<Operation> OutboxRow::operation() const
{
    if (facts.isEmpty())
        return std::nullopt;
    auto made = parseIntent(intent);
    auto given = parseFacts(facts);
    if (!made || !given)
        return std::nullopt;
    return Operation { *std::move(made), *std::move(given), {} };
}

namespace outbox {

Expected<void> insert(sql::Connection &connection, OutboxRow &row)
{
    const auto done = sql::execute(connection,
        u"INSERT INTO outbox (intent_id, subject_kind, subject_id, group_id, intent, facts, state,"
        " tries, added_at, incident) VALUES (:id, :kind, :subject, :group, :intent, :facts, "
        ":state, 0,"
        " :now, :incident)"_s,
        [&row](Statement &s) {
            s.bind(u":id", row.intentId.toString()).bind(u":kind", nameOf(row.subject.kind));
            s.bind(u":subject", row.subject.id).bind(u":group", row.group);
            s.bind(u":intent", row.intent).bind(u":facts", row.facts);
            s.bind(u":state", nameOf(row.state)).bind(u":now", toMs(row.addedAt));
            s.bind(u":incident", row.incident.toString());
        });
    row.position = connection.lastInsertRowId();
    return done;
}

Expected<QVector<OutboxRow>> ofSubject(sql::Connection &connection, const Subject &subject)
{
    QVector<OutboxRow> rows;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT %1 FROM outbox WHERE subject_kind = :kind AND subject_id = :id"
        " ORDER BY position"_s.arg(kColumns),
        [&subject](
            Statement &s) { s.bind(u":kind", nameOf(subject.kind)).bind(u":id", subject.id); },
        [&rows](const Statement &s) { rows.append(readRow(s)); });
    if (!done)
        return tl::make_unexpected(done.error());
    return rows;
}

QVector<std::span<const OutboxRow>> inGroups(QVector<OutboxRow> &rows)
{
    std::sort(rows.begin(), rows.end(),
        [](const OutboxRow &a, const OutboxRow &b) { return a.position < b.position; });
    QVector<std::span<const OutboxRow>> groups;
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype count = 1;
        while (!rows.at(i).group.isEmpty() && i + count < rows.size()
            && rows.at(i + count).group == rows.at(i).group)
            ++count;
        groups.append({ rows.constData() + i, static_cast<size_t>(count) });
        i += count;
    }
    return groups;
}

Expected<QVector<Subject>> joined(sql::Connection &connection, const Subject &subject)
{
    QVector<Subject> found { subject };
    for (qsizetype i = 0; i < found.size(); ++i) {
        const Subject from = found.at(i);
        const auto done = sql::forEachRow(
            connection,
            u"SELECT DISTINCT o.subject_kind, o.subject_id FROM outbox m JOIN outbox o"
            " ON o.group_id = m.group_id WHERE m.subject_kind = :kind AND m.subject_id = :id"
            " AND m.group_id <> '' AND o.group_id <> ''"_s, // both: else no index is of use
            [&from](Statement &s) { s.bind(u":kind", nameOf(from.kind)).bind(u":id", from.id); },
            [&found](const Statement &s) {
                const Subject other {
                    fromName<SubjectKind>(s.text(0)).value_or(SubjectKind::Incident), s.text(1)
                };
                if (!found.contains(other))
                    found.append(other);
            });
        if (!done)
            return tl::make_unexpected(done.error());
    }
    return found;
}

Expected<void> setFacts(sql::Connection &connection, qint64 position, const QByteArray &facts)
{
    return sql::execute(connection,
        u"UPDATE outbox SET facts = :facts WHERE position = :position"_s,
        [&](Statement &s) { s.bind(u":facts", facts).bind(u":position", position); });
}

Expected<void> remove(sql::Connection &connection, const IntentId &id)
{
    return sql::execute(connection, u"DELETE FROM outbox WHERE intent_id = :id"_s,
        [&id](Statement &s) { s.bind(u":id", id.toString()); });
}

Expected<std::optional<OutboxRow>> find(sql::Connection &connection, const IntentId &id)
{
    std::optional<OutboxRow> found;
    const auto done = sql::forEachRow(
        connection, u"SELECT %1 FROM outbox WHERE intent_id = :id"_s.arg(kColumns),
        [&id](Statement &s) { s.bind(u":id", id.toString()); },
        [&found](const Statement &s) { found = readRow(s); });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

} // namespace outbox
} // namespace shiyu
