#pragma once
#include "app/crypto/closedvalues.h"
#include "app/protocol/operations.h"
#include "app/server/core/sessions.h"

namespace shiyu::server {

/// One intent that may be put before the rules, or why not.
struct CheckedItem {
    Intent intent;
    QByteArray bytes; ///< verbatim
    ClosedValues closed;
    std::optional<protocol::RejectCode> rejected;
    QString why;
};

/// What is asked of intents before the rules are asked: that they are intents, of this caller's
/// organisation, signed by their author, with the values that they commit to. The server believes
/// nothing.
class SubmissionCheck {
public:
    SubmissionCheck(Database &database, const Directory &directory, const Caller &caller)
        : m_accounts(database)
        , m_directory(directory)
        , m_caller(caller)
    {
    }
    Expected<CheckedItem> check(const protocol::IntentItem &item);

private:
    Expected<bool> isSigned(const Intent &intent);

    AccountTable m_accounts;
    const Directory &m_directory;
    const Caller &m_caller;
};

/// Acts that are accepted or refused together: [first, first + count) of the request.
struct ActRange {
    qsizetype first = 0;
    qsizetype count = 1;
};
/// Marks what does not belong together as rejected.
QVector<ActRange> actsOf(QVector<CheckedItem> &items);

} // namespace shiyu::server
