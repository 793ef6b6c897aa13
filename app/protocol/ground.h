#pragma once
#include "app/protocol/message.h"

namespace shiyu::protocol {

/// GET /v1/ground?version=: the pieces of the newest outlines and features that are for the caller,
/// outlines first. None if that is the version that he has. Each is got by its hash, GET
/// /v1/ground/{sha256}; a piece that did not change keeps its hash.
struct GroundAnswer {
    struct Piece {
        QByteArray sha256;
        qint64 size = 0; ///< bytes

        QJsonObject toJson() const;
        static Expected<Piece> fromJson(const QJsonObject &json);
        friend bool operator==(const Piece &, const Piece &) = default;
    };
    qint64 version = 0; ///< 0: the server has none
    QVector<Piece> pieces;

    QJsonObject toJson() const;
    static Expected<GroundAnswer> fromJson(const QJsonObject &json);
    friend bool operator==(const GroundAnswer &, const GroundAnswer &) = default;
};

} // namespace shiyu::protocol
