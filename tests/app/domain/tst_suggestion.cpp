#include "app/domain/suggestion.h"
#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;

using Precedents = QVector<Precedent>;

/// The order of units that might lead, by what they did on time.
class TestSuggestion : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void theBetterRecordGoesFirst_data();
    void theBetterRecordGoesFirst();
};

void TestSuggestion::theBetterRecordGoesFirst_data()
{
    QTest::addColumn<bool>("listed"); // the list names the urban department, then the water works
    QTest::addColumn<Precedents>("precedents");
    QTest::addColumn<OrganizationId>("first");
    QTest::addColumn<bool>("decided");
    const auto row = [](const char *name, bool listed, const Precedents &precedents,
                         const OrganizationId &first, bool decided) {
        QTest::newRow(name) << listed << precedents << first << decided;
    };
    const OrganizationId urban = org::kDepartment;
    const OrganizationId water = org::kWater;
    row("no precedent: as the list has them", true, {}, urban, false);
    row("equals of the list: the better record", true, { { urban, 20, 14 }, { water, 12, 12 } },
        water, true);
    row("nine cases are no record", true, { { urban, 20, 14 }, { water, 9, 9 } }, urban, false);
    row("neither has a record: the more frequent", true, { { urban, 9, 5 }, { water, 8, 8 } },
        urban, false);
    row("96 of 100 and 20 of 20 differ by chance", true, { { urban, 100, 96 }, { water, 20, 20 } },
        urban, false);
    row("94 of 100 do not", true, { { urban, 100, 94 }, { water, 20, 20 } }, water, true);
    row("late as often as not is no merit", true, { { urban, 12, 6 }, { water, 8, 8 } }, urban,
        false);
    row("nor a reproach: the more frequent stays", true, { { urban, 12, 2 }, { water, 5, 5 } },
        urban, false);
    row("by habit alone: the better record", false, { { urban, 30, 18 }, { water, 15, 15 } }, water,
        true);
    row("the better record of the more frequent decides nothing", false,
        { { urban, 12, 7 }, { water, 30, 30 } }, water, false);
    row("counted before times were kept: no record", true, { { urban, 20, 14 }, { water, 30, -1 } },
        urban, true);
    row("no record outweighs the list", true, { { urban, 1, 0 }, { org::kFallback, 50, 50 } },
        urban, false);
}

void TestSuggestion::theBetterRecordGoesFirst()
{
    QFETCH(bool, listed);
    QFETCH(Precedents, precedents);
    DirectoryData data = cityData();
    data.responsibilities.clear();
    if (listed) {
        for (const OrganizationId &unit : { org::kDepartment, org::kWater })
            data.responsibilities.append(
                { category::kCover, region::kCounty, unit, {}, QStringLiteral("第3条") });
    }
    SuggestionQuestion question;
    question.owner = org::kCity;
    question.category = category::kCover;
    question.region = region::kGrid;
    question.precedents = precedents;
    const auto found = suggestUnits(Directory(data), question);
    QTEST(found.first().unit, "first");
    const auto &reasons = found.first().reasons;
    const bool decided = std::any_of(reasons.begin(), reasons.end(),
        [](const SuggestionReason &reason) { return reason.decided; });
    QTEST(decided, "decided");
}

QTEST_GUILESS_MAIN(TestSuggestion)
#include "tst_suggestion.moc"
