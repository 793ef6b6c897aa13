#include "app/storage/servertransaction.h"

#include "app/storage/projectionsql.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using sql::Statement;

void bindSubject(Statement &s, const Subject &subject)
{
    s.bind(u":kind", nameOf(subject.kind)).bind(u":id", subject.id);
}

Expected<void> forSubject(sql::Connection &connection, const QString &sql, const Subject &subject)
{
    return sql::execute(connection, sql, [&subject](Statement &s) { bindSubject(s, subject); });
}

} // namespace

Expected<QByteArray> logHead(sql::Connection &connection, const Subject &subject)
{
    QByteArray head;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT hash FROM log WHERE subject_kind = :kind AND subject_id = :id"
        " ORDER BY seq DESC LIMIT 1"_s,
        [&subject](Statement &s) { bindSubject(s, subject); },
        [&head](const Statement &s) { head = s.blob(0); });
    if (!done)
        return tl::make_unexpected(done.error());
    return head;
}

/// Whether the log has it, with the same bytes.
Expected<bool> ServerTransaction::isKnown(const LogRow &row)
{
    std::optional<bool> same;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT intent = :intent AND facts = :facts AND hash = :hash FROM log WHERE seq = :seq"_s,
        [&row](Statement &s) {
            s.bind(u":intent", row.intent).bind(u":facts", row.facts);
            s.bind(u":hash", row.hash).bind(u":seq", row.seq);
        },
        [&same](const Statement &s) { same = s.int64(0) != 0; });
    if (!done)
        return tl::make_unexpected(done.error());
    if (same && !*same)
        return fail(ErrorCode::Damaged, u"restored"_s, u"seq %1"_s.arg(row.seq));
    return same.has_value();
}

/// What goes on from an operation that is here, and not the last, comes from a server that has lost
/// the later ones.
Expected<void> ServerTransaction::notJoined(const LogRow &row)
{
    bool known = false;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT 1 FROM log WHERE subject_kind = :kind AND subject_id = :id AND hash = :hash"_s,
        [&row](Statement &s) {
            s.bind(u":kind", row.subjectKind).bind(u":id", row.subjectId);
            s.bind(u":hash", parseFacts(row.facts)->prevHash);
        },
        [&known](const Statement &) { known = true; });
    if (!done)
        return done;
    return fail(ErrorCode::Damaged, known ? u"restored"_s : u"chain"_s, u"seq %1"_s.arg(row.seq));
}

Expected<void> ServerTransaction::append(const ServerOperation &operation)
{
    const auto arrived = readOperation(operation);
    return arrived ? append(*arrived) : tl::make_unexpected(arrived.error());
}

Expected<void> ServerTransaction::append(const ReadOperation &operation)
{
    const LogRow &row = operation.row;
    const auto known = isKnown(row);
    if (!known || *known)
        return known ? Expected<void>() : tl::make_unexpected(known.error());
    const auto kind = fromName<SubjectKind>(row.subjectKind);
    const Subject subject { kind.value_or(SubjectKind::Audit), row.subjectId };
    if (kind) {
        if (auto done = m_rebase.touch(subject); !done)
            return done;
        const auto head = logHead(m_connection, subject);
        if (!head)
            return tl::make_unexpected(head.error());
        if (operation.prevHash != *head)
            return notJoined(row);
    }
    Expected<void> done = insertLogRow(m_connection, row);
    if (done)
        done = outbox::remove(m_connection, IntentId(row.intentId));
    const auto &whole = operation.whole;
    if (done && whole)
        done = m_rebase.confirmed(*whole);
    else if (done && whole.error().code == ErrorCode::Unsupported && kind)
        m_rebase.unreadable(subject);
    else if (done)
        return tl::make_unexpected(whole.error());
    return done;
}

Expected<void> ServerTransaction::appendStaged(const Subject &subject)
{
    QVector<ServerOperation> staged;
    Expected<void> done = sql::forEachRow(
        m_connection,
        u"SELECT intent, facts, hash FROM staged WHERE subject_kind = :kind AND subject_id = :id"
        " ORDER BY seq"_s,
        [&subject](Statement &s) { bindSubject(s, subject); },
        [&staged](const Statement &s) {
            staged.append({ s.blob(0), s.blob(1), s.blob(2) });
        });
    for (const ServerOperation &operation : std::as_const(staged)) {
        if (done)
            done = append(operation);
    }
    if (!done)
        return done;
    return forSubject(m_connection,
        u"DELETE FROM staged WHERE subject_kind = :kind AND subject_id = :id"_s, subject);
}

Expected<void> ServerTransaction::apply(const OperationArrived &change)
{
    const auto row = logRowOf(change.operation);
    if (!row)
        return tl::make_unexpected(row.error());
    if (const auto kind = fromName<SubjectKind>(row->subjectKind)) {
        if (auto done = appendStaged({ *kind, row->subjectId }); !done)
            return done;
    }
    return append(change.operation);
}

Expected<void> ServerTransaction::takeStaged(const Subject &subject)
{
    Expected<void> done = m_rebase.touch(subject);
    if (done)
        done = forSubject(m_connection,
            u"DELETE FROM moved_out WHERE subject_kind = :kind AND subject_id = :id"_s, subject);
    return done ? appendStaged(subject) : done;
}

Expected<void> ServerTransaction::apply(const SubjectOpened &change)
{
    Expected<void> done = takeStaged(change.subject);
    if (!done)
        return done;
    // Later operations may have come with the history; the one that was said must be among them.
    bool found = false;
    done = sql::forEachRow(
        m_connection, u"SELECT 1 FROM log WHERE seq = :upto AND hash = :hash"_s,
        [&change](Statement &s) { s.bind(u":upto", change.upto).bind(u":hash", change.headHash); },
        [&found](const Statement &) { found = true; });
    if (done && !found)
        return fail(ErrorCode::Damaged, u"head"_s, change.subject.id);
    return done;
}

Expected<void> ServerTransaction::apply(const SubjectClosed &change)
{
    if (auto done = m_rebase.touch(change.subject); !done)
        return done;
    m_toWipe.append(change.subject);
    return sql::execute(m_connection,
        u"INSERT INTO moved_out (subject_kind, subject_id, at, reason)"
        " VALUES (:kind, :id, :at, :reason) ON CONFLICT DO UPDATE SET at = excluded.at"_s,
        [&change](Statement &s) {
            bindSubject(s, change.subject);
            s.bind(u":at", change.at).bind(u":reason", change.reason);
        });
}

Expected<void> ServerTransaction::wipe(Instant now)
{
    Expected<void> done;
    for (const Subject &subject : std::as_const(m_toWipe)) {
        if (!done)
            break;
        done = sql::execute(m_connection,
            u"UPDATE closed_value SET sealed = x'', erased_at = :now"
            " WHERE subject_kind = :kind AND subject_id = :id AND erased_at IS NULL"
            " AND EXISTS (SELECT 1 FROM moved_out WHERE subject_kind = :kind AND subject_id = :id)"
            " AND NOT EXISTS (SELECT 1 FROM outbox WHERE subject_kind = :kind AND subject_id = :id)"_s,
            [&](Statement &s) {
                bindSubject(s, subject);
                s.bind(u":now", toMs(now));
            });
    }
    return done;
}

Expected<void> ServerTransaction::take(const ReadHistory &history)
{
    const auto isNew = isNewCase(history);
    if (!isNew)
        return tl::make_unexpected(isNew.error());
    Expected<void> done = *isNew ? takeNew(history) : takeKnown(history);
    if (!done)
        return done;
    if (history.operations.isEmpty() || history.operations.last().row.hash != history.headHash)
        return fail(ErrorCode::Damaged, u"head"_s, history.subject.id);
    return {};
}

/// Of which nothing is here: nearly all of a first sync.
Expected<bool> ServerTransaction::isNewCase(const ReadHistory &history)
{
    if (!history.folded)
        return false;
    const auto quiet = m_rebase.quiet();
    if (!quiet)
        return tl::make_unexpected(quiet.error());
    if (!quiet->outbox || !quiet->movedOut)
        return false;
    return logHead(m_connection, history.subject).map([](const QByteArray &head) {
        return head.isEmpty();
    });
}

/// Its chain was checked when it was read: what is left is to write it down.
Expected<void> ServerTransaction::takeNew(const ReadHistory &history)
{
    m_rebase.touchNew(history.subject.id);
    for (const ReadOperation &operation : history.operations) {
        const auto done = insertLogRow(m_connection, operation.row);
        if (done)
            continue;
        const auto known = isKnown(operation.row); // then the number is another subject's
        return known ? done : tl::make_unexpected(known.error());
    }
    m_rebase.confirmed(history.folded, *history.operations.last().whole);
    return {};
}

Expected<void> ServerTransaction::takeKnown(const ReadHistory &history)
{
    Expected<void> done = m_rebase.touch(history.subject);
    if (done)
        done = forSubject(m_connection,
            u"DELETE FROM moved_out WHERE subject_kind = :kind AND subject_id = :id"_s,
            history.subject);
    for (const ReadOperation &operation : history.operations) {
        if (done)
            done = append(operation);
    }
    return done;
}

Expected<void> ServerTransaction::take(const IntentVerdict &verdict, Instant now)
{
    const auto row = outbox::find(m_connection, verdict.id);
    if (!row || !*row) // answered twice, or it has come by the changes
        return row ? Expected<void>() : tl::make_unexpected(row.error());
    if (auto done = m_rebase.touch((*row)->subject); !done)
        return done;
    m_toWipe.append((*row)->subject);
    if (!verdict.accepted)
        return toTray(**row, verdict, now);
    const auto facts = parseFacts(verdict.facts);
    if (!facts)
        return tl::make_unexpected(facts.error());
    return sql::execute(m_connection,
        u"UPDATE outbox SET state = 'accepted', facts = :facts, seq = :seq WHERE intent_id = :id"_s,
        [&](Statement &s) {
            s.bind(u":facts", verdict.facts).bind(u":seq", facts->seq);
            s.bind(u":id", verdict.id.toString());
        });
}

Expected<void> ServerTransaction::toTray(
    const OutboxRow &row, const IntentVerdict &verdict, Instant now)
{
    const auto done = sql::execute(m_connection,
        u"INSERT INTO tray (intent_id, subject_kind, subject_id, group_id, intent, code, what,"
        " upto, refused_at, incident) VALUES (:intent_id, :kind, :id, :group, :intent, :code,"
        " :what, :upto, :now, :incident)"_s,
        [&](Statement &s) {
            bindSubject(s, row.subject);
            s.bind(u":intent_id", row.intentId.toString()).bind(u":group", row.group);
            s.bind(u":intent", row.intent).bind(u":code", verdict.code);
            s.bind(u":what", verdict.what).bind(u":upto", verdict.upto).bind(u":now", toMs(now));
            s.bind(u":incident", row.incident.toString());
        });
    return done ? outbox::remove(m_connection, row.intentId) : done;
}

Expected<void> ServerTransaction::settle(const IntentId &id, const OfficerId &officer, Instant now)
{
    std::optional<Subject> subject;
    Expected<void> done = sql::forEachRow(
        m_connection,
        u"SELECT subject_kind, subject_id FROM tray WHERE intent_id = :id AND settled_at IS NULL"_s,
        [&id](Statement &s) { s.bind(u":id", id.toString()); },
        [&subject](const Statement &s) {
            subject
                = { fromName<SubjectKind>(s.text(0)).value_or(SubjectKind::Incident), s.text(1) };
        });
    if (!done || !subject)
        return done;
    if (done = m_rebase.touch(*subject); !done)
        return done;
    return sql::execute(m_connection,
        u"UPDATE tray SET settled_at = :now, settled_by = :officer WHERE intent_id = :id"_s,
        [&](Statement &s) {
            s.bind(u":now", toMs(now)).bind(u":officer", officer.toString());
            s.bind(u":id", id.toString());
        });
}

Expected<void> ServerTransaction::passed(qint64 cursor)
{
    QVector<std::pair<IntentId, Subject>> gone;
    Expected<void> done = sql::forEachRow(
        m_connection,
        u"SELECT intent_id, subject_kind, subject_id FROM outbox"
        " WHERE state = 'accepted' AND seq <= :cursor"_s,
        [cursor](Statement &s) { s.bind(u":cursor", cursor); },
        [&gone](const Statement &s) {
            gone.append({ IntentId(s.text(0)),
                { fromName<SubjectKind>(s.text(1)).value_or(SubjectKind::Incident), s.text(2) } });
        });
    for (const auto &[id, subject] : std::as_const(gone)) {
        m_toWipe.append(subject);
        if (done)
            done = m_rebase.touch(subject);
        if (done)
            done = outbox::remove(m_connection, id);
    }
    return done;
}

} // namespace shiyu
