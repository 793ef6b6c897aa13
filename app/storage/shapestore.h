#pragma once
#include "app/domain/lonlat.h"
#include "app/domain/region.h"
#include "app/sql/connection.h"
#include <QVector>

namespace shiyu {

/// The outline of a region in whatever form the map's geometry gives it: kept, not understood.
struct StoredShape {
    RegionCode code;
    RegionLevel level = RegionLevel::City;
    LonLat southWest, northEast; ///< its bounding box
    QByteArray shape;
};

/// The outlines of all regions, apart from the directory: they are large and change on their own.
class ShapeStore {
public:
    explicit ShapeStore(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    /// Puts them in, over those of the same code, in one transaction (its own, or the caller's).
    Expected<void> put(const QVector<StoredShape> &shapes);
    Expected<QVector<StoredShape>> ofLevel(RegionLevel level); ///< by code
    Expected<StoredShape> of(const RegionCode &code); ///< NotFound
    Expected<void> remove(const QVector<RegionCode> &codes); ///< likewise in one transaction

private:
    template <typename Write> Expected<void> inTransaction(Write write);
    sql::Connection &m_connection;
};

} // namespace shiyu
