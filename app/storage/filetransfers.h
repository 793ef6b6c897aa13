#pragma once
#include "app/crypto/secretbytes.h"
#include "app/domain/instant.h"
#include "app/sql/connection.h"
#include <QSet>

namespace shiyu {

/// Attachments on their way between a profile and its server, by the SHA-256 of their content.
/// Lives on the data thread; each call is one statement or one transaction of its own, but for
/// queue().
class FileTransfers {
public:
    explicit FileTransfers(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    /// In the transaction that stores it. Again is no matter.
    Expected<void> queue(const QByteArray &sha256, Instant now);
    /// The oldest that waits and is not among these; empty: none does.
    Expected<QByteArray> next(const QSet<QByteArray> &leftOut);
    /// The oldest of those that wait, at most so many.
    Expected<QVector<QByteArray>> waiting(int most);
    /// The server has it, whole. Only now it is not waited for any more; the content stays here.
    Expected<void> confirmed(const QByteArray &sha256);

    Expected<qint64> received(const QByteArray &sha256); ///< bytes of it that have come
    /// A part that continues what has come. Sealed: it may be of a person.
    Expected<void> keep(const QByteArray &sha256, qint64 at, const QByteArray &bytes,
        const crypto::SecretBytes &dataKey);
    /// All has come: into the blobs, if it is what the hash says. Damaged: it is not; nothing of it
    /// is kept then.
    Expected<void> finish(const QByteArray &sha256, const QString &name,
        const crypto::SecretBytes &dataKey, Instant now);

private:
    Expected<QByteArray> joined(const QByteArray &sha256, const crypto::SecretBytes &dataKey);
    Expected<void> dropParts(const QByteArray &sha256);

    sql::Connection &m_connection;
};

} // namespace shiyu
