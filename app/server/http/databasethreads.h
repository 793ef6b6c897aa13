#pragma once
#include "app/server/core/api.h"
#include <condition_variable>
#include <deque>
#include <thread>

namespace shiyu::server {

/// The threads that talk to the database, a connection and an Api each, in lanes. Jobs of a
/// lane begin in their order; those that wait to write share a commit. Stopping finishes what was
/// posted before.
class DatabaseThreads {
public:
    /// Called when the job's changes are in the database, or (not kept) are not; may be empty.
    using Done = std::function<void(bool kept)>;
    using Job = std::function<Done(Api &)>;
    using Open = std::function<Expected<std::unique_ptr<Database>>()>;
    struct Counts {
        int read = 3;
        int slow = 2; ///< passwords checked at a time, 64 MiB each
    };

    /// Opens all connections before it returns.
    static Expected<std::unique_ptr<DatabaseThreads>> start(
        const Open &open, ServerState &state, Counts counts);
    ~DatabaseThreads();

    /// Any thread. False: too many wait already, or it is stopping; the job will not run.
    bool post(Lane lane, Job job);
    void stop();
    QVector<std::pair<const char *, qsizetype>> waiting(); ///< jobs, by lane

private:
    struct Queue {
        std::mutex mutex;
        std::condition_variable wake;
        std::deque<Job> jobs;
        bool stopping = false;
    };
    static constexpr size_t kMostWaiting = 5000; ///< jobs of a lane
    /// Jobs of one commit. PostgreSQL keeps 64 parts of a transaction at hand, each job takes
    /// three; with more of them every reader slows down.
    static constexpr size_t kMostTogether = 20;

    DatabaseThreads() = default;
    Expected<void> add(Lane lane, const Open &open, ServerState &state);
    static std::vector<Job> take(Queue &queue, size_t most);
    static void run(Queue &queue, size_t together, Database &database, ServerState &state);

    std::array<Queue, kLanes> m_queues;
    std::vector<std::thread> m_threads;
};

} // namespace shiyu::server
