#pragma once
#include "app/storage/jobqueue.h"
#include "app/storage/logwriter.h"
#include "app/storage/profile.h"
#include <QFuture>
#include <QPromise>
#include <QThread>
#include <type_traits>

namespace shiyu {

/// What the data thread has while a profile is open.
struct OpenProfile {
    ProfileFile file;
    std::unique_ptr<Projector> projector;
    LogWriter writer;

    OpenProfile(ProfileFile opened, std::unique_ptr<Projector> made)
        : file(std::move(opened))
        , projector(std::move(made))
        , writer(file.connection(), *projector)
    {
    }
};

enum class JobKind {
    UserAct, ///< taken first, and still done when the thread ends
    Background, ///< at most 20 ms each; dropped when the thread ends
};

/// The data thread: the only writer of the profile. Functions are posted to it and answer by a
/// future; nothing here waits, except the destructor for the job that runs and the acts that were
/// posted. A function that never ran (no profile open, dropped at the end) has a cancelled future.
/// The object is made, used and destroyed on any one thread.
class StorageThread {
public:
    using MakeProjector = std::function<std::unique_ptr<Projector>()>;

    /// The projector is made on the data thread, for each profile opened.
    explicit StorageThread(MakeProjector makeProjector);
    StorageThread(const StorageThread &) = delete;
    StorageThread &operator=(const StorageThread &) = delete;
    ~StorageThread();

    /// Opens a profile for writing, after closing the one before. Errors as ProfileFile::open().
    QFuture<Expected<ProfileInfo>> open(const QString &path);
    /// Closes it; the lock is free when the future is finished.
    QFuture<void> close();

    /// Runs `work(OpenProfile &)` on the data thread.
    template <typename F> auto post(F work, JobKind kind = JobKind::UserAct)
    {
        using R = std::invoke_result_t<F, OpenProfile &>;
        return add<R>(
            [this, work = std::move(work)](QPromise<R> &promise) mutable {
                if (!m_profile)
                    return;
                if constexpr (std::is_void_v<R>)
                    work(*m_profile);
                else
                    promise.addResult(work(*m_profile));
                promise.finish();
            },
            kind);
    }

private:
    template <typename R, typename F> QFuture<R> add(F work, JobKind kind)
    {
        auto promise = std::make_shared<QPromise<R>>(); // cancels its future if never finished
        promise->start();
        const QFuture<R> future = promise->future();
        auto shared = std::make_shared<F>(std::move(work)); // std::function wants copies
        m_jobs.add([promise, shared] { (*shared)(*promise); }, kind == JobKind::UserAct);
        return future;
    }
    Expected<ProfileInfo> openHere(const QString &path);

    MakeProjector m_makeProjector;
    std::unique_ptr<OpenProfile> m_profile; ///< on the data thread only
    JobQueue m_jobs;
    std::unique_ptr<QThread> m_thread;
};

} // namespace shiyu
