#include "app/server/core/closedreader.h"

#include "app/domain/audience.h"
#include "app/server/store/visibletable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using protocol::ProblemCode;

} // namespace

/// The author's unit for what is no case; the rules of the case for what is.
Expected<bool> ClosedReader::mayRead(const StoredClosed &stored, const Caller &caller)
{
    const auto sees = VisibleTable(m_database).sees(caller.organization, stored.subject);
    if (!sees || !*sees)
        return sees;
    if (stored.subject.kind != SubjectKind::Incident)
        return stored.author == caller.organization;
    const auto directory = m_state.directories.newest(m_database);
    LogTable log(m_database);
    const auto incident = CaseStates(log).incident(stored.subject.id);
    if (!directory || !incident)
        return tl::make_unexpected(directory ? incident.error() : directory.error());
    return canRead(caller.officer, stored.audience, **incident, **directory, stored.author,
        stored.field == "reporter"_L1);
}

Expected<void> ClosedReader::note(const char *kind, const QByteArray &digest, const Caller &caller)
{
    return AccountTable(m_database)
        .audit({ QString::fromLatin1(kind), caller.officer, caller.organization, caller.device,
                   QString::fromLatin1(digest.toHex()) },
            m_state.now());
}

Answer<protocol::ClosedAnswer> ClosedReader::read(const QByteArray &digest, const Caller &caller)
{
    const auto refused = [](ProblemCode code) {
        return Answer<protocol::ClosedAnswer>(tl::make_unexpected(problemResponse(code)));
    };
    const auto failed = [](const Error &error) {
        return Answer<protocol::ClosedAnswer>(tl::make_unexpected(problemResponse(error)));
    };
    const auto stored = ClosedTable(m_database).find(digest);
    if (!stored)
        return failed(stored.error());
    if (!*stored)
        return refused(ProblemCode::NotFound);
    const auto may = mayRead(**stored, caller);
    if (!may)
        return failed(may.error());
    if (const auto noted = note(*may ? "closedRead" : "closedRefused", digest, caller); !noted)
        return failed(noted.error());
    if (!*may)
        return refused(ProblemCode::Forbidden);
    const auto value = ClosedTable::open(**stored, digest, m_state.keys.data);
    if (!value)
        return failed({ ErrorCode::Internal, u"closed"_s, value.error().detail });
    return protocol::ClosedAnswer { (*stored)->subject, (*stored)->field, value->value,
        value->salt };
}

} // namespace shiyu::server
