#include "app/services/queuefilterjson.h"

#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestQueueFilterJson : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void comesBack();
    void opensWhatItDoesNotKnow();
};

void TestQueueFilterJson::comesBack()
{
    IncidentFilter filter;
    filter.chip = QueueChip::Overdue;
    filter.text = u"物业 jhq"_s;
    filter.region = RegionCode(u"340202"_s);
    filter.category = CategoryId(u"0101"_s);
    filter.major = CategoryId(u"01"_s);
    filter.levels = { RegionLevel::County, RegionLevel::Village };
    filter.urgencies = { Urgency::Critical, Urgency::Normal };
    filter.stages = { Stage::Handling, Stage::Terminated };
    filter.sources = { Source::Media };
    filter.unit = OrganizationId(u"3402-cg"_s);
    filter.unreadOnly = true;
    filter.reportedFrom = instantFromMs(1);
    filter.reportedBefore = instantFromMs(1'700'000'000'000);
    const QJsonObject json = toJson(filter, SortOrder::UrgentFirst);
    QCOMPARE(filterFromJson(json), filter);
    QCOMPARE(orderFromJson(json), SortOrder::UrgentFirst);
    QCOMPARE(filterFromJson(toJson({}, SortOrder::DueFirst)), IncidentFilter {});
}

void TestQueueFilterJson::opensWhatItDoesNotKnow()
{
    // A view of a later version: a chip, an order and a bit that this one does not have.
    const QJsonObject json { { u"chip"_s, 400 }, { u"order"_s, 99 },
        { u"urgencies"_s, qint64 { 0x100 | 1 } }, { u"new"_s, u"x"_s } };
    QVERIFY(static_cast<size_t>(filterFromJson(json).chip) < kQueueChips);
    QCOMPARE(filterFromJson(json).urgencies, EnumSet<Urgency> { Urgency::Critical });
    QCOMPARE(orderFromJson(json), SortOrder::Updated);
    QCOMPARE(filterFromJson({}), IncidentFilter {});
}

QTEST_GUILESS_MAIN(TestQueueFilterJson)
#include "tst_queuefilterjson.moc"
