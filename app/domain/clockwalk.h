#pragma once
#include "app/domain/slaclock.h"
#include <array>

namespace shiyu {

/// A stretch of time that counted, in one unit.
struct CountedStretch {
    LimitUnit unit;
    Instant from;
    Instant to;
};

/// A stretch in which nothing counted. Open pauses reach to kLastInstant.
struct Stop {
    Instant from;
    Instant to;
};

/// The inner part of SlaClock: puts a clock's input in order and walks from its start to its due
/// time. Lives for one computation; `clock` and `input` must outlive it.
class ClockWalk {
public:
    ClockWalk(const SlaClock &clock, const ClockInput &input, int reopenGracePercent);

    /// Walks; with `record`, keeps the counted stretches for the explanation.
    Instant walk(bool record);

    const TimeLimit &limitInForce() const { return m_limit; }
    const std::vector<TimedLimit> &extensions() const { return m_extensions; } ///< by time, all
    const std::vector<Stop> &pauses() const { return m_pauses; } ///< merged, by time; closed ones
    std::optional<Instant> openSince() const { return m_openSince; }
    const std::vector<ClockReopening> &reopenings() const { return m_reopenings; }
    const std::vector<CountedStretch> &stretches() const { return m_stretches; }
    const std::vector<ClockStep> &graces() const { return m_graces; }

    /// Counted time between two moments in the unit in force, without pauses and closed times.
    Millis counted(Instant from, Instant to) const;

private:
    struct Part {
        LimitUnit unit;
        Millis left;
    };
    /// What is still to be counted: the limit and the extensions, in this order.
    struct Budget {
        std::array<Part, 1 + kMaxExtensions> parts;
        size_t size = 0;
        void add(Part part) { parts.at(size++) = part; }
    };

    void order(const ClockInput &input);
    void orderPauses(const ClockInput &input);
    void addExtensions(Budget &budget, std::optional<Instant> after, std::optional<Instant> until);
    bool run(Budget &budget, Instant &cursor, Instant until, bool record);
    bool runBetweenPauses(Budget &budget, Instant &cursor, Instant end, bool record);
    void giveGrace(Budget &budget, Instant at, bool record);

    const SlaClock &m_clock;
    const ClockInput &m_input;
    int m_gracePercent;
    TimeLimit m_limit;
    std::vector<TimedLimit> m_extensions;
    std::vector<Stop> m_pauses;
    std::optional<Instant> m_openSince;
    std::vector<ClockReopening> m_reopenings;
    std::vector<CountedStretch> m_stretches;
    std::vector<ClockStep> m_graces;
};

/// The reasons of a deadline that `walk` has recorded, in order.
std::vector<ClockStep> explainWalk(const Calendar &calendar, const ClockWalk &walk,
    const ClockInput &input, const Deadline &deadline);

} // namespace shiyu
