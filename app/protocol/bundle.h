#pragma once
#include "app/protocol/operations.h"

namespace shiyu::protocol {

/// The kind of a crypto::Letter.
enum class LetterKind : quint8 {
    Intents = 1, ///< a console's, to the server: IntentBundle
    Receipt = 2, ///< the server's, to that console: BundleReceipt
};

/// An attachment on its way.
struct CarriedFile {
    QByteArray sha256; ///< 32 bytes
    QByteArray content;

    QJsonObject toJson() const;
    static Expected<CarriedFile> fromJson(const QJsonObject &json);
    friend bool operator==(const CarriedFile &, const CarriedFile &) = default;
};

/// What waits in the outbox of a console that has no network, carried to the server in a file and
/// signed by the officer who wrote it: what POST /v1/operations would have carried, one request
/// after the other, and what PUT /v1/blobs would have, of what these acts and earlier ones name.
struct IntentBundle {
    QString id; ///< a UUID
    DeviceId device;
    OfficerId officer; ///< who wrote it; what is in it may be his colleagues', too
    Instant madeAt {};
    QByteArray replyTo; ///< the public key that the receipt is sealed to
    QVector<OperationsRequest> requests;
    QVector<CarriedFile> files; ///< kLargestBundleFiles together; the others another time

    QJsonObject toJson() const;
    static Expected<IntentBundle> fromJson(const QJsonObject &json);
    friend bool operator==(const IntentBundle &, const IntentBundle &) = default;
};

/// The answers to it, request by request, signed with the server's key. A bundle that is handed in
/// again gets the same answers: what was accepted is known then.
struct BundleReceipt {
    QString bundle; ///< its id
    DeviceId device;
    QVector<OperationsAnswer> answers;
    QVector<QByteArray> files; ///< SHA-256 of those that the server has now, whole

    QJsonObject toJson() const;
    static Expected<BundleReceipt> fromJson(const QJsonObject &json);
    friend bool operator==(const BundleReceipt &, const BundleReceipt &) = default;
};

} // namespace shiyu::protocol
