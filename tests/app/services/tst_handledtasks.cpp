#include "app/services/handledtasks.h"

#include "app/services/profiledesk.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QJsonArray>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;
using K = OperationKind;

namespace {

const OrganizationId kCity(u"centre-city"_s);
const OrganizationId kCounty(u"centre-county"_s);
const OrganizationId kWater(u"unit-water"_s);

} // namespace

/// A case of the city whose lead, the water company, has signed and whose assist, the county, has
/// not.
class TestHandledTasks : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsOnesOwnTask_data();
    void showsOnesOwnTask();
    void nothingIsCut();

private:
    void act(K kind, const QJsonObject &args, const QString &officer = u"city"_s);
    void dispatched(const QString &caseId);
    QVector<IncidentRow> handledBy(const OrganizationId &unit);

    QTemporaryDir m_folder;
    test::SmallCity m_city;
    std::unique_ptr<ProfileDesk> m_desk;
    QString m_case;
};

void TestHandledTasks::initTestCase()
{
    const QString path = m_folder.filePath(u"city"_s);
    QVERIFY(ProfileFile::create(path, { ProfileKind::Standalone, {}, kCity, m_city.now() }));
    m_desk = *ProfileDesk::open(path);
    const DirectoryData data = test::SmallCity::data();
    const auto imported
        = m_desk->writer().importDirectory(m_city.directoryImport(data), data, m_city.now());
    QVERIFY(imported && *imported);
    dispatched(u"one"_s);
    act(K::Acknowledge, { { u"task"_s, 1 } }, u"water"_s);
}

void TestHandledTasks::act(K kind, const QJsonObject &args, const QString &officer)
{
    const auto outcome = m_desk->writer().perform(
        m_city.make(kind, m_case, args, officer), m_city.directory(), m_city.now());
    QVERIFY(outcome);
    QVERIFY2(*outcome, *outcome ? "" : qPrintable(nameOf(outcome->error().code)));
}

void TestHandledTasks::dispatched(const QString &caseId)
{
    m_case = caseId;
    const auto reported
        = m_desk->writer().perform(m_city.report(caseId), m_city.directory(), m_city.now());
    QVERIFY(reported && *reported);
    act(K::Accept, {});
    act(K::Dispatch,
        { { u"lead"_s, u"unit-water"_s }, { u"basis"_s, u"function"_s },
            { u"assists"_s, QJsonArray { u"centre-county"_s } } });
}

QVector<IncidentRow> TestHandledTasks::handledBy(const OrganizationId &unit)
{
    return handledTasks(m_desk->connection(), unit, *m_city.directory(), m_city.now())
        .value_or(QVector<IncidentRow> {});
}

void TestHandledTasks::showsOnesOwnTask_data()
{
    QTest::addColumn<OrganizationId>("unit");
    QTest::addColumn<OrganizationId>("holder");
    QTest::addColumn<int>("task");
    QTest::addColumn<TaskStage>("stage");
    QTest::addColumn<Duties>("duties");
    QTest::newRow("the lead has signed")
        << kWater << kWater << 1 << TaskStage::Acknowledged << Duties { Duty::Handle };
    QTest::newRow("the assist has not, whatever the lead did")
        << kCounty << kCounty << 2 << TaskStage::Pending << Duties { Duty::Sign };
    QTest::newRow("the city, which has no task: those below, one row a case")
        << kCity << kWater << 1 << TaskStage::Acknowledged << Duties {};
}

void TestHandledTasks::showsOnesOwnTask()
{
    QFETCH(OrganizationId, unit);
    QFETCH(OrganizationId, holder);
    QFETCH(int, task);
    QFETCH(TaskStage, stage);
    const auto rows = handledBy(unit);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().holder, holder);
    QCOMPARE(rows.first().holderTask, task);
    QCOMPARE(rows.first().holderStage, stage);
    QTEST(rows.first().duties, "duties");
    QVERIFY(rows.first().due);
    QCOMPARE(rows.first().due->task, task);
}

void TestHandledTasks::nothingIsCut()
{
    constexpr int kMore = 300; // a page of tasks holds 256
    QVERIFY(m_desk->writer().beginBatch());
    for (int i = 0; i < kMore; ++i)
        dispatched(u"more-%1"_s.arg(i));
    QVERIFY(m_desk->writer().commitBatch());
    QCOMPARE(handledBy(kWater).size(), kMore + 1);
}

QTEST_GUILESS_MAIN(TestHandledTasks)
#include "tst_handledtasks.moc"
