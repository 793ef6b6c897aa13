#include "app/sync/wire.h"

namespace shiyu::wire {

protocol::OperationsRequest requestOf(const QVector<OutgoingIntent> &intents)
{
    protocol::OperationsRequest request;
    for (const OutgoingIntent &intent : intents) {
        protocol::IntentItem item { intent.intent, {} };
        for (auto it = intent.closed.begin(); it != intent.closed.end(); ++it)
            item.closed.insert(it.key(), { it->value, it->salt });
        request.intents.append(item);
    }
    return request;
}

IntentVerdict verdictOf(const protocol::IntentAnswer &answer)
{
    const bool accepted = answer.verdict == protocol::Verdict::Accepted
        || answer.verdict == protocol::Verdict::Known;
    return { answer.intent, accepted, answer.facts, answer.code, answer.why, answer.upto };
}

QVector<ServerChange> changesOf(const QVector<protocol::ChangeEntry> &entries)
{
    QVector<ServerChange> changes;
    for (const protocol::ChangeEntry &entry : entries) {
        if (const auto *arrived = std::get_if<protocol::OperationEntry>(&entry)) {
            const auto &bytes = arrived->operation;
            changes.append(
                OperationArrived { arrived->at, { bytes.intent, bytes.facts, bytes.hash } });
        } else if (const auto *opened = std::get_if<protocol::OpenedEntry>(&entry)) {
            changes.append(
                SubjectOpened { opened->at, opened->subject, opened->upto, opened->headHash });
        } else {
            const auto &closed = std::get<protocol::ClosedEntry>(entry);
            changes.append(SubjectClosed { closed.at, closed.subject, nameOf(closed.reason) });
        }
    }
    return changes;
}

QVector<ServerOperation> operationsOf(const QVector<protocol::OperationBytes> &operations)
{
    QVector<ServerOperation> found;
    for (const protocol::OperationBytes &bytes : operations)
        found.append({ bytes.intent, bytes.facts, bytes.hash });
    return found;
}

ServerHistory historyOf(const protocol::SnapshotPage::Item &item)
{
    return { item.head.subject, item.head.upto, item.head.headHash, operationsOf(item.operations) };
}

DirectoryDelta deltaOf(const protocol::DirectoryAnswer &answer)
{
    DirectoryDelta delta { answer.revision, answer.since, {}, {}, answer.sha256 };
    for (const protocol::DirectoryEntry &entry : answer.changed)
        delta.changed.append({ entry.kind, entry.id, entry.order, entry.body });
    for (const protocol::DirectoryEntry &entry : answer.removed)
        delta.removed.append({ entry.kind, entry.id, 0, {} });
    return delta;
}

} // namespace shiyu::wire
