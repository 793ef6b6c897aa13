#pragma once
#include "app/crypto/closedvalues.h"
#include "app/server/core/serverstate.h"
#include "app/server/core/viewers.h"

namespace shiyu::server {

/// Takes over the log of a standalone profile into an empty server: the chains as they are, and who
/// sees what, as if each operation had been ordered here. All in one transaction, from begin() to
/// finish().
class LogImport {
public:
    LogImport(Database &database, ServerState &state, DirectoryPtr directory);

    Expected<void> begin(); ///< InvalidValue: the server has a log already
    /// Damaged: the hash is not that of its chain.
    Expected<void> addDirectory(const Operation &operation, const DirectoryData &data);
    Expected<void> add(const Operation &operation); ///< of any other subject, in order of seq
    Expected<void> addClosed(const Intent &intent, const ClosedValues &values);
    /// What an act names, handed in as by its organisation. The bytes are what the hash says.
    Expected<void> addBlob(const Intent &intent, const QByteArray &bytes);
    Expected<void> addKey(const OfficerId &officer, const QByteArray &publicKey);
    Expected<void> finish();
    qint64 operations() const { return m_count; }

private:
    Expected<void> append(const Operation &operation, bool open);
    Expected<void> count(const QString &number); ///< running numbers go on from here

    Database &m_database;
    ServerState &m_state;
    DirectoryPtr m_directory;
    LogTable m_log;
    CaseStates m_cases;
    Viewers m_viewers;
    std::optional<DatabaseTransaction> m_transaction;
    qint64 m_lastSeq = 0;
    qint64 m_count = 0;
};

} // namespace shiyu::server
