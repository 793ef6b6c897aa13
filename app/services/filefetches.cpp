#include "app/services/filefetches.h"

namespace shiyu {

FileFetches::FileFetches(Ask ask)
    : m_ask(std::move(ask))
{
}

QFuture<FileFetch> FileFetches::want(const WantedFile &file)
{
    auto &promise = m_fetches[file.sha256];
    if (promise)
        return promise->future();
    promise = std::make_shared<QPromise<FileFetch>>();
    promise->start();
    const QFuture<FileFetch> future = promise->future();
    m_ask(file);
    return future;
}

void FileFetches::take(const QByteArray &sha256, FileFetch outcome)
{
    const auto promise = m_fetches.take(sha256);
    if (!promise)
        return;
    promise->addResult(outcome);
    promise->finish();
}

void FileFetches::drop()
{
    const QList<QByteArray> wanted = m_fetches.keys();
    for (const QByteArray &sha256 : wanted)
        take(sha256, FileFetch::NoAnswer);
}

} // namespace shiyu
