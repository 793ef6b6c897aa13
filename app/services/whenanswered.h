#pragma once
#include <QCoreApplication>
#include <QFuture>
#include <QPointer>

namespace shiyu {

/// Calls `f` with the answer, on the GUI thread by its event loop, unless `context` is gone by
/// then. QFuture::then() with a context of its own is for a context that outlives the answer: of one
/// that is being destroyed, the thread that answers may still make use. `context` lives on the GUI
/// thread, which calls.
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
