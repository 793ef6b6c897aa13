#include "app/server/core/directoryimport.h"

#include "app/crypto/chainhash.h"
#include "app/crypto/directoryhash.h"
#include "app/domain/directoryact.h"
#include "app/domain/visibility.h"
#include "app/protocol/changes.h"
#include "app/server/store/directorytable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

} // namespace

Expected<Outcome> DirectoryImport::import(const Intent &intent, const DirectoryData &data)
{
    const auto expected = directoryImportArguments(data);
    if (!expected)
        return tl::make_unexpected(expected.error());
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto seq = m_log.reserve(1);
    const auto held = m_state.directories.newest(m_database);
    const auto history = m_cases.history(directorySubject());
    if (!seq || !held || !history)
        return tl::make_unexpected(!seq ? seq.error() : (!held ? held.error() : history.error()));
    const Directory next(data);
    const Directory &judge = (*held)->revision() == 0 ? next : **held;
    const Context context { judge, m_state.now(), *seq, {}, &chainHash };
    const auto operation = decideDirectoryImport(intent,
        history->isEmpty() ? nullptr : &history->last(), (*held)->revision(), *expected, context);
    if (!operation)
        return Outcome(tl::make_unexpected(operation.error()));
    auto done = store(*operation, data);
    if (done && (*held)->revision() > 0)
        done = rewriteScopes(**held, next, *seq);
    if (done)
        done = m_database.notify({ kEverybody });
    if (done)
        done = transaction->commit();
    if (!done)
        return tl::make_unexpected(done.error());
    return Outcome(QVector<Operation> { *operation });
}

Expected<void> DirectoryImport::store(const Operation &operation, const DirectoryData &data)
{
    auto done
        = m_log.append(operation, intentBytes(operation.intent), factBytes(operation.facts), true);
    if (done)
        done = DirectoryTable(m_database).write(data, operation.facts.seq, m_state.now());
    if (done && operation.facts.prevHash.isEmpty())
        done = VisibleTable(m_database)
                   .open(kEverybody, directorySubject(), { operation.facts.seq, true, false });
    return done;
}

Expected<void> DirectoryImport::rewriteScopes(
    const Directory &before, const Directory &after, qint64 seq)
{
    if (before.data().organizations == after.data().organizations
        && before.data().regions == after.data().regions)
        return {};
    const auto cases = m_database.rows(u"SELECT id FROM subject WHERE kind = :kind"_s,
        { { u":kind", nameOf(SubjectKind::Incident) } });
    if (!cases)
        return tl::make_unexpected(cases.error());
    QSet<OrganizationId> concerned;
    for (const SqlRow &row : *cases) {
        if (auto done = rewriteScope(row.text(0), before, after, seq, concerned); !done)
            return done;
    }
    for (const OrganizationId &organization : std::as_const(concerned)) {
        if (auto done = VisibleTable(m_database).raiseEpoch(organization); !done)
            return done;
    }
    return {};
}

Expected<void> DirectoryImport::rewriteScope(const QString &id, const Directory &before,
    const Directory &after, qint64 seq, QSet<OrganizationId> &concerned)
{
    const auto incident = m_cases.incident(id);
    if (!incident)
        return tl::make_unexpected(incident.error());
    const Organizations was = viewersOf(**incident, before);
    const Organizations is = viewersOf(**incident, after);
    if (was == is)
        return {};
    VisibleTable visible(m_database);
    const Subject subject { SubjectKind::Incident, id };
    const auto viewers = visible.viewers(subject);
    if (!viewers)
        return tl::make_unexpected(viewers.error());
    for (const OrganizationId &organization : is - *viewers) {
        if (auto done = visible.open(organization, subject, { seq, false, true }); !done)
            return done;
        concerned.insert(organization);
    }
    for (const OrganizationId &organization : (was - is) & *viewers) {
        const auto done
            = visible.close(organization, subject, seq, true, nameOf(protocol::CloseReason::Scope));
        if (!done)
            return done;
        concerned.insert(organization);
    }
    return {};
}

} // namespace shiyu::server
