#include "app/services/importservice.h"

#include "app/services/readdesk.h"
#include "app/services/workplace.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const Instant kNow = instantFromMs(1'795'240'800'000); // 2026-11-21 14:00 in the city

} // namespace

/// Imports of an officer over a real profile, up to the end of the program.
class TestImportService : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void anImportGoesIn();
    void closedWhileTheGroundIsRead_data();
    void closedWhileTheGroundIsRead();

private:
    ImportPlan plan() const;
    QString rejects() const { return m_folder->filePath(u"rejects.csv"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<ImportService> m_service;
};

void TestImportService::init()
{
    TestCase::init();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"city"_s);
    const OfficerId officer = test::officerOf(test::org::kCity, "intake");
    QVERIFY(test::makeCityProfile(path, { officer }, kNow));
    QFile file(m_folder->filePath(u"matters.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("标题,经度,纬度\n路灯不亮,118.005,31.005\n");
    file.close();
    m_workplace = std::make_unique<Workplace>([] { return kNow; });
    m_service = std::make_unique<ImportService>(*m_workplace);
    const auto opened = m_workplace->open(path);
    QTRY_VERIFY(opened.isFinished());
    const auto seat = m_workplace->signIn(officer.toString(), test::kCityPassword);
    QTRY_VERIFY(seat.isFinished());
    QVERIFY(seat.result());
}

void TestImportService::cleanup()
{
    m_service.reset();
    m_workplace.reset();
}

ImportPlan TestImportService::plan() const
{
    ImportPlan plan;
    plan.path = m_folder->filePath(u"matters.csv"_s);
    plan.crs = u"WGS84"_s;
    const auto table = TableReader::open(plan.path);
    if (table)
        plan.mapping
            = ColumnMapping::suggested(ImportKind::Incidents, table->layers().first().fields);
    return plan;
}

void TestImportService::anImportGoesIn()
{
    const auto report = m_service->run(plan(), rejects(), std::make_shared<ImportJob>());
    QTRY_VERIFY(report.isFinished());
    QVERIFY2(report.result(), report.result() ? "" : qPrintable(report.result().error().context));
    QCOMPARE(report.result()->imported, 1);
}

void TestImportService::closedWhileTheGroundIsRead_data()
{
    QTest::addColumn<bool>("checkOnly");
    QTest::newRow("an import never begins") << false;
    QTest::newRow("a check never begins") << true;
}

void TestImportService::closedWhileTheGroundIsRead()
{
    QFETCH(bool, checkOnly);
    // The reader is at something longer; the window is closed; then comes the ground.
    QSemaphore begun, goOn;
    m_workplace->reading().post(
        [&begun, &goOn](ReadDesk &) {
            begun.release();
            goOn.acquire();
        },
        JobKind::Background);
    begun.acquire();
    const auto job = std::make_shared<ImportJob>();
    const auto report = checkOnly ? m_service->check(plan(), rejects(), job)
                                  : m_service->run(plan(), rejects(), job);
    m_service.reset();
    goOn.release();
    QVERIFY(job->control().stopped);
    QTRY_VERIFY(report.isFinished());
    QVERIFY(report.isCanceled() || !report.result());
    const auto written = m_workplace->reading().post([](ReadDesk &desk) -> Expected<qint64> {
        return desk.connection().number(u"SELECT count(*) FROM incident"_s);
    });
    QTRY_VERIFY(written.isFinished());
    QCOMPARE(*written.result(), 0);
}

QTEST_GUILESS_MAIN(TestImportService)
#include "tst_importservice.moc"
