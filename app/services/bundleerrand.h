#pragma once
#include "app/sync/bundlecourier.h"
#include <QFuture>
#include <QPromise>
#include <functional>
#include <memory>

namespace shiyu {

/// Another computer's bundle on its way to the server, one at a time: of an earlier one the answer
/// is Cancelled. One thread.
class BundleErrand {
public:
    struct Ways {
        std::function<void(const QByteArray &bundle, quint64 errand)> handIn;
        std::function<void()> cancel;
    };
    explicit BundleErrand(Ways ways)
        : m_ways(std::move(ways))
    {
    }

    QFuture<Expected<QByteArray>> handIn(const QByteArray &bundle);
    /// Answers with Cancelled; the server may have taken it all the same.
    void cancel();
    void take(quint64 errand, const HandedIn &answer); ///< of an older one: nobody waits for it

private:
    void end(const Expected<QByteArray> &answer);

    Ways m_ways;
    quint64 m_errand = 0;
    std::unique_ptr<QPromise<Expected<QByteArray>>> m_promise; ///< null: none is under way
};

} // namespace shiyu
