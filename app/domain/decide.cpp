#include "app/domain/decide.h"

#include "app/domain/applyact.h"
#include "app/domain/caseclocks.h"
#include "app/domain/subjectact.h"
#include <QJsonArray>
#include <algorithm>

namespace shiyu {
namespace {

using Reason = std::optional<Refusal>;

constexpr int kLevels = 5; // of centres; a damaged directory may run in a ring
constexpr EnumSet<OperationKind> kOnTwoCases { OperationKind::Merge, OperationKind::Absorb,
    OperationKind::Unmerge, OperationKind::Release };

Reason checkActor(const Intent &intent, const Context &context)
{
    const Officer *officer = context.directory.officer(intent.actor);
    if (!officer || officer->organization != intent.organization)
        return Refusal { RefusalCode::UnknownActor, intent.actor.toString() };
    return std::nullopt;
}

Reason checkStage(const WorkflowRow &row, const Incident &state)
{
    if (row.from.isEmpty() != !state.exists())
        return Refusal { state.exists() ? RefusalCode::CaseExists : RefusalCode::NoSuchCase, {} };
    if (state.exists() && !row.from.contains(state.stage))
        return Refusal { RefusalCode::WrongStage, nameOf(state.stage) };
    return std::nullopt;
}

Reason checkTask(const WorkflowRow &row, const Task *task)
{
    if (row.taskFrom.isEmpty() || !task)
        return std::nullopt;
    if (!row.taskFrom.contains(task->stage))
        return Refusal { RefusalCode::WrongTaskStage, nameOf(task->stage) };
    return std::nullopt;
}

/// Whose turn it is comes before what he may do there: a right would not help in another unit.
Reason checkWho(const WorkflowRow &row, const Act &act)
{
    if (!holdsRelation(
            row.relation, act.intent.organization, act.before, act.task, act.context.directory)) {
        const bool ofTask = row.relation == Relation::Holder && act.task;
        return Refusal { RefusalCode::NotYours,
            ofTask ? act.task->unit.toString() : act.before.owner.toString() };
    }
    if (!act.context.directory.rights(act.intent.actor).intersects(row.rights))
        return Refusal { RefusalCode::MissingRight, namesOf(row.rights) };
    return std::nullopt;
}

Reason checkConflict(const WorkflowRow &row, const Incident &state, const Intent &intent)
{
    if (row.conflict != Conflict::Unchanged || state.lastWorkflowSeq <= intent.seen)
        return std::nullopt;
    const auto others = [&intent](const RecordEntry &entry) {
        const WorkflowRow *made = workflowRow(entry.kind);
        return entry.seq > intent.seen && made && !ownBefore(entry, intent)
            && (made->conflict != Conflict::Free || entry.kind == OperationKind::Retract);
    };
    if (std::any_of(state.record.begin(), state.record.end(), others))
        return Refusal { RefusalCode::Changed, {} };
    return std::nullopt;
}

Reason checkAct(const WorkflowRow &row, const Act &act)
{
    Reason why = checkActor(act.intent, act.context);
    if (!why)
        why = checkStage(row, act.before);
    if (!why)
        why = checkTask(row, act.task);
    if (!why)
        why = checkWho(row, act);
    return why;
}

Operation makeOperation(const Incident &state, const Intent &intent, const Context &context)
{
    Operation operation { intent, {}, {} };
    Facts &facts = operation.facts;
    facts.seq = context.nextSeq;
    facts.receivedAt = context.now;
    facts.effectiveAt = effectiveAt(state, intent, context);
    facts.rulesRev = context.directory.revision();
    facts.prevHash = state.headHash;
    if (!state.exists())
        facts.number = context.nextNumber;
    // The clocks are the difference that the act makes; computed on the state without clock facts.
    const Incident after = apply(state, operation);
    const auto chosen = acts::Args(operation).limit("chosen");
    const ClockChange change
        = clockChange(state, after, facts.effectiveAt, chosen, context.directory,
            context.settings.earlierClocks ? ClockRules::Earlier : ClockRules::Current);
    facts.started = change.started;
    facts.ended = change.ended;
    operation.hash
        = context.chainHash(intent.suite, facts.prevHash, intentBytes(intent), factBytes(facts));
    return operation;
}

/// Of a retract: its clocks come back with the state before, so it starts and ends none.
void dropClocks(Operation &operation, const Context &context)
{
    operation.facts.started.clear();
    operation.facts.ended.clear();
    operation.hash = context.chainHash(operation.intent.suite, operation.facts.prevHash,
        intentBytes(operation.intent), factBytes(operation.facts));
}

} // namespace

Instant effectiveAt(const Incident &state, const Intent &intent, const Context &context)
{
    Instant seenAt {};
    for (const RecordEntry &entry : state.record) {
        if (entry.seq <= intent.seen || ownBefore(entry, intent))
            seenAt = std::max(seenAt, entry.effectiveAt);
    }
    return std::max(seenAt, std::min(intent.madeAt, context.now));
}

tl::expected<Operation, Refusal> decide(
    const Incident &state, const Intent &intent, const Context &context)
{
    Q_ASSERT(context.chainHash);
    const WorkflowRow *row = workflowRow(intent.kind);
    if (!row)
        return refuse(RefusalCode::UnknownKind, nameOf(intent.kind));
    const Act act { state, intent, context,
        state.task(intent.args[QLatin1StringView("task")].toInt()) };
    Reason why = checkActor(intent, context);
    if (!why && kOnTwoCases.contains(intent.kind) && intent.group.isEmpty())
        why = Refusal { RefusalCode::InvalidArgument, QStringLiteral("group") };
    if (!why)
        why = checkStage(*row, state);
    if (!why)
        why = checkArguments(row->args, intent.args, state, context.directory);
    if (!why)
        why = checkAct(*row, act);
    if (!why)
        why = checkConflict(*row, state, intent);
    if (!why && row->check)
        why = row->check(act);
    if (why)
        return tl::make_unexpected(*why);
    Operation operation = makeOperation(state, intent, context);
    if (intent.kind == OperationKind::Retract)
        dropClocks(operation, context);
    return operation;
}

tl::expected<std::pair<Operation, Operation>, Refusal> decideGroup(const Incident &state,
    const Intent &first, const Incident &related, const Intent &second, const Context &context)
{
    using K = OperationKind;
    const bool pair = (first.kind == K::Merge && second.kind == K::Absorb)
        || (first.kind == K::Unmerge && second.kind == K::Release);
    if (!pair || first.group != second.group || first.actor != second.actor || first.id == second.id
        || state.id == related.id)
        return refuse(RefusalCode::InvalidArgument, QStringLiteral("group"));
    Context one = context;
    one.related = &related;
    auto source = decide(state, first, one);
    if (!source)
        return tl::make_unexpected(source.error());
    Context other = context;
    other.related = &state;
    other.nextSeq = context.nextSeq + 1;
    auto target = decide(related, second, other);
    if (!target)
        return tl::make_unexpected(target.error());
    return std::pair { *std::move(source), *std::move(target) };
}

OrganizationId ownerFor(
    const Directory &directory, const OrganizationId &reporter, const QJsonObject &args)
{
    const Organization *own = directory.organization(reporter);
    if (own && own->kind != OrgKind::Centre) {
        const Organization *centre = directory.centreFor(own->region);
        own = centre ? centre : own;
    }
    const auto dispatches = [&directory](const OrganizationId &id) {
        const auto officers = directory.officersOf(id);
        return std::any_of(officers.begin(), officers.end(), [&directory](const Officer *o) {
            return directory.rights(o->id).contains(Right::Dispatch);
        });
    };
    for (int level = 0; own && level < kLevels && !dispatches(own->id); ++level) {
        const Organization *above = directory.organization(own->superior);
        if (!above)
            break;
        own = above;
    }
    QVector<RegionCode> codes;
    for (const QJsonValue &code : args[QLatin1StringView("involved")].toArray())
        codes.append(RegionCode(code.toString()));
    if (const RegionCode region(args[QLatin1StringView("region")].toString()); !region.isEmpty())
        codes.append(region);
    if (own && codes.size() > 1) {
        const Organization *common = directory.centreFor(directory.commonRegion(codes));
        if (common && directory.isSuperior(common->id, own->id))
            own = common;
    }
    return own ? own->id : reporter;
}

std::optional<Refusal> whyNot(OperationKind kind, const Incident &state, int task,
    const OfficerId &officer, const Context &context)
{
    const WorkflowRow *row = workflowRow(kind);
    if (!row)
        return Refusal { RefusalCode::UnknownKind, nameOf(kind) };
    Intent question;
    question.kind = kind;
    question.subject = { SubjectKind::Incident, state.id.toString() };
    question.actor = officer;
    if (const Officer *known = context.directory.officer(officer))
        question.organization = known->organization;
    question.seen = state.lastSeq;
    question.madeAt = context.now;
    const Act act { state, question, context, state.task(task) };
    if (!row->taskFrom.isEmpty() && !act.task)
        return Refusal { RefusalCode::NoSuchTask, {} };
    if (const auto why = checkAct(*row, act))
        return why;
    return row->check ? row->check(act) : std::nullopt;
}

} // namespace shiyu
