#include "app/storage/logrow.h"

namespace shiyu {
namespace {
using namespace Qt::StringLiterals;
}

LogRow readLogRow(const sql::Statement &row)
{
    return { row.int64(0), row.text(1), row.text(2), row.text(3), row.text(4), row.blob(5),
        row.blob(6), row.blob(7), row.int64(8), row.int64(9), row.text(10), row.text(11) };
}

LogRow logRowOf(const Operation &operation)
{
    return logRowOf(operation, intentBytes(operation.intent), factBytes(operation.facts));
}

LogRow logRowOf(const Operation &operation, QByteArray intentText, QByteArray factText)
{
    const Intent &intent = operation.intent;
    const Facts &facts = operation.facts;
    return { facts.seq, nameOf(intent.subject.kind), intent.subject.id, intent.id.toString(),
        nameOf(intent.kind), std::move(intentText), std::move(factText), operation.hash,
        toMs(facts.effectiveAt), toMs(facts.receivedAt), intent.actor.toString(),
        intent.organization.toString() };
}

Expected<void> insertLogRow(sql::Connection &connection, const LogRow &row)
{
    static const QString kInsert
        = u"INSERT INTO log (seq, subject_kind, subject_id, intent_id, kind, intent, facts, hash,"
          " effective_at, received_at, actor, organization) VALUES (:seq, :subject_kind,"
          " :subject_id, :intent_id, :kind, :intent, :facts, :hash, :effective_at, :received_at,"
          " :actor, :organization)"_s;
    auto insert = connection.prepare(kInsert);
    if (!insert)
        return tl::make_unexpected(insert.error());
    insert->bind(u":seq", row.seq)
        .bind(u":subject_kind", row.subjectKind)
        .bind(u":subject_id", row.subjectId)
        .bind(u":intent_id", row.intentId)
        .bind(u":kind", row.kind)
        .bind(u":intent", row.intent)
        .bind(u":facts", row.facts)
        .bind(u":hash", row.hash)
        .bind(u":effective_at", row.effectiveAt)
        .bind(u":received_at", row.receivedAt)
        .bind(u":actor", row.actor)
        .bind(u":organization", row.organization);
    return insert->run();
}

Expected<Operation> operationOf(const LogRow &row)
{
    auto intent = parseIntent(row.intent);
    if (!intent)
        return tl::make_unexpected(intent.error());
    auto facts = parseFacts(row.facts);
    if (!facts)
        return tl::make_unexpected(facts.error());
    return Operation { *std::move(intent), *std::move(facts), row.hash };
}

} // namespace shiyu
