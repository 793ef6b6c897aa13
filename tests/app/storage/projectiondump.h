#pragma once
#include "app/storage/projectionsql.h"
#include <QDir>
#include <QFile>
#include <QTest>

namespace shiyu::test {

/// Every row of every table that IncidentProjection writes, as text; equal dumps are equal content.
inline QStringList dumpProjection(sql::Connection &connection)
{
    using namespace Qt::StringLiterals;
    const std::pair<const char *, const char *> kTables[] = { { "incident", "n" },
        { "incident_unit", "organization, incident" }, { "incident_officer", "officer, incident" },
        { "task", "incident, number" }, { "incident_place", "n" }, { "incident_fts", "rowid" },
        { "precedent", "category, county, unit" }, { "supervision", "id" }, { "shift", "n" } };
    QStringList rows;
    for (const auto &[table, order] : kTables) {
        auto names = connection.prepare(u"SELECT group_concat('quote(' || name || ')', "
                                        "' || ''|'' || ') FROM pragma_table_info(:table)"_s);
        names->bind(u":table", QString::fromLatin1(table));
        if (!names->step().value_or(false))
            return { u"no table"_s };
        const QString columns = names->text(0);
        auto done = sql::forEachRow(
            connection,
            u"SELECT %1 FROM %2 ORDER BY %3"_s.arg(
                columns, QLatin1String(table), QLatin1String(order)),
            [](sql::Statement &) {},
            [&, name = table](const sql::Statement &s) {
                rows.append(QLatin1String(name) + u": "_s + s.text(0));
            });
        if (!done)
            return { done.error().detail };
    }
    return rows;
}

/// The tables of the console's migrations from `first` on, in a new file.
inline sql::Connection openConsole(const QString &path)
{
    using namespace Qt::StringLiterals;
    auto connection = *sql::Connection::open(path, sql::OpenMode::Create, {});
    QDir folder(QStringLiteral(SHIYU_SOURCE_DIR "/resources/sql/console"));
    for (const QString &name : folder.entryList({ u"*.sql"_s }, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || !connection.exec(QString::fromUtf8(file.readAll())))
            qFatal("%s", qPrintable(name));
    }
    return connection;
}

} // namespace shiyu::test
