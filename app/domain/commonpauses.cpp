#include "app/domain/commonpauses.h"
#include <algorithm>

namespace shiyu {

namespace {

/// At one moment some tasks open or end, and some pauses begin or end.
struct Change {
    Instant at;
    int open;
    int paused;
};

void addPauses(std::vector<Change> &changes, const TaskSpan &task, Instant end)
{
    std::vector<std::pair<Instant, Instant>> inside;
    for (const ClockPause &p : task.pauses) {
        const Instant from = std::max(p.from, task.from);
        const Instant to = std::min(p.to.value_or(Instant::max()), end);
        if (from < to)
            inside.emplace_back(from, to);
    }
    std::ranges::sort(inside);
    Instant covered = Instant::min(); // overlapping pauses of one task suspend it once
    for (const auto &[from, to] : inside) {
        const Instant begin = std::max(from, covered);
        if (begin >= to)
            continue;
        changes.push_back({ begin, 0, +1 });
        changes.push_back({ to, 0, -1 });
        covered = to;
    }
}

} // namespace

std::vector<ClockPause> commonPauses(const std::vector<TaskSpan> &tasks)
{
    std::vector<Change> changes;
    for (const TaskSpan &task : tasks) {
        const Instant end = task.to.value_or(Instant::max());
        if (end <= task.from)
            continue;
        changes.push_back({ task.from, +1, 0 });
        changes.push_back({ end, -1, 0 });
        addPauses(changes, task, end);
    }
    std::ranges::sort(changes, {}, &Change::at);

    std::vector<ClockPause> out;
    int open = 0;
    int paused = 0;
    bool held = false;
    for (size_t i = 0; i < changes.size() && changes[i].at < Instant::max();) {
        const Instant at = changes[i].at;
        for (; i < changes.size() && changes[i].at == at; ++i) {
            open += changes[i].open;
            paused += changes[i].paused;
        }
        const bool now = open > 0 && paused == open;
        if (now && !held)
            out.push_back({ at, std::nullopt });
        else if (!now && held)
            out.back().to = at;
        held = now;
    }
    return out;
}

} // namespace shiyu
