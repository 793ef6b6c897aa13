#pragma once
#include "app/sync/filefetch.h"
#include <QFuture>
#include <QHash>
#include <QPromise>
#include <functional>
#include <memory>

namespace shiyu {

/// The attachments that are on their way from the server: each is asked for once, however many want
/// it. One thread.
class FileFetches {
public:
    using Ask = std::function<void(const WantedFile &)>;
    explicit FileFetches(Ask ask);

    QFuture<FileFetch> want(const WantedFile &file);
    void take(const QByteArray &sha256, FileFetch outcome);
    void drop(); ///< nothing comes any more: all answers

private:
    Ask m_ask;
    QHash<QByteArray, std::shared_ptr<QPromise<FileFetch>>> m_fetches; ///< by SHA-256
};

} // namespace shiyu
