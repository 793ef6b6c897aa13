#pragma once
#include "app/services/workplace.h"
#include <QHash>
#include <QPromise>

namespace shiyu {

/// The closed values that are on their way from the server: each is asked for once, however many
/// want it. One thread.
class ClosedFetches {
public:
    using Ask = std::function<void(const QVector<ClosedField> &)>;
    explicit ClosedFetches(Ask ask);

    /// Answers when all of these are here or will not come. One that failed is asked for again only
    /// if somebody wants to read it.
    QFuture<void> want(const QVector<ClosedField> &fields, Workplace::ClosedWish wish);
    void take(const QByteArray &digest, bool here);
    void forgetFailures(); ///< the server can be reached again
    void drop(); ///< nothing comes any more: all answers

private:
    struct Fetch {
        std::shared_ptr<QPromise<void>> promise; ///< of all who want this one
        bool failed = false;
    };
    Ask m_ask;
    QHash<QByteArray, Fetch> m_fetches; ///< by digest
};

} // namespace shiyu
