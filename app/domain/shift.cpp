#include "app/domain/shift.h"

#include "app/domain/applyact.h"
#include <QJsonArray>
#include <algorithm>

namespace shiyu {
namespace {

using K = OperationKind;
using S = ShiftStage;
using Reason = std::optional<Refusal>;

struct Row {
    K kind;
    bool begins;
    EnumSet<S> from;
    const char *args;
};

constexpr Row kRows[] = {
    { K::OpenShift, true, {}, "leader cadre officers text?" },
    { K::HandOver, false, { S::Open }, "open promised awaiting broken text?" },
    { K::TakeOver, false, { S::HandedOver }, "text?" },
};

const Row *rowOf(K kind)
{
    const auto *row = std::find_if(
        std::begin(kRows), std::end(kRows), [kind](const Row &r) { return r.kind == kind; });
    return row == std::end(kRows) ? nullptr : row;
}

QStringList texts(const Intent &intent, const char *name)
{
    QStringList list;
    for (const QJsonValue &item : intent.args[QLatin1StringView(name)].toArray())
        list.append(item.toString());
    return list;
}

QVector<OfficerId> officersOf(const Intent &intent)
{
    QVector<OfficerId> ids;
    for (const QString &id : texts(intent, "officers"))
        ids.append(OfficerId(id));
    return ids;
}

bool isCentre(const OrganizationId &id, const Directory &directory)
{
    const Organization *unit = directory.organization(id);
    return unit && unit->kind == OrgKind::Centre;
}

/// Leader and officers are of this centre; a leading cadre may be of another unit of the city.
Reason checkRoster(const Intent &intent, const Context &context)
{
    if (!isCentre(intent.organization, context.directory))
        return Refusal { RefusalCode::NotYours, {} };
    const auto foreign = [&](const OfficerId &id) {
        const Officer *officer = context.directory.officer(id);
        return !officer || officer->organization != intent.organization;
    };
    if (foreign(OfficerId(intent.args[QLatin1StringView("leader")].toString())))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("leader") };
    const auto officers = officersOf(intent);
    if (std::any_of(officers.begin(), officers.end(), foreign))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("officers") };
    return std::nullopt;
}

Reason checkKind(const Shift &state, const Intent &intent, const Context &context)
{
    if (intent.kind == K::OpenShift)
        return checkRoster(intent, context);
    if (intent.organization != state.centre)
        return Refusal { RefusalCode::NotYours, state.centre.toString() };
    if (intent.kind == K::HandOver && !state.holds(intent.actor))
        return Refusal { RefusalCode::NotYours, state.leader.toString() };
    if (intent.kind == K::TakeOver && intent.actor == state.handedOverBy)
        return Refusal { RefusalCode::SamePerson, {} };
    return std::nullopt;
}

void open(Shift &state, const Operation &operation)
{
    const acts::Args args(operation);
    state.id = operation.intent.subject.id;
    state.centre = operation.intent.organization;
    state.leader = OfficerId(args.text("leader"));
    state.cadre = OfficerId(args.text("cadre"));
    state.officers = officersOf(operation.intent);
    state.openedAt = operation.facts.effectiveAt;
}

void handOver(Shift &state, const Operation &operation)
{
    state.stage = S::HandedOver;
    state.open = texts(operation.intent, "open");
    state.promised = texts(operation.intent, "promised");
    state.awaiting = texts(operation.intent, "awaiting");
    state.broken = texts(operation.intent, "broken");
    state.remark = acts::Args(operation).text("text");
    state.handedOverBy = operation.intent.actor;
    state.handedOverAt = operation.facts.effectiveAt;
}

} // namespace

tl::expected<Operation, Refusal> decideShift(
    const Shift &state, const Intent &intent, const Context &context)
{
    const Row *row = rowOf(intent.kind);
    if (!row)
        return refuse(RefusalCode::UnknownKind, nameOf(intent.kind));
    Reason why
        = checkSubjectAct(state.head, intent, context, row->begins, { Right::Dispatch }, row->args);
    if (!why && !row->begins && !row->from.contains(state.stage))
        why = Refusal { RefusalCode::WrongStage, nameOf(state.stage) };
    if (!why)
        why = checkKind(state, intent, context);
    if (why)
        return tl::make_unexpected(*why);
    return makeSubjectOperation(state.head, intent, context, false);
}

Shift applyShift(const Shift &state, const Operation &operation)
{
    Shift next = state;
    switch (operation.intent.kind) {
    case K::OpenShift:
        open(next, operation);
        break;
    case K::HandOver:
        handOver(next, operation);
        break;
    case K::TakeOver:
        next.stage = S::TakenOver;
        next.answer = acts::Args(operation).text("text");
        next.takenOverBy = operation.intent.actor;
        next.takenOverAt = operation.facts.effectiveAt;
        break;
    default:
        break;
    }
    record(next.head, operation);
    return next;
}

Shift foldShift(const QVector<Operation> &operations)
{
    Shift state;
    for (const Operation &operation : operations)
        state = applyShift(state, operation);
    return state;
}

std::optional<Refusal> whyNotShift(
    OperationKind kind, const Shift &state, const OfficerId &officer, const Context &context)
{
    const Row *row = rowOf(kind);
    const Officer *person = context.directory.officer(officer);
    if (!row || !person)
        return Refusal { row ? RefusalCode::UnknownActor : RefusalCode::UnknownKind,
            row ? officer.toString() : nameOf(kind) };
    Reason why = checkSubjectActor(
        state.head, officer, person->organization, row->begins, context.directory);
    if (!why)
        why = checkSubjectRight(officer, { Right::Dispatch }, context.directory);
    if (!why && !row->begins && !row->from.contains(state.stage))
        why = Refusal { RefusalCode::WrongStage, nameOf(state.stage) };
    if (!why && row->begins && !isCentre(person->organization, context.directory))
        why = Refusal { RefusalCode::NotYours, {} };
    if (why || row->begins)
        return why;
    Intent probe;
    probe.kind = kind;
    probe.actor = officer;
    probe.organization = person->organization;
    return checkKind(state, probe, context);
}

} // namespace shiyu
