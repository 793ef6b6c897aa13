#pragma once
#include "app/domain/directory.h"
#include "app/protocol/session.h"
#include "app/sync/transport.h"
#include <QHash>
#include <QSet>

namespace shiyu::test {

/// A server in a simulation: the one that keeps to the contract in a few lines, or the real one.
class SimServer {
public:
    SimServer() = default;
    SimServer(const SimServer &) = delete;
    SimServer &operator=(const SimServer &) = delete;
    virtual ~SimServer() = default;

    virtual WireAnswer handle(const WireRequest &request) = 0;
    /// What a console's officer types and his enrolment file says.
    virtual void prepare(protocol::SessionRequest &request) = 0;
    virtual void endTokens() = 0; ///< refreshing still works
    virtual void restart() = 0; ///< all that is in memory is gone

    /// Of the subjects of a kind that the organisation sees: the hash of the newest operation.
    virtual QHash<QString, QByteArray> heads(
        const OrganizationId &organization, SubjectKind kind = SubjectKind::Incident)
        = 0;
    virtual QSet<QString> intentIds() = 0; ///< in the log
    virtual bool isWhole() = 0; ///< its chains verify

    // Of one that knows of change.
    virtual bool isReal() const { return false; }
    virtual void publish(const DirectoryData &) { }
    virtual void setPassword(const QString &, const QString &) { }
    virtual void revoke(const DeviceId &) { }
    /// "organization kind id", of those open to one that they do not concern.
    virtual QStringList misplaced() { return {}; }
};

} // namespace shiyu::test
