#pragma once
#include "app/sql/connection.h"
#include "app/storage/searchindex.h"
#include <QVector>

namespace shiyu {

struct GroundContent;

/// The outlines and features that a server gives: its newest version is noted by pieces, those that
/// are not here are staged one by one, each checked against its hash, and then the version comes
/// into force in one transaction, in which only what differs is taken out and put in. A profile
/// without any takes in one piece at a time: there is nothing to be half of. Lives on the data
/// thread.
class GroundStore {
public:
    struct Piece {
        QByteArray sha256;
        qint64 size = 0; ///< bytes
    };

    explicit GroundStore(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    Expected<qint64> version(); ///< in force; 0: none
    Expected<qint64> steps(); ///< another number after each take()
    /// What the server's newest version is made of. Staged pieces of others are dropped.
    Expected<void> want(qint64 version, const QVector<Piece> &pieces);
    Expected<QVector<Piece>> missing(); ///< in order
    /// Damaged: not what the hash says, or no piece.
    Expected<void> stage(const QByteArray &sha256, const QByteArray &bytes);

    enum class Taken {
        Outlines, ///< some; there is more
        Features, ///< likewise
        All, ///< the wanted version is in force
    };
    /// One step, when nothing is missing. Damaged: a staged piece is not what it was; it is missing
    /// from then on.
    Expected<Taken> take(SearchIndex &index);

private:
    struct Change {
        qint64 version = 0, wanted = 0;
        QVector<QByteArray> gone, come; ///< pieces
    };
    Expected<Taken> takeStep(SearchIndex &index);
    Expected<void> dropDamaged();
    Expected<Change> change();
    Expected<QVector<QByteArray>> hashes(const QString &sql);
    Expected<void> clearOwn();
    Expected<void> putIn(SearchIndex &index, const QByteArray &sha256, bool *outlines);
    Expected<void> takeOut(const QByteArray &sha256);
    Expected<void> removeFeatures(qint64 first, qint64 last);
    Expected<void> finish(const Change &change);

    sql::Connection &m_connection;
};

} // namespace shiyu
