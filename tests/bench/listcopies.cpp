#include "tests/bench/listcopies.h"

namespace shiyu::bench {
namespace {

using namespace Qt::StringLiterals;

/// A list's table, and its columns as they stand in the copy number :copy, :add further on.
struct Table {
    QString name;
    QString key; ///< the column that counts the cases
    QString into; ///< the columns, where not all are named by themselves
};

const Table kTables[] = {
    { u"incident"_s, u"n"_s, {} },
    { u"incident_unit"_s, u"incident"_s, {} },
    { u"incident_officer"_s, u"incident"_s, {} },
    { u"task"_s, u"incident"_s, {} },
    { u"incident_place"_s, u"n"_s, {} },
    { u"incident_fts"_s, u"rowid"_s, u"rowid, title, text, names, pinyin, numbers"_s },
};

Expected<QStringList> texts(sql::Connection &connection, const QString &sql)
{
    auto rows = connection.prepare(sql);
    if (!rows)
        return tl::unexpected(rows.error());
    QStringList found;
    while (true) {
        const auto row = rows->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.append(rows->text(0));
    }
}

Expected<QString> copyingOf(sql::Connection &connection, const Table &table)
{
    QStringList columns = table.into.split(u", "_s, Qt::SkipEmptyParts);
    if (columns.isEmpty()) {
        const auto named = texts(
            connection, u"SELECT name FROM pragma_table_info('%1') ORDER BY cid"_s.arg(table.name));
        if (!named)
            return tl::unexpected(named.error());
        columns = *named;
    }
    const QString into = columns.join(u", "_s);
    for (QString &column : columns) {
        if (column == table.key)
            column += u" + :add"_s;
        else if (column == u"id"_s)
            column += u" || '-:copy'"_s;
    }
    return u"INSERT INTO %1(%2) SELECT %3 FROM %1 WHERE %4 <= :last;"_s.arg(
        table.name, into, columns.join(u", "_s), table.key);
}

/// The indexes are made anew afterwards, each in one go: quicker than row by row.
Expected<QStringList> takeIndexes(sql::Connection &connection)
{
    const QString ours = u" FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
                         " AND tbl_name IN ('incident', 'incident_unit', 'incident_officer',"
                         " 'task')"_s;
    const auto make = texts(connection, u"SELECT sql"_s + ours);
    const auto names = texts(connection, u"SELECT name"_s + ours);
    if (!make || !names)
        return tl::unexpected(make ? names.error() : make.error());
    for (const QString &name : *names) {
        if (const auto dropped = connection.exec(u"DROP INDEX "_s + name); !dropped)
            return tl::unexpected(dropped.error());
    }
    return make;
}

/// The words of the search are gathered in memory and merged once, at the end.
const QString kHurry
    = u"PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF;"
      "PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF;"
      "PRAGMA cache_size = -1000000;"
      "INSERT INTO incident_fts(incident_fts, rank) VALUES ('hashsize', 67108864);"
      "INSERT INTO incident_fts(incident_fts, rank) VALUES ('automerge', 0);"
      "INSERT INTO incident_fts(incident_fts, rank) VALUES ('crisismerge', 999);"_s;
const QString kCalm = u"INSERT INTO incident_fts(incident_fts, rank) VALUES ('hashsize', 1048576);"
                      "INSERT INTO incident_fts(incident_fts, rank) VALUES ('automerge', 4);"
                      "INSERT INTO incident_fts(incident_fts, rank) VALUES ('crisismerge', 16);"
                      "INSERT INTO incident_fts(incident_fts) VALUES ('optimize');"
                      "ANALYZE; PRAGMA cache_size = -16384; PRAGMA secure_delete = ON;"
                      "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL;"
                      "PRAGMA locking_mode = NORMAL;"_s;

} // namespace

Expected<void> multiplyCases(sql::Connection &connection, int times)
{
    const auto last = connection.number(u"SELECT max(n) FROM incident"_s);
    if (!last)
        return tl::unexpected(last.error());
    if (const auto hurried = connection.exec(kHurry); !hurried)
        return hurried;
    auto script = takeIndexes(connection);
    if (!script)
        return tl::unexpected(script.error());
    for (const Table &table : kTables) {
        const auto copying = copyingOf(connection, table);
        if (!copying)
            return tl::unexpected(copying.error());
        for (int copy = times - 1; copy > 0; --copy) {
            QString one = *copying;
            one.replace(u":add"_s, QString::number(copy * *last));
            one.replace(u":copy"_s, QString::number(copy));
            script->prepend(one.replace(u":last"_s, QString::number(*last)));
        }
    }
    const auto done = connection.exec(u"BEGIN;"_s + script->join(u';') + u";COMMIT;"_s);
    return done ? connection.exec(kCalm) : done;
}

} // namespace shiyu::bench
