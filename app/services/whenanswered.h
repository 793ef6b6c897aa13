#pragma once
#include <QCoreApplication>
#include <QFuture>
#include <QFutureWatcher>
#include <QPointer>
#include <QPromise>
#include <memory>

namespace shiyu {

/// What keeps answers for want of a better: it ends with the application, but while that can still
/// be told of what is cancelled. Its own children end too late: QFuture::then() asserts its
/// context.
inline QObject *keeperOfAnswers()
{
    static QPointer<QObject> keeper;
    if (!keeper) {
        keeper = new QObject;
        qAddPostRoutine([] { delete keeper; });
    }
    return keeper;
}

/// The same answer, finished on the GUI thread, which calls, by its event loop however soon it
/// comes: for what another thread finishes, and for who has to return before anybody hears of it.
/// Cancelled if `answer` is, and at the end of `keeper`.
///
/// Only such an answer may be given to QFuture::then() (and so to whenAnswered(), unwrap() and
/// QtFuture::whenAll()). In Qt 6.4 a continuation that is attached while another thread finishes
/// the future may run on both threads, the second time without its promise: a null pointer is used.
/// A watcher is told under the future's own lock, once.
template <typename Answer>
QFuture<Answer> byEventLoop(const QFuture<Answer> &answer, QObject *keeper = keeperOfAnswers())
{
    auto later = std::make_shared<QPromise<Answer>>(); // given up, it cancels its future
    later->start();
    const QFuture<Answer> told = later->future();
    auto *watcher = new QFutureWatcher<Answer>(keeper);
    auto tell = [watcher, later = std::move(later)]() mutable {
        watcher->deleteLater();
        const auto promise = std::move(later);
        if (watcher->isCanceled())
            return;
        if constexpr (!std::is_void_v<Answer>)
            promise->addResult(watcher->result());
        promise->finish();
    };
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, std::move(tell));
    watcher->setFuture(answer);
    return told;
}

/// Calls `f` with the answer on the GUI thread, unless `context` is gone by then: by the event
/// loop, or before it returns if the answer is there already (so does Qt 6.4 with every context).
/// The answer is one that the GUI thread finishes, see byEventLoop(). QFuture::then() with a
/// context of its own is for a context that outlives the answer. `context` lives on the GUI thread,
/// which calls.
template <typename Answer, typename F>
void whenAnswered(QFuture<Answer> future, QObject *context, F f)
{
    future.then(QCoreApplication::instance(),
        [guard = QPointer<QObject>(context), f = std::move(f)](const Answer &answer) mutable {
            if (guard)
                f(answer);
        });
}

} // namespace shiyu
