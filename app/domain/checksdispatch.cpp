#include "app/domain/checkparts.h"
#include <QJsonArray>
#include <algorithm>

namespace shiyu::checks {
namespace {

bool unitsBelow(const Act &act, const char *name)
{
    const QJsonArray units = act.intent.args[QLatin1StringView(name)].toArray();
    return std::all_of(units.begin(), units.end(), [&act](const QJsonValue &unit) {
        const OrganizationId id(unit.toString());
        return id != act.intent.organization
            && act.context.directory.isSuperior(act.intent.organization, id);
    });
}

bool hasOpenTask(const Incident &incident, const OrganizationId &unit)
{
    return std::any_of(incident.tasks.begin(), incident.tasks.end(), [&](const Task &t) {
        return t.unit == unit && t.parent == 0 && t.round == incident.taskRound
            && (kOpenTask.contains(t.stage) || t.stage == TaskStage::Reviewed);
    });
}

/// Every unit that a dispatch names may be given a task, and gets one only.
Reason unitsToTask(const Act &act)
{
    const Directory &directory = act.context.directory;
    const OrganizationId owner = act.before.exists()
        ? act.before.owner
        : ownerFor(directory, act.intent.organization, act.intent.args);
    QVector<OrganizationId> named;
    if (has(act, "lead")) {
        named.append(OrganizationId(text(act, "lead")));
        if (!mayTask(directory, owner, named.first()))
            return Refusal { RefusalCode::OutOfTerritory, QStringLiteral("lead") };
    }
    for (const QJsonValue &unit : act.intent.args[QLatin1StringView("assists")].toArray()) {
        const OrganizationId id(unit.toString());
        if (named.contains(id) || hasOpenTask(act.before, id))
            return Refusal { RefusalCode::InvalidArgument, QStringLiteral("assists") };
        if (!mayTask(directory, owner, id))
            return Refusal { RefusalCode::OutOfTerritory, QStringLiteral("assists") };
        named.append(id);
    }
    return std::nullopt;
}

} // namespace

Reason dispatch(const Act &act)
{
    const bool hasLead = act.before.lead() != nullptr;
    if (!hasLead && act.before.sendBacks >= act.context.settings.mostSendBacks)
        return Refusal { RefusalCode::NeedsArbitration, {} };
    if (act.intent.args.isEmpty())
        return std::nullopt; // whyNot: with a lead, assists may be added
    if (hasLead && has(act, "lead"))
        return Refusal { RefusalCode::HasLead, {} };
    if (!hasLead && !has(act, "lead"))
        return Refusal { RefusalCode::MissingArgument, QStringLiteral("lead") };
    if (!hasLead && !has(act, "basis"))
        return Refusal { RefusalCode::MissingArgument, QStringLiteral("basis") };
    if (hasLead && !has(act, "assists"))
        return Refusal { RefusalCode::MissingArgument, QStringLiteral("assists") };
    if (const auto why = unitsToTask(act))
        return why;
    if (isAmountWrong(act) || has(act, "amount") != has(act, "unitOfTime"))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("amount") };
    return std::nullopt;
}

Reason assign(const Act &act)
{
    if (!unitsBelow(act, "units")
        || act.context.directory.subordinates(act.intent.organization).isEmpty())
        return Refusal { RefusalCode::OutOfTerritory, QStringLiteral("units") };
    QStringList named;
    for (const QJsonValue &unit : act.intent.args[QLatin1StringView("units")].toArray()) {
        const auto &tasks = act.before.tasks;
        const bool works = std::any_of(tasks.begin(), tasks.end(), [&](const Task &t) {
            return act.task && t.parent == act.task->number && t.unit.toString() == unit.toString()
                && kOpenTask.contains(t.stage);
        });
        if (works || named.contains(unit.toString()))
            return Refusal { RefusalCode::InvalidArgument, QStringLiteral("units") };
        named.append(unit.toString());
    }
    return std::nullopt;
}

Reason transfer(const Act &act)
{
    if (act.task && act.task->arbitrated)
        return Refusal { RefusalCode::Arbitrated, {} };
    if (!has(act, "unit"))
        return std::nullopt;
    const OrganizationId unit(text(act, "unit"));
    const bool child = act.task && act.task->parent != 0;
    if (unit == act.intent.organization || (!child && hasOpenTask(act.before, unit)))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("unit") };
    if (!mayTask(act.context.directory, child ? act.task->from : act.before.owner, unit))
        return Refusal { RefusalCode::OutOfTerritory, QStringLiteral("unit") };
    return std::nullopt;
}

Reason sendBack(const Act &act)
{
    if (!act.task)
        return std::nullopt;
    if (act.task->arbitrated)
        return Refusal { RefusalCode::Arbitrated, {} };
    if (act.task->dispatchedAt
        && effectiveAt(act.before, act.intent, act.context) - *act.task->dispatchedAt
            > act.context.settings.sendBackWindow)
        return Refusal { RefusalCode::WindowPassed, {} };
    if (!has(act, "reviewer"))
        return std::nullopt;
    const OfficerId reviewer(text(act, "reviewer"));
    const Officer *officer = act.context.directory.officer(reviewer);
    if (reviewer == act.intent.actor)
        return Refusal { RefusalCode::SamePerson, QStringLiteral("reviewer") };
    if (!officer || officer->organization != act.intent.organization
        || !act.context.directory.rights(reviewer).contains(Right::Review))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("reviewer") };
    return std::nullopt;
}

Reason arbitrate(const Act &act)
{
    if (act.before.lead())
        return Refusal { RefusalCode::HasLead, {} };
    if (act.before.sendBacks == 0)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("sendBacks") };
    if (has(act, "unit")
        && !mayTask(
            act.context.directory, act.intent.organization, OrganizationId(text(act, "unit"))))
        return Refusal { RefusalCode::OutOfTerritory, QStringLiteral("unit") };
    return std::nullopt;
}

Reason waive(const Act &act)
{
    if (act.task && act.task->role != TaskRole::Assist)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("task") };
    return std::nullopt;
}

} // namespace shiyu::checks
