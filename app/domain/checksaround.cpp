#include "app/domain/checkparts.h"
#include <QJsonArray>
#include <algorithm>

namespace shiyu::checks {
namespace {

const RecordEntry *entry(const Act &act, const char *name)
{
    const auto &record = act.before.record;
    const auto it = std::find_if(record.rbegin(), record.rend(),
        [&](const RecordEntry &e) { return e.intent.toString() == text(act, name); });
    return it == record.rend() ? nullptr : &*it;
}

bool hasReceipt(const Incident &incident, const RecordEntry &reminder)
{
    const auto &record = incident.record;
    return std::any_of(record.begin(), record.end(), [&reminder](const RecordEntry &e) {
        return e.kind == OperationKind::Receipt
            && e.args[QLatin1StringView("reminder")].toString() == reminder.intent.toString();
    });
}

} // namespace

Reason escalate(const Act &act)
{
    const Organization *owner = act.context.directory.organization(act.before.owner);
    if (!owner || !act.context.directory.organization(owner->superior))
        return Refusal { RefusalCode::OutOfTerritory, {} };
    if (has(act, "receiver") && OrganizationId(text(act, "receiver")) != owner->superior)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("receiver") };
    return std::nullopt;
}

Reason whistle(const Act &act)
{
    const Organization *own = act.context.directory.organization(act.intent.organization);
    if (!own || own->kind != OrgKind::Centre)
        return Refusal { RefusalCode::NotYours, {} };
    for (const QJsonValue &unit : act.intent.args[QLatin1StringView("units")].toArray()) {
        if (OrganizationId(unit.toString()) == act.intent.organization)
            return Refusal { RefusalCode::InvalidArgument, QStringLiteral("units") };
    }
    return std::nullopt;
}

Reason rate(const Act &act)
{
    if (act.task && !act.task->whistle)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("task") };
    if (has(act, "stars")) {
        const qint64 stars = act.intent.args[QLatin1StringView("stars")].toInteger();
        if (stars < 1 || stars > 5)
            return Refusal { RefusalCode::InvalidArgument, QStringLiteral("stars") };
    }
    return std::nullopt;
}

Reason receipt(const Act &act)
{
    if (act.before.remindersOpen == 0)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("reminder") };
    if (act.intent.args.isEmpty())
        return std::nullopt;
    const RecordEntry *reminder = entry(act, "reminder");
    if (!reminder || reminder->kind != OperationKind::Remind || hasReceipt(act.before, *reminder))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("reminder") };
    const Task *task = act.before.task(reminder->task);
    if (!task || task->unit != act.intent.organization)
        return Refusal { RefusalCode::NotYours, {} };
    return std::nullopt;
}

/// The words are a closed field (core.md §1). Those registered from paper may stand in a scan alone.
Reason instruct(const Act &act)
{
    const Intent &intent = act.intent;
    if (intent.id.isEmpty() || act.context.settings.openInstructions)
        return std::nullopt;
    if (has(act, "text"))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("text") };
    if (!intent.closed.contains(QLatin1StringView(kInstruction))
        && !intent.args[QLatin1StringView("paper")].toBool())
        return Refusal { RefusalCode::MissingArgument, QLatin1StringView(kInstruction) };
    return std::nullopt;
}

Reason strike(const Act &act)
{
    if (act.intent.args.isEmpty())
        return std::nullopt;
    static constexpr EnumSet<OperationKind> kEntries { OperationKind::Note, OperationKind::Progress,
        OperationKind::Attach, OperationKind::Confer };
    const RecordEntry *target = entry(act, "entry");
    if (!target || target->struck || !kEntries.contains(target->kind))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("entry") };
    if (target->actor != act.intent.actor)
        return Refusal { RefusalCode::NotOwn, {} };
    return std::nullopt;
}

Reason retract(const Act &act)
{
    if (!act.before.undo)
        return Refusal { RefusalCode::NotNewest, {} };
    const Operation &newest = act.before.undo->since.first();
    if (newest.intent.actor != act.intent.actor)
        return Refusal { RefusalCode::NotOwn, {} };
    if (!act.intent.args.isEmpty() && newest.intent.id.toString() != text(act, "target"))
        return Refusal { RefusalCode::NotNewest, {} };
    if (act.context.now - newest.facts.receivedAt > act.context.settings.undoWindow)
        return Refusal { RefusalCode::TooLate, {} };
    // An act on two cases is taken back by its opposite.
    if (!newest.intent.group.isEmpty() || !act.before.undo->before.exists())
        return Refusal { RefusalCode::NotNewest, {} };
    // What others already acted on is, too: free acts on a task build on what made it.
    const auto &since = act.before.undo->since;
    static constexpr EnumSet<OperationKind> kOnTask { OperationKind::Progress,
        OperationKind::Arrive, OperationKind::Rate, OperationKind::Remind, OperationKind::Receipt };
    const bool builtOn = std::any_of(since.begin() + 1, since.end(),
        [](const Operation &later) { return kOnTask.contains(later.intent.kind); });
    if (builtOn)
        return Refusal { RefusalCode::NotNewest, {} };
    return std::nullopt;
}

} // namespace shiyu::checks
