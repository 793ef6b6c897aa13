#include "app/domain/subjectact.h"

#include <algorithm>

namespace shiyu {

RecordEntry recordEntryOf(const Operation &operation)
{
    const Intent &intent = operation.intent;
    return { operation.facts.seq, intent.id, intent.kind, intent.actor, intent.organization,
        operation.facts.effectiveAt, intent.madeAt, operation.facts.receivedAt,
        operation.timeToBeChecked(), false, intent.args[QLatin1StringView("task")].toInt(),
        intent.args, intent.closed, intent.device, intent.deviceSeq };
}

bool ownBefore(const RecordEntry &entry, const Intent &intent)
{
    return !intent.device.isEmpty() && entry.device == intent.device
        && entry.deviceSeq < intent.deviceSeq;
}

std::optional<Refusal> checkSubjectActor(const SubjectHead &head, const OfficerId &actor,
    const OrganizationId &organization, bool begins, const Directory &directory)
{
    const Officer *officer = directory.officer(actor);
    if (!officer || officer->organization != organization)
        return Refusal { RefusalCode::UnknownActor, actor.toString() };
    if (begins && head.exists())
        return Refusal { RefusalCode::CaseExists, {} };
    if (!begins && !head.exists())
        return Refusal { RefusalCode::NoSuchCase, {} };
    return std::nullopt;
}

QString namesOf(Rights rights)
{
    QStringList names;
    for (size_t i = 0; i < enumCount<Right>(); ++i) {
        if (rights.contains(static_cast<Right>(i)))
            names.append(nameOf(static_cast<Right>(i)));
    }
    return names.join(QLatin1Char(','));
}

std::optional<Refusal> checkSubjectRight(
    const OfficerId &actor, Rights rights, const Directory &directory)
{
    if (directory.rights(actor).intersects(rights))
        return std::nullopt;
    return Refusal { RefusalCode::MissingRight, namesOf(rights) };
}

std::optional<Refusal> checkSubjectAct(const SubjectHead &head, const Intent &intent,
    const Context &context, bool begins, Rights rights, const char *args)
{
    if (const auto why
        = checkSubjectActor(head, intent.actor, intent.organization, begins, context.directory))
        return why;
    if (const auto why = checkArguments(args, intent.args, Incident {}, context.directory))
        return why;
    if (const auto why = checkSubjectRight(intent.actor, rights, context.directory))
        return why;
    if (!intent.closed.isEmpty()) // no act of these tables has any
        return Refusal { RefusalCode::InvalidArgument, intent.closed.firstKey() };
    const bool changed
        = std::any_of(head.record.begin(), head.record.end(), [&intent](const RecordEntry &entry) {
              return entry.seq > intent.seen && !ownBefore(entry, intent);
          });
    if (changed)
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
