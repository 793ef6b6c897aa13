#include "app/server/http/databasethreads.h"

#include <future>

namespace shiyu::server {

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
    m_threads.emplace_back([&queue, &state, open, opened = std::move(opened)]() mutable {
        const auto database = open();
        if (!database) {
            opened.set_value(tl::make_unexpected(database.error()));
            return;
        }
        opened.set_value({});
        run(queue, **database, state);
    });
    return result.get();
}

void DatabaseThreads::run(Queue &queue, Database &database, ServerState &state)
{
    Api api(database, state);
    while (true) {
        std::unique_lock lock(queue.mutex);
        queue.wake.wait(lock, [&queue] { return queue.stopping || !queue.jobs.empty(); });
        if (queue.jobs.empty())
            return;
        const Job job = std::move(queue.jobs.front());
        queue.jobs.pop_front();
        lock.unlock();
        job(api);
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
