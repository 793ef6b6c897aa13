#pragma once
#include "app/services/outboxview.h"
#include "app/services/workplace.h"
#include "app/sync/bundles.h"

namespace shiyu {

/// 待同步 and 离线包: what waits here, written to a file for the server, and the answers back from
/// one; and the bundle of another computer, handed in for it. Reading and writing of files is done
/// beside the data thread: a stick is slow. One of exportTo() and handIn() at a time. GUI thread;
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
    /// Errors as beginBundle() and sealBundle(), and of the file; Cancelled.
    QFuture<Expected<Exported>> exportTo(const QString &path);

    struct Imported {
        int accepted = 0;
        int refused = 0; ///< they lie in the tray
        std::optional<Instant> before; ///< the same receipt was taken in then; nothing changed
        int files = 0; ///< attachments that the server has now
    };
    /// Errors as openReceipt(), and of the file; the outbox is what it was then.
    QFuture<Expected<Imported>> import(const QString &path);

    /// The way of another computer's bundle to the server; ServerLink has it.
    struct Courier {
        std::function<QFuture<Expected<QByteArray>>(const QByteArray &bundle)> handIn;
        std::function<void()> cancel;
    };
    void setCourier(Courier courier) { m_courier = std::move(courier); }
    /// Its receipt. Errors as readBundle() and HandedIn; Cancelled. Again is no matter.
    QFuture<Expected<QByteArray>> handIn(const QString &path);
    QFuture<Expected<void>> saveReceipt(const QString &path, const QByteArray &receipt);

    void cancel(); ///< what is under way; nothing of it is kept here

    Instant now() const { return m_workplace.now(); }

Q_SIGNALS:
    void changed(); ///< a receipt was taken in
    void progressed(int files, int of); ///< attachments read for a bundle that is being written

private:
    template <typename T> struct Run;
    struct Export;
    struct Import;
    void readNext(const std::shared_ptr<Export> &run);
    void seal(const std::shared_ptr<Export> &run);
    void save(const std::shared_ptr<Export> &run);
    void note(const std::shared_ptr<Export> &run);
    void takeNext(const std::shared_ptr<Import> &run);

    Workplace &m_workplace;
    Courier m_courier; ///< empty: of a profile without a server
    NewestWins m_underWay;
};

} // namespace shiyu
