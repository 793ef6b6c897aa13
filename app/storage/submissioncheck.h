#pragma once
#include "app/storage/actlog.h"

// What is asked of a submission before the rules are asked; errors as of ActLog.
namespace shiyu {

/// Ids, suite, arguments, closed values, and that the intents belong together.
Expected<void> checkForm(const QVector<Submission> &group);
/// By the key that the directory has of the officer, or else by those of the profile.
Expected<void> checkSignature(
    sql::Connection &connection, const Intent &intent, const Directory &directory);

} // namespace shiyu
