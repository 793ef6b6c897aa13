#pragma once
#include "app/crypto/closedvalues.h"
#include "app/crypto/secretbytes.h"
#include "app/server/store/database.h"
#include <optional>

namespace shiyu::server {

/// A sealed value and what decides who may have it.
struct StoredClosed {
    Subject subject;
    QString field;
    Audience audience = Audience::AuthorUnit;
    OrganizationId author;
    QByteArray sealed;
};

/// The sealed values behind the commitments of the log.
class ClosedTable {
public:
    explicit ClosedTable(Database &database)
        : m_database(database)
    {
    }

    /// In the ordering transaction of its intent.
    Expected<void> write(
        const Intent &intent, const ClosedValues &values, const crypto::SecretBytes &dataKey);
    /// Nothing: never stored here, or erased.
    Expected<std::optional<StoredClosed>> find(const QByteArray &digest);
    /// Damaged: does not open, or is not what was committed to.
    static Expected<ClosedValue> open(
        const StoredClosed &stored, const QByteArray &digest, const crypto::SecretBytes &dataKey);

private:
    Database &m_database;
};

} // namespace shiyu::server
