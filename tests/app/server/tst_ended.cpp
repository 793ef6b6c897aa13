// GET /v1/ended: matters that are over and were left out of a first sync.
#include "app/protocol/ended.h"
#include "app/server/core/ended.h"
#include "app/server/store/visibletable.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::days;
using std::chrono::minutes;
using K = OperationKind;

namespace {

const OfficerId kCityIntake = officerOf(org::kCity, "intake");
const OfficerId kOtherIntake = officerOf(org::kOtherCounty, "intake");
const OfficerId kWater = officerOf(org::kWater, "handler");

QString targetOf(const EndedQuery &query, const QString &more = {})
{
    return u"/v1/ended?"_s + protocol::endedQuery(query).toString(QUrl::FullyEncoded) + more;
}

EndedQuery words(const QString &text)
{
    EndedQuery query;
    query.words = text;
    return query;
}
EndedQuery within(const RegionCode &region)
{
    EndedQuery query;
    query.region = region;
    return query;
}
EndedQuery numbered(const QString &number)
{
    EndedQuery query;
    query.number = number;
    return query;
}

/// A city with matters that ended, each a day after the one before: "a" first.
class EndedDesk : public ServerDesk {
public:
    EndedDesk()
    {
        begun = now();
        end(u"a"_s, u"井盖破损"_s, region::kVillage, kCityIntake);
        end(u"b"_s, u"路灯不亮 100%_!"_s, region::kVillage, kCityIntake);
        end(u"c"_s, u"夜间噪音扰民"_s, region::kOtherVillage, kOtherIntake);
        end(u"d"_s, u"ＷＡＴＥＲ pipe"_s, region::kTown, kCityIntake);
        end(u"again"_s, u"井盖又响"_s, region::kVillage, kCityIntake);
        act(K::Reopen, u"again"_s, { { u"reason"_s, u"诉求人来电"_s } }, kCityIntake);
        take(u"open"_s, u"井盖丢失"_s, region::kVillage, kCityIntake);
        wait(days { 100 });
        end(u"new"_s, u"井盖松动"_s, region::kVillage, kCityIntake);
    }

    void wait(Millis time)
    {
        pass(time);
        forgetTokens();
    }
    void act(K kind, const QString &id, const QJsonObject &args, const OfficerId &officer)
    {
        if (handIn(make(kind, id, args, officer)).verdict != protocol::Verdict::Accepted)
            qFatal("not accepted");
    }
    void take(
        const QString &id, const QString &title, const RegionCode &where, const OfficerId &officer)
    {
        Intent intent = report(id, officer, where);
        intent.args[u"title"_s] = title;
        sign(intent);
        if (handIn(intent).verdict != protocol::Verdict::Accepted)
            qFatal("not reported");
    }
    void end(
        const QString &id, const QString &title, const RegionCode &where, const OfficerId &officer)
    {
        take(id, title, where, officer);
        act(K::Decline, id, { { u"reason"_s, u"不属实"_s } }, officer);
        wait(days { 1 });
    }
    QString numberOf(const QString &id)
    {
        server::LogTable log(database());
        return server::CaseStates(log).incident(id).value()->number;
    }
    EndedPage find(const EndedQuery &query, const OfficerId &officer = kCityIntake)
    {
        return get<protocol::EndedAnswer>(targetOf(query), tokenOf(officer)).page;
    }

    Instant begun {};
};

QString idsOf(const EndedPage &page)
{
    QStringList ids;
    for (const EndedMatter &matter : page.matters)
        ids.append(matter.id.toString());
    return ids.join(u' ');
}

} // namespace

class TestEnded : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_desk = std::make_unique<EndedDesk>(); }
    void cleanupTestCase() { m_desk.reset(); }

    void isFound_data()
    {
        QTest::addColumn<EndedQuery>("query");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char *name, const EndedQuery &query, const char *ids) {
            QTest::newRow(name) << query << QString::fromLatin1(ids);
        };
        row("no condition: all that are over for long, the newest first", {}, "d c b a");
        row("a word", words(u"井盖"_s), "a");
        row("in the middle of a title", words(u"噪音"_s), "c");
        row("every word, in any order", words(u"破损 井盖"_s), "a");
        row("one word of two", words(u"井盖 噪音"_s), "");
        row("in another case and width", words(u"Water ＰＩＰＥ"_s), "d");
        row("a percent sign is one", words(u"%"_s), "b");
        row("an underscore is one", words(u"_"_s), "b");
        row("the escape is a sign like others", words(u"!"_s), "b");
        row("a quote ends nothing", words(u"' OR '1'='1"_s), "");
        row("a comment hides nothing", words(u"x'; DROP TABLE ended_matter; --"_s), "");
        row("a name of a bind is a word", words(u":organization"_s), "");
        row("more words than anybody types", words(u"a b c d e f g h i j k l m n o p"_s), "");
        row("within a county", within(region::kCounty), "d b a");
        row("within a village", within(region::kOtherVillage), "c");
        row("within a region of no city", within(RegionCode(u"99"_s)), "");
        row("a number in full", numbered(m_desk->numberOf(u"b"_s)), "b");
        row("a number in full of one that is here", numbered(m_desk->numberOf(u"new"_s)), "new");
        row("a number of an open one", numbered(m_desk->numberOf(u"open"_s)), "");
        row("a number of one that goes on again", numbered(m_desk->numberOf(u"again"_s)), "");
        row("half a number, as a word", words(m_desk->numberOf(u"b"_s).section(u'-', 1)), "b");
        EndedQuery some;
        some.from = m_desk->begun + days { 1 };
        some.before = m_desk->begun + days { 3 };
        row("of two days", some, "c b");
        some.from.reset();
        some.before = m_desk->now() + days { 1 };
        row("up to tomorrow: still only for long", some, "d c b a");
    }
    void isFound()
    {
        QFETCH(EndedQuery, query);
        QFETCH(QString, ids);
        const EndedPage page = m_desk->find(query);
        QCOMPARE(idsOf(page), ids);
        QCOMPARE(page.next, QString());
    }

    void whatIsToldOfIt()
    {
        const EndedPage page = m_desk->find(words(u"噪音"_s));
        QCOMPARE(page.matters.size(), 1);
        const EndedMatter &matter = page.matters.first();
        QCOMPARE(matter.title, u"夜间噪音扰民"_s);
        QCOMPARE(matter.number, m_desk->numberOf(u"c"_s));
        QCOMPARE(matter.region, region::kOtherVillage);
        QCOMPARE(matter.category, category::kCover);
        QCOMPARE(matter.stage, Stage::Declined);
        QCOMPARE(matter.reportedAt, m_desk->begun + days { 2 });
        QCOMPARE(matter.lastAt, m_desk->begun + days { 2 });
    }

    void othersSeeTheirOwn_data()
    {
        QTest::addColumn<OfficerId>("officer");
        QTest::addColumn<QString>("ids");
        QTest::newRow("the centre of a county") << kOtherIntake << u"c"_s;
        QTest::newRow("whom none of them reached") << kWater << QString();
    }
    void othersSeeTheirOwn()
    {
        QFETCH(OfficerId, officer);
        QFETCH(QString, ids);
        QCOMPARE(idsOf(m_desk->find({}, officer)), ids);
        QCOMPARE(idsOf(m_desk->find(words(u"井盖"_s), officer)), QString());
        QCOMPARE(idsOf(m_desk->find(numbered(m_desk->numberOf(u"a"_s)), officer)), QString());
    }

    void isRefused_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("detail");
        QTest::newRow("a control in the words") << u"words=a%00b"_s << u"words"_s;
        QTest::newRow("words that are no text") << u"words=%ff%fe"_s << u"words"_s;
        QTest::newRow("words without end") << u"words="_s + QString(101, u'a') << u"words"_s;
        QTest::newRow("a region with a sign in it") << u"region=3402%25"_s << u"region"_s;
        QTest::newRow("a moment that is none") << u"from=yesterday"_s << u"from"_s;
        QTest::newRow("a moment beyond all") << u"before=99999999999999999"_s << u"before"_s;
        QTest::newRow("a position that is none") << u"after=1;DROP"_s << u"after"_s;
        QTest::newRow("a page of nothing") << u"limit=0"_s << u"limit"_s;
        QTest::newRow("a page too large") << u"limit=201"_s << u"limit"_s;
    }
    void isRefused()
    {
        QFETCH(QString, query);
        QFETCH(QString, detail);
        const auto response
            = m_desk->send("GET", u"/v1/ended?"_s + query, {}, m_desk->tokenOf(kCityIntake));
        QCOMPARE(response.status, 400);
        const auto problem = protocol::read<protocol::Problem>(response.body, 1 << 16);
        QCOMPARE(problem->detail, detail);
    }

    void pagesGoOnWhereTheLastEnded()
    {
        EndedQuery query;
        QStringList ids;
        for (int i = 0; i < 10; ++i) {
            const auto page = m_desk
                                  ->get<protocol::EndedAnswer>(
                                      targetOf(query, u"&limit=1"_s), m_desk->tokenOf(kCityIntake))
                                  .page;
            ids.append(idsOf(page));
            query.after = page.next;
            if (page.next.isEmpty())
                break;
        }
        QCOMPARE(ids, QStringList({ u"d"_s, u"c"_s, u"b"_s, u"a"_s, QString() }));
    }

    /// However little of it the asker may see or wants, one question looks through no more.
    void aQuestionLooksThroughAPart()
    {
        server::EndedTable table(m_desk->database(), 2);
        const Instant newest = m_desk->now() - days { 90 };
        EndedQuery query = words(u"井盖"_s);
        const auto first = table.find(org::kCity, query, newest, 50);
        QVERIFY(first);
        QCOMPARE(idsOf(*first), QString());
        QCOMPARE(first->reached, std::optional(m_desk->begun + days { 2 }));
        query.after = first->next;
        const auto second = table.find(org::kCity, query, newest, 50);
        QVERIFY(second);
        QCOMPARE(idsOf(*second), u"a"_s);
        query.after = second->next;
        const auto third = table.find(org::kCity, query, newest, 50);
        QVERIFY(third);
        QCOMPARE(idsOf(*third), QString());
        QCOMPARE(third->next, QString());
    }

    /// PostgreSQL compiles what it takes for a long question, which takes longer than to answer it.
    void aQuestionIsNotCompiled()
    {
        if (qEnvironmentVariableIsEmpty("SHIYU_TEST_DATABASE"))
            QSKIP("of PostgreSQL");
        const auto jit = m_desk->database().rows(u"SHOW jit"_s);
        QVERIFY(jit);
        QCOMPARE(jit->first().text(0), u"off"_s);
    }

    void whatMovedOutIsNotFound()
    {
        EndedDesk desk;
        QVERIFY(server::VisibleTable(desk.database())
                    .close(org::kOtherCounty, { SubjectKind::Incident, u"c"_s }, 1, false,
                        u"relocated"_s));
        QCOMPARE(idsOf(desk.find({}, kOtherIntake)), QString());
        QCOMPARE(idsOf(desk.find(numbered(desk.numberOf(u"c"_s)), kOtherIntake)), QString());
    }

    /// Of a log that is older than the table.
    void theRowsOfAnOlderLogAreMade()
    {
        EndedDesk desk;
        const EndedPage before = desk.find({});
        QVERIFY(desk.database().run(u"DELETE FROM ended_matter"_s));
        QCOMPARE(idsOf(desk.find({})), QString());
        IncidentId after;
        int pieces = 0;
        while (true) {
            const auto next = desk.api().fillEnded(after);
            QVERIFY(next);
            if (!*next)
                break;
            after = **next;
            QVERIFY(++pieces < 10);
        }
        QCOMPARE(desk.find({}), before);
        QVERIFY(desk.database().run(u"DELETE FROM ended_matter"_s));
        QVERIFY(!desk.api().fillEnded({}).value()); // once is enough
        QCOMPARE(idsOf(desk.find({})), QString());
    }

private:
    std::unique_ptr<EndedDesk> m_desk;
};

QTEST_GUILESS_MAIN(TestEnded)
#include "tst_ended.moc"
