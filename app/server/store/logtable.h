#pragma once
#include "app/domain/operation.h"
#include "app/server/store/database.h"
#include <optional>

namespace shiyu::server {

/// One operation as the log holds it.
struct LogEntry {
    qint64 seq = 0;
    Subject subject;
    QByteArray intent, facts, hash; ///< verbatim
};

struct SubjectRow {
    Subject subject;
    qint64 firstSeq = 0, lastSeq = 0;
    QByteArray headHash;
    Instant lastAt {};
    bool open = true;
};

struct StoredRefusal {
    QString code, what;
    QByteArray intent;
};

/// The log, the heads of its chains, refusals and running numbers. Writing happens in a transaction
/// of the caller that began with reserve().
class LogTable {
public:
    explicit LogTable(Database &database)
        : m_database(database)
    {
    }

    /// The first statement of every ordering transaction: takes `count` places, gives the first.
    Expected<qint64> reserve(int count);
    Expected<qint64> newestSeq(); ///< of what has committed
    Expected<void> append(const Operation &operation, const QByteArray &intentText,
        const QByteArray &factText, bool open);

    Expected<std::optional<SubjectRow>> subject(const Subject &subject);
    Expected<std::optional<LogEntry>> find(const IntentId &id);
    /// In order, from above `after` to `upto`; at most `limit`.
    Expected<QVector<LogEntry>> operations(
        const Subject &subject, qint64 after, qint64 upto, int limit);
    /// The next `limit` entries of the whole log, any subject.
    Expected<QVector<LogEntry>> entries(qint64 after, int limit);

    Expected<bool> isNew(const IntentId &id); ///< neither in the log nor refused
    Expected<std::optional<StoredRefusal>> refusal(const IntentId &id);
    Expected<void> writeRefusal(
        const Intent &intent, const QString &code, const QString &what, Instant now);

    /// An act of the same device on the same subject, made before this one with the same knowledge
    /// of it, that was refused; empty: none.
    Expected<IntentId> refusedBefore(const Intent &intent);

    Expected<qint64> counter(const QString &name);
    Expected<void> setCounter(const QString &name, qint64 value);

private:
    Database &m_database;
};

/// Unsupported: of a kind that this program does not know; Damaged.
Expected<Operation> operationOf(const LogEntry &entry);

} // namespace shiyu::server
