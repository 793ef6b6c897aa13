#pragma once
#include "app/domain/ids.h"
#include <QString>
#include <QVector>
#include <atomic>
#include <functional>
#include <thread>

struct pg_conn;

namespace shiyu::server {

/// Hears what other processes on the same PostgreSQL notify and tell, on a connection and
/// a thread of its own: libpq waits for its server without end. While the connection is lost
/// nothing is heard, so everybody is woken when it is back.
class PgListener {
public:
    /// Called on the listener's thread.
    struct Ears {
        std::function<void(const QVector<OrganizationId> &)> woken; ///< of Database::notify
        std::function<void(const QByteArray &)> told; ///< of Database::tell
    };

    PgListener(const QString &url, Ears ears);
    ~PgListener();
    PgListener(const PgListener &) = delete;
    PgListener &operator=(const PgListener &) = delete;

private:
    void run();
    void listen(pg_conn *connection);
    void take(pg_conn *connection);
    bool waitFor(int socket, int milliseconds); ///< false: stopping, or nothing came

    QByteArray m_url;
    Ears m_ears;
    int m_stop; ///< an eventfd
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace shiyu::server
