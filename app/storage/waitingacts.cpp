#include "app/storage/waitingacts.h"

#include "app/storage/projectionsql.h"

namespace shiyu {

using namespace Qt::StringLiterals;

Expected<QVector<WaitingAct>> waitingActs(sql::Connection &connection, int most)
{
    QVector<WaitingAct> acts;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT o.intent, o.state = 'accepted', o.added_at, o.incident,"
        " CASE WHEN coalesce(i.number, '') = '' THEN coalesce(i.tag, '') ELSE i.number END,"
        " coalesce(i.title, '') FROM outbox o LEFT JOIN incident i ON i.id = o.incident"
        " ORDER BY o.position LIMIT :most"_s,
        [most](sql::Statement &s) { s.bind(u":most", most); },
        [&acts](const sql::Statement &s) {
            auto intent = parseIntent(s.blob(0));
            if (intent)
                acts.append({ *std::move(intent), s.int64(1) != 0, instantFromMs(s.int64(2)),
                    IncidentId(s.text(3)), s.text(4), s.text(5) });
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return acts;
}

} // namespace shiyu
