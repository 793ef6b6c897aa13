#include "app/storage/tray.h"

#include "app/storage/projectionsql.h"

namespace shiyu {

using namespace Qt::StringLiterals;

Expected<QVector<TrayEntry>> openTray(sql::Connection &connection)
{
    QVector<TrayEntry> entries;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT intent, code, what, upto, refused_at, incident FROM tray WHERE settled_at IS NULL"
        " AND refused_at > :none ORDER BY refused_at DESC, intent_id"_s,
        [](sql::Statement &s) { s.bind(u":none", 0); },
        [&entries](const sql::Statement &s) {
            auto intent = parseIntent(s.blob(0));
            if (intent)
                entries.append({ *std::move(intent), s.text(1), s.text(2), s.int64(3),
                    instantFromMs(s.int64(4)), IncidentId(s.text(5)) });
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return entries;
}

} // namespace shiyu
