#pragma once
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include "app/sql/connection.h"
#include <QVector>
#include <optional>

namespace shiyu {

/// A file of waiting intents that was written to be carried to the server.
struct CarriedBundle {
    QString id;
    OfficerId officer; ///< who wrote it
    Instant madeAt {};
    int intents = 0;
    std::optional<Instant> receivedAt; ///< when its receipt was taken in
};

/// Belongs to the thread of its connection; each call is a transaction of its own.
class BundleStore {
public:
    explicit BundleStore(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    Expected<void> add(const CarriedBundle &bundle);
    Expected<std::optional<CarriedBundle>> find(const QString &id);
    Expected<QVector<CarriedBundle>> newest(int most);
    /// The first time counts. Of one that is not here, because the program died after it had
    /// written the file, nothing is kept.
    Expected<void> setReceived(const QString &id, Instant now);

private:
    sql::Connection &m_connection;
};

} // namespace shiyu
