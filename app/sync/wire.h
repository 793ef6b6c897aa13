#pragma once
#include "app/protocol/answers.h"
#include "app/protocol/changes.h"
#include "app/protocol/operations.h"
#include "app/protocol/subjects.h"
#include "app/storage/serverchange.h"
#include "app/storage/syncstore.h"

// Between the messages and what the profile stores: the same bytes under other names.
namespace shiyu::wire {

protocol::OperationsRequest requestOf(const QVector<OutgoingIntent> &intents);
IntentVerdict verdictOf(const protocol::IntentAnswer &answer);
QVector<ServerChange> changesOf(const QVector<protocol::ChangeEntry> &entries);
QVector<ServerOperation> operationsOf(const QVector<protocol::OperationBytes> &operations);
ServerHistory historyOf(const protocol::SnapshotPage::Item &item);
DirectoryDelta deltaOf(const protocol::DirectoryAnswer &answer);

} // namespace shiyu::wire
