#pragma once
#include "app/protocol/bundle.h"
#include "app/server/core/blobs.h"
#include "app/server/core/orderer.h"

namespace shiyu::server {

/// Takes in what a console without network did, from the file that it wrote. The acts are decided
/// as those of POST /v1/operations, one request after the other; a file that comes again gets the
/// same answers. Belongs to the thread that writes.
class Bundles {
public:
    Bundles(Database &database, ServerState &state, Orderer &orderer)
        : m_database(database)
        , m_state(state)
        , m_accounts(database)
        , m_orderer(orderer)
    {
    }

    struct Taken {
        QByteArray receipt; ///< the file to carry back
        protocol::BundleReceipt content;
        QVector<OrganizationId> woken;
        int filesLeft = 0; ///< attachments that were not taken: damaged, too large, no room
    };
    /// Empty, WrongKind (no bundle), Damaged (cut or altered), NewerSchema, Unsupported;
    /// InvalidValue: "reader" (sealed to another server), "device" (not enrolled here), "revoked",
    /// "bundles" (the device may hand in none), "signature" (by no key of its officer). Otherwise
    /// the database's: what was decided before it stays, and the file can be taken again.
    Expected<Taken> take(const QByteArray &file);
    /// Of the file, not of this server's database.
    static bool isRefusal(const Error &error);

private:
    struct Arrived {
        protocol::IntentBundle content;
        OrganizationId organization; ///< the device's
    };
    Expected<Arrived> open(const QByteArray &file);
    Expected<DeviceRow> checkDevice(const DeviceId &device);
    Expected<void> takeRequests(const Arrived &arrived, const Caller &caller, Taken &taken);
    Expected<void> takeFiles(const Arrived &arrived, const Caller &caller, Taken &taken);
    Expected<bool> takeFile(const protocol::CarriedFile &file, const Caller &caller);
    Expected<QByteArray> receiptOf(
        const protocol::BundleReceipt &content, const QByteArray &replyTo);

    Database &m_database;
    ServerState &m_state;
    AccountTable m_accounts;
    Orderer &m_orderer;
};

} // namespace shiyu::server
