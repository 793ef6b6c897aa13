#pragma once
#include "app/domain/refusal.h"
#include "app/protocol/message.h"
#include <optional>

namespace shiyu::protocol {

/// A value that an intent only commits to, on its way to the server.
struct ClosedPart {
    QByteArray value;
    QByteArray salt; ///< 32 bytes

    friend bool operator==(const ClosedPart &, const ClosedPart &) = default;
};

struct IntentItem {
    QByteArray intent; ///< intentBytes(), verbatim
    QMap<QString, ClosedPart> closed; ///< by field, as in Intent::closed

    QJsonObject toJson() const;
    static Expected<IntentItem> fromJson(const QJsonObject &json);
    friend bool operator==(const IntentItem &, const IntentItem &) = default;
};

/// POST /v1/operations. Those of a group stand next to each other, in the group's order; each group
/// is accepted or refused whole, each of the others for itself.
struct OperationsRequest {
    QVector<IntentItem> intents;

    QJsonObject toJson() const;
    static Expected<OperationsRequest> fromJson(const QJsonObject &json);
    friend bool operator==(const OperationsRequest &, const OperationsRequest &) = default;
};

/// What became of one intent.
enum class Verdict {
    Accepted, ///< now in the log
    Known, ///< it was handed in before, and is in the log
    Refused, ///< by the rules: stored, and final for its id
    Rejected, ///< not what a console may hand in; nothing is stored under its id
};

/// Why an intent was rejected before the rules were asked.
enum class RejectCode {
    Damaged, ///< not the bytes of an intent
    Unsupported, ///< of a kind or suite that this server does not know
    Size,
    Signature, ///< by no key of its author that the server knows
    Organization, ///< the session's organisation may not deliver it
    Scope, ///< its subject is not visible to the author's organisation
    Group, ///< its partner is missing, or they do not belong together
    Closed, ///< a closed value is missing or is not what was committed to; what: the field
    IdUsed, ///< the id stands for another intent
};

struct IntentAnswer {
    IntentId intent; ///< empty if it could not be read
    Verdict verdict = Verdict::Rejected;
    QByteArray facts; ///< Accepted, Known: verbatim
    QByteArray hash; ///< Accepted, Known
    QString code; ///< Refused: a RefusalCode's name; Rejected: a RejectCode's
    QString why; ///< Refusal::what
    qint64 upto = 0; ///< Refused: the newest operation of the subject, and the hash of its chain
    QByteArray headHash;

    /// Nothing if the code is a newer server's.
    std::optional<RefusalCode> refusalCode() const { return fromName<RefusalCode>(code); }
    std::optional<RejectCode> rejectCode() const;

    QJsonObject toJson() const;
    static Expected<IntentAnswer> fromJson(const QJsonObject &json);
    friend bool operator==(const IntentAnswer &, const IntentAnswer &) = default;
};

/// One answer for each intent, in their order.
struct OperationsAnswer {
    QVector<IntentAnswer> answers;
    Instant serverTime {};

    QJsonObject toJson() const;
    static Expected<OperationsAnswer> fromJson(const QJsonObject &json);
    friend bool operator==(const OperationsAnswer &, const OperationsAnswer &) = default;
};

} // namespace shiyu::protocol

SHIYU_ENUM_NAMES(shiyu::protocol::Verdict, "accepted", "known", "refused", "rejected");
SHIYU_ENUM_NAMES(shiyu::protocol::RejectCode, "damaged", "unsupported", "size", "signature",
    "organization", "scope", "group", "closed", "idUsed");
