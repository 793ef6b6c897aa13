#include "app/server/http/databasethreads.h"

#include "app/server/store/groupdatabase.h"
#include <future>

namespace shiyu::server {
namespace {

using Job = DatabaseThreads::Job;
using Done = DatabaseThreads::Done;

/// In a part of its own: what fails in it takes nothing of the others with it. Empty: it was told
/// already. A job always runs, as somebody waits for what it says.
Done runPart(const Job &job, GroupDatabase &group, Api &api)
{
    const bool begun = group.beginPart().has_value();
    Done done = job(api);
    if (!begun || group.endPart())
        return done;
    api.forgetUnkept();
    if (done)
        done(false);
    return {};
}

void runGroup(const std::vector<Job> &jobs, GroupDatabase &group, Api &api)
{
    std::vector<Done> ended;
    if (!group.beginGroup()) { // each finds out for itself
        for (const Job &job : jobs) {
            if (const Done done = job(api))
                done(true);
        }
        return;
    }
    for (const Job &job : jobs) {
        if (Done done = runPart(job, group, api))
            ended.push_back(std::move(done));
    }
    const bool kept = group.keepGroup().has_value();
    if (!kept)
        api.forgetUnkept();
    for (const Done &done : ended)
        done(kept);
}

} // namespace

Expected<std::unique_ptr<DatabaseThreads>> DatabaseThreads::start(
    const Open &open, ServerState &state, Counts counts)
{
    std::unique_ptr<DatabaseThreads> threads(new DatabaseThreads);
    QVector<Lane> lanes { Lane::Write, Lane::Blob };
    lanes.append(QVector<Lane>(counts.read, Lane::Read));
    lanes.append(QVector<Lane>(counts.slow, Lane::Slow));
    for (const Lane lane : std::as_const(lanes)) {
        if (auto added = threads->add(lane, open, state); !added)
            return tl::make_unexpected(added.error());
    }
    return threads;
}

DatabaseThreads::~DatabaseThreads()
{
    stop();
}

/// A connection is opened in the thread that uses it.
Expected<void> DatabaseThreads::add(Lane lane, const Open &open, ServerState &state)
{
    std::promise<Expected<void>> opened;
    auto result = opened.get_future();
    Queue &queue = m_queues.at(static_cast<size_t>(lane));
    const size_t together = lane == Lane::Write ? kMostTogether : 1;
    m_threads.emplace_back([&queue, &state, together, open, opened = std::move(opened)]() mutable {
        const auto database = open();
        if (!database) {
            opened.set_value(tl::make_unexpected(database.error()));
            return;
        }
        opened.set_value({});
        run(queue, together, **database, state);
    });
    return result.get();
}

std::vector<DatabaseThreads::Job> DatabaseThreads::take(Queue &queue, size_t most)
{
    std::unique_lock lock(queue.mutex);
    queue.wake.wait(lock, [&queue] { return queue.stopping || !queue.jobs.empty(); });
    std::vector<Job> jobs;
    while (!queue.jobs.empty() && jobs.size() < most) {
        jobs.push_back(std::move(queue.jobs.front()));
        queue.jobs.pop_front();
    }
    return jobs;
}

void DatabaseThreads::run(
    Queue &queue, size_t together, Database &database, ServerState &state)
{
    GroupDatabase group(database);
    Api api(group, state);
    while (true) {
        const std::vector<Job> jobs = take(queue, together);
        if (jobs.empty())
            return;
        if (jobs.size() > 1)
            runGroup(jobs, group, api);
        else if (const Done done = jobs.front()(api))
            done(true);
    }
}

bool DatabaseThreads::post(Lane lane, Job job)
{
    Queue &queue = m_queues.at(static_cast<size_t>(lane));
    {
        const std::lock_guard lock(queue.mutex);
        if (queue.stopping || queue.jobs.size() >= kMostWaiting)
            return false;
        queue.jobs.push_back(std::move(job));
    }
    queue.wake.notify_one();
    return true;
}

QVector<std::pair<const char *, qsizetype>> DatabaseThreads::waiting()
{
    static constexpr const char *kNames[kLanes] = { "read", "write", "blob", "slow" };
    QVector<std::pair<const char *, qsizetype>> counts;
    for (size_t lane = 0; lane < kLanes; ++lane) {
        const std::lock_guard lock(m_queues[lane].mutex);
        counts.append({ kNames[lane], static_cast<qsizetype>(m_queues[lane].jobs.size()) });
    }
    return counts;
}

void DatabaseThreads::stop()
{
    for (Queue &queue : m_queues) {
        const std::lock_guard lock(queue.mutex);
        queue.stopping = true;
        queue.wake.notify_all();
    }
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

} // namespace shiyu::server
