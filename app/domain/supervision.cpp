#include "app/domain/supervision.h"

#include "app/domain/applyact.h"
#include <algorithm>

namespace shiyu {
namespace {

using K = OperationKind;
using S = SupervisionStage;
using R = Right;
using Reason = std::optional<Refusal>;

struct Row {
    K kind;
    bool begins; ///< may make a new one
    EnumSet<S> from;
    Rights rights;
    const char *args;
};

constexpr Row kRows[] = {
    { K::Propose, true, {}, { R::Note }, "incident unit reason" },
    { K::Issue, true, { S::Proposed }, { R::Supervise }, "form demand due? incident? unit?" },
    { K::Reject, false, { S::Proposed }, { R::Supervise }, "reason" },
    { K::Sign, false, { S::Issued }, { R::Sign, R::Dispatch }, "" },
    { K::Rectify, false, { S::Signed }, { R::Handle, R::Dispatch }, "text" },
    { K::Conclude, false, { S::Answered }, { R::Supervise }, "accepted text" },
    { K::Retract, false,
        { S::Proposed, S::Issued, S::Signed, S::Answered, S::Concluded, S::Rejected },
        { R::Note, R::Supervise, R::Sign, R::Handle, R::Dispatch }, "target" },
};

const Row *rowOf(K kind)
{
    const auto *row = std::find_if(
        std::begin(kRows), std::end(kRows), [kind](const Row &r) { return r.kind == kind; });
    return row == std::end(kRows) ? nullptr : row;
}

bool beginsNow(const Row &row, const Supervision &state)
{
    return row.begins && (row.from.isEmpty() || !state.head.exists());
}

/// The proposer's own centre (a department's territory has one), or one above it.
bool isAbove(const OrganizationId &unit, const OrganizationId &from, const Directory &directory)
{
    return directory.isSuperior(unit, from);
}

Reason checkIssue(const Supervision &state, const Intent &intent, const Context &context)
{
    const acts::Args args(Operation { intent, {}, {} });
    const bool proposed = state.head.exists();
    for (const char *name : { "incident", "unit" }) {
        if (!proposed && !args.has(name))
            return Refusal { RefusalCode::MissingArgument, QString::fromLatin1(name) };
        if (proposed && args.has(name)) // the proposal names them
            return Refusal { RefusalCode::InvalidArgument, QString::fromLatin1(name) };
    }
    if (proposed && !isAbove(intent.organization, state.proposedFrom, context.directory))
        return Refusal { RefusalCode::NotYours, state.proposedFrom.toString() };
    const OrganizationId unit = proposed ? state.unit : OrganizationId(args.text("unit"));
    if (unit == intent.organization || !mayTask(context.directory, intent.organization, unit))
        return Refusal { RefusalCode::OutOfTerritory, unit.toString() };
    return std::nullopt;
}

/// The act that a retract may take back; null if there is none.
const RecordEntry *newestAct(const Supervision &state)
{
    const auto &record = state.head.record;
    const auto it = std::find_if(record.rbegin(), record.rend(),
        [](const RecordEntry &e) { return !e.struck && e.kind != K::Retract; });
    return !state.before || it == record.rend() ? nullptr : &*it;
}

/// As on a case: the newest act, by the same officer, within the minute.
Reason checkRetract(const Supervision &state, const Intent &intent, const Context &context)
{
    const RecordEntry *newest = newestAct(state);
    if (!newest)
        return Refusal { RefusalCode::NotNewest, {} };
    if (newest->actor != intent.actor)
        return Refusal { RefusalCode::NotOwn, {} };
    if (!intent.args.isEmpty()
        && newest->intent.toString() != intent.args[QLatin1StringView("target")].toString())
        return Refusal { RefusalCode::NotNewest, {} };
    if (context.now - newest->receivedAt > context.settings.undoWindow)
        return Refusal { RefusalCode::TooLate, {} };
    return std::nullopt;
}

Reason checkKind(const Supervision &state, const Intent &intent, const Context &context)
{
    const OrganizationId &own = intent.organization;
    switch (intent.kind) {
    case K::Issue:
        return checkIssue(state, intent, context);
    case K::Reject:
        if (!isAbove(own, state.proposedFrom, context.directory))
            return Refusal { RefusalCode::NotYours, state.proposedFrom.toString() };
        return std::nullopt;
    case K::Sign:
    case K::Rectify:
        if (own != state.unit)
            return Refusal { RefusalCode::NotYours, state.unit.toString() };
        return std::nullopt;
    case K::Conclude:
        if (!isAbove(own, state.issuedFrom, context.directory))
            return Refusal { RefusalCode::NotYours, state.issuedFrom.toString() };
        if (intent.actor == state.answeredBy)
            return Refusal { RefusalCode::SamePerson, {} };
        return std::nullopt;
    case K::Retract:
        return checkRetract(state, intent, context);
    default:
        return std::nullopt;
    }
}

void begin(Supervision &state, const Operation &operation)
{
    const acts::Args args(operation);
    state.id = operation.intent.subject.id;
    state.incident = IncidentId(args.text("incident"));
    state.unit = OrganizationId(args.text("unit"));
    state.reason = args.text("reason");
    state.proposedBy = operation.intent.actor;
    state.proposedFrom = operation.intent.organization;
}

void issue(Supervision &state, const Operation &operation)
{
    const acts::Args args(operation);
    if (!state.head.exists())
        begin(state, operation);
    state.stage = S::Issued;
    state.number = operation.facts.number;
    state.form = fromName<SupervisionForm>(args.text("form")).value_or(SupervisionForm::Notice);
    state.demand = args.text("demand");
    if (args.has("due"))
        state.due = instantFromMs(args.whole("due"));
    state.issuedBy = operation.intent.actor;
    state.issuedFrom = operation.intent.organization;
    state.issuedAt = operation.facts.effectiveAt;
}

void conclude(Supervision &state, const Operation &operation)
{
    const acts::Args args(operation);
    state.conclusion = args.text("text");
    if (args.flag("accepted")) {
        state.stage = S::Concluded;
        state.endedAt = operation.facts.effectiveAt;
    } else {
        state.stage = S::Signed;
        ++state.returned;
    }
}

/// The state without its newest act; the record keeps it, struck. What was begun stays, taken back.
Supervision withoutNewest(const Supervision &state, const Operation &operation)
{
    const RecordEntry *newest = newestAct(state);
    const IntentId target(acts::Args(operation).text("target"));
    if (!newest || newest->intent != target)
        return state;
    const bool begun = !state.before->head.exists();
    Supervision next = begun ? state : *state.before;
    next.head = state.head;
    for (RecordEntry &entry : next.head.record)
        entry.struck = entry.struck || entry.intent == target;
    if (begun) {
        next.before.reset();
        next.stage = S::TakenBack;
        next.endedAt = operation.facts.effectiveAt;
    }
    return next;
}

} // namespace

tl::expected<Operation, Refusal> decideSupervision(
    const Supervision &state, const Intent &intent, const Context &context)
{
    const Row *row = rowOf(intent.kind);
    if (!row)
        return refuse(RefusalCode::UnknownKind, nameOf(intent.kind));
    const bool begins = beginsNow(*row, state);
    Intent asked = intent;
    if (intent.kind == K::Retract) // it asks itself what is the newest
        asked.seen = state.head.lastSeq;
    Reason why = checkSubjectAct(state.head, asked, context, begins, row->rights, row->args);
    if (!why && !begins && !row->from.contains(state.stage))
        why = Refusal { RefusalCode::WrongStage, nameOf(state.stage) };
    if (!why)
        why = checkKind(state, intent, context);
    if (why)
        return tl::make_unexpected(*why);
    return makeSubjectOperation(state.head, intent, context, intent.kind == K::Issue);
}

Supervision applySupervision(const Supervision &state, const Operation &operation)
{
    if (operation.intent.kind == K::Retract) {
        Supervision next = withoutNewest(state, operation);
        record(next.head, operation);
        return next;
    }
    Supervision next = state;
    next.before = Supervision::BeforePtr(std::make_shared<Supervision>(state));
    const acts::Args args(operation);
    const Instant at = operation.facts.effectiveAt;
    switch (operation.intent.kind) {
    case K::Propose:
        begin(next, operation);
        break;
    case K::Issue:
        issue(next, operation);
        break;
    case K::Reject:
        next.stage = S::Rejected;
        next.conclusion = args.text("reason");
        next.endedAt = at;
        break;
    case K::Sign:
        next.stage = S::Signed;
        next.signedBy = operation.intent.actor;
        next.signedAt = at;
        break;
    case K::Rectify:
        next.stage = S::Answered;
        next.answeredBy = operation.intent.actor;
        next.answer = args.text("text");
        next.answeredAt = at;
        break;
    case K::Conclude:
        conclude(next, operation);
        break;
    default: // of a newer peer: recorded
        break;
    }
    record(next.head, operation);
    return next;
}

Supervision foldSupervision(const QVector<Operation> &operations)
{
    Supervision state;
    for (const Operation &operation : operations)
        state = applySupervision(state, operation);
    return state;
}

std::optional<Refusal> whyNotSupervision(OperationKind kind, const Supervision &state,
    const OfficerId &officer, const Context &context)
{
    const Row *row = rowOf(kind);
    const Officer *person = context.directory.officer(officer);
    if (!row || !person)
        return Refusal { row ? RefusalCode::UnknownActor : RefusalCode::UnknownKind,
            row ? officer.toString() : nameOf(kind) };
    const bool begins = beginsNow(*row, state);
    Reason why = checkSubjectActor(
        state.head, officer, person->organization, begins, context.directory);
    if (!why)
        why = checkSubjectRight(officer, row->rights, context.directory);
    if (!why && !begins && !row->from.contains(state.stage))
        why = Refusal { RefusalCode::WrongStage, nameOf(state.stage) };
    if (why || begins) // whom a new one may concern is said by its arguments
        return why;
    Intent probe;
    probe.kind = kind;
    probe.actor = officer;
    probe.organization = person->organization;
    return checkKind(state, probe, context);
}

QVector<OperationKind> supervisionKinds()
{
    QVector<OperationKind> kinds;
    for (const Row &row : kRows) {
        if (row.kind != K::Retract)
            kinds.append(row.kind);
    }
    return kinds;
}

} // namespace shiyu
