// SyncStore's histories on their way: what is missing, what is staged, and which heads are held.
#include "app/sql/transaction.h"
#include "app/storage/projectionsql.h"
#include "app/storage/servertransaction.h"
#include "app/storage/syncstore.h"

namespace shiyu {

using namespace Qt::StringLiterals;
using sql::Statement;

Expected<QVector<Subject>> SyncStore::missing(const QVector<ServerChange> &changes)
{
    QVector<Subject> found;
    QHash<QString, QByteArray> heads; // as the changes before would leave them
    for (const ServerChange &change : changes) {
        if (const auto *opened = std::get_if<SubjectOpened>(&change)) {
            if (!found.contains(opened->subject))
                found.append(opened->subject);
            continue;
        }
        const auto *arrived = std::get_if<OperationArrived>(&change);
        if (!arrived)
            continue;
        const auto row = logRowOf(arrived->operation);
        if (!row)
            return tl::make_unexpected(row.error());
        const auto kind = fromName<SubjectKind>(row->subjectKind);
        if (!kind || found.contains(Subject { *kind, row->subjectId }))
            continue;
        const Subject subject { *kind, row->subjectId };
        const QString name = row->subjectKind + u'/' + row->subjectId;
        if (!heads.contains(name)) {
            const auto head = logHead(m_connection, subject);
            if (!head)
                return tl::make_unexpected(head.error());
            heads.insert(name, *head);
        }
        bool known = false;
        const auto done = sql::forEachRow(
            m_connection, u"SELECT 1 FROM log WHERE seq = :seq"_s,
            [&row](Statement &s) { s.bind(u":seq", row->seq); },
            [&known](const Statement &) { known = true; });
        if (!done)
            return tl::make_unexpected(done.error());
        if (known)
            continue;
        if (parseFacts(row->facts)->prevHash != heads.value(name))
            found.append(subject);
        heads.insert(name, row->hash);
    }
    return found;
}

Expected<qint64> SyncStore::stagedUpto(const Subject &subject)
{
    qint64 upto = 0;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT coalesce(max(seq), 0) FROM staged"
        " WHERE subject_kind = :kind AND subject_id = :id"_s,
        [&subject](
            Statement &s) { s.bind(u":kind", nameOf(subject.kind)).bind(u":id", subject.id); },
        [&upto](const Statement &s) { upto = s.int64(0); });
    if (!done)
        return tl::make_unexpected(done.error());
    return upto;
}

Expected<qint64> SyncStore::stage(
    const Subject &subject, const QVector<ServerOperation> &operations)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    for (const ServerOperation &operation : operations) {
        const auto row = logRowOf(operation);
        if (!row)
            return tl::make_unexpected(row.error());
        if (row->subjectKind != nameOf(subject.kind) || row->subjectId != subject.id)
            return fail(ErrorCode::Damaged, u"history"_s, u"another subject"_s);
        const auto done = sql::execute(m_connection,
            u"INSERT OR REPLACE INTO staged (subject_kind, subject_id, seq, intent, facts, hash)"
            " VALUES (:kind, :id, :seq, :intent, :facts, :hash)"_s,
            [&](Statement &s) {
                s.bind(u":kind", row->subjectKind).bind(u":id", row->subjectId);
                s.bind(u":seq", row->seq).bind(u":intent", row->intent);
                s.bind(u":facts", row->facts).bind(u":hash", row->hash);
            });
        if (!done)
            return tl::make_unexpected(done.error());
    }
    if (auto done = transaction->commit(); !done)
        return tl::make_unexpected(done.error());
    return stagedUpto(subject);
}

Expected<QHash<QString, qint64>> SyncStore::visibleHeads(SubjectKind kind)
{
    QHash<QString, qint64> heads;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT subject_id, max(seq) FROM log WHERE subject_kind = :kind AND NOT EXISTS"
        " (SELECT 1 FROM moved_out m WHERE m.subject_kind = log.subject_kind"
        " AND m.subject_id = log.subject_id) GROUP BY subject_id"_s,
        [kind](Statement &s) { s.bind(u":kind", nameOf(kind)); },
        [&heads](const Statement &s) { heads.insert(s.text(0), s.int64(1)); });
    if (!done)
        return tl::make_unexpected(done.error());
    return heads;
}

} // namespace shiyu
