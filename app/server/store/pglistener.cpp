#include "app/server/store/pglistener.h"

#include "app/server/store/pgdatabase.h"
#include "app/server/store/visibletable.h"
#include <libpq-fe.h>
#include <memory>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr int kForever = -1; // ms
constexpr int kPause = 2000; // ms, before the next try to connect

struct Finished {
    void operator()(pg_conn *connection) const { PQfinish(connection); }
    void operator()(PGresult *result) const { PQclear(result); }
    void operator()(PGnotify *notice) const { PQfreemem(notice); }
};
template <typename T> using Held = std::unique_ptr<T, Finished>;

Held<pg_conn> connectTo(const QByteArray &url)
{
    static constexpr const char *kWords[] = { "dbname", "connect_timeout", nullptr };
    const char *values[] = { url.constData(), "5", nullptr };
    constexpr int kWholeConnection = 1; // what stands in dbname
    return Held<pg_conn>(PQconnectdbParams(kWords, values, kWholeConnection));
}

} // namespace

PgListener::PgListener(const QString &url, Ears ears)
    : m_url(url.toUtf8())
    , m_ears(std::move(ears))
    , m_stop(eventfd(0, EFD_CLOEXEC))
    , m_thread([this] { run(); })
{
}

PgListener::~PgListener()
{
    m_stopping = true;
    const eventfd_t one = 1;
    eventfd_write(m_stop, one);
    m_thread.join();
    close(m_stop);
}

bool PgListener::waitFor(int socket, int milliseconds)
{
    pollfd waited[] = { { m_stop, POLLIN, 0 }, { socket, POLLIN, 0 } };
    const int count = poll(waited, socket < 0 ? 1 : 2, milliseconds);
    return !m_stopping && count > 0;
}

void PgListener::run()
{
    while (!m_stopping) {
        const auto connection = connectTo(m_url);
        if (PQstatus(connection.get()) == CONNECTION_OK)
            listen(connection.get());
        waitFor(-1, kPause);
    }
}

void PgListener::listen(pg_conn *connection)
{
    const Held<PGresult> listening(PQexec(connection, "LISTEN shiyu; LISTEN shiyu_live"));
    if (PQresultStatus(listening.get()) != PGRES_COMMAND_OK)
        return;
    m_ears.woken({ kEverybody });
    while (waitFor(PQsocket(connection), kForever)) {
        if (PQconsumeInput(connection) != 1)
            return;
        take(connection);
    }
}

void PgListener::take(pg_conn *connection)
{
    QVector<OrganizationId> organizations;
    while (const auto notice = Held<PGnotify>(PQnotifies(connection))) {
        const QByteArray payload(notice->extra);
        const qsizetype line = payload.indexOf('\n');
        if (line < 0 || QString::fromUtf8(payload.first(line)) == PgDatabase::processName())
            continue; // this process knows already
        const QByteArray rest = payload.sliced(line + 1);
        if (qstrcmp(notice->relname, "shiyu_live") == 0) {
            m_ears.told(rest);
            continue;
        }
        for (const QByteArray &id : rest.split('\n'))
            organizations.append(OrganizationId(QString::fromUtf8(id)));
    }
    if (!organizations.isEmpty())
        m_ears.woken(organizations);
}

} // namespace shiyu::server
