#include "tests/support/casedesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using test::CaseDesk;
using K = OperationKind;
using std::chrono::minutes;

namespace {

struct Pair {
    CaseDesk one { QStringLiteral("one") };
    CaseDesk two { QStringLiteral("two") };

    Pair()
    {
        for (CaseDesk *desk : { &one, &two })
            desk->playAll({ QStringLiteral("c.city.intake report category=facility.cover "
                                           "region=340202001001 contactable=true"),
                QStringLiteral("c.city.intake accept") });
    }
    static std::optional<Refusal> together(CaseDesk &source, CaseDesk &target, K first, K second)
    {
        const OfficerId officer = OfficerId(QStringLiteral("c.city.dispatcher"));
        source.now = target.now += minutes { 1 };
        Intent a = source.intent(officer, first,
            source.filled(first,
                first == K::Merge ? QJsonObject { { QStringLiteral("into"), target.subject } }
                                  : QJsonObject()));
        Intent b
            = target.intent(officer, second, { { QStringLiteral("sourceCase"), source.subject } });
        a.group = b.group = QStringLiteral("g");
        const auto both = decideGroup(source.state, a, target.state, b, target.context());
        if (!both)
            return both.error();
        source.take(both->first);
        target.take(both->second);
        return std::nullopt;
    }
};

} // namespace

/// Acts on two cases: both or none.
class TestWorkflowMerge : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void twoCasesTogether();
    void oppositeMergeIsRefused();
    void mergedMatterKeepsItsClock();
};

void TestWorkflowMerge::twoCasesTogether()
{
    Pair pair;
    QCOMPARE(pair.one.play(QStringLiteral("c.city.dispatcher merge into=two ! invalidArgument")),
        QString());
    QVERIFY(!Pair::together(pair.one, pair.two, K::Merge, K::Absorb));
    QCOMPARE(pair.one.state.stage, Stage::Merged);
    QVERIFY(pair.two.state.absorbed.contains(pair.one.state.id));
    QCOMPARE(
        Pair::together(pair.one, pair.two, K::Merge, K::Absorb)->code, RefusalCode::WrongStage);
    QVERIFY(!Pair::together(pair.one, pair.two, K::Unmerge, K::Release));
    QCOMPARE(pair.one.state.stage, Stage::Accepted);
    QVERIFY(pair.two.state.absorbed.isEmpty());
    QCOMPARE(Pair::together(pair.one, pair.two, K::Merge, K::Release)->code,
        RefusalCode::InvalidArgument);
}

void TestWorkflowMerge::oppositeMergeIsRefused()
{
    Pair pair;
    QVERIFY(!Pair::together(pair.one, pair.two, K::Merge, K::Absorb));
    const Incident before = pair.two.state;
    QCOMPARE(Pair::together(pair.two, pair.one, K::Merge, K::Absorb)->code,
        RefusalCode::MergedElsewhere);
    QVERIFY(pair.two.state == before);
}

void TestWorkflowMerge::mergedMatterKeepsItsClock()
{
    Pair pair;
    QVERIFY(!Pair::together(pair.one, pair.two, K::Merge, K::Absorb));
    QVERIFY(pair.one.running(ClockKind::Total) && !pair.one.running(ClockKind::Dispatch));
    QCOMPARE(pair.one.play(QStringLiteral("c.city.intake reply")), QString());
    QVERIFY(
        !pair.one.running(ClockKind::Total) && pair.one.clock(ClockKind::Total)->outcome->onTime);
    QCOMPARE(pair.one.play(QStringLiteral("c.city.intake followUp")), QString());
}

QTEST_GUILESS_MAIN(TestWorkflowMerge)
#include "tst_workflow_merge.moc"
