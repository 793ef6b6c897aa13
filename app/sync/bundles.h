#pragma once
#include "app/crypto/signing.h"
#include "app/protocol/bundle.h"
#include "app/protocol/session.h"
#include "app/sync/profilegate.h"

/// What waits in the outbox of a computer without network, in a file to the server, and the answers
/// in a file back. Data thread, but for sealBundle().
namespace shiyu {

/// From the answer to a sign-in: by which the server's receipts are known, and what it opens.
Expected<void> keepServerKeys(SyncDesk &desk, const protocol::SessionAnswer &answer);
/// Whether the server has allowed this device to hand in bundles.
Expected<bool> maySendBundles(sql::Connection &connection);

struct BundleAuthor {
    DeviceId device;
    OfficerId officer;
};
/// A bundle that is being made: its acts are in it, its attachments come one by one, as all of them
/// in one job would hold up the officer.
struct BundleDraft {
    protocol::IntentBundle content;
    QByteArray server; ///< public key of whom it is sealed to
    QVector<QByteArray> files; ///< SHA-256 of the attachments that fit, the oldest first
    int intents = 0;
    int left = 0; ///< that did not fit
    int filesWaiting = 0; ///< in the outbox
};
/// All that waits, oldest first, up to what one file may hold, and the names of those of the
/// waiting attachments that fit and that these acts and earlier ones name. The outbox stays as it
/// is. Unsupported "bundles": not allowed to this device.
Expected<BundleDraft> beginBundle(
    SyncDesk &desk, const BundleAuthor &author, const QString &id, Instant now);

struct WrittenBundle {
    QString id;
    QByteArray file;
    int intents = 0;
    int left = 0; ///< that did not fit: for another one, when the receipt of this is here
    int files = 0; ///< attachments in it
    int filesLeft = 0; ///< likewise, or not to be read
};
/// Signs and seals it, with the attachments that were put in; any thread. Empty "outbox": nothing
/// waits.
Expected<WrittenBundle> sealBundle(const BundleDraft &draft, const crypto::SigningKey &key);

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
