#include "app/storage/readpool.h"

namespace shiyu {
namespace {

// Of this thread, while run() runs.
thread_local sql::Connection *t_connection = nullptr;

} // namespace

ReadPool::ReadPool(const QString &path)
    : m_path(path)
{
    for (auto &thread : m_threads) {
        thread.reset(QThread::create([this] { run(); }));
        thread->setObjectName(QStringLiteral("read"));
        thread->start();
    }
}

ReadPool::~ReadPool()
{
    m_jobs.close(JobQueue::Keep::Nothing);
    for (const auto &thread : m_threads)
        thread->wait();
}

sql::Connection *ReadPool::ownConnection()
{
    return t_connection;
}

void ReadPool::run()
{
    auto connection = sql::Connection::open(m_path, sql::OpenMode::ReadOnly);
    t_connection = connection ? &*connection : nullptr;
    while (auto job = m_jobs.take())
        (*job)();
    t_connection = nullptr;
}

} // namespace shiyu
