#pragma once
#include "app/domain/deciding.h"
#include "app/server/core/casestates.h"
#include "app/server/core/serverstate.h"
#include "app/server/store/visibletable.h"

namespace shiyu::server {

/// Takes in a revision of the directory as an operation. Where organisations or regions changed,
/// the visible sets are written anew and the consoles concerned told so by their scope's epoch.
class DirectoryImport {
public:
    DirectoryImport(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
        , m_log(database)
        , m_cases(m_log)
    {
    }

    /// `intent`: on directorySubject(), its arguments directoryImportArguments(data), signed by an
    /// officer who may administer the system. For a signature made by the caller a moment ago.
    Expected<Outcome> import(const Intent &intent, const DirectoryData &data);

private:
    Expected<void> store(const Operation &operation, const DirectoryData &data);
    Expected<void> rewriteScopes(const Directory &before, const Directory &after, qint64 seq);
    struct Change {
        QSet<OrganizationId> was, is;
    };
    Expected<Change> caseChange(const QString &id, const Directory &before, const Directory &after,
        const Change &bySupervision);
    Expected<Change> otherChange(const Subject &subject, const Directory &before,
        const Directory &after, QHash<QString, Change> &bySupervision);
    Expected<void> rewriteScope(
        const Subject &subject, const Change &change, qint64 seq, QSet<OrganizationId> &concerned);

    Database &m_database;
    ServerState &m_state;
    LogTable m_log;
    CaseStates m_cases;
};

} // namespace shiyu::server
