#pragma once
#include "app/crypto/signing.h"
#include "app/protocol/session.h"
#include "app/sync/profilegate.h"

/// What waits in the outbox of a computer without network, in a file to the server, and the answers
/// in a file back. Data thread.
namespace shiyu {

/// From the answer to a sign-in: by which the server's receipts are known, and what it opens.
Expected<void> keepServerKeys(SyncDesk &desk, const protocol::SessionAnswer &answer);
/// Whether the server has allowed this device to hand in bundles.
Expected<bool> maySendBundles(sql::Connection &connection);

struct BundleAuthor {
    DeviceId device;
    OfficerId officer;
    const crypto::SigningKey &key;
};
struct WrittenBundle {
    QString id;
    QByteArray file;
    int intents = 0;
    int left = 0; ///< that did not fit: for another one, when the receipt of this is here
    int files = 0; ///< attachments in it
    int filesLeft = 0; ///< likewise, or not to be read
};
/// All that waits, oldest first, up to what one file may hold, and of the attachments that wait
/// those that these acts and earlier ones name. The outbox stays as it is. Empty "outbox": nothing
/// waits; Unsupported "bundles": not allowed to this device.
Expected<WrittenBundle> writeBundle(
    SyncDesk &desk, const BundleAuthor &author, const QString &id, Instant now);

struct OpenedReceipt {
    QString bundle;
    std::optional<Instant> takenBefore; ///< when it was taken in for the first time
    struct Answer {
        QVector<IntentVerdict> verdicts;
        Instant serverTime {};
    };
    QVector<Answer> answers; ///< each for one SyncStore::answered()
    QVector<QByteArray> files; ///< the server has them: each for one FileTransfers::confirmed()
};
/// Empty, Damaged, NewerSchema, Unsupported: as crypto::Letter; WrongKind "letter": no receipt,
/// "bundle": it is what is to be carried to the server; InvalidValue "reader" or "device": another
/// computer's, "signature": not this profile's server's.
Expected<OpenedReceipt> openReceipt(SyncDesk &desk, const DeviceId &device, const QByteArray &file);

} // namespace shiyu
