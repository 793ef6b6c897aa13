#include "app/domain/workflowchecks.h"

#include "app/domain/decide.h"
#include <QJsonArray>
#include <algorithm>

namespace shiyu::checks {
namespace {

using Reason = std::optional<Refusal>;

QString text(const Act &act, const char *name)
{
    return act.intent.args[QLatin1StringView(name)].toString();
}

bool has(const Act &act, const char *name)
{
    return act.intent.args.contains(QLatin1StringView(name));
}

bool unitsBelow(const Act &act, const char *name)
{
    const QJsonArray units = act.intent.args[QLatin1StringView(name)].toArray();
    return std::all_of(units.begin(), units.end(), [&act](const QJsonValue &unit) {
        const OrganizationId id(unit.toString());
        return id != act.intent.organization
            && act.context.directory.isSuperior(act.intent.organization, id);
    });
}

const PendingRequest *pendingRequest(const Act &act)
{
    const auto &requests = act.before.requests;
    const auto it = std::find_if(requests.begin(), requests.end(),
        [&act](const PendingRequest &r) { return r.id.toString() == text(act, "request"); });
    return it == requests.end() ? nullptr : &*it;
}

const RecordEntry *entry(const Act &act, const char *name)
{
    const auto &record = act.before.record;
    const auto it = std::find_if(record.rbegin(), record.rend(),
        [&](const RecordEntry &e) { return e.intent.toString() == text(act, name); });
    return it == record.rend() ? nullptr : &*it;
}

bool hasOpenChildren(const Incident &incident, int task)
{
    return std::any_of(incident.tasks.begin(), incident.tasks.end(),
        [task](const Task &t) { return t.parent == task && kOpenTask.contains(t.stage); });
}

bool tooLongForSource(const Act &act)
{
    // 12345's clock is authoritative; ours may only be tighter. Checked when a limit is chosen by
    // hand.
    return has(act, "amount") && act.intent.args[QLatin1StringView("amount")].toInteger() < 1;
}

} // namespace

Reason report(const Act &act)
{
    const OrganizationId owner
        = ownerFor(act.context.directory, act.intent.organization, act.intent.args);
    const OrganizationId named
        = has(act, "receiver") ? OrganizationId(text(act, "receiver")) : act.intent.organization;
    if (owner != named)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("receiver") };
    return std::nullopt;
}

Reason accept(const Act &act)
{
    if (act.before.category.isEmpty() || act.before.primaryRegion.isEmpty())
        return Refusal { RefusalCode::NoCategory, {} };
    return std::nullopt;
}

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
    for (const QJsonValue &unit : act.intent.args[QLatin1StringView("assists")].toArray()) {
        if (unit.toString() == text(act, "lead"))
            return Refusal { RefusalCode::InvalidArgument, QStringLiteral("assists") };
    }
    if (tooLongForSource(act) || has(act, "amount") != has(act, "unitOfTime"))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("amount") };
    return std::nullopt;
}

Reason emergency(const Act &act)
{
    const auto urgency = fromName<Urgency>(text(act, "urgency"));
    if (has(act, "urgency") && urgency != Urgency::Critical && urgency != Urgency::Urgent)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("urgency") };
    if (const auto why = report(act))
        return why;
    return dispatch(act);
}

Reason edit(const Act &act)
{
    if (act.intent.args.isEmpty())
        return std::nullopt;
    const QString field = text(act, "field");
    const QString to = text(act, "to");
    const auto differs = [&](const QString &now) { return now != text(act, "from"); };
    if (field == QLatin1StringView("title")) {
        if (to.trimmed().isEmpty())
            return Refusal { RefusalCode::InvalidArgument, field };
        if (differs(act.before.title))
            return Refusal { RefusalCode::FieldChanged, field };
    } else if (field == QLatin1StringView("summary")) {
        if (differs(act.before.summary))
            return Refusal { RefusalCode::FieldChanged, field };
    } else if (field == QLatin1StringView("sourceNumber")) {
        if (differs(act.before.sourceNumber))
            return Refusal { RefusalCode::FieldChanged, field };
    } else if (field == QLatin1StringView("category")) {
        if (!act.context.directory.category(CategoryId(to)))
            return Refusal { RefusalCode::InvalidArgument, field };
        if (differs(act.before.category.toString()))
            return Refusal { RefusalCode::FieldChanged, field };
    } else if (field == QLatin1StringView("urgency")) {
        if (!fromName<Urgency>(to))
            return Refusal { RefusalCode::InvalidArgument, field };
        if (differs(nameOf(act.before.urgency)))
            return Refusal { RefusalCode::FieldChanged, field };
    } else {
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("field") };
    }
    return std::nullopt;
}

Reason merge(const Act &act)
{
    if (act.intent.args.isEmpty())
        return std::nullopt;
    const Incident *target = act.context.related;
    if (!target || target->id.toString() != text(act, "into") || target->id == act.before.id)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("into") };
    if (!target->isOpen() || !target->mergedInto.isEmpty() || !act.before.absorbed.isEmpty())
        return Refusal { RefusalCode::MergedElsewhere, target->number };
    return std::nullopt;
}

Reason absorb(const Act &act)
{
    if (act.intent.args.isEmpty())
        return std::nullopt;
    const Incident *source = act.context.related;
    if (!source || source->id.toString() != text(act, "sourceCase") || source->id == act.before.id)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("sourceCase") };
    if (!act.before.mergedInto.isEmpty() || act.before.absorbed.contains(source->id))
        return Refusal { RefusalCode::MergedElsewhere, source->number };
    return std::nullopt;
}

Reason release(const Act &act)
{
    if (!act.intent.args.isEmpty()
        && !act.before.absorbed.contains(IncidentId(text(act, "sourceCase"))))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("sourceCase") };
    return act.before.absorbed.isEmpty()
        ? Reason(Refusal { RefusalCode::InvalidArgument, QStringLiteral("sourceCase") })
        : std::nullopt;
}

Reason assign(const Act &act)
{
    if (!unitsBelow(act, "units"))
        return Refusal { RefusalCode::OutOfTerritory, QStringLiteral("units") };
    return std::nullopt;
}

Reason transfer(const Act &act)
{
    if (act.task && act.task->arbitrated)
        return Refusal { RefusalCode::Arbitrated, {} };
    if (has(act, "unit") && OrganizationId(text(act, "unit")) == act.intent.organization)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("unit") };
    return std::nullopt;
}

Reason sendBack(const Act &act)
{
    if (!act.task)
        return std::nullopt;
    if (act.task->arbitrated)
        return Refusal { RefusalCode::Arbitrated, {} };
    if (act.task->dispatchedAt
        && act.context.now - *act.task->dispatchedAt > act.context.settings.sendBackWindow)
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
    return std::nullopt;
}

Reason waive(const Act &act)
{
    if (act.task && act.task->role != TaskRole::Assist)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("task") };
    return std::nullopt;
}

Reason submit(const Act &act)
{
    if (!act.task)
        return std::nullopt;
    if (hasOpenChildren(act.before, act.task->number))
        return Refusal { RefusalCode::ChildrenOpen, {} };
    // The citizen first: the response is measured (practice.md). A child's contact counts for its
    // parent.
    const bool lead = act.task->role == TaskRole::Lead && act.task->parent == 0;
    const auto &tasks = act.before.tasks;
    const bool contacted = std::any_of(tasks.begin(), tasks.end(), [&act](const Task &t) {
        return t.contactedAt && (t.number == act.task->number || t.parent != 0);
    });
    if (lead && act.before.contactable && !contacted)
        return Refusal { RefusalCode::NotContacted, {} };
    return std::nullopt;
}

Reason review(const Act &act)
{
    if (act.task && act.task->submitter == act.intent.actor)
        return Refusal { RefusalCode::SamePerson, {} };
    return std::nullopt;
}

Reason complete(const Act &act)
{
    if (!act.task || act.task->parent != 0)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("task") };
    if (!act.before.hasReply())
        return Refusal { RefusalCode::NoReply, {} };
    if (act.task->role == TaskRole::Lead && act.before.completion == Completion::LeadSummarises) {
        const auto &tasks = act.before.tasks;
        const bool open = std::any_of(tasks.begin(), tasks.end(), [&act](const Task &t) {
            return t.role == TaskRole::Assist && t.parent == 0 && t.round == act.before.taskRound
                && kOpenTask.contains(t.stage);
        });
        if (open)
            return Refusal { RefusalCode::AssistsOpen, {} };
    }
    return std::nullopt;
}

Reason request(const Act &act)
{
    const auto kind = fromName<RequestKind>(text(act, "kind"));
    if (!kind || !act.task)
        return std::nullopt;
    const auto &requests = act.before.requests;
    const bool waits = std::any_of(requests.begin(), requests.end(),
        [&](const PendingRequest &r) { return r.kind == *kind && r.task == act.task->number; });
    if (waits)
        return Refusal { RefusalCode::RequestOpen, {} };
    if (*kind != RequestKind::Appeal && !kOpenTask.contains(act.task->stage))
        return Refusal { RefusalCode::WrongTaskStage, nameOf(act.task->stage) };
    if (*kind != RequestKind::Extension)
        return std::nullopt;
    if (!has(act, "amount") || !has(act, "unitOfTime") || tooLongForSource(act))
        return Refusal { RefusalCode::MissingArgument, QStringLiteral("amount") };
    for (const CaseClock &clock : act.before.clocks) {
        if (clock.kind == ClockKind::Handle && clock.task == act.task->number
            && clock.input.extensions.size() >= kMaxExtensions)
            return Refusal { RefusalCode::TooOften, {} };
    }
    return std::nullopt;
}

Reason ruling(const Act &act)
{
    if (act.before.requests.isEmpty())
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("request") };
    if (act.intent.args.isEmpty())
        return std::nullopt;
    const PendingRequest *pending = pendingRequest(act);
    if (!pending)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("request") };
    if (pending->by == act.intent.actor)
        return Refusal { RefusalCode::SamePerson, {} };
    if (act.intent.kind == OperationKind::Deny || pending->kind == RequestKind::Appeal)
        return std::nullopt;
    const Task *task = act.before.task(pending->task);
    if (act.before.stage != Stage::Handling || !task || !kOpenTask.contains(task->stage))
        return Refusal { RefusalCode::WrongStage, nameOf(act.before.stage) };
    return std::nullopt;
}

Reason resume(const Act &act)
{
    if (act.before.stage == Stage::Shelved)
        return std::nullopt;
    const auto suspended = [](const Task &t) { return t.stage == TaskStage::Suspended; };
    const auto &tasks = act.before.tasks;
    if (act.task ? !suspended(*act.task) : std::none_of(tasks.begin(), tasks.end(), suspended))
        return Refusal { RefusalCode::WrongTaskStage, {} };
    if (!act.task && !act.intent.args.isEmpty())
        return Refusal { RefusalCode::NoSuchTask, QStringLiteral("task") };
    return std::nullopt;
}

Reason verify(const Act &act)
{
    const auto &tasks = act.before.tasks;
    const bool worked = act.before.completedBy == act.intent.actor
        || std::any_of(tasks.begin(), tasks.end(), [&act](const Task &t) {
               return t.handler == act.intent.actor || t.submitter == act.intent.actor;
           });
    if (worked)
        return Refusal { RefusalCode::SamePerson, {} };
    return std::nullopt;
}

Reason secondRound(const Act &act)
{
    if (act.before.rounds >= act.context.settings.mostRounds)
        return Refusal { RefusalCode::TooOften, {} };
    return std::nullopt;
}

Reason close(const Act &act)
{
    if (!act.before.verified)
        return Refusal { RefusalCode::NotVerified, {} };
    if (act.before.contactable && act.before.followUps.isEmpty())
        return Refusal { RefusalCode::NotFollowedUp, {} };
    return std::nullopt;
}

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
    if (!reminder || reminder->kind != OperationKind::Remind || reminder->struck)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("reminder") };
    const Task *task = act.before.task(reminder->task);
    if (!task || task->unit != act.intent.organization)
        return Refusal { RefusalCode::NotYours, {} };
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
    if (!newest.intent.group.isEmpty() || !act.before.undo->before.exists())
        return Refusal { RefusalCode::NotNewest,
            {} }; // an act on two cases is taken back by its opposite
    return std::nullopt;
}

} // namespace shiyu::checks
