#include "ui/handling/handlingcolumn.h"

#include "ui/queue/rowtext.h"
#include "ui/text/timetext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HandlingColumn)
};

bool isDone(const IncidentRow &row)
{
    return !row.open || row.stage == Stage::Resolved;
}

bool isRecent(const IncidentRow &row, Instant now)
{
    const std::optional<Instant> end = doneAt(row);
    return end && now - *end <= kDoneDays;
}

} // namespace

std::optional<HandlingColumn> handlingColumn(const IncidentRow &row, Instant now)
{
    if (isDone(row))
        return isRecent(row, now) ? std::optional(HandlingColumn::Done) : std::nullopt;
    if (row.replyOwed)
        return HandlingColumn::ToAnswer;
    if (row.holderTask == 0)
        return std::nullopt; // its owner has to dispatch it: the queue's business
    switch (row.holderStage) {
    case TaskStage::Pending:
        return HandlingColumn::ToSign;
    case TaskStage::Submitted:
        return HandlingColumn::ToReview;
    case TaskStage::Reviewed: // signed, and nothing owed: the lead waits for an assisting unit
    case TaskStage::Done:
        return row.holder == row.lead ? HandlingColumn::InHand : HandlingColumn::Done;
    default:
        return HandlingColumn::InHand;
    }
}

OrganizationId handlingBranch(
    const IncidentRow &row, const OrganizationId &own, const Directory &directory)
{
    const OrganizationId unit = row.open ? row.holder : row.lead;
    if (unit == own)
        return own;
    for (const Organization *below : directory.subordinates(own))
        if (directory.isSuperior(below->id, unit))
            return below->id;
    return {};
}

std::optional<Instant> doneAt(const IncidentRow &row)
{
    return row.closedAt ? row.closedAt : row.resolvedAt;
}

QString doneText(const IncidentRow &row, const Directory &directory, Instant now)
{
    if (!isDone(row))
        return {};
    const QString state = stateText(row, directory);
    const std::optional<Instant> end = doneAt(row);
    return end
        ? QString(momentText(*end, directory.calendar(), now) + QStringLiteral(" · ") + state)
        : state;
}

QString columnText(HandlingColumn column)
{
    switch (column) {
    case HandlingColumn::ToSign:
        return Words::tr("To sign for");
    case HandlingColumn::InHand:
        return Words::tr("In hand");
    case HandlingColumn::ToReview:
        return Words::tr("To review");
    case HandlingColumn::ToAnswer:
        return Words::tr("To answer or complete");
    case HandlingColumn::Done:
        return Words::tr("Done in 7 days");
    }
    return {};
}

} // namespace shiyu
