#pragma once
#include "app/sync/bundlecourier.h"
#include "app/sync/credentials.h"
#include "app/sync/endedsearch.h"
#include "app/sync/filedownloads.h"
#include "app/sync/fileuploads.h"
#include "app/sync/groundsync.h"
#include "app/sync/httptransport.h"
#include "app/sync/newsstream.h"
#include "app/sync/syncengine.h"
#include <QObject>

namespace shiyu {

/// Inside of SyncHost: what lives on its thread. The stream is opened when all is there, and opened
/// again when it ends; while it speaks the engine asks by itself only now and then.
class SyncWorker : public QObject {
    Q_OBJECT
public:
    static constexpr Millis kPollWithStream { 60'000 };

    SyncWorker();
    ~SyncWorker() override;

    void start(const ServerAddress &server, std::unique_ptr<ProfileGate> gate,
        std::function<Instant()> now);
    void signIn(const Credentials &credentials);
    void ask(const Credentials &credentials, quint64 attempt);
    void begin();
    void signOut();
    void wake();
    void fetchClosed(const ClosedField &field);
    void searchEnded(const EndedQuery &query, quint64 question);
    void handIn(const QByteArray &bundle, quint64 errand);
    void cancelHandIn() { m_courier->cancel(); }
    void fetchCase(const IncidentId &id) { m_engine->fetch(id); }
    void fetchFile(const WantedFile &file) { m_downloads->fetch(file); }
    void cancelFile(const QByteArray &sha256) { m_downloads->cancel(sha256); }

Q_SIGNALS:
    void statusChanged(const shiyu::SyncStatus &status);
    void sessionBegan();
    void letIn(quint64 attempt, const shiyu::BegunSession &session);
    void turnedAway(quint64 attempt, const shiyu::Error &error, shiyu::LinkFault fault);
    void closedAnswered(const QByteArray &digest, bool here);
    void endedFound(quint64 question, const shiyu::EndedFound &found);
    void caseFetched(const shiyu::FetchedCase &fetched);
    void handedIn(quint64 errand, const shiyu::HandedIn &answer);
    void groundChanged();
    void fileConfirmed();
    void fileProgressed(const QByteArray &sha256, qint64 received, qint64 size);
    void fileAnswered(const QByteArray &sha256, shiyu::FileFetch outcome);

private:
    void startFiles(const ServerAddress &server);
    void startGround(const ServerAddress &server);
    void takeAnswer(const WireAnswer &answer, quint64 attempt);
    SyncEnvironment environment();
    void follow(const SyncStatus &status);
    void tellStatus(SyncStatus status);
    void streamEnded(bool worked);
    void keepClosed(const ClosedField &field, const WireAnswer &answer);

    std::function<Instant()> m_now;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<HttpTransport> m_door; ///< of its own: the engine may cancel all of the other
    std::unique_ptr<ProfileGate> m_gate;
    std::unique_ptr<NewsStream> m_stream;
    std::unique_ptr<SyncEngine> m_engine; ///< uses those above
    std::unique_ptr<HttpTransport> m_up, m_down; ///< attachments hold up nothing else
    std::unique_ptr<FileUploads> m_uploads;
    std::unique_ptr<FileDownloads> m_downloads;
    std::unique_ptr<HttpTransport> m_searchWay;
    std::unique_ptr<EndedSearch> m_search;
    std::unique_ptr<HttpTransport> m_courierWay;
    std::unique_ptr<BundleCourier> m_courier;
    std::unique_ptr<HttpTransport> m_groundWay;
    std::unique_ptr<GroundSync> m_ground;
    qint64 m_groundDone = 0, m_groundTotal = 0; ///< for the status
    Error m_groundProblem;
    bool m_filesHeld = false;
    std::optional<protocol::SessionAnswer> m_given; ///< of the newest ask()
    Instant m_askedAt {};
    int m_streamFailures = 0;
    bool m_streamRests = false;
};

} // namespace shiyu
