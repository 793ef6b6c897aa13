#pragma once
#include "app/domain/headstatement.h"
#include "app/server/store/database.h"
#include <optional>

namespace shiyu::server {

/// A place in the log up to which a digest over all of it was taken.
struct LogMark {
    qint64 seq = 0;
    QByteArray digest; ///< empty: the beginning
    Instant madeAt {};
};

/// The marks in the log, and where the chains that an organisation sees ended between two of them.
class HeadTable {
public:
    explicit HeadTable(Database &database)
        : m_database(database)
    {
    }

    Expected<std::optional<LogMark>> newest();
    Expected<std::optional<LogMark>> at(qint64 seq);
    Expected<std::optional<LogMark>> after(qint64 seq); ///< the first
    Expected<void> add(const LogMark &mark);

    /// The next `limit` operations of the whole log; one that has committed has all before it.
    Expected<QVector<SignedHead>> operations(qint64 after, int limit);
    Expected<qint64> newestSeq(); ///< of the log; 0: it is empty
    /// Of each chain that had operations in (after, upto]: the newest of them that the organisation
    /// has seen, now or before. What became visible later is among them, as its history came too.
    Expected<QVector<SignedHead>> heads(
        const OrganizationId &organization, qint64 after, qint64 upto);

private:
    Expected<std::optional<LogMark>> one(const QString &condition, const SqlBinds &binds);

    Database &m_database;
};

/// H(digest ‖ seq, 8 bytes ‖ hash ‖ …): the digest over the log up to the last of them.
QByteArray continued(const QByteArray &digest, const QVector<SignedHead> &operations);

} // namespace shiyu::server
