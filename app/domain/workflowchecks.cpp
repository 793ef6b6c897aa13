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

constexpr qsizetype kLongestTitle = 10'000;

bool tooLongForSource(const Act &act)
{
    // 12345's clock is authoritative; ours may only be tighter. Checked when a limit is chosen by
    // hand.
    return has(act, "amount") && act.intent.args[QLatin1StringView("amount")].toInteger() < 1;
}

} // namespace

Reason report(const Act &act)
{
    if (act.intent.args.isEmpty())
        return std::nullopt;
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

namespace {

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
    for (const char *name : { "from", "to" }) {
        if (!act.intent.args[QLatin1StringView(name)].isString())
            return Refusal { RefusalCode::InvalidArgument, QString::fromLatin1(name) };
    }
    const auto differs = [&](const QString &now) { return now != text(act, "from"); };
    if (field == QLatin1StringView("title")) {
        if (to.trimmed().isEmpty() || to.size() > kLongestTitle)
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

Reason noOpenTask(const Act &act)
{
    const auto &tasks = act.before.tasks;
    const bool open = std::any_of(
        tasks.begin(), tasks.end(), [](const Task &t) { return kOpenTask.contains(t.stage); });
    if (open)
        return Refusal { RefusalCode::AssistsOpen, {} };
    return std::nullopt;
}

Reason merge(const Act &act)
{
    if (const auto why = noOpenTask(act))
        return why;
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

Reason unmerge(const Act &act)
{
    if (act.intent.args.isEmpty())
        return std::nullopt;
    const Incident *target = act.context.related;
    if (!target || target->id != act.before.mergedInto)
        return Refusal { RefusalCode::MergedElsewhere, act.before.mergedInto.toString() };
    return std::nullopt;
}

Reason release(const Act &act)
{
    const Incident *source = act.context.related;
    if (!act.intent.args.isEmpty()
        && (!source || source->id.toString() != text(act, "sourceCase")
            || !act.before.absorbed.contains(source->id)))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("sourceCase") };
    return act.before.absorbed.isEmpty()
        ? Reason(Refusal { RefusalCode::InvalidArgument, QStringLiteral("sourceCase") })
        : std::nullopt;
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
        return t.contactedAt && t.round == act.before.taskRound
            && (t.number == act.task->number || t.parent != 0);
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

namespace {

/// The unit still owes something: more time may be asked for and granted.
bool underWay(const Task &task)
{
    return kOpenTask.contains(task.stage)
        || (task.stage == TaskStage::Reviewed && task.parent == 0);
}

} // namespace

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
    if (*kind != RequestKind::Appeal
        && (act.before.stage != Stage::Handling || !underWay(*act.task)))
        return Refusal { RefusalCode::WrongTaskStage, nameOf(act.task->stage) };
    if (*kind != RequestKind::Extension)
        return std::nullopt;
    if (!has(act, "amount") || !has(act, "unitOfTime"))
        return Refusal { RefusalCode::MissingArgument, QStringLiteral("amount") };
    if (tooLongForSource(act))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("amount") };
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
    if (act.before.stage != Stage::Handling || !task || !underWay(*task))
        return Refusal { RefusalCode::WrongStage, nameOf(act.before.stage) };
    if (pending->kind == RequestKind::Suspension && task->stage == TaskStage::Suspended)
        return Refusal { RefusalCode::WrongTaskStage, nameOf(task->stage) };
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
    if (act.intent.args.isEmpty())
        return std::nullopt;
    // One level up; the city's own cases stay with the city.
    const Organization *owner = act.context.directory.organization(act.before.owner);
    const Organization *above
        = owner ? act.context.directory.organization(owner->superior) : nullptr;
    if (above && !has(act, "receiver"))
        return Refusal { RefusalCode::MissingArgument, QStringLiteral("receiver") };
    if (has(act, "receiver") && (!above || text(act, "receiver") != above->id.toString()))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("receiver") };
    if (tooLongForSource(act) || has(act, "amount") != has(act, "unitOfTime"))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("amount") };
    return std::nullopt;
}

Reason close(const Act &act)
{
    if (!act.before.verified)
        return Refusal { RefusalCode::NotVerified, {} };
    const auto &calls = act.before.followUps;
    const bool called = std::any_of(calls.begin(), calls.end(), [&act](const FollowUp &call) {
        return !act.before.resolvedAt || call.at >= *act.before.resolvedAt;
    });
    if (act.before.contactable && !called)
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

namespace {

bool hasReceipt(const Incident &incident, const RecordEntry &reminder)
{
    const auto &record = incident.record;
    return std::any_of(record.begin(), record.end(), [&reminder](const RecordEntry &e) {
        return e.kind == OperationKind::Receipt
            && e.args[QLatin1StringView("reminder")].toString() == reminder.intent.toString();
    });
}

} // namespace

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
