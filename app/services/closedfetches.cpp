#include "app/services/closedfetches.h"

namespace shiyu {

ClosedFetches::ClosedFetches(Ask ask)
    : m_ask(std::move(ask))
{
}

QFuture<void> ClosedFetches::want(const QVector<ClosedField> &fields, Workplace::ClosedWish wish)
{
    QVector<ClosedField> wanted;
    QList<QFuture<void>> all;
    for (const ClosedField &field : fields) {
        Fetch &fetch = m_fetches[field.digest];
        if (fetch.failed && wish == Workplace::ClosedWish::Shown)
            continue;
        if (!fetch.promise) {
            fetch.promise = std::make_shared<QPromise<void>>();
            fetch.promise->start();
            wanted.append(field);
        }
        all.append(fetch.promise->future());
    }
    if (!wanted.isEmpty())
        m_ask(wanted);
    return QtFuture::whenAll(all.begin(), all.end()).then([](const QList<QFuture<void>> &) {});
}

void ClosedFetches::take(const QByteArray &digest, bool here)
{
    Fetch &fetch = m_fetches[digest];
    fetch.failed = !here;
    if (const auto promise = std::exchange(fetch.promise, nullptr))
        promise->finish();
}

void ClosedFetches::forgetFailures()
{
    m_fetches.removeIf([](const auto &fetch) { return fetch.value().failed; });
}

void ClosedFetches::drop()
{
    for (const Fetch &fetch : std::exchange(m_fetches, {})) {
        if (fetch.promise)
            fetch.promise->finish();
    }
}

} // namespace shiyu
