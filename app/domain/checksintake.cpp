#include "app/domain/checkparts.h"
#include <algorithm>

namespace shiyu::checks {
namespace {

constexpr qsizetype kLongestTitle = 10'000;

/// Empty: no field that `edit` changes.
std::optional<QString> valueOf(const Incident &incident, const QString &field)
{
    if (field == QLatin1StringView("title"))
        return incident.title;
    if (field == QLatin1StringView("summary"))
        return incident.summary;
    if (field == QLatin1StringView("sourceNumber"))
        return incident.sourceNumber;
    if (field == QLatin1StringView("category"))
        return incident.category.toString();
    if (field == QLatin1StringView("urgency"))
        return nameOf(incident.urgency);
    return std::nullopt;
}

bool isPossible(const QString &field, const QString &value, const Directory &directory)
{
    if (field == QLatin1StringView("title"))
        return !value.trimmed().isEmpty() && value.size() <= kLongestTitle;
    if (field == QLatin1StringView("category"))
        return directory.category(CategoryId(value)) != nullptr;
    if (field == QLatin1StringView("urgency"))
        return fromName<Urgency>(value).has_value();
    return true;
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
    for (const char *name : { "from", "to" }) {
        if (!act.intent.args[QLatin1StringView(name)].isString())
            return Refusal { RefusalCode::InvalidArgument, QString::fromLatin1(name) };
    }
    const QString field = text(act, "field");
    const std::optional<QString> now = valueOf(act.before, field);
    if (!now)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("field") };
    if (!isPossible(field, text(act, "to"), act.context.directory))
        return Refusal { RefusalCode::InvalidArgument, field };
    if (*now != text(act, "from"))
        return Refusal { RefusalCode::FieldChanged, field };
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

} // namespace shiyu::checks
