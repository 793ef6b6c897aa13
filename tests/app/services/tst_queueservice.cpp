#include "app/services/queueservice.h"

#include "app/services/dutydesk.h"
#include "app/services/profiledesk.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const OfficerId kIntake(u"c.city.intake"_s);
const OfficerId kDispatcher(u"c.city.dispatcher"_s);
const OfficerId kWater(u"u.water.liaison"_s); ///< nothing is dispatched to it

/// Monday 2026-03-02 09:00 in the city.
constexpr Instant kMorning
    = std::chrono::sys_days { std::chrono::year { 2026 } / 3 / 2 } + std::chrono::hours { 1 };

} // namespace

/// The counts of a seat: whose they are, and how soon they follow a clock.
class TestQueueService : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_folder.filePath(u"city"_s);
        QVERIFY(makeCityProfile(path, { kIntake, kDispatcher, kWater }, kMorning));
        m_running.start();
        m_workplace = std::make_unique<Workplace>([this] { return now(); });
        m_queue = std::make_unique<QueueService>(*m_workplace);
        const auto opened = m_workplace->open(path);
        QTRY_VERIFY(opened.isFinished() && opened.result());
        QVERIFY(sit(kIntake));
        ActRequest report;
        report.kind = OperationKind::Report;
        report.args = { { u"title"_s, u"井盖破损"_s }, { u"summary"_s, u"路口"_s },
            { u"place"_s, toJson(Place { PlaceShape::Point, { { 1180050000, 310050000 } }, {} }) },
            { u"region"_s, u"340202001001"_s }, { u"category"_s, u"facility.cover"_s },
            { u"urgency"_s, u"normal"_s }, { u"channel"_s, u"person"_s },
            { u"source"_s, u"12345"_s } };
        const auto made = m_workplace->act(report);
        QTRY_VERIFY(made.isFinished());
        QVERIFY(made.result());
        m_case = made.result()->incident;
        m_seen = made.result()->after.lastSeq;
        m_reported = made.result()->after.lastEffectiveAt;
        QTRY_COMPARE(m_queue->count(QueueChip::ToAccept), 1);
    }

    /// Those of the officer before would stand in the bar of one who has none.
    void anotherSeatHasCountsOfItsOwn()
    {
        QSignalSpy changed(m_queue.get(), &QueueService::countsChanged);
        QVERIFY(sit(kWater));
        QVERIFY(changed.count() > 0);
        QCOMPARE(m_queue->counts(), ChipCounts {});
        QVERIFY(sit(kIntake));
        QTRY_COMPARE(m_queue->count(QueueChip::ToAccept), 1);
        changed.clear();
        m_workplace->signOut();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_queue->counts(), ChipCounts {});
    }

    /// It is due at this moment and overdue at the next, which does not come.
    void aClockThatStandsStillIsNotAskedWithoutARest()
    {
        QVERIFY(sit(kIntake));
        m_frozen = m_reported + 1h;
        m_workplace->lookAgain();
        QTRY_COMPARE(m_queue->count(QueueChip::DueSoon), 1);
        m_looks = 0;
        QTest::qWait(1000);
        QVERIFY2(m_looks < 40, qPrintable(QString::number(m_looks)));
        m_frozen.reset();
    }

    /// It has to be accepted within an hour of the report.
    void whatFallsDueIsCountedAtItsMoment()
    {
        QVERIFY(sit(kIntake));
        QTRY_COMPARE(m_queue->count(QueueChip::ToAccept), 1);
        QCOMPARE(m_queue->count(QueueChip::Overdue), 0);
        m_ahead += m_reported + 1h - 2s - now();
        m_workplace->lookAgain();
        QTRY_COMPARE(m_queue->count(QueueChip::DueSoon), 1);
        QSignalSpy rows(m_queue.get(), &QueueService::rowsChanged);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->count(QueueChip::Overdue), 1, 10'000);
        QVERIFY(!rows.isEmpty()); // the list under the chip follows
        QVERIFY(now() > m_reported + 1h);
        QCOMPARE(m_queue->count(QueueChip::DueSoon), 0);
    }

    /// Who goes leaves what waits for the reviewer as he leaves what waits for a decision.
    void aSubmittedTaskIsHandedOver()
    {
        QVERIFY(sit(kIntake) && act(OperationKind::Accept));
        QVERIFY(sit(kDispatcher)
            && act(OperationKind::Dispatch,
                { { u"lead"_s, u"u.water"_s }, { u"basis"_s, u"function"_s } }));
        QVERIFY(sit(kWater) && act(OperationKind::Acknowledge, { { u"task"_s, 1 } }));
        DutyDesk duty(*m_workplace);
        const auto before = duty.handoverLists();
        QTRY_VERIFY(before.isFinished());
        QCOMPARE(before.result()->awaiting, QStringList());
        QVERIFY(act(OperationKind::Submit, { { u"task"_s, 1 }, { u"text"_s, u"已更换"_s } }));
        const auto after = duty.handoverLists();
        QTRY_VERIFY(after.isFinished());
        QCOMPARE(after.result()->awaiting.size(), qsizetype(1));
        QVERIFY(after.result()->awaiting.first().endsWith(u"井盖破损"));
    }

private:
    /// It runs as this computer's clock does, from where it was set.
    Instant now() const
    {
        ++m_looks;
        return m_frozen.value_or(kMorning + m_ahead + Millis { m_running.elapsed() });
    }
    bool act(OperationKind kind, const QJsonObject &args = {})
    {
        ActRequest request;
        request.kind = kind;
        request.incident = m_case;
        request.args = args;
        request.seen = m_seen;
        const auto done = m_workplace->act(request);
        if (!QTest::qWaitFor([&done] { return done.isFinished(); }) || !done.result())
            return false;
        m_seen = done.result()->after.lastSeq;
        return true;
    }
    bool sit(const OfficerId &officer)
    {
        const auto seat = m_workplace->signIn(officer.toString(), kCityPassword);
        return QTest::qWaitFor([&seat] { return seat.isFinished(); }) && seat.result();
    }

    QTemporaryDir m_folder;
    QElapsedTimer m_running;
    Millis m_ahead {};
    Instant m_reported {};
    IncidentId m_case;
    qint64 m_seen = 0; ///< of it
    std::optional<Instant> m_frozen;
    mutable int m_looks = 0; ///< at the clock
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<QueueService> m_queue;
};

QTEST_GUILESS_MAIN(TestQueueService)
#include "tst_queueservice.moc"
