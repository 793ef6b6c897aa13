#pragma once
#include "app/domain/error.h"
#include "map/geo/geometry.h"
#include <QByteArray>

namespace shiyu {

/// The compact form in which storage keeps shapes without knowing them: 'S' 'G', version 1, kind,
/// then counts and zigzag varint differences in 1e-7° (about 4 bytes a vertex of a detailed
/// border). Same value, same bytes.
QByteArray encodeAreas(const MultiPolygon &shape);
QByteArray encodeLines(const QList<LineString> &lines);

/// Any bytes may come. Damaged: not this format, cut short, counts beyond the bytes, positions that
/// are none, bytes left over. NewerSchema: a later version. WrongKind: the other kind of shape.
Expected<MultiPolygon> decodeAreas(const QByteArray &blob);
Expected<QList<LineString>> decodeLines(const QByteArray &blob);

} // namespace shiyu
