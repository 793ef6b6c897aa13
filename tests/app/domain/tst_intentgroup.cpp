#include "app/domain/deciding.h"
#include "app/domain/intentgroup.h"
#include "tests/support/casedesk.h"
#include "tests/support/testcase.h"

#include <deque>

using namespace shiyu;
using namespace Qt::StringLiterals;
using test::CaseDesk;
using K = OperationKind;

namespace {

const OfficerId kDispatcher(u"c.city.dispatcher"_s);

/// "kind case" an intent, in one group; "s/a" is a shift.
QVector<Intent> intentsOf(const QString &words)
{
    QVector<Intent> intents;
    for (const QString &each : words.split(u", "_s, Qt::SkipEmptyParts)) {
        Intent intent;
        intent.kind = fromName<K>(each.section(u' ', 0, 0)).value();
        const QString subject = each.section(u' ', 1, 1);
        intent.subject = { subject.startsWith("s/"_L1) ? SubjectKind::Shift : SubjectKind::Incident,
            subject };
        intent.id = IntentId(u"i%1"_s.arg(intents.size()));
        intent.group = u"g"_s;
        const QString other = each.section(u' ', 2, 2);
        if (!other.isEmpty())
            intent.args.insert(
                intent.kind == K::Merge ? u"into"_s : u"sourceCase"_s, other);
        intents.append(intent);
    }
    return intents;
}

/// One case resolved and verified, with two matters merged into it and one beside it.
class Merged {
public:
    Merged()
    {
        for (const QString &id : { u"main"_s, u"one"_s, u"two"_s, u"beside"_s })
            m_desks.emplace_back(id).directory = m_desks.front().directory;
        for (CaseDesk &desk : m_desks)
            play(desk, u"c.city.intake report category=facility.cover region=340202001001001\n"
                       "c.city.intake accept"_s);
        merge(desk(1));
        merge(desk(2));
        play(desk(0),
            u"c.city.dispatcher dispatch lead=d.jinghu.urban basis=function\n"
            "d.jinghu.urban.liaison acknowledge\nd.jinghu.urban.handler submit\n"
            "d.jinghu.urban.reviewer review\nd.jinghu.urban.handler reply task=1\n"
            "d.jinghu.urban.handler complete\nc.city.verifier verify"_s);
    }

    CaseDesk &desk(size_t i) { return m_desks.at(i); }

    /// The first act on the main case, replies on the others.
    Outcome together(K first, const QVector<size_t> &others)
    {
        QVector<Intent> intents { of(desk(0), first) };
        QVector<IncidentPtr> states { std::make_shared<const Incident>(desk(0).state) };
        for (const size_t i : others) {
            intents.append(of(desk(i), K::Reply));
            states.append(std::make_shared<const Incident>(desk(i).state));
        }
        Context context = desk(0).context();
        context.nextSeq = 1000;
        return fitTogether(intents) ? decideOnCases(intents, states, context)
                                    : refuse(RefusalCode::InvalidArgument, u"group"_s);
    }

private:
    static void play(CaseDesk &desk, const QString &script)
    {
        QCOMPARE(desk.playAll(script.split(u'\n')), QString());
    }

    Intent of(CaseDesk &desk, K kind)
    {
        Intent intent = desk.intent(kDispatcher, kind, desk.filled(kind, {}));
        intent.group = u"g"_s;
        return intent;
    }

    void merge(CaseDesk &source)
    {
        Intent first = source.intent(kDispatcher, K::Merge, { { u"into"_s, u"main"_s } });
        Intent second
            = desk(0).intent(kDispatcher, K::Absorb, { { u"sourceCase"_s, source.subject } });
        first.group = second.group = u"m"_s + source.subject;
        const auto both
            = decideGroup(source.state, first, desk(0).state, second, desk(0).context());
        QVERIFY(both);
        source.take(both->first);
        desk(0).take(both->second);
    }

    std::deque<CaseDesk> m_desks;
};

} // namespace

class TestIntentGroup : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void fit_data();
    void fit();
    void groupsOfOneName();
    void answers_data();
    void answers();
    void nobodyAnswersForAnother();
};

void TestIntentGroup::fit_data()
{
    QTest::addColumn<QString>("intents");
    QTest::addColumn<bool>("together");
    const auto row = [](const char *name, const QString &intents, bool together) {
        QTest::newRow(name) << intents << together;
    };
    row("none", {}, false);
    row("merge and absorb", u"merge a b, absorb b a"_s, true);
    row("in the other order", u"absorb b a, merge a b"_s, true);
    row("they name other cases", u"merge a b, absorb b c"_s, false);
    row("both merge", u"merge a b, merge b a"_s, false);
    row("unmerge and release", u"unmerge a, release b a"_s, true);
    row("a reply and those to the merged", u"reply a, reply b, reply c"_s, true);
    row("the closing and those to the merged", u"close a, reply b"_s, true);
    row("a case twice", u"close a, reply b, reply b"_s, false);
    row("closing two", u"close a, close b"_s, false);
    row("the closing comes first", u"reply b, close a"_s, false);
    row("a note with a reply", u"note a, reply b"_s, false);
    row("a merge and a reply", u"merge a b, absorb b a, reply c"_s, false);
    row("a shift and the next one", u"takeOver s/a, openShift s/b"_s, true);
    row("the next one first", u"openShift s/b, takeOver s/a"_s, false);
    row("the same shift twice", u"takeOver s/a, openShift s/a"_s, false);
    row("a shift that is only handed over", u"handOver s/a, openShift s/b"_s, false);
    row("what is no shift", u"takeOver a, openShift s/b"_s, false);
    QString most = u"close main"_s;
    for (int i = 1; i < kMostInGroup; ++i)
        most += u", reply m%1"_s.arg(i);
    row("as many as may be", most, true);
    row("one too many", most + u", reply more"_s, false);
}

void TestIntentGroup::fit()
{
    QFETCH(QString, intents);
    QFETCH(bool, together);
    QCOMPARE(fitTogether(intentsOf(intents)), together);
}

void TestIntentGroup::groupsOfOneName()
{
    QVector<Intent> intents = intentsOf(u"close a, reply b, reply c"_s);
    intents.last().group = u"another"_s;
    QVERIFY(!fitTogether(intents));
    for (Intent &intent : intents)
        intent.group.clear();
    QVERIFY(!fitTogether(intents));
    QVERIFY(fitTogether({ intents.first() }));
    intents = intentsOf(u"close a, reply b"_s);
    intents.last().id = intents.first().id;
    QVERIFY(!fitTogether(intents));
}

void TestIntentGroup::answers_data()
{
    QTest::addColumn<K>("first");
    QTest::addColumn<QVector<size_t>>("others");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *name, K first, const QVector<size_t> &others,
                         const QString &refusal) {
        QTest::newRow(name) << first << others << refusal;
    };
    row("closed with both replies", K::Close, { 1, 2 }, {});
    row("closed with one; the other stays owed", K::Close, { 2 }, {});
    row("replied to all", K::Reply, { 1, 2 }, {});
    row("one of them was never merged", K::Close, { 1, 3 }, u"mergedElsewhere"_s);
}

void TestIntentGroup::answers()
{
    QFETCH(K, first);
    QFETCH(QVector<size_t>, others);
    QFETCH(QString, refusal);
    Merged cases;
    const auto outcome = cases.together(first, others);
    QCOMPARE(outcome ? QString() : nameOf(outcome.error().code), refusal);
    if (!outcome)
        return;
    QCOMPARE(outcome->size(), others.size() + 1);
    cases.desk(0).take(outcome->first());
    QCOMPARE(cases.desk(0).state.stage, first == K::Close ? Stage::Closed : Stage::Resolved);
    for (qsizetype i = 0; i < others.size(); ++i) {
        const Operation &operation = outcome->at(i + 1);
        QCOMPARE(operation.facts.seq, 1000 + i + 1);
        CaseDesk &merged = cases.desk(others.at(i));
        merged.take(operation);
        QVERIFY(merged.state.hasReply());
        QVERIFY(!merged.running(ClockKind::Total));
        QCOMPARE(merged.state.stage, Stage::Merged);
    }
}

// A refusal of one is a refusal of all: decide gives no operation at all.
void TestIntentGroup::nobodyAnswersForAnother()
{
    Merged cases;
    QVector<Intent> intents;
    QVector<IncidentPtr> states;
    for (const size_t i : { size_t(0), size_t(1) }) {
        CaseDesk &desk = cases.desk(i);
        const OfficerId officer = i == 0 ? kDispatcher : OfficerId(u"c.city.intake"_s);
        const K kind = i == 0 ? K::Close : K::Reply;
        intents.append(desk.intent(officer, kind, desk.filled(kind, {})));
        intents.last().group = u"g"_s;
        states.append(std::make_shared<const Incident>(desk.state));
    }
    const auto outcome = decideOnCases(intents, states, cases.desk(0).context());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error(), (Refusal { RefusalCode::InvalidArgument, u"group"_s }));
}

QTEST_GUILESS_MAIN(TestIntentGroup)
#include "tst_intentgroup.moc"
