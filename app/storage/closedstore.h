#pragma once
#include "app/crypto/closedvalues.h"
#include "app/crypto/secretbytes.h"
#include "app/sql/connection.h"
#include <optional>

namespace shiyu {

/// The sealed values behind the commitments of the log. Which officer may read is the caller's to
/// decide (Audience); that somebody read is recorded here, before the value is given out. Runs on
/// the data thread: a reading writes.
class ClosedStore {
public:
    explicit ClosedStore(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    /// For the log's writer, inside its transaction.
    Expected<void> write(
        const Intent &intent, const ClosedValues &values, const crypto::SecretBytes &dataKey);

    /// NotFound: never stored here, or erased. Damaged: does not open, or is not what was committed
    /// to.
    Expected<QByteArray> read(const QByteArray &digest, const crypto::SecretBytes &dataKey,
        const OfficerId &reader, Instant now);
    /// A value that another console made and the server gave out. Damaged: it is not what was
    /// committed to. What was erased here stays erased.
    Expected<void> keep(const Subject &subject, const QString &name, const ClosedField &field,
        const ClosedValue &value, const crypto::SecretBytes &dataKey);
    /// Like read(), without a record: for what is shown masked, and values whose reading is
    /// recorded.
    Expected<QByteArray> openForMask(const QByteArray &digest, const crypto::SecretBytes &dataKey);
    /// What an own intent commits to, to be handed to the server; no reading. Erased ones are left
    /// out. Damaged.
    Expected<ClosedValues> valuesOf(
        const QByteArray &intentBytes, const crypto::SecretBytes &dataKey);
    /// The value is gone for good; the chain stays whole. Nothing happens the second time.
    Expected<void> erase(const QByteArray &digest, Instant now);

    struct Reading {
        QString field;
        OfficerId officer;
        Instant at {};
    };
    Expected<QVector<Reading>> readings(const Subject &subject); ///< oldest first

private:
    struct Stored;
    Expected<Stored> find(const QByteArray &digest);
    static Expected<QByteArray> opened(
        const QByteArray &digest, const Stored &stored, const crypto::SecretBytes &dataKey);
    Expected<void> record(
        const QByteArray &digest, const Stored &stored, const OfficerId &reader, Instant now);

    sql::Connection &m_connection;
};

} // namespace shiyu
