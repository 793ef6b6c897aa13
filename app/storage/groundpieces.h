#pragma once
#include "app/domain/groundpiece.h"
#include "app/storage/featurestore.h"
#include "app/storage/shapestore.h"

namespace shiyu {

/// What a piece of the ground holds.
struct GroundContent {
    QVector<StoredShape> shapes;
    QVector<Feature> features;
};

/// CBOR, packed. The same content gives the same bytes.
QByteArray packGround(const GroundContent &content);
/// Damaged: not made by packGround(), or larger than a piece may be.
Expected<GroundContent> unpackGround(const QByteArray &bytes);

/// The outlines and features of a profile, cut by towns: outlines first, from the city down.
Expected<QVector<GroundPiece>> cutGround(sql::Connection &connection);

} // namespace shiyu
