#pragma once
#include "app/domain/operation.h"
#include "app/sql/connection.h"
#include <optional>
#include <span>

// Inside of this folder only: the rows of the table outbox.
namespace shiyu {

enum class OutboxState {
    Waiting,
    Sent, ///< at least once; no answer yet
    Accepted, ///< in the server's log, not in this one yet
};

struct OutboxRow {
    qint64 position = 0;
    IntentId intentId;
    Subject subject;
    QString group;
    QByteArray intent;
    QByteArray facts; ///< empty: does not stand on what is confirmed
    OutboxState state = OutboxState::Waiting;
    Instant addedAt {};
    IncidentId incident = {}; ///< the case that it is about; empty: of a shift

    /// Not there: of a kind that this program does not know, or without facts.
    std::optional<Operation> operation() const;
};

namespace outbox {

/// Gives the row its position.
Expected<void> insert(sql::Connection &connection, OutboxRow &row);
Expected<QVector<OutboxRow>> ofSubject(sql::Connection &connection, const Subject &subject);
/// Sorts them as they were made and gives those that stand or fall together, one after the other.
QVector<std::span<const OutboxRow>> inGroups(QVector<OutboxRow> &rows);
/// Those of every subject that the groups of this one reach, itself included.
Expected<QVector<Subject>> joined(sql::Connection &connection, const Subject &subject);
Expected<void> setFacts(sql::Connection &connection, qint64 position, const QByteArray &facts);
Expected<void> remove(sql::Connection &connection, const IntentId &id);
Expected<std::optional<OutboxRow>> find(sql::Connection &connection, const IntentId &id);

} // namespace outbox
} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::OutboxState, "waiting", "sent", "accepted");
