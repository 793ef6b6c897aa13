#pragma once
#include "app/protocol/answers.h"
#include "app/protocol/session.h"
#include "app/protocol/subjects.h"
#include "app/sync/endedsearch.h"
#include "app/sync/environment.h"
#include "app/sync/profileasker.h"
#include "app/sync/syncstatus.h"
#include <QHash>

namespace shiyu {

/// Keeps one profile in step with its server: one step at a time (session, directory, first sync,
/// what waits goes up, changed scope, changes come down), then rests until it is woken or it is
/// time to ask again. A step that fails is tried again after a while; everything that was done
/// before it stands in the profile, so that a kill at any point only repeats a question. Without
/// sockets, threads and widgets; lives on the thread that made it, which must be the one that its
/// transport, gate and timer call back on.
class SyncEngine {
public:
    static constexpr Millis kPoll { 5000 };

    SyncEngine(Transport &transport, ProfileGate &gate, SyncEnvironment environment);
    ~SyncEngine();

    /// Told on every change.
    void setListener(std::function<void(const SyncStatus &)> listener);
    const SyncStatus &status() const { return m_status; }

    /// With the session that the profile keeps of him, if it still goes on, else with the password,
    /// which is held until the server has answered: a console that was unlocked without network
    /// goes online by itself. A profile without a first sync begins it then.
    void signIn(const protocol::SessionRequest &request);
    /// The session is given up; what is under way is not awaited.
    void signOut();
    bool hasSession() const { return !bearer().isEmpty(); }
    QByteArray bearer() const { return m_session ? m_session->access : QByteArray(); }
    /// With a session that somebody else has asked for at that moment.
    void begin(const protocol::SessionAnswer &answer, Instant askedAt);
    /// Told when a sign-in with the password was answered with a session.
    void setBegun(std::function<void()> begun);
    /// How often to ask by itself; a stream that says when there is news lets it be seldom.
    void setPoll(Millis poll) { m_poll = poll; }
    /// Something waits in the outbox, the stream said that there is news, or the network is back.
    void wake();
    /// Takes in a case that a first sync left out, before anything else; told by setFetched().
    void fetch(const IncidentId &id);
    void setFetched(std::function<void(const FetchedCase &)> fetched);
    void stop(); ///< no more questions; the session is kept in memory

private:
    struct Session {
        QByteArray access;
        Instant accessUntil {}; ///< by the server's clock
        QString refreshToken;
        QString refreshRequest; ///< kept while an answer to it is owed
    };
    using Then = std::function<void()>;
    template <typename Message>
    void ask(WireRequest request, std::function<void(const Message &)> take);
    void get(
        const QString &path, const QUrlQuery &query, std::function<void(const QByteArray &)> take);
    void send(const WireRequest &request, std::function<void(const QByteArray &)> take);

    void next();
    void rest();
    void reload(Then then); ///< the position, from the profile
    void save(const SyncPosition &position, Then then);

    void beginSession();
    void findSession(); ///< that the profile keeps
    void takeSession(const protocol::SessionAnswer &answer);
    void refresh();
    void loseSession(protocol::ProblemCode why);
    void fetchDirectory();
    void push();
    void takeAnswers(const QByteArray &body);

    // First sync and a changed scope: syncfirst.cpp.
    void firstSync();
    void withRoom(qint64 bytes, Then then);
    struct FirstPage; ///< one that is asked for while the one before is stored
    struct Storing; ///< a page that goes into the profile
    void askAhead(const SyncPosition &at);
    void takeFirst(const WireAnswer &answer);
    void takeSnapshot(const protocol::SnapshotPage &page);
    void store(std::shared_ptr<Storing> storing);
    void stored(std::shared_ptr<Storing> storing, const std::optional<Error> &error);
    void compareScope(const QString &after);
    void applyScope();
    void openNext(std::shared_ptr<QVector<Subject>> subjects);

    // Cases that somebody wants to see: syncfetch.cpp.
    void fetchNext();
    void fetchMore(std::shared_ptr<ServerHistory> history);
    void takeFetched(std::shared_ptr<ServerHistory> history, const QByteArray &body);
    void endFetch(const std::optional<Error> &error);
    void giveUpFetches(const Error &error);

    // Changes: syncpull.cpp.
    void pull();
    void takeChanges(const QByteArray &body);
    void stageMissing(std::shared_ptr<QVector<Subject>> subjects, Then then);
    void stageFrom(const Subject &subject, qint64 after, Then then);
    void leaveOut(const Subject &subject);
    void applyFrom(qsizetype from);

    // What the server signs, once a day when all else is done: syncheads.cpp.
    bool headsDue() const;
    void checkHeads();
    void askHeads(qint64 since);
    void takeHeads(const QByteArray &body);
    void giveUpOldHeads();

    void heard(Instant serverTime);
    void noAnswer(const WireAnswer &answer);
    void refused(const Error &error);
    void again(Millis wait);
    void tell(SyncLink link);

    Transport &m_transport;
    ProfileAsker m_profile;
    SyncEnvironment m_environment;
    std::function<void(const SyncStatus &)> m_listener;
    SyncStatus m_status;
    SyncLink m_settled = SyncLink::SignedOut; ///< what status().since is about; never Working
    std::function<void()> m_begun;
    std::function<void(const FetchedCase &)> m_fetched;
    QVector<IncidentId> m_fetches; ///< wanted; the first is being fetched, or will be
    Millis m_poll = kPoll;
    std::optional<protocol::SessionRequest> m_request; ///< not answered yet
    std::optional<Session> m_session;
    bool m_keptTried = false; ///< the session that the profile keeps
    quint64 m_timer = 0; ///< the newest of its wishes to be called
    bool m_busy = false;
    bool m_wanted = false; ///< woken while busy
    bool m_toPush = false, m_toPull = false;
    bool m_loaded = false;
    int m_failures = 0;
    Instant m_askedAt {};
    qint64 m_serverDirectory = 0, m_serverEpoch = 0;
    // Of the page that is being taken in.
    QVector<ServerChange> m_changes;
    qint64 m_nextCursor = 0;
    bool m_moreChanges = false;
    std::shared_ptr<FirstPage> m_ahead; ///< of the first sync
    // Of a comparison: heads by kind/id, and the epoch of its first page.
    QHash<QString, protocol::VisibleHead> m_heads;
    qint64 m_comparedEpoch = 0;
    std::optional<Instant> m_headsChecked; ///< of this run
    OrganizationId m_organization; ///< of the session
};

} // namespace shiyu
