#pragma once
#include "app/domain/directory.h"
#include "app/domain/workflow.h"

namespace shiyu {

/// What a city may set about the rules; part of the directory's rules in a later version.
struct WorkflowSettings {
    std::chrono::hours sendBackWindow { 24 }; ///< since the task was dispatched
    std::chrono::seconds undoWindow { 60 };
    int mostSendBacks = 2; ///< then the superior must rule
    int mostRounds = 3;
    /// Logs from before instructions were closed hold their words as `text`; a verify takes them.
    bool openInstructions = false;
    /// Logs from before the clocks ended with what they measure; a verify takes them.
    bool earlierClocks = false;
};

/// H(prevHash ‖ intent bytes ‖ fact bytes) by suite; app/crypto has it.
using ChainHash = QByteArray (*)(const QString &suite, const QByteArray &prev,
    const QByteArray &intent, const QByteArray &facts);

/// The world as the orderer sees it when the intent arrives.
struct Context {
    const Directory &directory;
    Instant now {}; ///< receivedAt
    qint64 nextSeq = 1;
    QString nextNumber; ///< given to the case if this act makes one
    ChainHash chainHash = nullptr;
    const Incident *related = nullptr; ///< the other state of a group
    WorkflowSettings settings = {};
};

/// Decides an intent on a case. Pure. The operation's facts hold the clocks it starts and ends.
tl::expected<Operation, Refusal> decide(
    const Incident &state, const Intent &intent, const Context &context);

/// Acts on two cases that change both: merge with absorb, unmerge with release. Both are accepted
/// or both refused. `first` concerns `state`, `second` concerns `related`; context.related is
/// ignored; the second operation has the seq after the first's.
tl::expected<std::pair<Operation, Operation>, Refusal> decideGroup(const Incident &state,
    const Intent &first, const Incident &related, const Intent &second, const Context &context);

/// madeAt limited to [effectiveAt of what the author had seen or done before, receivedAt].
Instant effectiveAt(const Incident &state, const Intent &intent, const Context &context);

/// The state after an operation that an orderer has accepted. Total and pure: reads only intent and
/// facts; what does not fit the state is recorded and changes nothing else.
Incident apply(const Incident &state, const Operation &operation);

/// The state that a whole log folds to.
Incident fold(const QVector<Operation> &operations);

/// The centre that owns a new case: the reporter's own; for a unit that is no centre, its
/// territory's; above a centre where nobody may dispatch (a village's one worker), the next that
/// can; over two counties (`region` and `involved` of the arguments), the nearest common
/// superior's.
OrganizationId ownerFor(
    const Directory &directory, const OrganizationId &reporter, const QJsonObject &args);

/// Why this officer may not do `kind` on the case now (and, if given, on the task), or nothing if
/// he may. Asks all of the row but its arguments.
std::optional<Refusal> whyNot(OperationKind kind, const Incident &state, int task,
    const OfficerId &officer, const Context &context);

} // namespace shiyu
