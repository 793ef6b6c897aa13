#pragma once
#include "app/server/core/feed.h"
#include "app/server/core/live.h"
#include "app/server/core/orderer.h"
#include "app/server/core/routes.h"

namespace shiyu::server {

/// Answers requests over one connection to the database, without sockets. One on each database
/// thread; the thread of Lane::Write is the only one whose requests order.
class Api {
public:
    Api(Database &database, ServerState &state);

    /// `admitted`: when its session was found to hold, if that was before its body came.
    Response handle(const Request &request, std::optional<Instant> admitted = {});
    /// As Ended::fill(), on the thread that orders.
    Expected<std::optional<IncidentId>> fillEnded(const IncidentId &after);
    /// After what requests wrote was not kept by a transaction around them.
    void forgetUnkept() { m_orderer.forget(); }

    // For the shell: of a stream it writes an answer without end.
    Answer<Caller> authenticate(const QByteArray &bearer)
    {
        return m_sessions.authenticate(bearer);
    }
    /// Whether what so begins may come, before its body does: whose token held at `at`, and a
    /// bundle from a desk that may hand it in.
    Answer<Caller> admit(const Request &head, Instant at);
    Expected<protocol::ChangesPage> changes(const OrganizationId &organization, qint64 since)
    {
        return m_feed.changes(organization, since, m_state.settings.pageEntries);
    }

    /// What another process told of its live entries; whose streams have something new.
    Expected<QVector<OrganizationId>> heardLive(const QByteArray &told)
    {
        return Live(m_database, m_state).heard(told);
    }

private:
    Response respond(const Request &request, std::optional<Instant> admitted);
    Response answer(const Route &route, const Request &request, const Caller &caller);
    Response signIn(const Request &request);
    Response refresh(const Request &request);
    Response operations(const Request &request, const Caller &caller);
    Answer<void> checkMayHandIn(const Caller &caller);
    Response bundles(const Request &request, const Caller &caller);
    Response changes(const Request &request, const Caller &caller);
    Response snapshot(const Request &request, const Caller &caller);
    Response subjectOperations(const Route &route, const Request &request, const Caller &caller);
    Response directory(const Request &request);
    Response heads(const Request &request, const Caller &caller);
    Response ended(const Request &request, const Caller &caller);
    Response closed(const Route &route, const Caller &caller);
    Response putBlob(const Route &route, const Request &request, const Caller &caller);
    Response getBlob(const Route &route, const Request &request, const Caller &caller);
    Response ground(const Request &request, const Caller &caller);
    Response live(const Request &request, const Caller &caller);
    Response health();

    Database &m_database;
    ServerState &m_state;
    Sessions m_sessions;
    Orderer m_orderer;
    Feed m_feed;
};

/// A whole number of the query. Nothing: it is none or out of its range. `missing` if it is not
/// there.
std::optional<qint64> queryNumber(
    const Request &request, const char *name, qint64 least, qint64 most, qint64 missing);

} // namespace shiyu::server
