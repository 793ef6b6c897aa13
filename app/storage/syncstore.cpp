#include "app/storage/syncstore.h"

#include "app/crypto/seal.h"
#include "app/domain/intentgroup.h"
#include "app/sql/transaction.h"
#include "app/storage/logreader.h"
#include "app/storage/projectionsql.h"
#include "app/storage/servertransaction.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using sql::Statement;

} // namespace

SyncStore::SyncStore(sql::Connection &connection, Projector &projector, ShownCases &cases)
    : m_connection(connection)
    , m_projector(projector)
    , m_cases(cases)
{
}

template <typename F>
Expected<void> SyncStore::inTransaction(const DirectoryPtr &directory, F change)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Rebase rebase(m_connection, m_projector, m_cases);
    ServerTransaction server(m_connection, rebase);
    m_projector.beginBatch();
    Expected<void> done = change(server);
    if (done)
        done = rebase.finish(directory);
    if (done)
        done = m_projector.flush(m_connection);
    if (done)
        done = rebase.writeSyncStates();
    if (done)
        done = transaction->commit();
    if (!done) {
        m_projector.forget();
        m_cases.forget();
    }
    return done;
}

Expected<SyncPosition> SyncStore::position()
{
    SyncPosition position;
    Expected<void> done = sql::forEachRow(
        m_connection,
        u"SELECT cursor, scope_epoch, confirmed_at, clock_offset, first_part, first_after,"
        " first_cursor FROM sync_state WHERE id = :one"_s,
        [](Statement &s) { s.bind(u":one", 1); },
        [&position](const Statement &s) {
            position.cursor = s.int64(0);
            position.scopeEpoch = s.int64(1);
            if (const auto at = s.optionalInt64(2))
                position.confirmedAt = instantFromMs(*at);
            position.clockOffset = Millis { s.int64(3) };
            position.firstPart = s.text(4);
            position.firstAfter = s.text(5);
            position.firstCursor = s.int64(6);
        });
    if (done)
        done = sql::forEachRow(
            m_connection,
            u"SELECT (SELECT count(*) FROM outbox WHERE state <> 'accepted'),"
            " (SELECT min(added_at) FROM outbox WHERE state <> 'accepted'),"
            " (SELECT count(*) FROM outbox WHERE state = 'accepted'),"
            " (SELECT count(*) FROM tray WHERE settled_at IS NULL),"
            " (SELECT coalesce(max(revision), :none) FROM directory_revision)"_s,
            [](Statement &s) { s.bind(u":none", 0); },
            [&position](const Statement &s) {
                position.waiting = static_cast<int>(s.int64(0));
                if (const auto since = s.optionalInt64(1))
                    position.waitingSince = instantFromMs(*since);
                position.accepted = static_cast<int>(s.int64(2));
                position.inTray = static_cast<int>(s.int64(3));
                position.directoryRev = s.int64(4);
            });
    if (!done)
        return tl::make_unexpected(done.error());
    return position;
}

Expected<void> SyncStore::setPosition(const SyncPosition &position)
{
    return sql::execute(m_connection,
        u"INSERT OR REPLACE INTO sync_state (id, cursor, scope_epoch, confirmed_at, clock_offset,"
        " first_part, first_after, first_cursor) VALUES (1, :cursor, :epoch, :confirmed, :offset,"
        " :part, :after, :first)"_s,
        [&position](Statement &s) {
            s.bind(u":cursor", position.cursor).bind(u":epoch", position.scopeEpoch);
            s.bind(u":confirmed",
                position.confirmedAt ? std::optional(toMs(*position.confirmedAt)) : std::nullopt);
            s.bind(u":offset", static_cast<qint64>(position.clockOffset.count()));
            s.bind(u":part", position.firstPart).bind(u":after", position.firstAfter);
            s.bind(u":first", position.firstCursor);
        });
}

Expected<QVector<OutgoingIntent>> SyncStore::next(
    int most, qsizetype mostBytes, const crypto::SecretBytes &dataKey)
{
    struct Waiting {
        IntentId id;
        QString group;
        QByteArray intent;
    };
    QVector<Waiting> waiting;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT intent_id, group_id, intent FROM outbox WHERE state <> 'accepted'"
        " ORDER BY position LIMIT :most"_s,
        [most](Statement &s) { s.bind(u":most", most + kMostInGroup); },
        [&waiting](const Statement &s) {
            waiting.append({ IntentId(s.text(0)), s.text(1), s.blob(2) });
        });
    if (!done)
        return tl::make_unexpected(done.error());
    QVector<OutgoingIntent> outgoing;
    qsizetype bytes = 0;
    ClosedStore closed(m_connection);
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        const Waiting &each = waiting.at(i);
        const auto sameGroup = [&waiting, &each](qsizetype k) {
            return !each.group.isEmpty() && k >= 0 && k < waiting.size()
                && waiting.at(k).group == each.group;
        };
        qsizetype places = 1;
        while (sameGroup(i + places))
            ++places;
        const bool isFirst = !sameGroup(i - 1); // the others of a group go with it
        if (isFirst && (outgoing.size() + places > most || bytes > mostBytes))
            break;
        auto values = closed.valuesOf(each.intent, dataKey);
        if (!values)
            return tl::make_unexpected(values.error());
        bytes += each.intent.size();
        for (const ClosedValue &value : std::as_const(*values))
            bytes += 2 * value.value.size();
        outgoing.append({ each.id, each.intent, *std::move(values) });
    }
    return outgoing;
}

Expected<void> SyncStore::markSent(const QVector<IntentId> &ids, Instant now)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    for (const IntentId &id : ids) {
        const auto done = sql::execute(m_connection,
            u"UPDATE outbox SET state = 'sent', tries = tries + 1, sent_at = :now"
            " WHERE intent_id = :id AND state <> 'accepted'"_s,
            [&](Statement &s) { s.bind(u":now", toMs(now)).bind(u":id", id.toString()); });
        if (!done)
            return done;
    }
    return transaction->commit();
}

Expected<void> SyncStore::answered(
    const QVector<IntentVerdict> &verdicts, const DirectoryPtr &directory, Instant now)
{
    return inTransaction(directory, [&](ServerTransaction &server) -> Expected<void> {
        for (const IntentVerdict &verdict : verdicts) {
            if (auto done = server.take(verdict, now); !done)
                return done;
        }
        const auto at = position();
        if (!at)
            return tl::make_unexpected(at.error());
        const auto done = server.passed(at->cursor);
        return done ? server.wipe(now) : done;
    });
}

Expected<void> SyncStore::settle(
    const IntentId &id, const OfficerId &officer, const DirectoryPtr &directory, Instant now)
{
    return inTransaction(
        directory, [&](ServerTransaction &server) { return server.settle(id, officer, now); });
}

Expected<void> SyncStore::apply(
    const QVector<ServerChange> &changes, qint64 cursor, const DirectoryPtr &directory, Instant now)
{
    return inTransaction(directory, [&](ServerTransaction &server) -> Expected<void> {
        Expected<void> done;
        for (const ServerChange &change : changes) {
            if (const auto *arrived = std::get_if<OperationArrived>(&change))
                done = server.apply(*arrived);
            else if (const auto *opened = std::get_if<SubjectOpened>(&change))
                done = server.apply(*opened);
            else
                done = server.apply(std::get<SubjectClosed>(change));
            if (!done)
                return done;
        }
        if (done = server.passed(cursor); !done)
            return done;
        if (done = server.wipe(now); !done)
            return done;
        return sql::execute(m_connection,
            u"UPDATE sync_state SET cursor = :cursor WHERE id = 1 AND cursor < :cursor"_s,
            [cursor](Statement &s) { s.bind(u":cursor", cursor); });
    });
}

Expected<void> SyncStore::takeHistories(
    const QVector<ServerHistory> &histories, const DirectoryPtr &directory)
{
    return inTransaction(directory, [&](ServerTransaction &server) -> Expected<void> {
        for (const ServerHistory &history : histories) {
            if (auto done = server.take(history); !done)
                return done;
        }
        return {};
    });
}

Expected<void> SyncStore::takeStaged(const Subject &subject, const DirectoryPtr &directory)
{
    return inTransaction(
        directory, [&](ServerTransaction &server) { return server.takeStaged(subject); });
}

Expected<void> SyncStore::close(const QVector<Subject> &subjects, const QString &reason, qint64 at,
    const DirectoryPtr &directory, Instant now)
{
    return inTransaction(directory, [&](ServerTransaction &server) -> Expected<void> {
        for (const Subject &subject : subjects) {
            if (auto done = server.apply(SubjectClosed { at, subject, reason }); !done)
                return done;
        }
        return server.wipe(now);
    });
}

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
