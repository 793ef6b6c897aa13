#pragma once
#include "app/services/caseview.h"
#include "app/services/seat.h"

namespace shiyu {

/// An act that the seat may take now, with the tasks it may take it on (none: the case).
struct PlannedAct {
    OperationKind kind = OperationKind::Note;
    QVector<int> tasks;
    friend bool operator==(const PlannedAct &, const PlannedAct &) = default;
};

/// An act that it may not take, and why.
struct RefusedAct {
    OperationKind kind = OperationKind::Note;
    Refusal why;
};

/// What the bar at the foot of a case shows: the likeliest act and up to three others, then the
/// rest in the order of the workflow table, then what is not possible with the reason.
struct ActPlan {
    static constexpr qsizetype kInBar = 4;

    QVector<PlannedAct> bar; ///< the likeliest first
    bool isDue
        = false; ///< the first one is a step that waits for this seat, not just one it may take
    QVector<PlannedAct> more;
    QVector<RefusedAct> refused;

    const PlannedAct *find(OperationKind kind) const; ///< null if not possible
    std::optional<Refusal> whyNot(OperationKind kind) const;
};

/// Which act stands first is a table of (act, when it makes sense), see actplan.cpp. Only what
/// `view.acts` says is possible is offered.
ActPlan planActs(const CaseView &view, const Seat &seat);

/// Kinds without a form in a case: they make a new one, are half of a group, or have an own key.
bool isOffered(OperationKind kind);

} // namespace shiyu
