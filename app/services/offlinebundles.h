#pragma once
#include "app/services/outboxview.h"
#include "app/services/workplace.h"
#include "app/sync/bundles.h"

namespace shiyu {

/// 待同步 and 离线包: what waits here, written to a file for the server, and the answers back from
/// one. Reading and writing of files is done beside the data thread: a stick is slow. GUI thread;
/// answers as futures.
class OfflineBundles : public QObject {
    Q_OBJECT
public:
    explicit OfflineBundles(Workplace &workplace)
        : m_workplace(workplace)
    {
    }

    QFuture<Expected<OutboxView>> look();

    struct Exported {
        int intents = 0;
        int left = 0; ///< for another bundle, when the receipt of this one is here
        int files = 0; ///< attachments in it
        int filesLeft = 0; ///< that did not fit, for another bundle or the network
    };
    /// Errors as writeBundle(), and of the file.
    QFuture<Expected<Exported>> exportTo(const QString &path);

    struct Imported {
        int accepted = 0;
        int refused = 0; ///< they lie in the tray
        std::optional<Instant> before; ///< the same receipt was taken in then; nothing changed
        int files = 0; ///< attachments that the server has now
    };
    /// Errors as openReceipt(), and of the file; the outbox is what it was then.
    QFuture<Expected<Imported>> import(const QString &path);

    Instant now() const { return m_workplace.now(); }

Q_SIGNALS:
    void changed(); ///< a receipt was taken in

private:
    template <typename T> struct Run;
    struct Export;
    struct Import;
    void save(const std::shared_ptr<Export> &run);
    void takeNext(const std::shared_ptr<Import> &run);

    Workplace &m_workplace;
};

} // namespace shiyu
