#include "app/storage/waitinggroup.h"

#include "app/crypto/chainhash.h"

namespace shiyu::outbox {
namespace {

/// Nothing where one of them cannot be decided here.
std::optional<QVector<Operation>> decided(
    std::span<const OutboxRow> group, const Directory &directory, const GroupSubjects &subjects)
{
    QVector<Intent> intents;
    for (const OutboxRow &row : group) {
        auto intent = parseIntent(row.intent);
        if (!intent || !subjects.isKnown(row.subject) || row.state == OutboxState::Accepted)
            return std::nullopt;
        intents.append(*std::move(intent));
    }
    // As at the moment of the act, so that the result does not depend on when it is asked for.
    const Context context { directory, group.front().addedAt, kFirstProvisional, {}, &chainHash };
    auto outcome = subjects.decide(intents, context);
    return outcome ? std::optional(*std::move(outcome)) : std::nullopt;
}

} // namespace

Expected<void> decideAnew(
    std::span<const OutboxRow> group, const Directory &directory, const GroupSubjects &subjects)
{
    const auto operations = decided(group, directory, subjects);
    for (size_t i = 0; i < group.size(); ++i) {
        const OutboxRow &row = group[i];
        if (!subjects.isKnown(row.subject))
            continue;
        std::optional<Operation> operation
            = row.state == OutboxState::Accepted ? row.operation() : std::nullopt;
        if (operations)
            operation = operations->at(static_cast<qsizetype>(i));
        if (auto done = subjects.take(row, std::move(operation)); !done)
            return done;
    }
    return {};
}

Expected<void> renewFacts(sql::Connection &connection, const OutboxRow &row,
    std::optional<Operation> &operation, ProvisionalSeqs &seqs)
{
    if (row.state == OutboxState::Accepted)
        return {};
    if (operation) {
        operation->facts.seq = seqs.next(row.position);
        operation->hash.clear(); // of no chain yet
    }
    const QByteArray facts = operation ? factBytes(operation->facts) : QByteArray();
    return facts == row.facts ? Expected<void>() : setFacts(connection, row.position, facts);
}

} // namespace shiyu::outbox
