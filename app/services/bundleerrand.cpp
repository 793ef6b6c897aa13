#include "app/services/bundleerrand.h"

namespace shiyu {

QFuture<Expected<QByteArray>> BundleErrand::handIn(const QByteArray &bundle)
{
    cancel();
    m_promise = std::make_unique<QPromise<Expected<QByteArray>>>();
    m_promise->start();
    const QFuture<Expected<QByteArray>> future = m_promise->future();
    m_ways.handIn(bundle, ++m_errand);
    return future;
}

void BundleErrand::cancel()
{
    if (!m_promise)
        return;
    m_ways.cancel();
    end(fail(ErrorCode::Cancelled));
}

void BundleErrand::take(quint64 errand, const HandedIn &answer)
{
    if (m_promise && errand == m_errand)
        end(answer.error ? Expected<QByteArray>(tl::make_unexpected(*answer.error))
                         : Expected<QByteArray>(answer.receipt));
}

void BundleErrand::end(const Expected<QByteArray> &answer)
{
    const auto promise = std::exchange(m_promise, nullptr);
    promise->addResult(answer);
    promise->finish();
}

} // namespace shiyu
