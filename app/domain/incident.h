#pragma once
#include "app/domain/category.h"
#include "app/domain/intent.h"
#include "app/domain/operation.h"
#include "app/domain/place.h"
#include "app/domain/slaclock.h"
#include "app/domain/task.h"
#include <QSet>
#include <memory>

namespace shiyu {

enum class Stage {
    Reported,
    Answered,
    Guided,
    Declined,
    Outside,
    Accepted,
    Dispatched,
    Handling,
    Resolved,
    Closed,
    Merged,
    Shelved,
    Terminated
};
using Stages = EnumSet<Stage>;
inline constexpr Stages kOpenStages { Stage::Reported, Stage::Accepted, Stage::Dispatched,
    Stage::Handling, Stage::Resolved };
inline constexpr Stages kEndStages { Stage::Answered, Stage::Guided, Stage::Declined,
    Stage::Outside, Stage::Closed, Stage::Merged, Stage::Terminated };

enum class Channel { Video, Sensor, Person };
/// 来源: who brought the matter, with his own number and clock.
enum class Source {
    Hotline12345,
    Petition,
    CitizenVoice,
    LeaderBoard,
    InternetSupervision,
    GridWorker,
    VideoDetection,
    Sensor,
    WalkIn,
    Police110,
    Department,
    Media
};

enum class RequestKind { Extension, Suspension, Shelving, Appeal };

/// An application waiting for the approval of the owner's centre.
struct PendingRequest {
    IntentId id;
    RequestKind kind = RequestKind::Extension;
    int task = 0; ///< 0: the case
    TimeLimit extension; ///< RequestKind::Extension
    QString reason;
    OfficerId by;
    OrganizationId unit;

    friend bool operator==(const PendingRequest &, const PendingRequest &) = default;
};

/// A clock of the case: inputs only. SlaClock makes the deadline of it.
struct CaseClock {
    ClockKind kind = ClockKind::Total;
    int task = 0; ///< 0: the case's own
    ClockInput input;
    std::optional<ClockEnd> outcome; ///< what it came to when it last ended

    bool running() const { return !input.endedAt; }
    friend bool operator==(const CaseClock &, const CaseClock &) = default;
};

/// 回访: four things kept apart, with the source of the answer.
struct FollowUp {
    bool reached = false, contactedByUnit = false, resolved = false, satisfied = false;
    QString source; ///< call, sms, source system
    Instant at {};

    friend bool operator==(const FollowUp &, const FollowUp &) = default;
};

struct Reply {
    int task = 0;
    QString text, channel, legalBasis;
    Instant at {};

    friend bool operator==(const Reply &, const Reply &) = default;
};

/// One line of the record (流转记录): every operation, with what a reader needs to render it.
struct RecordEntry {
    qint64 seq = 0;
    IntentId intent;
    OperationKind kind = OperationKind::Note;
    OfficerId actor;
    OrganizationId organization;
    Instant effectiveAt {}, madeAt {}, receivedAt {};
    bool timeToBeChecked = false;
    bool struck = false; ///< retracted, or an entry struck out
    int task = 0;
    QJsonObject args;
    QMap<QString, ClosedField> closed;
    DeviceId device;
    qint64 deviceSeq = 0;

    friend bool operator==(const RecordEntry &, const RecordEntry &) = default;
};

/// The state of one case: what `apply` makes of its operations. A value; nothing of it is stored.
struct Incident {
    IncidentId id;
    QString number; ///< facts' number; empty: 待编号
    QString deviceTag; ///< K7-12: stands in until the number comes, stays a search alias
    Stage stage = Stage::Reported;
    Stage heldStage = Stage::Reported; ///< to come back to after Merged or Shelved
    QString title, summary;
    Place place;
    RegionCode primaryRegion; ///< the smallest that is known: a grid, a village, …
    QVector<RegionCode> involvedRegions;
    CategoryId category;
    Urgency urgency = Urgency::Normal;
    Channel channel = Channel::Person;
    Source source = Source::Hotline12345;
    QString sourceNumber;
    std::optional<Instant> sourceDue;
    bool contactable = false; ///< there is a reporter to call back
    bool confidential = false; ///< his identity is for the intake seat alone
    QMap<QString, ClosedField> closed; ///< the newest commitment of each closed field
    OrganizationId owner; ///< the centre that owns the case
    Completion completion = Completion::LeadSummarises;
    QVector<Task> tasks;
    QVector<CaseClock> clocks;
    QVector<PendingRequest> requests;
    QVector<Reply> replies;
    QVector<FollowUp> followUps;
    QVector<IncidentId> absorbed; ///< matters merged into this one
    IncidentId mergedInto;
    int sendBacks = 0; ///< since the last ruling
    int rounds = 1; ///< 2: 二次办理
    int taskRound = 1; ///< grows with every new dispatching after an end
    int repliesAtRework = 0; ///< replies before the last rework do not count
    int remindersOpen = 0; ///< 催办 without receipt
    int instructions = 0; ///< 批示
    bool emergency = false; ///< acted first
    bool factsOwed = false; ///< … and the missing facts are still owed
    bool verified = false;
    OfficerId completedBy;
    bool exempt = false; ///< an appeal was granted: the statistic spares it, the fact stays
    QString judgement; ///< 诉求合理性认定
    Instant reportedAt {};
    std::optional<Instant> resolvedAt, closedAt;

    qint64 lastSeq = 0; ///< of the newest operation
    qint64 lastWorkflowSeq = 0; ///< of the newest one that is not free
    Instant lastEffectiveAt {};
    QByteArray headHash;
    QVector<RecordEntry> record;

    /// What `retract` of the newest workflow act comes back to; kept for a minute's worth of acts.
    /// It is bookkeeping: two states are equal without it.
    struct Undo;
    struct UndoPtr : std::shared_ptr<const Undo> {
        using std::shared_ptr<const Undo>::shared_ptr;
        friend bool operator==(const UndoPtr &, const UndoPtr &) { return true; }
    };
    UndoPtr undo;

    bool exists() const { return lastSeq > 0; }
    const Task *task(int n) const; ///< by its number, or null
    /// The lead task of this round that is not gone, or null.
    const Task *lead() const;
    bool hasReply() const { return replies.size() > repliesAtRework; }
    /// The reporter was called back after the resolution; a call before was about another answer.
    bool wasCalledBack() const;
    /// A signed answer of this task is not yet the end of it: its unit has to complete it. The lead
    /// always; an assisting one only where the lead does not answer for all.
    bool isCompletedByUnit(const Task &task) const;
    /// The lead that answers for all completes after them: an assisting unit still has its part.
    bool waitsForAssists(const Task &task) const;
    bool isOpen() const { return kOpenStages.contains(stage); }
    friend bool operator==(const Incident &, const Incident &) = default;
};

struct Incident::Undo {
    Incident before; ///< the state without the newest workflow act and what followed it
    QVector<Operation> since; ///< that act, then the free ones after it
};

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::Stage, "reported", "answered", "guided", "declined", "outside", "accepted",
    "dispatched", "handling", "resolved", "closed", "merged", "shelved", "terminated");
SHIYU_ENUM_NAMES(shiyu::Channel, "video", "sensor", "person");
SHIYU_ENUM_NAMES(shiyu::Source, "12345", "petition", "citizenVoice", "leaderBoard",
    "internetSupervision", "gridWorker", "videoDetection", "sensor", "walkIn", "110", "department",
    "media");
SHIYU_ENUM_NAMES(shiyu::RequestKind, "extension", "suspension", "shelving", "appeal");
