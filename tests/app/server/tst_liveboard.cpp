#include "app/protocol/limits.h"
#include "app/server/core/liveboard.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::server;
using namespace Qt::StringLiterals;
using protocol::LiveEntry;
using std::chrono::seconds;

namespace {

const OrganizationId kWater(u"u.water"_s), kCity(u"c.city"_s), kOther(u"c.other"_s);
const Instant kNow = instantFromMs(1'795'240'800'000);

LiveBoard::Post post(const QString &key, const QString &value, int ttl = 60)
{
    return { kWater, { kWater, kCity }, { { key, value, kNow, ttl } } };
}

QStringList valuesOf(const LiveBoard::News &news)
{
    QStringList values;
    for (const LiveEntry &entry : news.entries)
        values.append(entry.key + u'=' + entry.value);
    return values;
}

} // namespace

class TestLiveBoard : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void lastValueOfAKey()
    {
        LiveBoard board;
        QVERIFY(board.put(post(u"unit/1"_s, u"a"_s), kNow));
        QVERIFY(board.put(post(u"unit/2"_s, u"b"_s), kNow));
        QVERIFY(board.put(post(u"unit/1"_s, u"c"_s), kNow));
        const auto all = board.since(0, kCity, kNow);
        QCOMPARE(valuesOf(all), (QStringList { u"u.water/unit/2=b"_s, u"u.water/unit/1=c"_s }));
        QCOMPARE(board.size(), 2);
        QCOMPARE(valuesOf(board.since(all.version, kCity, kNow)), QStringList());
        QVERIFY(board.put(post(u"unit/2"_s, u"d"_s), kNow));
        QCOMPARE(
            valuesOf(board.since(all.version, kCity, kNow)), QStringList(u"u.water/unit/2=d"_s));
    }

    void onlyForItsAudience()
    {
        LiveBoard board;
        QVERIFY(board.put(post(u"unit/1"_s, u"a"_s), kNow));
        QCOMPARE(board.since(0, kWater, kNow).entries.size(), 1);
        QCOMPARE(board.since(0, kOther, kNow).entries.size(), 0);
        QCOMPARE(board.since(0, kOther, kNow).version, board.since(0, kCity, kNow).version);
    }

    void sameKeyOfTwoSenders()
    {
        LiveBoard board;
        QVERIFY(board.put({ kWater, { kCity }, { { u"k"_s, u"1"_s, kNow, 60 } } }, kNow));
        QVERIFY(board.put({ kOther, { kCity }, { { u"k"_s, u"2"_s, kNow, 60 } } }, kNow));
        QCOMPARE(valuesOf(board.since(0, kCity, kNow)),
            (QStringList { u"u.water/k=1"_s, u"c.other/k=2"_s }));
    }

    /// By the server's clock: a sender whose clock is a year ahead does not live longer.
    void endsWithItsTime()
    {
        LiveBoard board;
        LiveBoard::Post future = post(u"k"_s, u"a"_s, 60);
        future.entries.first().at = kNow + std::chrono::days { 365 };
        QVERIFY(board.put(future, kNow));
        QCOMPARE(board.since(0, kCity, kNow + seconds { 59 }).entries.size(), 1);
        QCOMPARE(board.since(0, kCity, kNow + seconds { 60 }).entries.size(), 0);
    }

    void nobodyFillsTheMemory()
    {
        LiveBoard board;
        for (int i = 0; i < LiveBoard::kMostOfOne; ++i)
            QVERIFY(board.put(post(QString::number(i), u"x"_s), kNow));
        QVERIFY(!board.put(post(u"one more"_s, u"x"_s), kNow));
        QVERIFY(board.put({ kOther, { kCity }, { { u"k"_s, u"x"_s, kNow, 60 } } }, kNow));
        QVERIFY(board.put(post(u"one more"_s, u"x"_s), kNow + seconds { 60 })); // the old are over
        QCOMPARE(board.size(), 1);
    }

    void manyComeInPages()
    {
        LiveBoard board;
        const int count = 2 * protocol::kMostLiveEntries + 7;
        for (int i = 0; i < count; ++i)
            QVERIFY(board.put(post(QString::number(i), u"x"_s), kNow));
        QSet<QString> keys;
        quint64 version = 0;
        int pages = 0;
        while (true) {
            const auto news = board.since(version, kCity, kNow);
            if (news.entries.isEmpty())
                break;
            for (const LiveEntry &entry : news.entries)
                keys.insert(entry.key);
            version = news.version;
            ++pages;
        }
        QCOMPARE(keys.size(), count);
        QCOMPARE(pages, 3);
    }
};

QTEST_GUILESS_MAIN(TestLiveBoard)
#include "tst_liveboard.moc"
