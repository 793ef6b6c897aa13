#include "app/domain/subjectact.h"

namespace shiyu {

RecordEntry recordEntryOf(const Operation &operation)
{
    const Intent &intent = operation.intent;
    return { operation.facts.seq, intent.id, intent.kind, intent.actor, intent.organization,
        operation.facts.effectiveAt, intent.madeAt, operation.facts.receivedAt,
        operation.timeToBeChecked(), false, intent.args[QLatin1StringView("task")].toInt(),
        intent.args, intent.closed, intent.device, intent.deviceSeq };
}

std::optional<Refusal> checkSubjectAct(const SubjectHead &head, const Intent &intent,
    const Context &context, bool begins, Rights rights, const char *args)
{
    const Officer *officer = context.directory.officer(intent.actor);
    if (!officer || officer->organization != intent.organization)
        return Refusal { RefusalCode::UnknownActor, intent.actor.toString() };
    if (begins && head.exists())
        return Refusal { RefusalCode::CaseExists, {} };
    if (!begins && !head.exists())
        return Refusal { RefusalCode::NoSuchCase, {} };
    if (const auto why = checkArguments(args, intent.args, Incident {}, context.directory))
        return why;
    if (!context.directory.rights(intent.actor).intersects(rights)) {
        for (size_t i = 0; i < enumCount<Right>(); ++i) {
            if (rights.contains(static_cast<Right>(i)))
                return Refusal { RefusalCode::MissingRight, nameOf(static_cast<Right>(i)) };
        }
    }
    if (head.lastSeq > intent.seen)
        return Refusal { RefusalCode::Changed, {} };
    return std::nullopt;
}

Operation makeSubjectOperation(
    const SubjectHead &head, const Intent &intent, const Context &context, bool numbered)
{
    Operation operation { intent, {}, {} };
    Facts &facts = operation.facts;
    facts.seq = context.nextSeq;
    facts.receivedAt = context.now;
    facts.effectiveAt = std::max(head.lastEffectiveAt, std::min(intent.madeAt, context.now));
    facts.rulesRev = context.directory.revision();
    facts.prevHash = head.headHash;
    if (numbered)
        facts.number = context.nextNumber;
    operation.hash
        = context.chainHash(intent.suite, facts.prevHash, intentBytes(intent), factBytes(facts));
    return operation;
}

void record(SubjectHead &head, const Operation &operation)
{
    head.record.append(recordEntryOf(operation));
    head.lastSeq = operation.facts.seq;
    head.lastEffectiveAt = operation.facts.effectiveAt;
    head.headHash = operation.hash;
}

} // namespace shiyu
