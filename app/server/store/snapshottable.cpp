#include "app/server/store/snapshottable.h"

#include "app/server/store/visibletable.h"
#include <limits>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using protocol::SnapshotPart;

/// The rows of a part; `s` is the subject.
QString condition(SnapshotPart part)
{
    static const QString kVisible
        = u" FROM subject s WHERE EXISTS (SELECT 1 FROM visible v WHERE v.organization"
          " IN (:organization, :everybody) AND v.subject_kind = s.kind AND v.subject_id = s.id"
          " AND v.to_seq IS NULL)"_s;
    switch (part) {
    case SnapshotPart::Open:
        return kVisible + u" AND s.is_open = 1";
    case SnapshotPart::Recent:
        return kVisible + u" AND s.is_open = 0 AND s.last_at >= :recent";
    case SnapshotPart::Older:
        return kVisible + u" AND s.is_open = 0 AND s.last_at < :recent";
    case SnapshotPart::Heads:
        break;
    }
    return kVisible;
}

SqlBinds bindsOf(const OrganizationId &organization, SnapshotPart part, Instant recent)
{
    SqlBinds binds { { u":organization", organization }, { u":everybody", kEverybody } };
    if (part == SnapshotPart::Recent || part == SnapshotPart::Older)
        binds.append({ u":recent", recent });
    return binds;
}

} // namespace

Expected<QVector<SubjectRow>> SnapshotTable::subjects(const OrganizationId &organization,
    SnapshotPart part, Instant recent, const QString &after, int limit)
{
    bool good = true;
    const qint64 before
        = after.isEmpty() ? std::numeric_limits<qint64>::max() : after.toLongLong(&good);
    if (!good || before < 1)
        return fail(ErrorCode::InvalidValue, u"after"_s);
    SqlBinds binds = bindsOf(organization, part, recent);
    binds.append({ u":before", before });
    binds.append({ u":limit", limit });
    return m_database
        .rows(u"SELECT s.kind, s.id, s.first_seq, s.last_seq, s.head_hash, s.last_at, s.is_open"_s
                + condition(part)
                + u" AND s.first_seq < :before ORDER BY s.first_seq DESC LIMIT :limit",
            binds)
        .map([](const SqlRows &rows) {
            QVector<SubjectRow> subjects;
            for (const SqlRow &row : rows) {
                const auto kind = fromName<SubjectKind>(row.text(0));
                subjects.append({ { kind.value_or(SubjectKind::Incident), row.text(1) },
                    row.int64(2), row.int64(3), row.blob(4), row.instant(5), row.int64(6) != 0 });
            }
            return subjects;
        });
}

Expected<qint64> SnapshotTable::count(
    const OrganizationId &organization, SnapshotPart part, Instant recent)
{
    return m_database
        .rows(u"SELECT count(*)"_s + condition(part), bindsOf(organization, part, recent))
        .map([](const SqlRows &rows) { return rows.first().int64(0); });
}

} // namespace shiyu::server
