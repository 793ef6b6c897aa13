#include "map/render/renderjob.h"
#include <sys/resource.h>
#include <unistd.h>

namespace shiyu {
namespace {

constexpr int kNice = 3; // half of a full share
constexpr double kAround = 0.5; // of the longer side of a view
constexpr double kRim = 0.1;

/// Once a thread: it cannot be taken back without a right, and the pool's threads do nothing else.
void giveWay()
{
    // Refused, the job runs as others do.
    [[maybe_unused]] thread_local const int done
        = setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNice);
}

} // namespace

std::function<void()> politely(std::function<void()> job)
{
    return [job = std::move(job)] {
        giveWay();
        job();
    };
}

MapRect surroundingsOf(const MapRect &view)
{
    return view.grownBy(kAround * std::max(view.width(), view.height()));
}

MapRect edgeOf(const MapRect &view)
{
    return view.grownBy(kRim * std::max(view.width(), view.height()));
}

} // namespace shiyu
