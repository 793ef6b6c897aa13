#pragma once
#include "app/protocol/changes.h"
#include "app/protocol/subjects.h"
#include "app/server/core/serverstate.h"
#include "app/server/store/visibletable.h"

namespace shiyu::server {

/// What an organisation reads: changes, subjects, snapshots. Each answer is of one state of the
/// database. Belongs to a database thread.
class Feed {
public:
    Feed(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
        , m_log(database)
        , m_visible(database)
    {
    }

    Expected<protocol::ChangesPage> changes(
        const OrganizationId &organization, qint64 since, int limit);
    /// NotFound: there is none, or it is not visible; the two are not told apart.
    Expected<protocol::SubjectPage> subject(
        const OrganizationId &organization, const Subject &subject, qint64 after, int limit);
    Expected<protocol::SnapshotPage> snapshot(const OrganizationId &organization,
        protocol::SnapshotPart part, const QString &after, int limit);

private:
    Expected<void> addOperations(protocol::SnapshotPage::Item &item);

    Database &m_database;
    ServerState &m_state;
    LogTable m_log;
    VisibleTable m_visible;
};

} // namespace shiyu::server
