#include "app/server/store/visibletable.h"

#include <algorithm>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

Subject subjectOf(const SqlRow &row, int column)
{
    return { fromName<SubjectKind>(row.text(column)).value_or(SubjectKind::Incident),
        row.text(column + 1) };
}

/// One statement, so that all of it is of one moment and comes in one answer. Each row says first
/// what it is.
const QString &changesSql()
{
    static const QString kHead
        = u"SELECT 'now', s.seq, '', '', coalesce((SELECT epoch FROM scope"
          " WHERE organization = :organization), 1), (SELECT coalesce(max(revision), 0)"
          " FROM directory_revision), CAST(NULL AS bytea), CAST(NULL AS bytea),"
          " CAST(NULL AS bytea), '' FROM sequencer s WHERE s.id = 1"_s;
    static const QString kOpened
        = u"SELECT 'opened', v.from_seq, v.subject_kind, v.subject_id, l.seq, 0,"
          " CAST(NULL AS bytea), CAST(NULL AS bytea), l.hash, '' FROM visible v"
          " JOIN log l ON l.seq = (SELECT max(n.seq) FROM log n"
          " WHERE n.subject_kind = v.subject_kind AND n.subject_id = v.subject_id"
          " AND n.seq <= v.from_seq) WHERE v.organization = :organization"
          " AND v.from_seq > :since AND v.whole = 0 AND v.by_scope = 0"
          " ORDER BY v.from_seq LIMIT :limit"_s;
    // An opened subject brings its operations up to from_seq by its own pages.
    // Counted, not EXISTS: of that PostgreSQL makes a join, and reads all that the organisation
    // sees each time; like this it looks up the operations after `since` alone, as SQLite does.
    static const QString kOperations
        = u"SELECT 'operation', l.seq, l.subject_kind, l.subject_id, 0, 0, l.intent, l.facts,"
          " l.hash, '' FROM log l WHERE l.seq > :since AND (SELECT count(*) FROM visible v"
          " WHERE v.organization IN (:organization, :everybody)"
          " AND v.subject_kind = l.subject_kind AND v.subject_id = l.subject_id"
          " AND l.seq >= v.from_seq + 1 - v.whole"
          " AND (v.to_seq IS NULL OR l.seq <= v.to_seq)) > 0 ORDER BY l.seq LIMIT :limit"_s;
    static const QString kClosed
        = u"SELECT 'closed', to_seq, subject_kind, subject_id, 0, 0, CAST(NULL AS bytea),"
          " CAST(NULL AS bytea), CAST(NULL AS bytea), reason FROM visible"
          " WHERE organization = :organization AND to_seq IS NOT NULL AND to_seq > :since"
          " AND by_scope = 0 ORDER BY to_seq LIMIT :limit"_s;
    static const QString kAll = kHead + u" UNION ALL SELECT * FROM ("_s + kOpened
        + u") AS o UNION ALL SELECT * FROM ("_s + kOperations
        + u") AS p UNION ALL SELECT * FROM ("_s + kClosed + u") AS c"_s;
    return kAll;
}

void add(const SqlRow &row, VisibleChanges &changes)
{
    const QString what = row.text(0);
    if (what == "now"_L1) {
        changes.newestSeq = row.int64(1);
        changes.epoch = row.int64(4);
        changes.directoryRev = row.int64(5);
    } else if (what == "opened"_L1) {
        changes.opened.append({ row.int64(1), subjectOf(row, 2), row.int64(4), row.blob(8) });
    } else if (what == "operation"_L1) {
        changes.operations.append(
            { row.int64(1), subjectOf(row, 2), row.blob(6), row.blob(7), row.blob(8) });
    } else {
        changes.closed.append({ row.int64(1), subjectOf(row, 2), row.text(9) });
    }
}

} // namespace

Expected<QSet<OrganizationId>> VisibleTable::viewers(const Subject &subject)
{
    return m_database
        .rows(u"SELECT organization FROM visible WHERE subject_kind = :kind AND subject_id = :id"
              " AND to_seq IS NULL"_s,
            { { u":kind", nameOf(subject.kind) }, { u":id", subject.id } })
        .map([](const SqlRows &rows) {
            QSet<OrganizationId> viewers;
            for (const SqlRow &row : rows)
                viewers.insert(OrganizationId(row.text(0)));
            return viewers;
        });
}

Expected<bool> VisibleTable::sees(const OrganizationId &organization, const Subject &subject)
{
    return m_database
        .rows(u"SELECT 1 FROM visible WHERE organization IN (:organization, :everybody)"
              " AND subject_kind = :kind AND subject_id = :id AND to_seq IS NULL"_s,
            { { u":organization", organization }, { u":everybody", kEverybody },
                { u":kind", nameOf(subject.kind) }, { u":id", subject.id } })
        .map([](const SqlRows &rows) { return !rows.isEmpty(); });
}

Expected<void> VisibleTable::open(
    const OrganizationId &organization, const Subject &subject, const Opening &opening)
{
    return m_database.write(
        u"INSERT INTO visible (organization, subject_kind, subject_id, from_seq, to_seq,"
        " whole, by_scope, reason) VALUES (:organization, :kind, :id, :at, NULL, :whole,"
        " :by_scope, '') ON CONFLICT DO NOTHING"_s,
        { { u":organization", organization }, { u":kind", nameOf(subject.kind) },
            { u":id", subject.id }, { u":at", opening.at }, { u":whole", opening.whole },
            { u":by_scope", opening.byScope } });
}

Expected<void> VisibleTable::close(const OrganizationId &organization, const Subject &subject,
    qint64 at, bool byScope, const QString &reason)
{
    return m_database.write(
        u"UPDATE visible SET to_seq = :at, reason = :reason, by_scope = :by_scope"
        " WHERE organization = :organization AND subject_kind = :kind AND subject_id = :id"
        " AND to_seq IS NULL"_s,
        { { u":at", at }, { u":reason", reason }, { u":by_scope", byScope },
            { u":organization", organization }, { u":kind", nameOf(subject.kind) },
            { u":id", subject.id } });
}

Expected<VisibleChanges> VisibleTable::changes(
    const OrganizationId &organization, qint64 since, int limit)
{
    return m_database
        .rows(changesSql(),
            { { u":since", since }, { u":organization", organization },
                { u":everybody", kEverybody }, { u":limit", limit } })
        .map([](const SqlRows &rows) {
            VisibleChanges changes;
            for (const SqlRow &row : rows)
                add(row, changes);
            std::ranges::sort(changes.opened, {}, &OpenedRow::at);
            std::ranges::sort(changes.operations, {}, &LogEntry::seq);
            std::ranges::sort(changes.closed, {}, &ClosedRow::at);
            return changes;
        });
}

Expected<qint64> VisibleTable::epoch(const OrganizationId &organization)
{
    return m_database
        .rows(u"SELECT epoch FROM scope WHERE organization = :organization"_s,
            { { u":organization", organization } })
        .map([](const SqlRows &rows) {
            return rows.isEmpty() ? qint64 { 1 } : rows.first().int64(0);
        });
}

Expected<void> VisibleTable::raiseEpoch(const OrganizationId &organization)
{
    return m_database.write(u"INSERT INTO scope (organization, epoch) VALUES (:organization, 2)"
                            " ON CONFLICT (organization) DO UPDATE SET epoch = scope.epoch + 1"_s,
        { { u":organization", organization } });
}

} // namespace shiyu::server
