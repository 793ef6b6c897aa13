// shiyu-bench list --profile FILE [--times N]: the queue's first pages and the search, beside the
// same SQL in the sqlite3 shell, on a copy of the profile whose cases stand there N times.
#include "app/storage/incidentquery.h"
#include "app/storage/profile.h"
#include "tests/bench/bench.h"
#include "tests/bench/sqlshell.h"
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

namespace shiyu::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRuns = 101;

struct Figure {
    const char *name;
    IncidentFilter filter;
    SortOrder order = SortOrder::DueFirst;
};

IncidentFilter chip(QueueChip chip)
{
    IncidentFilter filter;
    filter.chip = chip;
    return filter;
}

IncidentFilter everything(const QString &text = {}, const QString &region = {})
{
    IncidentFilter filter;
    filter.scope = Scope::All;
    filter.text = text;
    filter.region = RegionCode(region);
    return filter;
}

QVector<Figure> figures()
{
    return { { "open, due first", {} }, { "open, most urgent first", {}, SortOrder::UrgentFirst },
        { "open, touched last", {}, SortOrder::Updated }, { "overdue", chip(QueueChip::Overdue) },
        { "to be dispatched", chip(QueueChip::ToDispatch) },
        { "all, newest first", everything(), SortOrder::Newest },
        { "all of a county", everything({}, u"340207"_s), SortOrder::Newest },
        { "search, two characters", everything(u"噪声"_s), SortOrder::Newest },
        { "search, four characters", everything(u"占道经营"_s), SortOrder::Newest },
        { "search, pinyin initials", everything(u"zszt"_s), SortOrder::Newest } };
}

/// Every row of the list again under other numbers, `times` - 1 times.
Expected<void> multiply(sql::Connection &connection, int times)
{
    const auto width = connection.number(u"SELECT max(n) FROM incident"_s);
    if (!width)
        return tl::unexpected(width.error());
    QString columns;
    auto names = connection.prepare(u"SELECT name FROM pragma_table_info('incident')"_s);
    while (names && names->step().value_or(false)) {
        const QString name = names->text(0);
        columns += name == u"n" ? u"n + :add"_s
            : name == u"id"     ? u", id || :copy"_s
                                : u", "_s + name;
    }
    for (int copy = 1; copy < times; ++copy) {
        const QString add = QString::number(copy * *width), last = QString::number(*width);
        QString script
            = u"INSERT INTO incident SELECT %1 FROM incident WHERE n <= %3;"
              "INSERT INTO incident_unit SELECT organization, incident + %2, open, party, duty"
              " FROM incident_unit WHERE incident <= %3;"
              "INSERT INTO incident_officer SELECT officer, incident + %2"
              " FROM incident_officer WHERE incident <= %3;"
              "INSERT INTO incident_fts(rowid, title, text, names, pinyin, numbers)"
              " SELECT rowid + %2, title, text, names, pinyin, numbers"
              " FROM incident_fts WHERE rowid <= %3;"_s;
        script = script.arg(columns, add, last);
        script.replace(u":add"_s, add).replace(u":copy"_s, u"'-%1'"_s.arg(copy));
        if (const auto done = connection.exec(u"BEGIN;"_s + script + u"COMMIT;"_s); !done)
            return done;
    }
    return connection.exec(
        u"INSERT INTO incident_fts(incident_fts) VALUES ('optimize'); ANALYZE;"_s);
}

/// The organisation whose queue is the longest.
Viewer busiest(sql::Connection &connection)
{
    auto find = connection.prepare(u"SELECT organization FROM incident_unit WHERE open = 1"
                                   " GROUP BY organization ORDER BY count(*) DESC LIMIT 1"_s);
    const bool any = find && find->step().value_or(false);
    return { OrganizationId(any ? find->text(0) : QString()), OfficerId(), {} };
}

Expected<void> measure(
    sql::Connection &connection, const Viewer &viewer, const Figure &figure, Instant now)
{
    const IncidentQuery query(viewer, figure.filter, figure.order, now);
    QStringList statements;
    qsizetype rows = 0;
    {
        const StatementTrace trace(connection.handle());
        const auto page = query.page(connection);
        if (!page)
            return tl::unexpected(page.error());
        rows = page->rows.size();
        statements = trace.statements();
    }
    QList<double> ours;
    for (int run = 0; run < kRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        if (const auto page = query.page(connection); !page)
            return tl::unexpected(page.error());
        ours.append(double(timer.nsecsElapsed()) / 1e6);
    }
    const auto shell = shellTime(connection.path(), statements, kRuns);
    if (!shell)
        return tl::unexpected(shell.error());
    print(u"first page: "_s + QString::fromLatin1(figure.name), median(ours), u"ms"_s,
        { { u"rows"_s, rows }, { u"shell"_s, *shell }, { u"p99"_s, percentile99(ours) },
            { u"ratio"_s, median(ours) / std::max(*shell, 0.001) } });
    return {};
}

Expected<void> run(const QString &path, int times)
{
    auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
    if (!profile)
        return tl::unexpected(profile.error());
    sql::Connection &connection = profile->connection();
    if (times > 1) {
        if (const auto done = multiply(connection, times); !done)
            return done;
    }
    const auto cases = connection.number(u"SELECT count(*) FROM incident"_s);
    const auto open = connection.number(u"SELECT count(*) FROM incident WHERE open = 1"_s);
    const auto last = connection.number(u"SELECT max(updated_at) FROM incident"_s);
    if (!cases || !open || !last)
        return tl::unexpected((!cases ? cases : !open ? open : last).error());
    print(u"cases"_s, double(*cases), u"count"_s, { { u"open"_s, *open } });
    const Viewer viewer = busiest(connection);
    for (const Figure &figure : figures()) {
        if (const auto done = measure(connection, viewer, figure, instantFromMs(*last)); !done)
            return done;
    }
    QElapsedTimer timer;
    timer.start();
    const auto counts = countChips(connection, viewer, instantFromMs(*last));
    if (!counts)
        return tl::unexpected(counts.error());
    print(u"counts of all chips"_s, double(timer.nsecsElapsed()) / 1e6, u"ms"_s);
    return {};
}

} // namespace

int runList(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({ u"profile"_s, u"the city; it is copied, never written to"_s, u"FILE"_s });
    parser.addOption({ u"times"_s, u"how often its cases stand in the copy"_s, u"N"_s, u"1"_s });
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"city.shiyu"_s);
    if (!parser.parse(QStringList { u"list"_s } + arguments)
        || !QFile::copy(parser.value(u"profile"_s), copy)) {
        std::fputs("list: --profile names no readable file\n", stderr);
        return 2;
    }
    const auto done = run(copy, parser.value(u"times"_s).toInt());
    if (!done)
        std::fprintf(stderr, "list: %s %s\n", qPrintable(done.error().context),
            qPrintable(done.error().detail));
    return done ? 0 : 1;
}

} // namespace shiyu::bench
