#include "app/server/core/directoryimport.h"

#include "app/crypto/chainhash.h"
#include "app/crypto/directoryhash.h"
#include "app/domain/directoryact.h"
#include "app/protocol/changes.h"
#include "app/server/core/viewers.h"
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
    QSet<OrganizationId> concerned;
    QHash<QString, Change> bySupervision; // who sees a case by a supervision of it
    Expected<void> done;
    for (const SubjectKind kind :
        { SubjectKind::Supervision, SubjectKind::Shift, SubjectKind::Incident }) {
        const auto rows = m_database.rows(
            u"SELECT id FROM subject WHERE kind = :kind"_s, { { u":kind", nameOf(kind) } });
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (const SqlRow &row : *rows) {
            const Subject subject { kind, row.text(0) };
            const auto change = kind == SubjectKind::Incident
                ? caseChange(subject.id, before, after, bySupervision.value(subject.id))
                : otherChange(subject, before, after, bySupervision);
            done = change ? rewriteScope(subject, *change, seq, concerned)
                          : tl::make_unexpected(change.error());
            if (!done)
                return done;
        }
    }
    for (const OrganizationId &organization : std::as_const(concerned)) {
        if (done)
            done = VisibleTable(m_database).raiseEpoch(organization);
    }
    return done;
}

Expected<DirectoryImport::Change> DirectoryImport::caseChange(
    const QString &id, const Directory &before, const Directory &after, const Change &bySupervision)
{
    const auto incident = m_cases.incident(id);
    if (!incident)
        return tl::make_unexpected(incident.error());
    Change change { viewersOf(**incident, before) | bySupervision.was,
        viewersOf(**incident, after) | bySupervision.is };
    // Who sees one of two that were ever merged sees the other.
    for (const RecordEntry &entry : (*incident)->record) {
        for (const char *key : { "into", "sourceCase" }) {
            const QString other = entry.args[QLatin1StringView(key)].toString();
            const auto joined = other.isEmpty() ? incident : m_cases.incident(other);
            if (!joined)
                return tl::make_unexpected(joined.error());
            change.was |= viewersOf(**joined, before);
            change.is |= viewersOf(**joined, after);
        }
    }
    return change;
}

Expected<DirectoryImport::Change> DirectoryImport::otherChange(const Subject &subject,
    const Directory &before, const Directory &after, QHash<QString, Change> &bySupervision)
{
    return m_cases.history(subject).map([&](const QVector<Operation> &history) {
        const Change change { viewersOfHistory(subject, history, before),
            viewersOfHistory(subject, history, after) };
        if (subject.kind == SubjectKind::Supervision) {
            Change &of = bySupervision[foldSupervision(history).incident.toString()];
            of.was |= change.was;
            of.is |= change.is;
        }
        return change;
    });
}

Expected<void> DirectoryImport::rewriteScope(
    const Subject &subject, const Change &change, qint64 seq, QSet<OrganizationId> &concerned)
{
    if (change.was == change.is)
        return {};
    VisibleTable visible(m_database);
    const auto viewers = visible.viewers(subject);
    if (!viewers)
        return tl::make_unexpected(viewers.error());
    for (const OrganizationId &organization : change.is - *viewers) {
        if (auto done = visible.open(organization, subject, { seq, false, true }); !done)
            return done;
        concerned.insert(organization);
    }
    for (const OrganizationId &organization : (change.was - change.is) & *viewers) {
        const auto done
            = visible.close(organization, subject, seq, true, nameOf(protocol::CloseReason::Scope));
        if (!done)
            return done;
        concerned.insert(organization);
    }
    return {};
}

} // namespace shiyu::server
