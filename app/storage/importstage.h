#pragma once
#include "app/crypto/secretbytes.h"
#include "app/sql/connection.h"
#include <QVector>
#include <optional>

namespace shiyu {

/// Rows of imports on their way in, sealed under the profile's key. A batch is filled, made ready,
/// taken out row by row in the order it was filled; what they mean is the importer's. Runs on the
/// data thread, inside the caller's transaction or none.
class ImportStage {
public:
    explicit ImportStage(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    Expected<qint64> begin(); ///< a batch that is not ready
    Expected<void> add(
        qint64 batch, const QVector<QByteArray> &rows, const crypto::SecretBytes &key);
    Expected<void> makeReady(qint64 batch);

    struct Row {
        qint64 n = 0;
        QByteArray body;
    };
    /// The first rows of it, at most so many. Damaged: another key.
    Expected<QVector<Row>> first(qint64 batch, int most, const crypto::SecretBytes &key);
    Expected<void> taken(qint64 batch, qint64 upTo); ///< removes the rows up to this one
    Expected<void> end(qint64 batch); ///< removes the batch, which has no rows any more

    Expected<std::optional<qint64>> nextReady(); ///< left by a program that ended meanwhile
    /// Removes some rows of the batches that are not ready; false: there is nothing left of them.
    Expected<bool> dropUnready(int rows);

private:
    sql::Connection &m_connection;
};

} // namespace shiyu
