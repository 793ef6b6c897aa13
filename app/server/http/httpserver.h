#pragma once
#include "app/protocol/limits.h"
#include "app/server/core/asking.h"
#include "app/server/http/databasethreads.h"
#include "app/server/http/requestlog.h"
#include "app/server/http/tlsidentity.h"
#include "app/server/http/trustedproxies.h"
#include <memory>

namespace shiyu::server {

struct HttpSettings {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8443; ///< 0: any that is free
    std::chrono::seconds handshake { 10 };
    std::chrono::seconds idle { 60 }; ///< between requests, and for a header to arrive
    // Longer by what the bytes that passed take on the slowest line (protocol::patience).
    std::chrono::seconds body { 60 }; ///< for a body to arrive
    /// And for any body in all, however it comes: the largest bundle, 64 MiB, at 9.3 kB/s; one of
    /// 27 MiB, with all the attachments that it may have, takes 30 min over a line of 16 kB/s.
    std::chrono::seconds bodyInAll { 7200 };
    std::chrono::seconds write { 30 }; ///< for a client to take an answer, or a piece of a stream
    std::chrono::seconds heartbeat { 15 };
    /// A stream, and a large body on its way, looks whether its session holds: it ends within 5.
    std::chrono::seconds poll { 3 };
    /// A stream looks for what nobody woke it for: another process's acts, where none tells of
    /// them.
    std::chrono::seconds unwoken = Asking::kUnwoken;
    std::chrono::seconds stop { 10 }; ///< then what still runs is cut
    quint32 largestHeader = 8 * 1024; ///< bytes
    qsizetype largestBody = protocol::kLargestRequest; ///< bytes, if the route allows as many
    qint64 largestBodies = 256 * 1024 * 1024; ///< bytes of all bodies at one time
    int mostConnections = 8192;
    /// 1,015 consoles may come from one, three connections each; not of a trusted proxy.
    int mostOfOneAddress = 4000;
    int requestsPerSecond = 1000; ///< of one address, in the long run; a connection counts as one
    int requestsAtOnce = 10'000; ///< of one address, after it was quiet
    TrustedProxies proxies; ///< whose X-Forwarded-For is believed
    LogLevel log = LogLevel::Requests;
};

/// HTTPS (TLS 1.2 and up) around the Api: coroutines on the thread of run(), which is thin; what
/// takes time runs on the database threads.
class HttpServer {
public:
    /// Unreadable: the address cannot be listened on; Damaged: the certificate.
    static Expected<std::unique_ptr<HttpServer>> listen(const HttpSettings &settings,
        const TlsIdentity &identity, DatabaseThreads &threads, ServerState &state);
    ~HttpServer();

    quint16 port() const;
    /// Until SIGINT, SIGTERM or stop(). Then no one is let in, what has begun is finished, streams
    /// are told to come back.
    void run();
    void stop(); ///< any thread
    void wake(const QVector<OrganizationId> &organizations); ///< their streams; any thread

    class Shell; ///< of this folder only

private:
    explicit HttpServer(std::unique_ptr<Shell> shell);
    std::unique_ptr<Shell> m_shell;
};

} // namespace shiyu::server
