#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"

namespace shiyu {

/// One line of the record (流转记录) in words; the time is momentText of effectiveAt.
struct RecordLine {
    QString who; ///< 市指挥中心 · 派单员 张敏; a system service by its name
    QString text; ///< 派单：主办 市供水公司（属事），协办 镜湖区中心（属地），2 紧急工作时
    QStringList closed; ///< names of closed fields that belong to the line: 照片 …
    bool struck = false; ///< drawn through
    bool timeToBeChecked = false; ///< 时间待核: both times are shown
};

/// Telephones and identity numbers in free text are masked; the texts are shown as text.
/// `incident` is the state that the entry stands in (for the names of its tasks' units).
RecordLine recordLine(
    const RecordEntry &entry, const Incident &incident, const Directory &directory);

/// 公用设施 / 上水井盖; empty if the directory does not know it.
QString categoryPath(const CategoryId &id, const Directory &directory);
/// The short name of a unit, else its name, else 未知单位.
QString unitText(const OrganizationId &id, const Directory &directory);
/// The name of a field as `edit` and refusals name it: "title" → 标题.
QString fieldText(const QString &name);

} // namespace shiyu
