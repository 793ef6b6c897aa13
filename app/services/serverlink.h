#pragma once
#include "app/services/bundleerrand.h"
#include "app/services/closedfetches.h"
#include "app/services/endedasks.h"
#include "app/services/filefetches.h"
#include "app/sync/credentials.h"
#include "app/sync/syncstatus.h"
#include <QTimer>

namespace shiyu {

class SyncHost;

/// Makes the profile of a new device; blocks for a moment. `ground`: a profile whose outlines,
/// cameras and places come along, as the server has none; may be empty. Errors as
/// makeServerProfile().
Expected<void> enrolDevice(
    const QString &profile, const QString &enrolmentFile, const QString &ground, Instant now);
/// A place of this user's for a profile that is not there yet.
QString newProfilePath();

/// The console's side of a server: lets officers in, keeps the sync running while somebody is
/// signed in, and knows how it stands. Of a standalone profile it does nothing. GUI thread; nothing
/// waits.
class ServerLink : public QObject {
    Q_OBJECT
public:
    ServerLink(Workplace &workplace, TimeSource now, QObject *parent = nullptr);
    ~ServerLink() override;

    bool isThere() const { return m_host != nullptr; }
    const SyncStatus &status() const { return m_status; }
    Instant now() const { return m_workplace.now(); }

    /// Who has a slot here is in at once, online or not; the session follows by itself. Somebody
    /// new, or with a password that was changed elsewhere, is let in by the server. Until the open
    /// matters of a first sync are here the way in goes on; cancelling keeps what came.
    void signIn(const QString &account, const QString &password);
    void cancelSignIn();
    void refreshPosition(); ///< what waits was changed here

    /// Another computer's bundle, to the server: its receipt. Errors as HandedIn; Cancelled.
    QFuture<Expected<QByteArray>> handIn(const QByteArray &bundle);
    void cancelHandIn() { m_errand.cancel(); }

    enum class Way {
        None, ///< nobody is on the way in
        Unlocking,
        Asking, ///< the server
        Fetching, ///< the first sync
    };
    Way way() const { return m_way; }

    /// Of a way in that failed, what to say. Without an error: the link's fault.
    struct Failure {
        Error error;
        LinkFault fault = LinkFault::None;
    };

Q_SIGNALS:
    void changed(); ///< status() or way()
    void signedIn(const QString &account);
    void signInFailed(const shiyu::ServerLink::Failure &failure);

private Q_SLOTS:
    void follow(const shiyu::SyncStatus &status); ///< a slot, to be told in a test

private:
    struct Entrance {
        QString account, password;
    };
    void begin();
    void keepCounts(const SyncPosition &position);
    void followClock();
    void introduce();
    void admit(const BegunSession &session);
    void forgetCode();
    void trySit();
    void sitIfReady();
    void go(Way way);
    void failWay(const Failure &failure);
    void takeClosed(const QByteArray &digest, bool here);
    void beginFiles();
    void beginEnded();
    void dropAsks();

    Workplace &m_workplace;
    TimeSource m_now;
    std::unique_ptr<SyncHost> m_host;
    SyncStatus m_status;
    QTimer m_soon; ///< lists look again, not more often than the eye can follow
    Way m_way = Way::None;
    quint64 m_attempt = 0; ///< answers to an older one are dropped
    bool m_sitting = false;
    qint64 m_directoryRead = 0; ///< the newest revision that the screens were told of
    Entrance m_entrance;
    ClosedFetches m_fetches; ///< of this session
    FileFetches m_files; ///< likewise
    EndedAsks m_ended; ///< likewise
    BundleErrand m_errand; ///< likewise
};

} // namespace shiyu
