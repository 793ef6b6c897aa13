#include "app/sql/maintenance.h"
#include "app/sql/transaction.h"
#include "app/storage/counts.h"
#include "app/storage/incidentquery.h"
#include "app/storage/incidentquerymap.h"
#include "app/storage/projectionrows.h"
#include "app/storage/searchindex.h"
#include "app/storage/taskquery.h"
#include "tests/app/storage/projectiondump.h"
#include "tests/support/testcase.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <algorithm>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 30'000; // of a year, one every 17 minutes
constexpr int kEveryOpen = 20; // one of so many is open
const Instant kNow = instantFromMs(Q_INT64_C(1'795'420'800'000));

struct Made {
    IncidentRow row;
    QString unit; ///< that has its task
};

/// Who owns and holds the cases, and the region of its centre.
const QList<std::pair<QString, QString>> kOwners { { u"city"_s, u"3402"_s },
    { u"county"_s, u"340203"_s }, { u"town"_s, u"340203004"_s },
    { u"village"_s, u"340203004005"_s } };

RegionLevel levelOf(const OrganizationId &owner)
{
    const auto level
        = std::ranges::find(kOwners, owner.toString(), &std::pair<QString, QString>::first);
    return static_cast<RegionLevel>(level - kOwners.begin());
}

/// Rows written straight into the tables, so that many take a second.
Made make(int i, QRandomGenerator &random)
{
    static const QStringList kTitles { u"小区物业管理混乱"_s, u"上水井盖缺失"_s,
        u"夜间施工噪音扰民"_s, u"路灯不亮"_s };
    Made made;
    IncidentRow &row = made.row;
    row.n = i;
    row.id = IncidentId(u"case-%1"_s.arg(i));
    row.number = QString::number(20'261'123'000'000 + i);
    row.open = i % kEveryOpen == 0;
    row.stage = row.open ? Stage::Handling : Stage::Closed;
    row.urgency = static_cast<Urgency>(random.bounded(4));
    row.title = kTitles.at(random.bounded(4));
    row.category = CategoryId(u"0%1"_s.arg(random.bounded(101, 105)));
    row.major = CategoryId(u"01"_s);
    row.county = RegionCode(u"34020%1"_s.arg(random.bounded(2, 9)));
    row.region = RegionCode(row.county.toString() + u"00%1"_s.arg(random.bounded(1, 9)));
    row.owner = OrganizationId(kOwners.at(i / kEveryOpen % kOwners.size()).first);
    if (i % 3 != 0)
        row.holder = OrganizationId(kOwners.at(i / 7 % kOwners.size()).first);
    row.source = static_cast<Source>(random.bounded(12));
    row.reportedAt = kNow - std::chrono::minutes { 17LL * (kRows - i) };
    row.updatedAt = row.reportedAt + std::chrono::minutes { random.bounded(10'000) };
    if (row.open && random.bounded(10) > 0) {
        const Instant due = kNow + std::chrono::minutes { random.bounded(-500, 5000) };
        row.due
            = DueTime { ClockKind::Handle, 1, row.reportedAt, due - std::chrono::hours { 1 }, due };
    }
    row.shape = PlaceShape::Point;
    row.position = LonLat { 1'183'000'000 + random.bounded(3'000'000),
        312'000'000 + random.bounded(3'000'000) };
    row.lastSeq = i;
    made.unit = u"unit%1"_s.arg(random.bounded(50));
    return made;
}

} // namespace

/// Lists over 100,000 cases, 5,000 of them open, against the same rows sorted and filtered here.
class TestIncidentQuery : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pages_data();
    void pages();
    void plans_data();
    void plans();
    void countIsBounded();
    void positions();
    void map();
    void mapOfAUnit();
    void taskPages();
    void searchNewestFirst();

private:
    bool matches(const Made &made, const Viewer &viewer, const IncidentFilter &filter) const;
    QVector<qint64> expected(
        const Viewer &viewer, const IncidentFilter &filter, SortOrder order) const;
    void writeOwners();
    void write(const Made &made, SearchIndex &index);

    QTemporaryDir m_folder;
    std::optional<sql::Connection> m_connection;
    std::vector<Made> m_made;
};

Q_DECLARE_METATYPE(shiyu::IncidentFilter)

void TestIncidentQuery::write(const Made &made, SearchIndex &index)
{
    const IncidentRow &row = made.row;
    QVERIFY(rows::writeIncident(*m_connection, row, true));
    QVERIFY(rows::writeUnits(*m_connection, row.n,
        { { OrganizationId(u"city"_s), { row.open, true, {} } },
            { OrganizationId(made.unit), { row.open, true, { Duty::Handle } } } },
        true));
    if (row.open) {
        TaskRow task;
        task.incident = row.n;
        task.number = 1;
        task.unit = OrganizationId(made.unit);
        task.open = true;
        task.due = row.due;
        QVERIFY(rows::writeTask(*m_connection, task));
    }
    Place place;
    place.shape = PlaceShape::Point;
    place.points = { *row.position };
    QVERIFY(rows::writePlace(*m_connection, row.n, place));
    // Every tenth is enough for the search; the words are the slow part.
    if (row.n % 10 == 0)
        QVERIFY(
            index.writeIncident(*m_connection, row.n, { row.title, {}, {}, { row.number } }, true));
}

/// In the directory, of which the revision before had them all in the city.
void TestIncidentQuery::writeOwners()
{
    auto insert = m_connection->prepare(u"INSERT INTO directory_item "
                                        "(kind, id, revision, until, ord, body) VALUES "
                                        "('organization', :id, :revision, :until, 0, :body)"_s);
    QVERIFY(insert);
    const auto body = [](const QString &region) {
        return QJsonDocument(QJsonObject { { u"region"_s, region } })
            .toJson(QJsonDocument::Compact);
    };
    for (const auto &[id, region] : kOwners) {
        insert->bind(u":id", id).bind(u":revision", 1).bind(u":until", 2);
        QVERIFY(insert->bind(u":body", body(kOwners.first().second)).run());
        insert->bind(u":id", id).bind(u":revision", 2).bind(u":until", nullptr);
        QVERIFY(insert->bind(u":body", body(region)).run());
    }
}

void TestIncidentQuery::initTestCase()
{
    m_connection = openConsole(m_folder.filePath(u"q.db"_s));
    SearchIndex index(*Pinyin::load());
    QRandomGenerator random(2026);
    auto transaction = sql::Transaction::begin(*m_connection);
    QVERIFY(transaction);
    writeOwners();
    for (int i = 1; i <= kRows; ++i) {
        m_made.push_back(make(i, random));
        write(m_made.back(), index);
    }
    QVERIFY(transaction->commit());
}

bool TestIncidentQuery::matches(
    const Made &made, const Viewer &viewer, const IncidentFilter &filter) const
{
    const IncidentRow &row = made.row;
    const QString who = viewer.organization.toString();
    const auto inBox = [&] {
        return row.position->lon >= filter.box->southWest.lon
            && row.position->lon <= filter.box->northEast.lon
            && row.position->lat >= filter.box->southWest.lat
            && row.position->lat <= filter.box->northEast.lat;
    };
    return (who.isEmpty() || who == u"city" || who == made.unit)
        && (filter.scope == Scope::All || row.open)
        && row.region.toString().startsWith(filter.region.toString())
        && (filter.category.isEmpty() || filter.category == row.category)
        && (filter.major.isEmpty() || filter.major == row.major)
        && (filter.levels.isEmpty()
            || filter.levels.contains(levelOf(row.holder.isEmpty() ? row.owner : row.holder)))
        && (filter.urgencies.isEmpty() || filter.urgencies.contains(row.urgency))
        && (filter.sources.isEmpty() || filter.sources.contains(row.source))
        && (filter.stages.isEmpty() || filter.stages.contains(row.stage))
        && (filter.unit.isEmpty() || filter.unit.toString() == made.unit)
        && (!filter.reportedFrom || row.reportedAt >= *filter.reportedFrom)
        && (!filter.reportedBefore || row.reportedAt < *filter.reportedBefore)
        && (filter.chip != QueueChip::Overdue || (row.due && row.due->due < kNow))
        && (filter.text.isEmpty() || (row.n % 10 == 0 && row.title.contains(filter.text)))
        && (!filter.box || inBox());
}

QVector<qint64> TestIncidentQuery::expected(
    const Viewer &viewer, const IncidentFilter &filter, SortOrder order) const
{
    QVector<const IncidentRow *> found;
    for (const Made &made : m_made) {
        if (matches(made, viewer, filter))
            found.append(&made.row);
    }
    const auto due = [](const IncidentRow *r) {
        return r->due ? toMs(r->due->due) : std::numeric_limits<qint64>::max();
    };
    std::sort(found.begin(), found.end(), [&](const IncidentRow *a, const IncidentRow *b) {
        switch (order) {
        case SortOrder::DueFirst:
            return std::pair(due(a), a->n) < std::pair(due(b), b->n);
        case SortOrder::UrgentFirst:
            return std::tuple(a->urgency, due(a), a->n) < std::tuple(b->urgency, due(b), b->n);
        case SortOrder::Updated:
            return std::pair(a->updatedAt, a->n) > std::pair(b->updatedAt, b->n);
        case SortOrder::Newest:
            break;
        }
        return a->n > b->n;
    });
    QVector<qint64> numbers;
    for (const IncidentRow *row : std::as_const(found))
        numbers.append(row->n);
    return numbers;
}

void TestIncidentQuery::pages_data()
{
    QTest::addColumn<QString>("viewer");
    QTest::addColumn<IncidentFilter>("filter");
    QTest::addColumn<int>("order");
    const auto row = [](const char *name, const QString &viewer, const IncidentFilter &filter,
                         SortOrder order) {
        QTest::newRow(name) << viewer << filter << static_cast<int>(order);
    };
    const auto with = [](auto change) {
        IncidentFilter filter;
        change(filter);
        return filter;
    };
    using F = IncidentFilter &;
    using O = SortOrder;
    const QString city = u"city"_s;
    row("city, open, due first", city, {}, O::DueFirst);
    row("city, open, newest", city, {}, O::Newest);
    row("city, open, urgent first", city, {}, O::UrgentFirst);
    row("city, open, updated", city, {}, O::Updated);
    row("unit, open, due first", u"unit7"_s, {}, O::DueFirst);
    row("nobody's view", {}, {}, O::DueFirst);
    row("overdue", city, with([](F f) { f.chip = QueueChip::Overdue; }), O::DueFirst);
    row("county, open", city, with([](F f) { f.region = RegionCode(u"340203"_s); }), O::DueFirst);
    row("held in two levels", city, with([](F f) {
        f.levels = { RegionLevel::County, RegionLevel::Village };
    }),
        O::DueFirst);
    row("held in the city, all", city, with([](F f) {
        f.scope = Scope::All;
        f.levels = { RegionLevel::City };
    }),
        O::Newest);
    row("urgent ones of two sources", city, with([](F f) {
        f.urgencies = { Urgency::Critical, Urgency::Urgent };
        f.sources = { Source::Hotline12345, Source::GridWorker };
    }),
        O::UrgentFirst);
    row("town, all, newest", city, with([](F f) {
        f.scope = Scope::All;
        f.region = RegionCode(u"340203004"_s);
    }),
        O::Newest);
    row("unit, all, newest", u"unit7"_s, with([](F f) { f.scope = Scope::All; }), O::Newest);
    row("unit, all, due first", u"unit7"_s, with([](F f) { f.scope = Scope::All; }), O::DueFirst);
    row("category, all", city, with([](F f) {
        f.scope = Scope::All;
        f.category = CategoryId(u"0103"_s);
        f.stages = { Stage::Closed };
    }),
        O::Newest);
    row("major, all, of a unit", city, with([](F f) {
        f.scope = Scope::All;
        f.major = CategoryId(u"01"_s);
        f.unit = OrganizationId(u"unit3"_s);
    }),
        O::Newest);
    row("two weeks of all", city, with([](F f) {
        f.scope = Scope::All;
        f.reportedFrom = kNow - std::chrono::days { 30 };
        f.reportedBefore = kNow - std::chrono::days { 16 };
    }),
        O::Updated);
    row("box, all", city, with([](F f) {
        f.scope = Scope::All;
        f.box = PositionBox { { 1'183'500'000, 312'500'000 }, { 1'183'900'000, 312'900'000 } };
    }),
        O::Newest);
    row("box, open", city, with([](F f) {
        f.box = PositionBox { { 1'183'500'000, 312'500'000 }, { 1'184'900'000, 313'900'000 } };
    }),
        O::DueFirst);
    row("text, all", city, with([](F f) {
        f.scope = Scope::All;
        f.text = u"物业"_s;
    }),
        O::Newest);
    row("text, open, due first", city, with([](F f) { f.text = u"井盖"_s; }), O::DueFirst);
    row("nothing", city, with([](F f) { f.category = CategoryId(u"9999"_s); }), O::DueFirst);
}

void TestIncidentQuery::pages()
{
    QFETCH(QString, viewer);
    QFETCH(IncidentFilter, filter);
    QFETCH(int, order);
    const Viewer who { OrganizationId(viewer), OfficerId(u"o"_s), {} };
    const auto sort = static_cast<SortOrder>(order);
    const IncidentQuery query(who, filter, sort, kNow);
    QVector<qint64> wanted = expected(who, filter, sort);
    const int all = static_cast<int>(wanted.size());
    wanted = wanted.mid(0, 5 * IncidentQuery::kPageSize);
    QVector<qint64> listed;
    std::optional<PageKey> after;
    do {
        const auto page = query.page(*m_connection, after);
        QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
        QVERIFY(page->rows.size() <= IncidentQuery::kPageSize);
        for (const IncidentRow &row : page->rows)
            listed.append(row.n);
        after = page->next;
    } while (after && listed.size() < wanted.size());
    QCOMPARE(listed, wanted);
    QCOMPARE(query.count(*m_connection, kRows).value(), all);
}

void TestIncidentQuery::plans_data()
{
    pages_data();
}

void TestIncidentQuery::plans()
{
    QFETCH(QString, viewer);
    QFETCH(IncidentFilter, filter);
    QFETCH(int, order);
    const Viewer who { OrganizationId(viewer), OfficerId(u"o"_s), {} };
    const auto plan = sql::queryPlan(
        *m_connection, IncidentQuery(who, filter, static_cast<SortOrder>(order), kNow).pageSql());
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().detail));
    QVERIFY2(sql::scansOf(*plan).isEmpty(), qPrintable(plan->join(u'\n')));
    // The queue and the newest of all come in order; nothing is sorted.
    const bool ordered = (filter.scope == Scope::Open && filter.text.isEmpty())
        || (order == static_cast<int>(SortOrder::Newest) && !filter.box && filter.region.isEmpty());
    QCOMPARE(plan->filter(u"TEMP B-TREE"_s).isEmpty(), ordered);
    for (const QString &sql : { countChipsSql(true), countChipsSql(false), openIncidentsInSql(true),
             openIncidentsInSql(false) }) {
        const auto other = sql::queryPlan(*m_connection, sql);
        QVERIFY(other);
        QVERIFY2(sql::scansOf(*other).isEmpty(), qPrintable(other->join(u'\n')));
    }
    const auto tasks = sql::queryPlan(*m_connection, tasksSql(true));
    QVERIFY(tasks);
    QVERIFY2(tasks->filter(u"SCAN t"_s).isEmpty(), qPrintable(tasks->join(u'\n')));
}

void TestIncidentQuery::countIsBounded()
{
    IncidentFilter filter;
    filter.scope = Scope::All;
    const IncidentQuery query(
        { OrganizationId(u"city"_s), {}, {} }, filter, SortOrder::Newest, kNow);
    QCOMPARE(query.count(*m_connection).value(), IncidentQuery::kMostSorted + 1);
    QVERIFY(!query.offersOrder(IncidentQuery::kMostSorted + 1));
    QVERIFY(query.offersOrder(IncidentQuery::kMostSorted));
}

void TestIncidentQuery::positions()
{
    const Viewer viewer { OrganizationId(u"unit7"_s), {}, {} };
    for (SortOrder order :
        { SortOrder::DueFirst, SortOrder::Newest, SortOrder::UrgentFirst, SortOrder::Updated }) {
        const IncidentQuery query(viewer, {}, order, kNow);
        const auto list = expected(viewer, {}, order);
        for (int at : { 0, 1, 17, static_cast<int>(list.size()) - 1 }) {
            const auto position
                = query.positionOf(*m_connection, IncidentId(u"case-%1"_s.arg(list.at(at))));
            QVERIFY(position);
            QCOMPARE(*position, std::optional(at));
        }
        QCOMPARE(query.positionOf(*m_connection, IncidentId(u"case-1"_s)).value(),
            std::optional<int>()); // closed
    }
}

void TestIncidentQuery::map()
{
    const PositionBox box { { 1'183'500'000, 312'500'000 }, { 1'184'900'000, 313'900'000 } };
    IncidentFilter filter;
    filter.box = box;
    const Viewer viewer { OrganizationId(u"city"_s), {}, {} };
    auto wanted = expected(viewer, filter, SortOrder::Newest);
    std::reverse(wanted.begin(), wanted.end());
    const auto found = openIncidentsIn(*m_connection, viewer, box);
    QVERIFY(found);
    QVector<qint64> numbers;
    for (const MapIncident &incident : *found) {
        numbers.append(incident.n);
        const IncidentRow &row = m_made.at(static_cast<size_t>(incident.n - 1)).row;
        QCOMPARE(incident.id, row.id);
        QVERIFY(incident.position == *row.position);
        QVERIFY(incident.due.has_value() == row.due.has_value());
        QVERIFY(!row.due || (*incident.due == row.due->due && *incident.soonAt == row.due->soonAt));
    }
    QCOMPARE(numbers, wanted);
}

void TestIncidentQuery::mapOfAUnit()
{
    const LonLat centre { 1'184'000'000, 313'000'000 };
    const Viewer viewer { OrganizationId(u"unit3"_s), {}, {} };
    const auto found = incidentsAround(*m_connection, viewer, centre, 3000, Scope::All, 1000);
    QVERIFY(found && found->size() > 10);
    double last = 0;
    for (const NearIncident &near : *found) {
        QVERIFY(near.metres >= last && near.metres <= 3000);
        last = near.metres;
        QCOMPARE(m_made.at(static_cast<size_t>(near.row.n - 1)).unit, u"unit3"_s);
    }
}

void TestIncidentQuery::taskPages()
{
    TaskFilter filter;
    filter.units = { OrganizationId(u"unit3"_s), OrganizationId(u"unit4"_s) };
    QVector<qint64> listed;
    std::optional<TaskKey> after;
    do {
        const auto page = tasks(*m_connection, filter, after, 50);
        QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
        for (const TaskLine &line : page->lines) {
            QCOMPARE(line.task.incident, line.incident.n);
            QVERIFY(line.task.due == line.incident.due);
            listed.append(line.incident.n);
        }
        after = page->next;
    } while (after);
    QVector<qint64> wanted;
    for (qint64 n : expected({}, {}, SortOrder::DueFirst)) {
        const QString &unit = m_made.at(static_cast<size_t>(n - 1)).unit;
        if (unit == u"unit3" || unit == u"unit4")
            wanted.append(n);
    }
    QCOMPARE(listed, wanted);
    const auto counts = countTasks(*m_connection, filter.units);
    QVERIFY(counts);
    QCOMPARE(counts->value(TaskStage::Pending), static_cast<int>(wanted.size()));
}

void TestIncidentQuery::searchNewestFirst()
{
    IncidentFilter filter;
    filter.scope = Scope::All;
    for (const QString &typed : { u"物"_s, u"物业"_s, u"小区物业管理混乱"_s, u"管理"_s }) {
        filter.text = typed;
        const IncidentQuery query({}, filter, SortOrder::Newest, kNow);
        const auto page = query.page(*m_connection);
        QVERIFY(page);
        QCOMPARE(page->rows.size(), IncidentQuery::kPageSize);
        for (qsizetype i = 0; i < page->rows.size(); ++i) {
            QVERIFY(page->rows.at(i).title.contains(typed));
            QVERIFY(i == 0 || page->rows.at(i).n < page->rows.at(i - 1).n);
        }
    }
    filter.text = u"23012340"_s; // the end of one number
    const auto page = IncidentQuery({}, filter, SortOrder::Newest, kNow).page(*m_connection);
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 1);
    QCOMPARE(page->rows.constFirst().n, 12'340);
}

QTEST_GUILESS_MAIN(TestIncidentQuery)
#include "tst_incidentquery.moc"
