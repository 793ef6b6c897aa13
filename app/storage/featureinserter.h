#pragma once
#include "app/sql/connection.h"
#include "app/sql/statement.h"
#include "app/storage/featurestore.h"

namespace shiyu {

/// Writes features one by one, as FeatureStore::insert() does many: the statements are prepared
/// once. Holds them while it lives; begins no transaction. One thread, that of the connection.
class FeatureInserter {
public:
    static Expected<FeatureInserter> make(sql::Connection &connection, SearchIndex &index);

    Expected<void> insert(const Feature &feature);

private:
    struct Statements {
        sql::Statement row, place, words;
    };
    FeatureInserter(
        sql::Connection &connection, SearchIndex &index, qint64 last, Statements statements);
    Expected<void> writeRow(const Feature &feature);
    Expected<void> writePlace(const Feature &feature);
    Expected<void> writeWords(const Feature &feature);

    sql::Connection &m_connection;
    SearchIndex &m_index;
    qint64 m_last; ///< the number given last
    Statements m_statements;
};

/// Its state is a DeviceStatus, else a UnitStatus.
inline bool isDevice(FeatureKind kind)
{
    return kind == FeatureKind::Camera || kind == FeatureKind::Sensor;
}

} // namespace shiyu
