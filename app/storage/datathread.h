#pragma once
#include "app/domain/canceltoken.h"
#include "app/domain/error.h"
#include "app/storage/jobqueue.h"
#include <QFuture>
#include <QPromise>
#include <QThread>
#include <functional>
#include <memory>
#include <vector>

namespace shiyu {

enum class DeskUse {
    Writes, ///< one thread; user acts that were posted are still done when it ends
    Reads, ///< two, of which one never begins a background job; what waits is dropped at the end
};

/// Threads and the desk that lives on each of them (for the writer: the profile, the one place that
/// writes; for readers: a connection each). What is posted runs on one of the desks, user acts
/// before background work, and answers by a future; nobody waits, except the destructor for the
/// jobs that run. The threads wait on a condition, not in an event loop: nothing they run needs
/// events.
///
/// A job belongs to the desk that was asked for last when it was posted. It never runs if its token
/// is cancelled before it begins, if another desk was opened meanwhile, or at the end; its future
/// is then cancelled. Without a desk (none was asked for, or it could not be made) the answer is
/// that error if the answer can carry one, and a cancelled future otherwise. Posting is
/// thread-safe.
template <typename Desk> class DataThread {
public:
    using Make = std::function<Expected<std::unique_ptr<Desk>>()>;

    DataThread(const QString &name, DeskUse use)
        : m_use(use)
    {
        const size_t threads = use == DeskUse::Reads ? 2 : 1;
        for (size_t i = 0; i < threads; ++i) {
            const auto taking = i == 0 ? Queue::Taking::Both : Queue::Taking::UserActs;
            m_threads.emplace_back(QThread::create([this, taking] { run(taking); }));
            m_threads.back()->setObjectName(name);
            m_threads.back()->start();
        }
    }
    DataThread(const DataThread &) = delete;
    DataThread &operator=(const DataThread &) = delete;
    ~DataThread()
    {
        m_jobs.close(m_use == DeskUse::Writes ? Queue::Keep::UserActs : Queue::Keep::Nothing);
        for (const auto &thread : m_threads)
            thread->wait();
    }

    /// Each thread drops its desk and makes another, in its turn; `make` is called there. The
    /// answer is of the first that did.
    QFuture<Expected<void>> open(Make make)
    {
        {
            const std::lock_guard lock(m_mutex);
            const quint64 number = m_opening->number + 1;
            m_opening = std::make_shared<const Opening>(Opening { number, std::move(make) });
        }
        return post([](Desk &) { return Expected<void> {}; });
    }

    /// Runs `work(Desk &)`. While it runs, it asks the token itself (between rows).
    template <typename F>
    auto post(F work, JobKind kind = JobKind::UserAct, const CancelToken &token = {})
    {
        using Result = std::invoke_result_t<F, Desk &>;
        auto promise = std::make_shared<QPromise<Result>>(); // cancels its future if not finished
        promise->start();
        const QFuture<Result> future = promise->future();
        auto shared = std::make_shared<F>(std::move(work)); // std::function wants copies
        m_jobs.add(
            [promise, shared, token, opening = opening()](Worker &worker) {
                if (token.isCancelled() || !worker.takeUp(*opening))
                    return;
                answer(*promise, *shared, worker);
            },
            kind);
        return future;
    }

private:
    struct Opening {
        quint64 number = 0;
        Make make;
    };
    /// What a thread has.
    struct Worker {
        std::unique_ptr<Desk> desk;
        Error error { ErrorCode::NotFound, QStringLiteral("profile"), {} };
        quint64 opened = 0;

        /// Makes the desk of this opening unless it is there; false: a later one is.
        bool takeUp(const Opening &opening)
        {
            if (opening.number <= opened)
                return opening.number == opened;
            opened = opening.number;
            desk.reset();
            auto made = opening.make();
            if (made)
                desk = *std::move(made);
            else
                error = made.error();
            return true;
        }
    };
    using Queue = JobQueue<std::function<void(Worker &)>>;

    template <typename Result, typename F>
    static void answer(QPromise<Result> &promise, F &work, Worker &worker)
    {
        if constexpr (requires { typename Result::error_type; }) {
            promise.addResult(worker.desk
                    ? work(*worker.desk)
                    : Result(tl::make_unexpected(typename Result::error_type(worker.error))));
        } else {
            if (!worker.desk)
                return;
            if constexpr (std::is_void_v<Result>)
                work(*worker.desk);
            else
                promise.addResult(work(*worker.desk));
        }
        promise.finish();
    }

    std::shared_ptr<const Opening> opening() const
    {
        const std::lock_guard lock(m_mutex);
        return m_opening;
    }

    void run(typename Queue::Taking taking)
    {
        Worker worker; // the desk is destroyed on its own thread
        while (auto job = m_jobs.take(taking))
            (*job)(worker);
    }

    const DeskUse m_use;
    mutable std::mutex m_mutex;
    std::shared_ptr<const Opening> m_opening = std::make_shared<const Opening>();
    Queue m_jobs;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace shiyu
