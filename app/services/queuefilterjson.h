#pragma once
#include "app/storage/incidentquery.h"
#include <QJsonObject>

namespace shiyu {

/// A filter and its order as a saved view keeps them. What a later version does not know any more
/// is left out; a view always opens.
QJsonObject toJson(const IncidentFilter &filter, SortOrder order);
IncidentFilter filterFromJson(const QJsonObject &json);
SortOrder orderFromJson(const QJsonObject &json);

} // namespace shiyu
