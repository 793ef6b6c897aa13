#pragma once
#include "app/services/queueservice.h"
#include <functional>

namespace shiyu {

/// What the lists ask. A value of functions, so that tests and development pictures answer from
/// rows made by hand. All are called on the GUI thread; the answers may finish on any.
struct IncidentSource {
    std::function<QFuture<Expected<IncidentPage>>(
        const IncidentFilter &, SortOrder, const std::optional<PageKey> &after, int size)>
        page;
    /// May stop counting at IncidentQuery::kMostSorted + 1.
    std::function<QFuture<Expected<int>>(const IncidentFilter &)> count;
    std::function<QFuture<Expected<std::optional<int>>>(
        const IncidentFilter &, SortOrder, const IncidentId &)>
        positionOf;
    /// The key that continues after a row.
    std::function<PageKey(const IncidentFilter &, SortOrder, const IncidentRow &)> keyOf;
};

/// The service must outlive every copy.
IncidentSource incidentSourceOf(QueueService &service);

} // namespace shiyu
