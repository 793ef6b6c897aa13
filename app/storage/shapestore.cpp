#include "app/storage/shapestore.h"

#include "app/sql/transaction.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

StoredShape readShape(const sql::Statement &row)
{
    const auto number = [&row](int column) { return static_cast<qint32>(row.int64(column)); };
    return { RegionCode(row.text(0)), static_cast<RegionLevel>(row.int64(1)),
        { number(2), number(3) }, { number(4), number(5) }, row.blob(6) };
}

} // namespace

template <typename Write> Expected<void> ShapeStore::inTransaction(Write write)
{
    if (m_connection.isInTransaction())
        return write();
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto written = write();
    return written ? transaction->commit() : written;
}

Expected<void> ShapeStore::put(const QVector<StoredShape> &shapes)
{
    return inTransaction([&]() -> Expected<void> {
        auto insert = m_connection.prepare(
            u"INSERT OR REPLACE INTO region_shape"
            " (code, level, min_lon, min_lat, max_lon, max_lat, shape)"
            " VALUES (:code, :level, :min_lon, :min_lat, :max_lon, :max_lat, :shape)"_s);
        if (!insert)
            return tl::make_unexpected(insert.error());
        for (const StoredShape &shape : shapes) {
            insert->bind(u":code", shape.code.toString())
                .bind(u":level", static_cast<int>(shape.level))
                .bind(u":min_lon", shape.southWest.lon)
                .bind(u":min_lat", shape.southWest.lat)
                .bind(u":max_lon", shape.northEast.lon)
                .bind(u":max_lat", shape.northEast.lat)
                .bind(u":shape", shape.shape);
            if (auto done = insert->run(); !done)
                return done;
        }
        return {};
    });
}

Expected<QVector<StoredShape>> ShapeStore::ofLevel(RegionLevel level)
{
    auto rows = m_connection.prepare(
        u"SELECT code, level, min_lon, min_lat, max_lon, max_lat, shape FROM region_shape"
        " WHERE level = :level ORDER BY code"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    rows->bind(u":level", static_cast<int>(level));
    QVector<StoredShape> shapes;
    while (true) {
        const auto row = rows->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return shapes;
        shapes.append(readShape(*rows));
    }
}

Expected<StoredShape> ShapeStore::of(const RegionCode &code)
{
    auto row = m_connection.prepare(
        u"SELECT code, level, min_lon, min_lat, max_lon, max_lat, shape FROM region_shape"
        " WHERE code = :code"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":code", code.toString()).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::NotFound, code.toString());
    return readShape(*row);
}

Expected<void> ShapeStore::remove(const QVector<RegionCode> &codes)
{
    return inTransaction([&]() -> Expected<void> {
        auto remove = m_connection.prepare(u"DELETE FROM region_shape WHERE code = :code"_s);
        if (!remove)
            return tl::make_unexpected(remove.error());
        for (const RegionCode &code : codes) {
            if (auto done = remove->bind(u":code", code.toString()).run(); !done)
                return done;
        }
        return {};
    });
}

} // namespace shiyu
