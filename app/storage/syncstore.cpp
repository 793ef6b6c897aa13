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
            " (SELECT added_at FROM outbox WHERE state <> 'accepted' ORDER BY position LIMIT 1),"
            " (SELECT count(*) FROM outbox WHERE state = 'accepted'),"
            " (SELECT count(*) FROM tray WHERE settled_at IS NULL),"
            " (SELECT coalesce(max(revision), :none) FROM directory_revision),"
            " (SELECT count(*) FROM file_upload)"_s,
            [](Statement &s) { s.bind(u":none", 0); },
            [&position](const Statement &s) {
                position.waiting = static_cast<int>(s.int64(0));
                if (const auto since = s.optionalInt64(1))
                    position.waitingSince = instantFromMs(*since);
                position.accepted = static_cast<int>(s.int64(2));
                position.inTray = static_cast<int>(s.int64(3));
                position.directoryRev = s.int64(4);
                position.files = static_cast<int>(s.int64(5));
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
    const auto read = readHistories(histories);
    return read ? takeRead(*read, directory) : tl::make_unexpected(read.error());
}

Expected<void> SyncStore::takeRead(
    const QVector<ReadHistory> &histories, const DirectoryPtr &directory)
{
    return inTransaction(directory, [&](ServerTransaction &server) -> Expected<void> {
        for (const ReadHistory &history : histories) {
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

} // namespace shiyu
