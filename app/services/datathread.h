#pragma once
#include <QFuture>
#include <QPromise>
#include <QThread>
#include <memory>

namespace shiyu {

/// One thread and the object that lives on it. What is posted runs there one after the other, in
/// order; the poster gets a future and never waits. The object is made by the first post that makes
/// it and destroyed on its thread. Destroying the DataThread lets what was posted finish first.
template <typename Desk> class DataThread {
public:
    DataThread()
    {
        m_context->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
        m_thread.start();
    }
    DataThread(const DataThread &) = delete;
    DataThread &operator=(const DataThread &) = delete;
    ~DataThread()
    {
        QMetaObject::invokeMethod(m_context, [desk = m_desk, thread = &m_thread] {
            desk->reset();
            thread->quit();
        });
        m_thread.wait();
    }

    /// Runs f(std::unique_ptr<Desk> &) on the thread.
    template <typename F> auto post(F f)
    {
        using Result = std::invoke_result_t<F, std::unique_ptr<Desk> &>;
        auto promise = std::make_shared<QPromise<Result>>();
        QFuture<Result> future = promise->future();
        promise->start();
        QMetaObject::invokeMethod(m_context, [promise, desk = m_desk, f = std::move(f)]() mutable {
            if constexpr (std::is_void_v<Result>)
                f(*desk);
            else
                promise->addResult(f(*desk));
            promise->finish();
        });
        return future;
    }

private:
    QThread m_thread;
    QObject *m_context = new QObject;
    std::shared_ptr<std::unique_ptr<Desk>> m_desk = std::make_shared<std::unique_ptr<Desk>>();
};

} // namespace shiyu
