#pragma once
#include "app/domain/groundpiece.h"
#include "app/domain/instant.h"
#include "app/server/store/database.h"
#include <optional>

namespace shiyu::server {

/// The ground in its newest version, by pieces.
class GroundTable {
public:
    explicit GroundTable(Database &database)
        : m_database(database)
    {
    }

    struct Head {
        QString sha256;
        qint64 size = 0; ///< bytes
        GroundPiece piece; ///< without its bytes
    };
    Expected<qint64> newestVersion(); ///< 0: none
    Expected<QVector<Head>> heads(); ///< in order
    Expected<std::optional<Head>> head(const QString &sha256);
    Expected<QByteArray> bytes(const QString &sha256); ///< NotFound
    /// Instead of what is there, in one transaction; gives the version that it made. The same pieces
    /// again make none.
    Expected<qint64> replace(const QVector<GroundPiece> &pieces, Instant now);

private:
    Expected<void> add(const GroundPiece &piece, const QString &sha256, qsizetype position);

    Database &m_database;
};

} // namespace shiyu::server
