#pragma once
#include "app/crypto/secretbytes.h"
#include "app/domain/intent.h"
#include "app/sql/connection.h"

namespace shiyu {

/// Photos, recordings and papers by the SHA-256 of their content, sealed with the profile's data
/// key: all of them may hold personal data. The same content is kept once. Who may read is the
/// caller's to decide; that somebody read is recorded here, before the content is given out. Runs
/// on the data thread: a reading writes.
class BlobStore {
public:
    static constexpr qint64 kLargest
        = 20 * 1024 * 1024; ///< bytes; a call of an hour, a large photo

    explicit BlobStore(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    static QByteArray sha256(QByteArrayView bytes); ///< 32 bytes

    /// Sealed; in the caller's transaction, with the act that names it. The same content again is
    /// no matter. InvalidValue "size": empty, or more than kLargest.
    Expected<void> write(const QString &name, const QByteArray &bytes,
        const crypto::SecretBytes &dataKey, Instant now);

    /// NotFound: it never came here (附件未到). Damaged: does not open, or is not what the hash
    /// says.
    Expected<QByteArray> read(const QByteArray &sha256, const Subject &subject,
        const crypto::SecretBytes &dataKey, const OfficerId &reader, Instant now);

    Expected<qint64> size(const QByteArray &sha256); ///< of the content, in bytes. NotFound
    /// Without recording: for the sync, which shows it to nobody. Errors as of read().
    Expected<QByteArray> content(const QByteArray &sha256, const crypto::SecretBytes &dataKey);

private:
    Expected<void> record(
        const QByteArray &sha256, const Subject &subject, const OfficerId &reader, Instant now);

    sql::Connection &m_connection;
};

} // namespace shiyu
