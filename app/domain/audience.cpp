#include "app/domain/audience.h"

#include <algorithm>

namespace shiyu {
namespace {

/// Who took the case in (the first operation's unit, if it is a centre) and who owns it now.
bool isIntakeSeat(const Officer &officer, const Incident &incident, const Directory &directory)
{
    const Rights rights = directory.rights(officer.id);
    if (!rights.contains(Right::Intake) && !rights.contains(Right::FollowUp))
        return false;
    const bool tookIn = !incident.record.isEmpty()
        && incident.record.first().organization == officer.organization;
    return tookIn || officer.organization == incident.owner;
}

template <typename Holds> bool anyHandler(const Incident &incident, Holds holds)
{
    return std::any_of(incident.tasks.begin(), incident.tasks.end(),
        [&holds](const Task &t) { return !kGoneTask.contains(t.stage) && holds(t); });
}

bool isHandler(const OrganizationId &unit, const Incident &incident)
{
    return unit == incident.owner
        || anyHandler(incident, [&unit](const Task &t) { return t.unit == unit; });
}

bool isInCommand(const OrganizationId &unit, const Incident &incident, const Directory &directory)
{
    return directory.isSuperior(unit, incident.owner) || anyHandler(incident, [&](const Task &t) {
        return t.unit != unit && directory.isSuperior(unit, t.unit);
    });
}

} // namespace

bool canRead(const OfficerId &id, Audience audience, const Incident &incident,
    const Directory &directory, const OrganizationId &author, bool reporter)
{
    const Officer *officer = directory.officer(id);
    if (!officer)
        return false;
    const bool seat = isIntakeSeat(*officer, incident, directory);
    if (reporter && incident.confidential)
        return seat;
    if (!author.isEmpty() && officer->organization == author)
        return true;
    switch (audience) {
    case Audience::IntakeSeat:
        return seat;
    case Audience::Handlers:
        return seat || isHandler(officer->organization, incident);
    case Audience::ChainOfCommand:
        return isInCommand(officer->organization, incident, directory);
    case Audience::HandlersAndCommand:
        return seat || isHandler(officer->organization, incident)
            || isInCommand(officer->organization, incident, directory);
    case Audience::AuthorUnit:
        return false; // the author was admitted above
    }
    return false;
}

OrganizationId authorOf(const Incident &incident, const ClosedField &closed)
{
    const auto it = std::find_if(incident.record.rbegin(), incident.record.rend(),
        [&closed](const RecordEntry &e) { return e.closed.values().contains(closed); });
    return it == incident.record.rend() ? OrganizationId() : it->organization;
}

} // namespace shiyu
