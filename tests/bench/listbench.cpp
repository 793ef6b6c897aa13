// shiyu-bench list --profile FILE [--times N] [--keep FILE]: the queue's pages and the search,
// beside the same SQL in the sqlite3 shell, on a copy of the profile whose cases stand there N
// times. That copy is made once if it is kept.
#include "app/storage/incidentquery.h"
#include "app/storage/profile.h"
#include "tests/bench/bench.h"
#include "tests/bench/listcopies.h"
#include "tests/bench/sqlshell.h"
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <numeric>

namespace shiyu::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRuns = 101;
constexpr int kDeep = 200; ///< pages

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

/// The organisation whose queue is the longest.
Viewer busiest(sql::Connection &connection)
{
    auto find = connection.prepare(u"SELECT organization FROM incident_unit WHERE open = 1"
                                   " GROUP BY organization ORDER BY count(*) DESC LIMIT 1"_s);
    const bool any = find && find->step().value_or(false);
    return { OrganizationId(any ? find->text(0) : QString()), OfficerId(), {} };
}

/// What the list has where one has scrolled so many pages down, or to the last but one.
Expected<PageKey> keyOfPage(sql::Connection &connection, const IncidentQuery &query, int pages)
{
    PageKey key;
    for (int page = 0; page < pages; ++page) {
        const auto read = query.page(connection, page == 0 ? std::nullopt : std::optional(key));
        if (!read)
            return tl::unexpected(read.error());
        if (!read->next)
            break;
        key = *read->next;
    }
    return key;
}

Expected<void> measure(sql::Connection &connection, const IncidentQuery &query,
    const std::optional<PageKey> &after, const QString &figure)
{
    QStringList statements;
    qsizetype rows = 0;
    {
        const StatementTrace trace(connection.handle());
        const auto page = query.page(connection, after);
        if (!page)
            return tl::unexpected(page.error());
        rows = page->rows.size();
        statements = trace.statements();
    }
    QList<double> ours;
    for (int run = 0; run < kRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        if (const auto page = query.page(connection, after); !page)
            return tl::unexpected(page.error());
        ours.append(double(timer.nsecsElapsed()) / 1e6);
    }
    const auto shell = shellTime(connection.path(), statements, kRuns);
    if (!shell)
        return tl::unexpected(shell.error());
    // Averages are set beside each other: beside other programs both have their share of waiting.
    const double mean = std::accumulate(ours.begin(), ours.end(), 0.0) / kRuns;
    print(figure, median(ours), u"ms"_s,
        { { u"rows"_s, rows }, { u"shell"_s, *shell }, { u"mean"_s, mean },
            { u"p99"_s, percentile99(ours) }, { u"ratio"_s, mean / std::max(*shell, 0.001) } });
    return {};
}

Expected<void> measure(
    sql::Connection &connection, const Viewer &viewer, const Figure &figure, Instant now)
{
    const IncidentQuery query(viewer, figure.filter, figure.order, now);
    const QString name = QString::fromLatin1(figure.name);
    if (const auto done = measure(connection, query, {}, u"first page: "_s + name); !done)
        return done;
    if (!figure.filter.text.isEmpty())
        return {};
    const auto key = keyOfPage(connection, query, kDeep);
    if (!key)
        return tl::unexpected(key.error());
    if (*key == PageKey())
        return {}; // there is no other page
    return measure(connection, query, *key, u"page %1 or the last: "_s.arg(kDeep) + name);
}

Expected<void> run(const QString &path)
{
    auto profile = ProfileFile::open(path, ProfileAccess::ReadOnly);
    if (!profile)
        return tl::unexpected(profile.error());
    sql::Connection &connection = profile->connection();
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
    print(u"resident memory, then"_s, residentMiB(), u"MiB"_s, { { u"peak"_s, peakMiB() } });
    return {};
}

/// Under another name until it is whole.
Expected<void> make(const QString &from, const QString &to, int times)
{
    const QString part = to + u".part"_s;
    QFile::remove(part);
    if (!QFile::copy(from, part))
        return tl::unexpected(Error { ErrorCode::Unreadable, from, {} });
    QElapsedTimer timer;
    timer.start();
    {
        auto profile = ProfileFile::open(part, ProfileAccess::ReadWrite);
        if (!profile)
            return tl::unexpected(profile.error());
        if (times > 1) {
            if (const auto done = multiplyCases(profile->connection(), times); !done)
                return done;
        }
    }
    print(u"making the rows"_s, double(timer.elapsed()) / 1000, u"s"_s, { { u"times"_s, times } });
    if (!QFile::rename(part, to))
        return tl::unexpected(Error { ErrorCode::Unreadable, to, {} });
    return {};
}

} // namespace

int runList(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({ u"profile"_s, u"the city; it is copied, never written to"_s, u"FILE"_s });
    parser.addOption({ u"times"_s, u"how often its cases stand in the copy"_s, u"N"_s, u"1"_s });
    parser.addOption({ u"keep"_s, u"the copy; used as it is if it is there"_s, u"FILE"_s });
    if (!parser.parse(QStringList { u"list"_s } + arguments) || !parser.isSet(u"profile"_s)) {
        std::fputs("list: --profile names the city\n", stderr);
        return 2;
    }
    const QTemporaryDir folder;
    const QString copy
        = parser.isSet(u"keep"_s) ? parser.value(u"keep"_s) : folder.filePath(u"city.shiyu"_s);
    Expected<void> done;
    if (!QFileInfo::exists(copy))
        done = make(parser.value(u"profile"_s), copy, parser.value(u"times"_s).toInt());
    if (done)
        done = run(copy);
    if (!done)
        std::fprintf(stderr, "list: %s %s\n", qPrintable(done.error().context),
            qPrintable(done.error().detail));
    return done ? 0 : 1;
}

} // namespace shiyu::bench
