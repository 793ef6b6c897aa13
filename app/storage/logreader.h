#pragma once
#include "app/domain/decide.h"
#include "app/sql/connection.h"
#include <functional>
#include <limits>

namespace shiyu {

/// The operations of one subject. A case with an operation of a kind that this program does not
/// know (made by a newer one) is shown without it, and is read-only.
struct History {
    QVector<Operation> operations; ///< by seq
    bool readOnly = false;
};

/// Reads the log. Any connection, that of a read-only profile beside a running writer too; belongs
/// to its thread.
class LogReader {
public:
    explicit LogReader(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    /// Empty for a subject that does not exist. With `before`: only what has a smaller seq.
    Expected<History> load(
        const Subject &subject, qint64 before = std::numeric_limits<qint64>::max());
    Expected<Incident> incident(const IncidentId &id); ///< folded; does not exist(): not there

    /// All operations in the order of their seq, from `after` (excluded) on. The callback ends the
    /// reading by an error. An operation of an unknown kind is passed over.
    Expected<void> each(qint64 after, const std::function<Expected<void>(const Operation &)> &take);
    Expected<qint64> newestSeq(); ///< 0: the log is empty

private:
    sql::Connection &m_connection;
};

} // namespace shiyu
