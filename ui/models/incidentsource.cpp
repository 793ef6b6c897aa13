#include "ui/models/incidentsource.h"

namespace shiyu {

IncidentSource incidentSourceOf(QueueService &service)
{
    IncidentSource source;
    source.page = [&service](const IncidentFilter &filter, SortOrder order,
                      const std::optional<PageKey> &after,
                      int size) { return service.page(filter, order, after, size); };
    source.count = [&service](const IncidentFilter &filter) { return service.count(filter); };
    source.positionOf = [&service](const IncidentFilter &filter, SortOrder order,
                            const IncidentId &id) { return service.positionOf(filter, order, id); };
    // A key follows from order and row alone; viewer and moment do not matter.
    source.keyOf = [](const IncidentFilter &filter, SortOrder order, const IncidentRow &row) {
        return IncidentQuery({}, filter, order, {}).keyOf(row);
    };
    return source;
}

} // namespace shiyu
