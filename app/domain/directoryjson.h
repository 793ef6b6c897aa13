#pragma once
#include "app/domain/directory.h"
#include <QJsonObject>

namespace shiyu {

/// The parts of a directory as canonical JSON (canonical.h): storage keeps one object a row, the
/// wire carries the same. What is empty or false is left out. Reading is strict: a field that is
/// missing, of another type, or out of its range is InvalidValue with the field's path as context
/// ("regions/12/level"); keys of a newer version are passed over.
QJsonObject toJson(const Region &region);
QJsonObject toJson(const Organization &organization);
QJsonObject toJson(const Officer &officer);
QJsonObject toJson(const Role &role);
QJsonObject toJson(const Category &category);
QJsonObject toJson(const ResponsibilityRule &rule);
QJsonObject toJson(const TimeLimit &limit);
QJsonObject toJson(const DirectoryData &data);

Expected<Region> regionFromJson(const QJsonObject &json);
Expected<Organization> organizationFromJson(const QJsonObject &json);
Expected<Officer> officerFromJson(const QJsonObject &json);
Expected<Role> roleFromJson(const QJsonObject &json);
Expected<Category> categoryFromJson(const QJsonObject &json);
Expected<ResponsibilityRule> responsibilityFromJson(const QJsonObject &json);
Expected<TimeLimit> timeLimitFromJson(const QJsonObject &json);
/// Of the whole; each list in official order. The calendar in its own form (Calendar::fromJson).
Expected<DirectoryData> directoryFromJson(const QJsonObject &json);

} // namespace shiyu
