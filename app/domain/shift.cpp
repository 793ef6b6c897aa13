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

/// Leader and officers are of this centre; a leading cadre may be of another unit of the city.
Reason checkRoster(const Intent &intent, const Context &context)
{
    const Organization *own = context.directory.organization(intent.organization);
    if (!own || own->kind != OrgKind::Centre)
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
    const bool ofShift = intent.actor == state.leader || state.officers.contains(intent.actor);
    if (intent.kind == K::HandOver && !ofShift)
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
    const auto *row = std::find_if(std::begin(kRows), std::end(kRows),
        [&intent](const Row &r) { return r.kind == intent.kind; });
    if (row == std::end(kRows))
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

} // namespace shiyu
