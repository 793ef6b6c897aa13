#include "app/domain/slaclock.h"
#include "app/sql/transaction.h"
#include "app/storage/counts.h"
#include "app/storage/incidentquery.h"
#include "app/storage/projection.h"
#include "app/storage/supervisionstore.h"
#include "tests/app/storage/chiprecount.h"
#include "tests/app/storage/projectiondump.h"
#include "tests/app/storage/randomcity.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

/// Projections of 50 cases after 2,000 random acts against what is counted from the states.
class TestProjection : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void actsReachedAllStages();
    void rebuildGivesTheSameRows();
    void batchGivesTheSameRows();
    void rowsEqualTheirStates();
    void dueStateEqualsTheClocks();
    void chips_data();
    void chips();
    void rowsSayWhatTheChipsCount_data() { chips_data(); }
    void rowsSayWhatTheChipsCount();
    void countsStandUntilAClockPasses_data() { chips_data(); }
    void countsStandUntilAClockPasses();
    void newCalendarRecomputesOpenCases();
    void precedentsEqualARecount();
    void unread();
    void supervision();

private:
    Expected<Incident> load(const IncidentId &id) const;

    QTemporaryDir m_folder;
    Directory m_city = smallCity();
    std::optional<Pinyin> m_pinyin;
    std::optional<sql::Connection> m_connection;
    QVector<RandomCases::Step> m_steps;
    QVector<Incident> m_cases;
    Instant m_now {};
};

void TestProjection::initTestCase()
{
    m_pinyin = *Pinyin::load();
    m_connection = openConsole(m_folder.filePath(u"p.db"_s));
    RandomCases random(m_city, 71); // comes to every stage, see actsReachedAllStages()
    IncidentProjection projection(*m_pinyin);
    auto transaction = sql::Transaction::begin(*m_connection);
    QVERIFY(transaction);
    for (int i = 0; i < 2000; ++i) {
        m_steps.append(random.next(i % 40 == 0));
        const auto &step = m_steps.constLast();
        const auto done
            = projection.project(*m_connection, step.before, step.after, step.operation, m_city);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    }
    QVERIFY(transaction->commit());
    m_cases = random.cases();
    m_now = random.now();
}

// Else the comparisons below would compare little.
void TestProjection::actsReachedAllStages()
{
    Stages met;
    TaskStages tasks;
    for (const auto &step : std::as_const(m_steps)) {
        met.insert(step.after.stage);
        for (const Task &task : step.after.tasks)
            tasks.insert(task.stage);
    }
    for (Stage stage : { Stage::Reported, Stage::Accepted, Stage::Dispatched, Stage::Handling,
             Stage::Resolved, Stage::Closed, Stage::Shelved, Stage::Terminated })
        QVERIFY2(met.contains(stage), qPrintable(nameOf(stage)));
    for (TaskStage stage : { TaskStage::SentBack, TaskStage::Reviewed, TaskStage::Suspended,
             TaskStage::Rework, TaskStage::Done, TaskStage::Transferred })
        QVERIFY2(tasks.contains(stage), qPrintable(nameOf(stage)));
}

void TestProjection::rebuildGivesTheSameRows()
{
    const QStringList before = dumpProjection(*m_connection);
    QVERIFY(before.size() > 500);
    auto transaction = sql::Transaction::begin(*m_connection);
    IncidentProjection projection(*m_pinyin);
    QVERIFY(projection.clear(*m_connection));
    QCOMPARE(dumpProjection(*m_connection), QStringList());
    for (const auto &step : std::as_const(m_steps))
        QVERIFY(projection.project(*m_connection, step.before, step.after, step.operation, m_city));
    QVERIFY(transaction->commit());
    QCOMPARE(dumpProjection(*m_connection), before);
}

void TestProjection::batchGivesTheSameRows()
{
    const QStringList before = dumpProjection(*m_connection);
    auto transaction = sql::Transaction::begin(*m_connection);
    IncidentProjection projection(*m_pinyin);
    QVERIFY(projection.clear(*m_connection));
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        if (i % 700 == 0)
            projection.beginBatch();
        const auto &step = m_steps.at(i);
        QVERIFY(projection.project(*m_connection, step.before, step.after, step.operation, m_city));
        if (i % 700 == 600)
            QVERIFY(projection.flush(*m_connection));
    }
    QVERIFY(projection.flush(*m_connection));
    QCOMPARE(dumpProjection(*m_connection), before);
    // Rolled back: the rows of the first tests stay.
}

void TestProjection::rowsEqualTheirStates()
{
    for (const Incident &state : std::as_const(m_cases)) {
        const auto found = incidentRowOf(*m_connection, state.id, Viewer {});
        QVERIFY(found && *found);
        IncidentRow expected = incidentRow(state, m_city);
        expected.unread = expected.open;
        QCOMPARE(**found == expected, true);
        QCOMPARE((*found)->title, state.title);
        QCOMPARE((*found)->county, m_city.ancestor(state.primaryRegion, RegionLevel::County));
    }
}

// The stored moments must say what SlaClock says, at any moment from the last act on.
void TestProjection::dueStateEqualsTheClocks()
{
    const SlaClock sla(m_city.calendar());
    int compared = 0;
    for (const Incident &state : std::as_const(m_cases)) {
        const IncidentRow row = incidentRow(state, m_city);
        // What is laid aside is due on a day that was named; see tst_incidentrow.
        if (!row.due || state.stage == Stage::Shelved || state.stage == Stage::Outside)
            continue;
        const auto clock = std::find_if(state.clocks.begin(), state.clocks.end(),
            [&](auto &c) { return c.kind == row.due->clock && c.task == row.due->task; });
        QVERIFY(clock != state.clocks.end());
        const qint64 last = toMs(state.lastEffectiveAt);
        for (qint64 minutes : { 0, 7, 25, 59, 61, 100, 240, 700, 1500, 2900, 5000, 20000 }) {
            const Instant at = instantFromMs(last + minutes * 60'000);
            const ClockState real = sla.compute(clock->input, at, Explain::No).state;
            const ClockState stored = at > row.due->due ? ClockState::Overdue
                : at >= row.due->soonAt                 ? ClockState::DueSoon
                                                        : ClockState::Running;
            QCOMPARE(static_cast<int>(stored), static_cast<int>(real));
            ++compared;
        }
    }
    QVERIFY(compared > 200);
}

void TestProjection::chips_data()
{
    QTest::addColumn<QString>("viewer");
    QTest::addColumn<int>("hours");
    for (const Organization &o : m_city.data().organizations) {
        for (int hours : { 0, 3, 30 })
            QTest::addRow("%s after %d h", qPrintable(o.id.toString()), hours)
                << o.id.toString() << hours;
    }
}

void TestProjection::chips()
{
    QFETCH(QString, viewer);
    QFETCH(int, hours);
    const Viewer who { OrganizationId(viewer), OfficerId(viewer + u"-a"), {} };
    const Instant at = m_now + std::chrono::hours { hours };
    const auto counts = countChips(*m_connection, who, at);
    QVERIFY(counts);
    const ChipRecount recount(m_city);
    for (size_t i = 0; i < kQueueChips; ++i) {
        const auto chip = static_cast<QueueChip>(i);
        QStringList expected;
        for (const Incident &state : std::as_const(m_cases)) {
            if (recount.inChip(chip, state, who, at))
                expected.append(state.id.toString());
        }
        IncidentFilter filter;
        filter.chip = chip;
        const IncidentQuery query(who, filter, SortOrder::Newest, at);
        const auto page = query.page(*m_connection, {}, 1000);
        QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
        QStringList listed;
        for (const IncidentRow &row : page->rows)
            listed.prepend(row.id.toString());
        QVERIFY2(listed == expected,
            qPrintable(u"chip %1: %2 ≠ %3"_s.arg(
                QString::number(i), listed.join(u' '), expected.join(u' '))));
        QCOMPARE(counts->at(i), static_cast<int>(expected.size()));
        QCOMPARE(query.count(*m_connection).value(), static_cast<int>(expected.size()));
    }
}

// A row carries what its viewer's own organisation has to do; by that its words are chosen.
void TestProjection::rowsSayWhatTheChipsCount()
{
    QFETCH(QString, viewer);
    const Viewer who { OrganizationId(viewer), OfficerId(viewer + u"-a"), {} };
    const auto counts = countChips(*m_connection, who, m_now);
    const auto page
        = IncidentQuery(who, {}, SortOrder::Newest, m_now).page(*m_connection, {}, 1000);
    QVERIFY(counts && page && !page->next);
    for (size_t i = 0; i < kQueueChips; ++i) {
        const auto duty = dutyOf(static_cast<QueueChip>(i));
        if (!duty)
            continue;
        const auto says = [&duty](const IncidentRow &row) { return row.duties.contains(*duty); };
        QCOMPARE(int(std::count_if(page->rows.begin(), page->rows.end(), says)), counts->at(i));
    }
    for (const IncidentRow &row : page->rows)
        QCOMPARE(incidentRowOf(*m_connection, row.id, who)->value().duties, row.duties);
}

void TestProjection::countsStandUntilAClockPasses()
{
    QFETCH(QString, viewer);
    QFETCH(int, hours);
    const Viewer who { OrganizationId(viewer), OfficerId(viewer + u"-a"), {} };
    const Instant at = m_now + std::chrono::hours { hours };
    const auto tally = tallyChips(*m_connection, who, at);
    QVERIFY(tally);
    const Instant last = tally->until.value_or(at + std::chrono::days { 3000 }) - Millis { 1 };
    QVERIFY(last >= at);
    QCOMPARE(*countChips(*m_connection, who, last), tally->counts);
    if (tally->until)
        QVERIFY(*countChips(*m_connection, who, *tally->until) != tally->counts);
}

Expected<Incident> TestProjection::load(const IncidentId &id) const
{
    for (const Incident &state : m_cases) {
        if (state.id == id)
            return state;
    }
    return fail(ErrorCode::NotFound, id.toString());
}

void TestProjection::newCalendarRecomputesOpenCases()
{
    CalendarData data;
    data.revision = 2;
    data.sessions = { { std::chrono::hours { 9 }, std::chrono::hours { 15 } } };
    const Directory other = smallCity(data);
    auto transaction = sql::Transaction::begin(*m_connection);
    IncidentProjection projection(*m_pinyin);
    int count = 0;
    for (IncidentProjection::Recomputed piece { 1, 0 }; piece.cases > 0;) {
        const auto done = projection.recomputeOpen(
            *m_connection, [this](const IncidentId &id) { return load(id); }, other, piece.last, 7);
        QVERIFY(done);
        QVERIFY(done->cases <= 7);
        piece = *done;
        count += piece.cases;
    }
    int open = 0, changed = 0;
    for (const Incident &state : std::as_const(m_cases)) {
        const auto row = incidentRowOf(*m_connection, state.id, Viewer {});
        QVERIFY(row && *row);
        const IncidentRow expected = incidentRow(state, other);
        QVERIFY((*row)->due == expected.due);
        open += expected.open;
        changed += expected.due != incidentRow(state, m_city).due;
    }
    QCOMPARE(count, open);
    QVERIFY(changed > 5);
}

void TestProjection::precedentsEqualARecount()
{
    using Count = std::pair<int, int>; // resolved, of these handled on time
    QMap<QString, Count> expected;
    int late = 0;
    for (const Incident &state : std::as_const(m_cases)) {
        const RegionCode county = m_city.ancestor(state.primaryRegion, RegionLevel::County);
        if (!state.resolvedAt || !state.lead() || state.category.isEmpty() || county.isEmpty())
            continue;
        Count &count = expected[state.category.toString() + u'/' + county.toString() + u'/'
            + state.lead()->unit.toString()];
        ++count.first;
        bool onTime = true;
        for (const CaseClock &clock : state.clocks) {
            if (clock.kind == ClockKind::Handle && clock.task == state.lead()->number
                && clock.outcome)
                onTime = clock.outcome->onTime;
        }
        count.second += onTime;
        late += !onTime;
    }
    QVERIFY(!expected.isEmpty());
    QVERIFY(late > 0);
    QMap<QString, Count> found;
    for (const Category &category : m_city.data().categories) {
        for (const Region &region : m_city.data().regions) {
            int last = std::numeric_limits<int>::max();
            const auto rows = precedents(*m_connection, category.id, region.code);
            QVERIFY(rows);
            for (const PrecedentRow &p : *rows) {
                QVERIFY(p.cases <= last);
                last = p.cases;
                found[category.id.toString() + u'/' + region.code.toString() + u'/'
                    + p.unit.toString()]
                    = Count(p.cases, p.onTime.value_or(-1));
            }
        }
    }
    QCOMPARE(found, expected);
}

void TestProjection::unread()
{
    const OfficerId officer(u"city-a"_s);
    const Viewer viewer { OrganizationId(u"city"_s), officer, {} };
    IncidentFilter filter;
    filter.unreadOnly = true;
    const IncidentQuery query(viewer, filter, SortOrder::DueFirst, m_now);
    const auto before = query.page(*m_connection);
    QVERIFY(before && before->rows.size() > 3);
    const IncidentRow row = before->rows.at(2);
    QVERIFY(row.unread);
    QVERIFY(markSeen(*m_connection, officer, row.id, row.lastSeq));
    QVERIFY(markSeen(*m_connection, officer, row.id, row.lastSeq - 1));
    QCOMPARE(query.count(*m_connection).value(), static_cast<int>(before->rows.size()) - 1);
    QVERIFY(!(*incidentRowOf(*m_connection, row.id, viewer))->unread);
    const Viewer colleague { viewer.organization, OfficerId(u"city-b"_s), {} };
    QVERIFY((*incidentRowOf(*m_connection, row.id, colleague))->unread);
}

void TestProjection::supervision()
{
    const Viewer viewer { OrganizationId(u"city"_s), OfficerId(u"city-a"_s), {} };
    const auto supervised = [&] {
        return countChips(*m_connection, viewer, m_now)
            ->at(static_cast<size_t>(QueueChip::Supervised));
    };
    const auto open = std::find_if(
        m_cases.begin(), m_cases.end(), [](const Incident &state) { return state.isOpen(); });
    QCOMPARE(supervised(), 0);
    const auto write = [&](const QString &id, bool stands) {
        SupervisionRow row;
        row.id = id;
        row.incident = open->id;
        row.open = stands;
        return writeSupervision(*m_connection, row);
    };
    QVERIFY(write(u"s1"_s, true));
    QVERIFY(write(u"s2"_s, true));
    QCOMPARE((*incidentRowOf(*m_connection, open->id, {}))->supervised, 2);
    QCOMPARE(supervised(), 1);
    QVERIFY(write(u"s1"_s, false));
    QVERIFY(write(u"s2"_s, false));
    QCOMPARE(supervised(), 0);
}

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
