#pragma once
#include "app/crypto/secretbytes.h"
#include "app/domain/intent.h"
#include "app/server/store/database.h"
#include <optional>

namespace shiyu::server {

/// How far an organisation's handing in of a blob has come.
struct BlobUpload {
    qint64 size = 0;
    qint64 received = 0;
    bool complete = false; ///< and it is what its digest says
};

/// A blob that is whole.
struct BlobRow {
    OrganizationId organization; ///< whose pieces are kept
    qint64 size = 0;
};

/// Attachments in sealed pieces, and the operations that name them. A digest is lower-case hex.
class BlobTable {
public:
    explicit BlobTable(Database &database)
        : m_database(database)
    {
    }

    /// The digest that an intent names; empty: none.
    static QString digestIn(const Intent &intent);
    /// In the ordering transaction of an intent that names one; of others nothing.
    Expected<void> name(const Intent &intent);
    /// An operation that it sees now names the blob, and who named it has handed it in: knowing a
    /// digest alone opens nothing.
    Expected<bool> isFor(const OrganizationId &organization, const QString &digest);

    /// An act of this organisation names it, whoever sees that act.
    Expected<bool> isNamed(const OrganizationId &organization, const QString &digest);

    Expected<std::optional<BlobUpload>> upload(
        const OrganizationId &organization, const QString &digest);
    Expected<qint64> unfinished(const OrganizationId &organization); ///< uploads
    Expected<void> begin(
        const OrganizationId &organization, const QString &digest, qint64 size, Instant now);
    struct Piece {
        qint64 at = 0; ///< its first byte
        QByteArray bytes;
    };
    /// False: it does not continue what was received.
    Expected<bool> append(const OrganizationId &organization, const QString &digest,
        const Piece &piece, const crypto::SecretBytes &dataKey, Instant now);
    /// Marks it complete; its pieces go if the same content is kept already.
    Expected<void> complete(const OrganizationId &organization, const QString &digest, qint64 size);
    Expected<void> drop(const OrganizationId &organization, const QString &digest);
    /// Uploads that nothing was added to since: those that are not whole, and those of a content
    /// that no operation names and nobody else has handed in since.
    Expected<void> dropOld(Instant before);
    /// Bytes that the organisation has handed in, or said that it will, and no act of its names.
    Expected<qint64> unnamed(const OrganizationId &organization);

    Expected<std::optional<BlobRow>> find(const QString &digest);
    /// In order: from the one that holds byte `from` to the one that holds the byte before `upto`.
    Expected<QVector<Piece>> pieces(const OrganizationId &organization, const QString &digest,
        qint64 from, qint64 upto, const crypto::SecretBytes &dataKey);

private:
    Expected<void> dropPieces(const OrganizationId &organization, const QString &digest);

    Database &m_database;
};

} // namespace shiyu::server
