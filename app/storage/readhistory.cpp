#include "app/storage/readhistory.h"

#include "app/crypto/chainhash.h"
#include "app/domain/canonical.h"
#include "app/domain/decide.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

/// Null unless each of them is understood and goes on from the one before.
std::shared_ptr<const Incident> foldRead(const QVector<ReadOperation> &operations)
{
    QByteArray head;
    Incident state;
    for (const ReadOperation &operation : operations) {
        if (!operation.whole || operation.prevHash != head)
            return nullptr;
        state = apply(state, *operation.whole);
        head = operation.row.hash;
    }
    return state.exists() ? std::make_shared<const Incident>(std::move(state)) : nullptr;
}

bool isOf(const Subject &subject, const ReadOperation &operation)
{
    return operation.row.subjectId == subject.id
        && operation.row.subjectKind == nameOf(subject.kind);
}

} // namespace

Expected<ReadOperation> readOperation(const ServerOperation &operation)
{
    auto intent = parseIntent(operation.intent);
    auto facts = parseFacts(operation.facts);
    if (!intent || !facts) {
        auto row = logRowOf(operation);
        if (!row)
            return tl::make_unexpected(row.error());
        return ReadOperation { *std::move(row), facts ? facts->prevHash : QByteArray(),
            tl::make_unexpected(intent ? facts.error() : intent.error()) };
    }
    Operation whole { *std::move(intent), *std::move(facts), operation.hash };
    LogRow row = logRowOf(whole, operation.intent, operation.facts);
    const QByteArray prevHash = whole.facts.prevHash;
    if (chainHash(whole.intent.suite, prevHash, row.intent, row.facts) != row.hash)
        return fail(ErrorCode::Damaged, u"chain"_s, u"seq %1"_s.arg(row.seq));
    return ReadOperation { std::move(row), prevHash, std::move(whole) };
}

Expected<ReadHistory> readHistory(const ServerHistory &history)
{
    ReadHistory read { history.subject, history.headHash, {}, {} };
    read.operations.reserve(history.operations.size());
    bool ofIt = history.subject.kind == SubjectKind::Incident;
    for (const ServerOperation &operation : history.operations) {
        auto each = readOperation(operation);
        if (!each)
            return tl::make_unexpected(each.error());
        ofIt = ofIt && isOf(history.subject, *each);
        read.operations.append(*std::move(each));
    }
    if (ofIt)
        read.folded = foldRead(read.operations);
    return read;
}

Expected<QVector<ReadHistory>> readHistories(const QVector<ServerHistory> &histories)
{
    QVector<ReadHistory> read;
    read.reserve(histories.size());
    for (const ServerHistory &history : histories) {
        auto each = readHistory(history);
        if (!each)
            return tl::make_unexpected(each.error());
        read.append(*std::move(each));
    }
    return read;
}

Expected<LogRow> logRowOf(const ServerOperation &operation)
{
    const auto intent = decodeCanonical(
        operation.intent.first(std::max<qsizetype>(operation.intent.indexOf('\n'), 0)));
    const auto facts = parseFacts(operation.facts);
    if (!intent || !facts)
        return fail(ErrorCode::Damaged, u"history"_s, u"no operation"_s);
    const auto text
        = [&intent](const char *key) { return (*intent)[QLatin1StringView(key)].toString(); };
    const LogRow row { facts->seq, text("subject"), text("subjectId"), text("id"), text("kind"),
        operation.intent, operation.facts, operation.hash, toMs(facts->effectiveAt),
        toMs(facts->receivedAt), text("actor"), text("organization") };
    if (chainHash(text("suite"), facts->prevHash, row.intent, row.facts) != row.hash)
        return fail(ErrorCode::Damaged, u"chain"_s, u"seq %1"_s.arg(row.seq));
    return row;
}

} // namespace shiyu
