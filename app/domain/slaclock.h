#pragma once
#include "app/domain/calendar.h"
#include "app/domain/timelimit.h"
#include <optional>

namespace shiyu {

/// Suspension, from the approval to the resumption; open while `to` is empty.
struct ClockPause {
    Instant from;
    std::optional<Instant> to;
    friend bool operator==(const ClockPause &, const ClockPause &) = default;
};

/// A limit given at a moment: as an extension it is added, as a change it replaces the limit.
struct TimedLimit {
    TimeLimit limit;
    Instant at;
    friend bool operator==(const TimedLimit &, const TimedLimit &) = default;
};

struct ClockReopening {
    Instant closedAt;
    Instant at;
    friend bool operator==(const ClockReopening &, const ClockReopening &) = default;
};

/// What the log holds of one clock (a stage's, or the total). Acts count from the moment given here
/// even if it lies after `now`: two machines' clocks may differ by seconds.
struct ClockInput {
    Instant start;
    TimeLimit limit;
    std::vector<ClockPause>
        pauses {}; ///< any order, may overlap; one that ends before it begins is none
    std::vector<TimedLimit> extensions {}; ///< the first kMaxExtensions by time count
    std::vector<TimedLimit> changes {}; ///< the latest is in force, counted from `start`
    std::vector<ClockReopening> reopenings {}; ///< in order
    std::vector<Instant> reworks {}; ///< change nothing: the clock counts on; for the explanation
    std::optional<Instant> sourceDue {}; ///< the source's own clock (12345)
    std::optional<Instant>
        endedAt {}; ///< the stage's end; absent again after a rework or reopening
    bool appealExempt = false; ///< an appeal was upheld
    friend bool operator==(const ClockInput &, const ClockInput &) = default;
};

inline constexpr int kMaxExtensions = 2;

/// Comes with the rules, not from code; these are the values of a city that set none. Percents are
/// held to 0 … 100.
struct ClockPolicy {
    int dueSoonPercent = 20; ///< of the limit in force, counted in its own unit
    std::chrono::minutes dueSoonFloor { 30 }; ///< at least this much, for limits in hours
    int reopenGracePercent = 50; ///< of the limit in force: so much is left after a reopening
};

enum class ClockState {
    Running,
    DueSoon, ///< 即将超期
    Overdue, ///< 已超期: later than the due time; at it is still in time
    Paused,
    Met,
    MetLate,
};

enum class StepKind {
    Start, ///< from
    Limit, ///< limit: as given at the start
    LimitChanged, ///< from, limit: this one is in force
    Sessions, ///< sessions, count: revision of the calendar. Only where working time counts
    WeekendSkipped, ///< from, to: first and last day (their 0:00)
    HolidaySkipped, ///< name, from, to: first and last day of that name
    MakeUpDay, ///< name, from: a weekend day that counted
    LunchBreak, ///< from, to of the first one, count: how many
    Pause, ///< from, to (none: open)
    Extension, ///< from: when granted, limit
    ExtensionIgnored, ///< the same, beyond kMaxExtensions
    Closed, ///< from, to: between closing and reopening the clock stands
    ReopenGrace, ///< from, length: at the reopening less was left, so this was given
    Rework, ///< from: the clock counted on
    YearWithoutCalendar, ///< count: the year, in which only weekends were skipped
    SourceLimit, ///< to: the source's due time, the tighter one
    AppealExempt, ///< late or not, it does not count in the statistic
    Due, ///< to
};

/// One reason of a deadline. The text is made in ui/text; which members are set stands at StepKind.
struct ClockStep {
    StepKind kind = StepKind::Start;
    std::optional<Instant> from {};
    std::optional<Instant> to {};
    QString name {};
    TimeLimit limit {};
    int count = 0;
    Millis length { 0 };
    std::vector<Session> sessions {};
};

struct Deadline {
    std::optional<Instant> due; ///< none while an open pause holds it
    ClockState state = ClockState::Running;
    bool paused = false; ///< at `now`
    bool bySource = false; ///< the source's clock decided
    bool exempt = false; ///< by appeal: the state is the fact, the statistic leaves it out
    /// Plain time to `due`, negative when late. Frozen while an open pause holds the clock, and
    /// from endedAt on.
    Millis left { 0 };
    /// The same counted in `limit.unit`: working time for working hours and days, without the
    /// pauses.
    Millis countedLeft { 0 };
    TimeLimit limit; ///< in force
    int calendarRev = 0;
    std::vector<ClockStep> explanation; ///< Start, Limit …, what happened in order of time, …, Due
};

enum class Explain { No, Yes };

/// Computes deadlines from what the log holds; the projection stores them, the log never does.
///
/// - The limit in force (the last change, else the first limit) counts from `start`; then the
///   extensions, each in its own unit. What pauses and changes were granted is kept.
/// - Nothing counts in a pause. One that begins when the due time has passed moves nothing: a
/// breach
///   is a fact. A closing ends an open pause, and so does the end of the stage.
/// - Between closing and reopening nothing counts, and at the reopening at least
///   reopenGracePercent of the limit in force is left, so that a reopening never breaches at once.
/// - The due time is never later than `sourceDue`. The source's clock knows no pause of ours: while
///   ours is paused, `due` and the state are the source's.
/// - Natural days end at the same time of day; working time that ends with a session stays there.
///
/// Pure, and cheap without explanation (no allocation in the common case). Keeps a reference to the
/// calendar, which must live longer.
class SlaClock {
public:
    explicit SlaClock(const Calendar &calendar, ClockPolicy policy = {})
        : m_calendar(calendar)
        , m_policy(policy)
    {
    }
    explicit SlaClock(const Calendar &&, ClockPolicy = {}) = delete; ///< it would not live

    Deadline compute(const ClockInput &input, Instant now, Explain explain = Explain::Yes) const;

    /// How much counted time a limit is.
    Millis length(const TimeLimit &limit) const;
    /// The moment at which a limit without pauses ends, and the counted time between two moments.
    Instant add(LimitUnit unit, Instant from, Millis amount) const;
    Millis between(LimitUnit unit, Instant from, Instant to) const;
    /// A clock is due soon while at most so much counted time is left.
    Millis dueSoonThreshold(const TimeLimit &limit) const;

private:
    ClockState stateOf(const Deadline &deadline, Instant at, bool ended) const;

    const Calendar &m_calendar;
    ClockPolicy m_policy;
};

} // namespace shiyu
