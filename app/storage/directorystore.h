#pragma once
#include "app/domain/directory.h"
#include "app/domain/intent.h"
#include "app/sql/connection.h"

namespace shiyu {

struct DirectoryItem;

/// The directory of a profile in all its revisions: an item keeps the revisions from which and
/// until which it holds, so a new revision costs what it changes and an old case can be judged by
/// the rules of its time. A revision enters by LogWriter::importDirectory(), as an operation whose
/// arguments carry the hash of the content.
class DirectoryStore {
public:
    explicit DirectoryStore(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    /// directoryImportArguments(), for the layers above.
    static Expected<QJsonObject> importArguments(const DirectoryData &data);

    Expected<qint64> newestRevision(); ///< 0: none yet
    /// NotFound: no such revision; Damaged.
    Expected<DirectoryData> load(qint64 revision);
    Expected<DirectoryPtr> loadNewest(); ///< an empty directory, revision 0, if there is none
    /// Of the newest what seats these officers and nothing else: the roles, they, their units and
    /// where these stand. A whole one takes longer than somebody wants to wait for a sign-in
    /// screen.
    Expected<DirectoryPtr> loadSeatsOf(const QVector<OfficerId> &officers);
    /// The hash of the stored content of a revision, to compare with the operation's.
    Expected<QByteArray> contentHash(qint64 revision);

    /// For the log's writer, inside its transaction. `seq`: of the operation that brought it; none
    /// if it came from the server.
    Expected<void> write(const DirectoryData &data, std::optional<qint64> seq, Instant now);

private:
    template <typename Row> Expected<void> eachItem(qint64 revision, Row row);
    Expected<void> addNewest(DirectoryData &data, const QString &kind, const QString &id = {});
    Expected<void> writeItems(const QVector<DirectoryItem> &items, qint64 revision);
    Expected<void> endItem(const QString &kind, const QString &id, qint64 revision);

    sql::Connection &m_connection;
};

} // namespace shiyu
