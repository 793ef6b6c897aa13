#include "app/server/store/logtable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

Subject subjectOf(const SqlRow &row, int column)
{
    return { fromName<SubjectKind>(row.text(column)).value_or(SubjectKind::Incident),
        row.text(column + 1) };
}

QVector<LogEntry> entriesOf(const SqlRows &rows)
{
    QVector<LogEntry> entries;
    entries.reserve(rows.size());
    for (const SqlRow &row : rows)
        entries.append({ row.int64(0), subjectOf(row, 1), row.blob(3), row.blob(4), row.blob(5) });
    return entries;
}

qint64 firstNumber(const SqlRows &rows)
{
    return rows.isEmpty() ? 0 : rows.first().int64(0);
}

} // namespace

Expected<qint64> LogTable::reserve(int count)
{
    return m_database
        .rows(u"UPDATE sequencer SET seq = seq + :count WHERE id = 1 RETURNING seq"_s,
            { { u":count", count } })
        .map([count](const SqlRows &rows) { return firstNumber(rows) - count + 1; });
}

Expected<qint64> LogTable::newestSeq()
{
    return m_database.rows(u"SELECT seq FROM sequencer WHERE id = 1"_s).map(&firstNumber);
}

Expected<void> LogTable::append(
    const Operation &operation, const QByteArray &intentText, const QByteArray &factText, bool open)
{
    const Intent &intent = operation.intent;
    const Facts &facts = operation.facts;
    const QString kind = nameOf(intent.subject.kind);
    const auto logged = m_database.write(
        u"INSERT INTO log (seq, subject_kind, subject_id, intent_id, kind, intent, facts, hash,"
        " effective_at, received_at, actor, organization) VALUES (:seq, :subject_kind,"
        " :subject_id, :intent_id, :kind, :intent, :facts, :hash, :effective_at, :received_at,"
        " :actor, :organization)"_s,
        { { u":seq", facts.seq }, { u":subject_kind", kind }, { u":subject_id", intent.subject.id },
            { u":intent_id", intent.id }, { u":kind", nameOf(intent.kind) },
            { u":intent", intentText }, { u":facts", factText }, { u":hash", operation.hash },
            { u":effective_at", facts.effectiveAt }, { u":received_at", facts.receivedAt },
            { u":actor", intent.actor }, { u":organization", intent.organization } });
    if (!logged)
        return logged;
    return m_database.write(
        u"INSERT INTO subject (kind, id, first_seq, last_seq, head_hash, last_at, is_open)"
        " VALUES (:kind, :id, :seq, :seq, :hash, :at, :open) ON CONFLICT (kind, id) DO UPDATE"
        " SET last_seq = excluded.last_seq, head_hash = excluded.head_hash,"
        " last_at = excluded.last_at, is_open = excluded.is_open"_s,
        { { u":kind", kind }, { u":id", intent.subject.id }, { u":seq", facts.seq },
            { u":hash", operation.hash }, { u":at", facts.effectiveAt }, { u":open", open } });
}

Expected<std::optional<SubjectRow>> LogTable::subject(const Subject &subject)
{
    return m_database
        .rows(u"SELECT first_seq, last_seq, head_hash, last_at, is_open FROM subject"
              " WHERE kind = :kind AND id = :id"_s,
            { { u":kind", nameOf(subject.kind) }, { u":id", subject.id } })
        .map([&subject](const SqlRows &rows) -> std::optional<SubjectRow> {
            if (rows.isEmpty())
                return std::nullopt;
            const SqlRow &row = rows.first();
            return SubjectRow { subject, row.int64(0), row.int64(1), row.blob(2), row.instant(3),
                row.int64(4) != 0 };
        });
}

Expected<std::optional<LogEntry>> LogTable::find(const IntentId &id)
{
    return m_database
        .rows(u"SELECT seq, subject_kind, subject_id, intent, facts, hash FROM log"
              " WHERE intent_id = :id"_s,
            { { u":id", id } })
        .map([](const SqlRows &rows) -> std::optional<LogEntry> {
            return rows.isEmpty() ? std::nullopt : std::optional(entriesOf(rows).first());
        });
}

Expected<QVector<LogEntry>> LogTable::operations(
    const Subject &subject, qint64 after, qint64 upto, int limit)
{
    return m_database
        .rows(u"SELECT seq, subject_kind, subject_id, intent, facts, hash FROM log"
              " WHERE subject_kind = :kind AND subject_id = :id AND seq > :after AND seq <= :upto"
              " ORDER BY seq LIMIT :limit"_s,
            { { u":kind", nameOf(subject.kind) }, { u":id", subject.id }, { u":after", after },
                { u":upto", upto }, { u":limit", limit } })
        .map(&entriesOf);
}

Expected<QVector<LogEntry>> LogTable::entries(qint64 after, int limit)
{
    return m_database
        .rows(u"SELECT seq, subject_kind, subject_id, intent, facts, hash FROM log"
              " WHERE seq > :after ORDER BY seq LIMIT :limit"_s,
            { { u":after", after }, { u":limit", limit } })
        .map(&entriesOf);
}

Expected<bool> LogTable::isNew(const IntentId &id)
{
    return m_database
        .rows(u"SELECT 1 FROM log WHERE intent_id = :id"
              " UNION ALL SELECT 1 FROM refusal WHERE intent_id = :id"_s,
            { { u":id", id } })
        .map([](const SqlRows &rows) { return rows.isEmpty(); });
}

Expected<std::optional<StoredRefusal>> LogTable::refusal(const IntentId &id)
{
    return m_database
        .rows(u"SELECT code, what, intent FROM refusal WHERE intent_id = :id"_s, { { u":id", id } })
        .map([](const SqlRows &rows) -> std::optional<StoredRefusal> {
            if (rows.isEmpty())
                return std::nullopt;
            return StoredRefusal { rows.first().text(0), rows.first().text(1),
                rows.first().blob(2) };
        });
}

Expected<void> LogTable::writeRefusal(
    const Intent &intent, const QString &code, const QString &what, Instant now)
{
    return m_database.write(
        u"INSERT INTO refusal (intent_id, subject_kind, subject_id, actor, organization,"
        " device, device_seq, seen, intent, code, what, refused_at) VALUES (:id, :kind,"
        " :subject, :actor, :organization, :device, :device_seq, :seen, :intent, :code,"
        " :what, :now)"_s,
        { { u":id", intent.id }, { u":kind", nameOf(intent.subject.kind) },
            { u":subject", intent.subject.id }, { u":actor", intent.actor },
            { u":organization", intent.organization }, { u":device", intent.device },
            { u":device_seq", intent.deviceSeq }, { u":seen", intent.seen },
            { u":intent", intentBytes(intent) }, { u":code", code }, { u":what", what },
            { u":now", now } });
}

Expected<IntentId> LogTable::refusedBefore(const Intent &intent)
{
    return m_database
        .rows(u"SELECT intent_id FROM refusal WHERE subject_kind = :kind AND subject_id = :subject"
              " AND device = :device AND seen = :seen AND device_seq < :device_seq"
              " ORDER BY device_seq LIMIT 1"_s,
            { { u":kind", nameOf(intent.subject.kind) }, { u":subject", intent.subject.id },
                { u":device", intent.device }, { u":seen", intent.seen },
                { u":device_seq", intent.deviceSeq } })
        .map([](const SqlRows &rows) {
            return rows.isEmpty() ? IntentId() : IntentId(rows.first().text(0));
        });
}

Expected<qint64> LogTable::counter(const QString &name)
{
    return m_database
        .rows(u"SELECT value FROM counter WHERE name = :name"_s, { { u":name", name } })
        .map(&firstNumber);
}

Expected<void> LogTable::setCounter(const QString &name, qint64 value)
{
    return m_database.write(u"INSERT INTO counter (name, value) VALUES (:name, :value)"
                            " ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
        { { u":name", name }, { u":value", value } });
}

Expected<Operation> operationOf(const LogEntry &entry)
{
    auto intent = parseIntent(entry.intent);
    if (!intent)
        return tl::make_unexpected(intent.error());
    auto facts = parseFacts(entry.facts);
    if (!facts)
        return tl::make_unexpected(facts.error());
    return Operation { *std::move(intent), *std::move(facts), entry.hash };
}

} // namespace shiyu::server
