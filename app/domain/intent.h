#pragma once
#include "app/domain/error.h"
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include "app/domain/operationkind.h"
#include <QByteArray>
#include <QJsonObject>
#include <QMap>

namespace shiyu {

/// Who may read a closed field (core.md §1). Everyone can verify it.
enum class Audience { IntakeSeat, Handlers, ChainOfCommand, AuthorUnit, HandlersAndCommand };

/// What stands in the log for a value that does not: its commitment. Value and salt are sealed
/// apart.
struct ClosedField {
    QByteArray digest; ///< H(32-byte salt ‖ value), 32 bytes
    Audience audience = Audience::Handlers;

    friend bool operator==(const ClosedField &, const ClosedField &) = default;
};

struct Subject {
    SubjectKind kind = SubjectKind::Incident;
    QString id;

    friend bool operator==(const Subject &, const Subject &) = default;
};

/// What an officer (or a named system service) wants done; made on a console, signed, never
/// changed.
struct Intent {
    IntentId id; ///< UUIDv7
    Subject subject;
    OperationKind kind = OperationKind::Note;
    QJsonObject args; ///< canonical, see canonical.h; the workflow table says what each kind needs
    QMap<QString, ClosedField> closed;
    OfficerId actor;
    OrganizationId organization; ///< the actor's, at that time
    DeviceId device;
    qint64 deviceSeq = 0; ///< order within the device
    Instant madeAt {}; ///< wall clock + the offset last measured against the server
    bool clockSuspect = false; ///< the console knew that its clock was not to be trusted
    qint64 seen = 0; ///< seq of the subject's newest operation that the author saw; 0: none
    qint64 rulesRev = 0; ///< the rules the author had
    QString suite = QStringLiteral("intl");
    QString group; ///< acts on two subjects that go together; empty for most
    IntentId replaces; ///< an intent that was refused
    QByteArray signature; ///< over signedBytes(); empty until signed

    friend bool operator==(const Intent &, const Intent &) = default;
};

/// The canonical JSON that the signature covers.
QByteArray signedBytes(const Intent &intent);
/// The intent's bytes in the log: signedBytes, a line feed, the signature in hex.
QByteArray intentBytes(const Intent &intent);
/// Reads intentBytes. Of a kind this program does not know: ErrorCode::Unsupported.
Expected<Intent> parseIntent(const QByteArray &bytes);

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::Audience, "intakeSeat", "handlers", "chainOfCommand", "authorUnit",
    "handlersAndCommand");
