#pragma once
#include "app/crypto/uuid7.h"
#include "app/storage/closedstore.h"

namespace shiyu {

/// Makes the ids of intents, new cases and groups: UUIDs of version 7 that sort by time. One object
/// belongs to one thread.
using IntentIds = crypto::Uuid7;

/// A value that an intent only commits to: the commitment for the intent, value and salt to be sealed.
struct CommittedValue {
    ClosedField field;
    ClosedValue value;
};
CommittedValue commitValue(const QByteArray &value, Audience audience);

} // namespace shiyu
