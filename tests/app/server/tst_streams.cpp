// When a stream looks for news, and whom a notification wakes.
#include "app/server/http/httpserver.h"
#include "app/server/http/streamhub.h"
#include "app/server/store/visibletable.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A look of a stream, in seconds since it began.
struct Look {
    int at;
    bool woken;
    bool due; ///< it asks
    bool more = false; ///< what it is answered
};

Asking::Clock::time_point second(int at)
{
    return Asking::Clock::time_point(std::chrono::seconds { at });
}

} // namespace

Q_DECLARE_METATYPE(QVector<Look>)

class TestStreams : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void whenItAsks_data()
    {
        QTest::addColumn<std::chrono::seconds>("unwoken");
        QTest::addColumn<QVector<Look>>("looks");
        const auto row = [](const char *name, std::chrono::seconds unwoken, QVector<Look> looks) {
            QTest::newRow(name) << unwoken << looks;
        };
        row("SQLite, unwoken: every 3 s", Asking::kUnwoken,
            { { 0, false, true }, { 2, false, false }, { 3, false, true }, { 5, false, false },
                { 6, false, true } });
        row("PostgreSQL, unwoken: every 60 s", Asking::kUnwokenWithListener,
            { { 0, false, true }, { 3, false, false }, { 59, false, false }, { 60, false, true },
                { 119, false, false }, { 120, false, true } });
        row("woken: at once, and rests from then on", 60s,
            { { 0, false, true }, { 7, true, true }, { 60, false, false }, { 67, false, true } });
        row("there is more: again at once", 60s,
            { { 0, false, true, true }, { 0, false, true, true }, { 0, false, true },
                { 1, false, false } });
    }
    void whenItAsks()
    {
        QFETCH(std::chrono::seconds, unwoken);
        QFETCH(QVector<Look>, looks);
        Asking asking(unwoken);
        for (const Look &look : looks) {
            QVERIFY2(asking.isDue(look.woken, second(look.at)) == look.due,
                qPrintable(u"after %1 s"_s.arg(look.at)));
            if (look.due)
                asking.asked(look.more, second(look.at));
        }
    }

    /// By the settings as they are: what 200 looks of ten minutes ask.
    void howMuchItAsks_data()
    {
        QTest::addColumn<std::chrono::seconds>("unwoken");
        QTest::addColumn<int>("expected");
        QTest::newRow("SQLite: at each look") << HttpSettings().unwoken << 200;
        QTest::newRow("PostgreSQL: once a minute") << Asking::kUnwokenWithListener << 10;
    }
    void howMuchItAsks()
    {
        QFETCH(std::chrono::seconds, unwoken);
        QFETCH(int, expected);
        const auto poll = static_cast<int>(HttpSettings().poll.count()); // the session, each time
        Asking asking(unwoken);
        int looks = 0, asks = 0;
        for (int at = 0; at < 600; at += poll, ++looks) {
            if (!asking.isDue(false, second(at)))
                continue;
            asking.asked(false, second(at));
            ++asks;
        }
        QCOMPARE(looks, 200);
        QCOMPARE(asks, expected);
    }

    void whoIsWoken_data()
    {
        QTest::addColumn<QStringList>("organizations");
        QTest::addColumn<QStringList>("woken");
        QTest::newRow("one of them") << QStringList { u"a"_s } << QStringList { u"a1"_s, u"a2"_s };
        QTest::newRow("two of them")
            << QStringList { u"a"_s, u"b"_s } << QStringList { u"a1"_s, u"a2"_s, u"b1"_s };
        QTest::newRow("one that nobody waits for") << QStringList { u"c"_s } << QStringList {};
        QTest::newRow("a listener was away: everybody") << QStringList { u"a"_s,
            kEverybody.toString() } << QStringList { u"a1"_s, u"a2"_s, u"b1"_s };
    }
    void whoIsWoken()
    {
        QFETCH(QStringList, organizations);
        QFETCH(QStringList, woken);
        StreamHub hub;
        QSet<QString> heard;
        const auto place = [&](const QString &name) {
            return std::make_unique<StreamHub::Place>(
                hub, OrganizationId(name.first(1)), [&heard, name] { heard.insert(name); });
        };
        const auto a1 = place(u"a1"_s), a2 = place(u"a2"_s), b1 = place(u"b1"_s);
        place(u"a3"_s).reset(); // has gone
        QVector<OrganizationId> ids;
        for (const QString &organization : organizations)
            ids.append(OrganizationId(organization));
        hub.wake(ids);
        QStringList names = heard.values();
        names.sort();
        QCOMPARE(names, woken);
        QCOMPARE(hub.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestStreams)
#include "tst_streams.moc"
