#include "app/domain/visibility.h"

#include <QJsonArray>
#include <algorithm>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMostLevels = 8; // a damaged directory may run in a ring

void addLine(Organizations &viewers, OrganizationId id, const Directory &directory)
{
    for (int level = 0; level < kMostLevels; ++level) {
        const Organization *organization = directory.organization(id);
        if (!organization)
            return;
        viewers.insert(organization->id);
        id = organization->superior;
    }
}

void addTerritory(Organizations &viewers, const RegionCode &code, const Directory &directory)
{
    for (const Region *region : directory.path(code)) {
        if (const Organization *centre = directory.centreFor(region->code))
            addLine(viewers, centre->id, directory);
    }
}

void addNamed(Organizations &viewers, const RecordEntry &entry, const Directory &directory)
{
    if (entry.kind != OperationKind::Confer && entry.kind != OperationKind::FormTaskForce)
        return;
    for (const QJsonValue &unit : entry.args["units"_L1].toArray())
        addLine(viewers, OrganizationId(unit.toString()), directory);
}

void addRecord(
    Organizations &viewers, const QVector<RecordEntry> &record, const Directory &directory)
{
    for (const RecordEntry &entry : record) {
        addLine(viewers, entry.organization, directory);
        addNamed(viewers, entry, directory);
    }
}

} // namespace

Organizations viewersOf(const Incident &incident, const Directory &directory)
{
    Organizations viewers;
    addLine(viewers, incident.owner, directory);
    addTerritory(viewers, incident.primaryRegion, directory);
    for (const RegionCode &code : incident.involvedRegions)
        addTerritory(viewers, code, directory);
    for (const Task &task : incident.tasks) {
        for (const OrganizationId &unit : { task.unit, task.from, task.liable })
            addLine(viewers, unit, directory);
    }
    addRecord(viewers, incident.record, directory);
    return viewers;
}

Organizations viewersOf(const Supervision &supervision, const Directory &directory)
{
    Organizations viewers;
    for (const OrganizationId &unit : { supervision.proposedFrom, supervision.issuedFrom })
        addLine(viewers, unit, directory);
    const auto &record = supervision.head.record;
    const bool issued = std::any_of(record.begin(), record.end(),
        [](const RecordEntry &entry) { return entry.kind == OperationKind::Issue; });
    if (issued)
        addLine(viewers, supervision.unit, directory);
    addRecord(viewers, supervision.head.record, directory);
    return viewers;
}

Organizations viewersOf(const Shift &shift, const Directory &directory)
{
    Organizations viewers;
    addLine(viewers, shift.centre, directory);
    return viewers;
}

} // namespace shiyu
