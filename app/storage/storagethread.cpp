#include "app/storage/storagethread.h"

namespace shiyu {

// The thread waits for jobs on a condition, not in an event loop: nothing it runs needs events, and
// a job posted wakes it without a detour.
StorageThread::StorageThread(MakeProjector makeProjector)
    : m_makeProjector(std::move(makeProjector))
{
    m_thread.reset(QThread::create([this] {
        while (auto job = m_jobs.take())
            (*job)();
        m_profile.reset(); // the connection closes on its own thread
    }));
    m_thread->setObjectName(QStringLiteral("data"));
    m_thread->start();
}

StorageThread::~StorageThread()
{
    m_jobs.close(JobQueue::Keep::Urgent);
    m_thread->wait();
}

Expected<ProfileInfo> StorageThread::openHere(const QString &path)
{
    m_profile.reset();
    auto file = ProfileFile::open(path, ProfileAccess::ReadWrite);
    if (!file)
        return tl::make_unexpected(file.error());
    m_profile = std::make_unique<OpenProfile>(*std::move(file), m_makeProjector());
    return m_profile->file.info();
}

QFuture<Expected<ProfileInfo>> StorageThread::open(const QString &path)
{
    using Result = Expected<ProfileInfo>;
    return add<Result>(
        [this, path](QPromise<Result> &promise) {
            promise.addResult(openHere(path));
            promise.finish();
        },
        JobKind::UserAct);
}

QFuture<void> StorageThread::close()
{
    return add<void>(
        [this](QPromise<void> &promise) {
            m_profile.reset();
            promise.finish();
        },
        JobKind::UserAct);
}

} // namespace shiyu
