#pragma once
#include "app/domain/subjectact.h"

namespace shiyu {

enum class SupervisionStage {
    Proposed,
    Issued,
    Signed,
    Answered,
    Concluded,
    Rejected,
    TakenBack ///< what began it was retracted
};
/// 提示单 督办单 挂牌督办
enum class SupervisionForm { Notice, Order, Listed };

/// 督办: a unit is told to act on a case. Any duty officer proposes (提请督办), a shift leader or
/// above issues, the unit signs and rectifies (整改), the issuer concludes or asks again.
///
/// kind: from → to; right; who; arguments
/// - propose: none → Proposed; note; any unit; incident unit reason
/// - issue: none or Proposed → Issued; supervise; the proposer's centre or above, and may task the
///   unit; form demand due? (incident unit, without a proposal)
/// - reject: Proposed → Rejected; supervise; the proposer's centre or above; reason
/// - sign: Issued → Signed; sign or dispatch; the unit
/// - rectify: Signed → Answered; handle or dispatch; the unit; text
/// - conclude: Answered → Concluded or Signed again; supervise; the issuer or above, not who
///   answered; accepted text
/// - retract: the newest act, by its officer within a minute; target
struct Supervision {
    QString id;
    QString number; ///< of the sheet, given when it is issued
    SupervisionStage stage = SupervisionStage::Proposed;
    SupervisionForm form = SupervisionForm::Notice;
    IncidentId incident;
    OrganizationId unit; ///< whom it supervises
    OrganizationId proposedFrom, issuedFrom;
    OfficerId proposedBy, issuedBy, signedBy, answeredBy;
    QString reason, demand, answer, conclusion;
    std::optional<Instant> due, issuedAt, signedAt, answeredAt, endedAt;
    int returned = 0; ///< answers that were not enough
    SubjectHead head;

    /// What a retract of the newest act comes back to; bookkeeping, two states are equal without it.
    struct BeforePtr : std::shared_ptr<const Supervision> {
        using std::shared_ptr<const Supervision>::shared_ptr;
        friend bool operator==(const BeforePtr &, const BeforePtr &) { return true; }
    };
    BeforePtr before;

    bool isOpen() const
    {
        return stage != SupervisionStage::Concluded && stage != SupervisionStage::Rejected
            && stage != SupervisionStage::TakenBack;
    }
    /// Issued and not concluded: the unit owes something.
    bool isInForce() const { return isOpen() && stage != SupervisionStage::Proposed; }
    friend bool operator==(const Supervision &, const Supervision &) = default;
};

/// As decide and apply of incidents: pure, and apply is total.
tl::expected<Operation, Refusal> decideSupervision(
    const Supervision &state, const Intent &intent, const Context &context);
Supervision applySupervision(const Supervision &state, const Operation &operation);
Supervision foldSupervision(const QVector<Operation> &operations);

/// Why this officer may not do `kind` now, or nothing if he may; asks all but the arguments. A state
/// that does not exist asks for a new one.
std::optional<Refusal> whyNotSupervision(OperationKind kind, const Supervision &state,
    const OfficerId &officer, const Context &context);
/// The kinds of the table above but retract, in its order.
QVector<OperationKind> supervisionKinds();

} // namespace shiyu

SHIYU_ENUM_NAMES(
    shiyu::SupervisionStage, "proposed", "issued", "signed", "answered", "concluded", "rejected",
    "takenBack");
SHIYU_ENUM_NAMES(shiyu::SupervisionForm, "notice", "order", "listed");
