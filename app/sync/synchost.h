#pragma once
#include "app/sync/bundlecourier.h"
#include "app/sync/credentials.h"
#include "app/sync/endedsearch.h"
#include "app/sync/filefetch.h"
#include "app/sync/profilegate.h"
#include "app/sync/syncstatus.h"
#include <QObject>
#include <QThread>
#include <memory>

namespace shiyu {

class SyncWorker;

/// The sync of one profile on a thread of its own: engine, transport and stream. Lives on the GUI
/// thread; calls return at once, signals come from the other thread and are queued. Ends with its
/// destruction; what waits stays in the outbox.
class SyncHost : public QObject {
    Q_OBJECT
public:
    /// Called once, on the sync's thread; `context` lives there.
    using MakeGate = std::function<std::unique_ptr<ProfileGate>(QObject *context)>;

    SyncHost(const ServerAddress &server, MakeGate gate, std::function<Instant()> now,
        QObject *parent = nullptr);
    ~SyncHost() override;

    /// Who is known on this computer: goes online as soon as the server is there.
    void signIn(const Credentials &credentials);
    /// Asks the server once whether to let somebody in; who is signed in stays so. Answered by
    /// letIn or turnedAway with this number.
    void ask(const Credentials &credentials, quint64 attempt);
    void begin(); ///< with the session of the newest letIn
    void signOut();
    void wake(); ///< something waits in the outbox
    /// Asks for values that the log only commits to, and keeps them in the profile; each is
    /// answered by closedAnswered. Without a session nothing is asked.
    void fetchClosed(const QVector<ClosedField> &fields);
    /// Answered by endedFound with this number.
    void searchEnded(const EndedQuery &query, quint64 question);
    /// Another computer's bundle. Answered by handedIn with this number, unless it is cancelled or
    /// signOut() comes first.
    void handIn(const QByteArray &bundle, quint64 errand);
    void cancelHandIn();
    /// Answered by caseFetched, unless signOut() comes first.
    void fetchCase(const IncidentId &id);
    /// Answered by fileAnswered, unless signOut() comes first.
    void fetchFile(const WantedFile &file);
    void cancelFile(const QByteArray &sha256); ///< answered likewise; what has come is kept

Q_SIGNALS:
    void statusChanged(const shiyu::SyncStatus &status);
    void sessionBegan(); ///< of signIn()
    void letIn(quint64 attempt, const shiyu::BegunSession &session);
    /// By the server, with the name of a protocol::ProblemCode as context; or it did not answer.
    void turnedAway(quint64 attempt, const shiyu::Error &error, shiyu::LinkFault fault);
    void closedAnswered(const QByteArray &digest, bool here);
    void endedFound(quint64 question, const shiyu::EndedFound &found);
    void caseFetched(const shiyu::FetchedCase &fetched);
    void handedIn(quint64 errand, const shiyu::HandedIn &answer);
    void groundChanged(); ///< outlines, cameras or places are others now
    void fileConfirmed(); ///< the server has one more of those that were attached here
    void fileProgressed(const QByteArray &sha256, qint64 received, qint64 size);
    void fileAnswered(const QByteArray &sha256, shiyu::FileFetch outcome);

private:
    QThread m_thread;
    SyncWorker *m_worker; ///< lives on m_thread, which deletes it
};

} // namespace shiyu
