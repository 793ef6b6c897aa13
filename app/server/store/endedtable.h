#pragma once
#include "app/domain/endedmatter.h"
#include "app/server/store/database.h"

namespace shiyu::server {

/// The matters that are over, one row each, to be looked for by number, words, region and time. A
/// row is written in the transaction that ends its matter; that the matter is over still, and who
/// sees it, is asked of `subject` and `visible`.
class EndedTable {
public:
    /// So many rows one question looks through: it ends soon, whatever it asks for and however few
    /// the asker sees of them.
    static constexpr int kWindow = 20'000;

    explicit EndedTable(Database &database, int window = kWindow)
        : m_database(database)
        , m_window(window)
    {
    }

    /// Writes the row of what is over, and drops that of what goes on again.
    Expected<void> follow(const Incident &before, const Incident &after);

    /// @param newest moment before which it looks, but for a number
    /// InvalidValue: no such position.
    Expected<EndedPage> find(
        const OrganizationId &organization, const EndedQuery &query, Instant newest, int limit);

    /// Cases that are over and have no row, in the order of their ids.
    Expected<QVector<IncidentId>> missing(const IncidentId &after, int limit);

private:
    struct Part;
    Expected<Part> partOf(const EndedQuery &query, Instant newest);
    Expected<QVector<EndedMatter>> read(const QString &conditions, const SqlBinds &binds, int limit,
        const OrganizationId &organization, QString &lastPosition);
    Expected<void> write(const Incident &state);

    Database &m_database;
    int m_window;
};

} // namespace shiyu::server
