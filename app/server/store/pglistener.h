#pragma once
#include "app/domain/ids.h"
#include <QString>
#include <QVector>
#include <atomic>
#include <functional>
#include <thread>

struct pg_conn;

namespace shiyu::server {

/// Hears what other processes on the same PostgreSQL notify (Database::notify), on a connection and
/// a thread of its own: libpq waits for its server without end. While the connection is lost
/// nothing is heard, so everybody is woken when it is back.
class PgListener {
public:
    /// On the listener's thread.
    using Heard = std::function<void(const QVector<OrganizationId> &)>;

    PgListener(const QString &url, Heard heard);
    ~PgListener();
    PgListener(const PgListener &) = delete;
    PgListener &operator=(const PgListener &) = delete;

private:
    void run();
    void listen(pg_conn *connection);
    void take(pg_conn *connection);
    bool waitFor(int socket, int milliseconds); ///< false: stopping, or nothing came

    QByteArray m_url;
    Heard m_heard;
    int m_stop; ///< an eventfd
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace shiyu::server
