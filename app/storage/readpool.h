#pragma once
#include "app/domain/canceltoken.h"
#include "app/sql/connection.h"
#include "app/storage/jobqueue.h"
#include <QFuture>
#include <QPromise>
#include <QThread>
#include <array>
#include <type_traits>

namespace shiyu {

/// Two threads with a read-only connection each, so that a long search does not hold up a list.
/// Each read sees one state of the file only if it begins a read transaction itself.
///
/// A read whose token is cancelled before it begins never runs, and its future is cancelled; while
/// it runs it asks the token itself (between rows), and its future is cancelled at its end. Also
/// cancelled: reads that wait when the pool is destroyed, and those of a file that could not be
/// opened (a missing file, say, which the writer has reported already).
class ReadPool {
public:
    static constexpr int kThreads = 2;

    explicit ReadPool(const QString &path);
    ReadPool(const ReadPool &) = delete;
    ReadPool &operator=(const ReadPool &) = delete;
    ~ReadPool(); ///< waits for the reads that run

    /// Runs `work(sql::Connection &)` on one of the threads.
    template <typename F> auto read(F work, CancelToken token = {})
    {
        using R = std::invoke_result_t<F, sql::Connection &>;
        static_assert(!std::is_void_v<R>, "a read answers");
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        const QFuture<R> future = promise->future();
        auto shared = std::make_shared<F>(std::move(work));
        m_jobs.add(
            [promise, shared, token] {
                sql::Connection *connection = token.isCancelled() ? nullptr : ownConnection();
                if (!connection)
                    return;
                auto result = (*shared)(*connection);
                if (token.isCancelled())
                    return;
                promise->addResult(std::move(result));
                promise->finish();
            },
            true);
        return future;
    }

private:
    static sql::Connection *ownConnection(); ///< of the thread that asks
    void run();

    QString m_path;
    JobQueue m_jobs;
    std::array<std::unique_ptr<QThread>, kThreads> m_threads;
};

} // namespace shiyu
