#pragma once
#include "app/domain/incident.h"
#include <QMap>

namespace shiyu {

class Directory;

/// What an organisation has to do in a case now: the bits of incident_unit.duty. Each follows from
/// the state alone.
enum class Duty {
    Accept, ///< 待受理: the owner of a reported case
    Dispatch, ///< 待派单: the owner of an accepted case; a centre with units below it that signed
              ///< for a task and has neither assigned it down nor submitted it
    Sign, ///< 待签收: a task of its own is pending
    SentBack, ///< 退单: what it gave came back and has not been given anew
    Approve, ///< 待审批: the owner while an application waits
    Reply, ///< 待答复: its task is reviewed and it has to answer or to complete it (the lead; each
           ///< unit, where each answers); not once it has answered and waits for an assisting unit.
           ///< The owner of a merged matter whose own reporter has no answer
    Verify, ///< 待核查: the owner of a resolved case that nobody verified
    FollowUp, ///< 待回访: … verified, its reporter not called back yet
    Close, ///< 待结案: … with nothing else to do
    Handle, ///< 办理中: a task of its own is at work
    Review, ///< 待审核: its submission waits for its reviewer's signature
};
using Duties = EnumSet<Duty>;

/// What is known of an item's way to the server.
enum class SyncState { Synced, Queued, Uploaded, Refused };

/// When a clock is due: its due moment and what colours and draws it. For any moment from the last
/// operation on: overdue after `due`, due soon from `soonAt` on, as SlaClock would say.
struct DueTime {
    ClockKind clock = ClockKind::Total;
    int task = 0;
    Instant start {}, soonAt {}, due {};

    friend bool operator==(const DueTime &, const DueTime &) = default;
};

/// One line of a list: the projection of a case, with all that a list paints and filters by.
struct IncidentRow {
    static constexpr qsizetype kExcerptLength = 120; ///< UTF-16 units

    qint64 n = 0; ///< seq of its first operation
    IncidentId id;
    QString number, tag, title, excerpt, address, sourceNumber;
    Stage stage = Stage::Reported;
    bool open = false; ///< stands in a queue: open, shelved, expected back, merged and unanswered
    Urgency urgency = Urgency::Normal;
    CategoryId category, major;
    RegionCode region, county;
    OrganizationId owner, lead;
    OrganizationId holder; ///< who has to act now: the unit of the deepest open task, or the owner
    int holderTask = 0; ///< 0: the owner
    TaskStage holderStage = TaskStage::Pending;
    int holders = 0; ///< how many open tasks have nothing open below them
    Channel channel = Channel::Person;
    Source source = Source::Hotline12345;
    Instant reportedAt {}, updatedAt {};
    std::optional<Instant> resolvedAt, closedAt;
    std::optional<DueTime> due; ///< of the clock due next; when laid aside, the day of its return
    std::optional<Instant> totalDue;
    bool paused = false; ///< a clock is held
    PlaceShape shape = PlaceShape::None;
    std::optional<LonLat> position;
    bool contactable = false, confidential = false, verified = false;
    int followUps = 0; ///< since it was resolved
    bool sentBack = false;
    int requests = 0;
    bool replyOwed = false; ///< Duty::Reply of who is next: the owner, the lead, else the holder
    int rounds = 1, instructions = 0, reminders = 0, supervised = 0;
    bool emergency = false, factsOwed = false;
    int absorbed = 0;
    IncidentId mergedInto;
    qint64 lastSeq = 0;
    SyncState sync = SyncState::Synced;
    bool unread = false; ///< for the officer who asked; not of the row itself
    Duties duties; ///< of the organisation that asked; not of the row itself

    friend bool operator==(const IncidentRow &, const IncidentRow &) = default;
};

struct TaskRow {
    qint64 incident = 0; ///< IncidentRow::n
    int number = 0, parent = 0, round = 1;
    OrganizationId unit, sender, liable;
    OfficerId handler;
    TaskRole role = TaskRole::Lead;
    TaskStage stage = TaskStage::Pending;
    bool open = false, whistle = false;
    std::optional<Instant> dispatchedAt, acknowledgedAt, submittedAt;
    std::optional<DueTime> due; ///< of its own running clocks

    friend bool operator==(const TaskRow &, const TaskRow &) = default;
};

/// An organisation that sees the case.
struct UnitRow {
    bool open = false; ///< it stands in its queue
    bool party = false; ///< itself owner or unit; else only above one, or around the place
    Duties duty;

    friend bool operator==(const UnitRow &, const UnitRow &) = default;
};
using UnitRows = QMap<OrganizationId, UnitRow>;

// Pure functions of a state and the directory; supervised, sync, unread and the row's duties are
// left as they are.
IncidentRow incidentRow(const Incident &state, const Directory &directory);
QVector<TaskRow> taskRows(const Incident &state, const Directory &directory);
/// Who sees the case, listed or opened: its owner and the units of tasks with their duties, all
/// above them, the centres around its regions, the reporting unit. In their queues while open; with
/// every task of theirs gone, or laid aside or merged, not in theirs but those liable or owning it.
UnitRows unitRows(const Incident &state, const Directory &directory);

} // namespace shiyu
