#pragma once
#include "app/domain/decide.h"
#include "app/domain/error.h"
#include "app/domain/slaclock.h"
#include "app/domain/supervision.h"
#include "app/storage/casesync.h"
#include <variant>
#include <vector>

namespace shiyu {

/// One clock of the case with its deadline and the deadline's reasons.
struct ClockView {
    ClockKind kind = ClockKind::Total;
    int task = 0;
    Deadline deadline;
    ClockInput input; ///< to compute it again each second without asking storage
};

/// An act of the workflow for this officer, now: possible, or why not.
struct ActChoice {
    OperationKind kind = OperationKind::Note;
    int task = 0; ///< 0: the case as a whole
    std::optional<Refusal> why; ///< empty: he may
};

/// A supervision of the case with what the seat may do about it.
struct SupervisionView {
    Supervision state;
    QVector<ActChoice> acts; ///< but propose, which makes a new one
};

/// A camera, sensor or unit near the matter.
struct NearbyFeature {
    QString id, name, kind;
    QString status; ///< by name: "online", "free", "returning", "unknown" …
    QString phone; ///< of a unit's duty desk
    OrganizationId organization; ///< of a unit
    int metres = 0;
    LonLat at;
    bool unit = false; ///< a handling unit; else a camera or sensor
    std::optional<Instant> statusAt = {}; ///< when its system told the status
};

/// A matter that may be the same, with the reasons to show side by side.
struct DuplicateCandidate {
    IncidentId id;
    QString number, title;
    Stage stage = Stage::Reported;
    Instant reportedAt {};
    int metres = -1; ///< -1: one of the two has no position
    QStringList sharedWords;
    bool sameCategory = false;
    qint64 seen = 0; ///< the newest operation of it that is shown here
    CategoryId category {};
    RegionCode region {};
    QString address {}, excerpt {}; ///< of the summary: where it is, and how it begins
};

/// A matter that was merged into the case and whose reporter waits for a reply of his own.
struct OwedReply {
    IncidentId id;
    QString number, title;
    qint64 seen = 0; ///< the newest operation of it that is shown here
    bool may = false; ///< this seat may reply
};

/// What the case pane shows of one case; a value made on the data thread.
struct CaseView {
    Incident state;
    DirectoryPtr directory; ///< the one that the view was made with
    QVector<ClockView> clocks; ///< running ones first, by due time; then ended ones
    QVector<ActChoice> acts;
    QVector<SupervisionView> supervisions; ///< newest first
    QVector<NearbyFeature> nearby; ///< nearest first, at most 12 cameras and 6 units
    QVector<DuplicateCandidate> duplicates;
    QVector<OwedReply> owedReplies; ///< in the order in which they were merged
    QMap<QString, QString> maskedClosed; ///< closed fields open to the seat, personal data masked
    /// The words of the instructions in the record that are open to the seat.
    QMap<IntentId, QString> instructions;
    QStringList notOpen; ///< closed fields that are not open to the seat ("not open to you")
    QVector<ClosedField> absent; ///< open to the seat and not on this computer yet
    QVector<OrganizationId> units; ///< units that this seat may dispatch or assign to
    std::optional<CaseSync> sync; ///< empty in a standalone profile: nothing is ever sent
};

/// What an officer wants done; the workplace makes the signed intent of it.
struct ActRequest {
    IncidentId incident; ///< empty: a new case is made, see Workplace::act
    OperationKind kind = OperationKind::Note;
    QJsonObject args;
    QMap<QString, std::pair<QString, Audience>> closed; ///< closed fields by name, in clear
    qint64 seen = 0; ///< Incident::lastSeq of the view that he acted on
    /// The act is not on the case itself but on this supervision or shift, and `seen` is of that.
    /// An empty id makes a new one; `incident` is the case that the supervision is about.
    std::optional<Subject> other = {};
    /// With a reply or the closing: replies to reporters of matters merged into the case, all in
    /// one group. Their incident, arguments and what was seen of them count.
    std::vector<ActRequest> replies = {};
};

/// What an officer saw when he merged a case into another.
struct MergeRequest {
    IncidentId source, into;
    qint64 seen = 0, seenInto = 0; ///< the newest operation that was shown of each
};

/// Why nothing was written.
using ActFailure = std::variant<Refusal, Error>;

struct ActDone {
    IncidentId incident;
    IntentId intent; ///< to be retracted within its minute
    OperationKind kind = OperationKind::Note;
    Incident after;
    std::optional<Subject> other = {}; ///< what it was done on, if not on the case itself
};

using ActOutcome = tl::expected<ActDone, ActFailure>;

/// A suggestion of the dispatch sheet, with its reasons as data.
struct UnitChoice {
    OrganizationId unit;
    TaskRole role = TaskRole::Lead;
    DispatchBasis basis = DispatchBasis::Territory;
    QString clause; ///< of the responsibility list
    int precedents = 0; ///< like matters that this unit resolved
    int metresToNearestFree = -1; ///< a free handling unit of its, not older than 30 min
    bool suggested = false; ///< stands first; the others are the rest of the list
    int onTime = -1; ///< of the precedents; -1: not known
    bool byRecord = false; ///< that record put it before a unit which is else its equal
};

} // namespace shiyu
