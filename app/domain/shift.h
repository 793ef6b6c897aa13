#pragma once
#include "app/domain/subjectact.h"
#include <QStringList>

namespace shiyu {

enum class ShiftStage { Open, HandedOver, TakenOver };

/// 值班 and 交接班: one shift of a centre. Who goes hands over what is open, promised, awaiting
/// approval and broken; who comes takes it over; both sign by their intents.
///
/// kind: from → to; who, with the right to dispatch; arguments
/// - openShift: none → Open; a centre, for itself; leader cadre officers text?
/// - handOver: Open → HandedOver; leader or officer of the shift; open promised awaiting broken
/// text?
/// - takeOver: HandedOver → TakenOver; another officer of the centre; text?
struct Shift {
    QString id;
    ShiftStage stage = ShiftStage::Open;
    OrganizationId centre;
    OfficerId leader; ///< 值班长
    OfficerId cadre; ///< 带班领导
    QVector<OfficerId> officers;
    QStringList open, promised, awaiting, broken;
    QString remark; ///< of the hand-over
    QString answer; ///< of who took over
    OfficerId handedOverBy, takenOverBy;
    Instant openedAt {};
    std::optional<Instant> handedOverAt, takenOverAt;
    SubjectHead head;

    bool holds(const OfficerId &officer) const
    {
        return officer == leader || officers.contains(officer);
    }
    friend bool operator==(const Shift &, const Shift &) = default;
};

tl::expected<Operation, Refusal> decideShift(
    const Shift &state, const Intent &intent, const Context &context);
Shift applyShift(const Shift &state, const Operation &operation);
Shift foldShift(const QVector<Operation> &operations);

/// Why this officer may not do `kind` now, or nothing if he may; asks all but the arguments.
std::optional<Refusal> whyNotShift(
    OperationKind kind, const Shift &state, const OfficerId &officer, const Context &context);

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::ShiftStage, "open", "handedOver", "takenOver");
