#include "app/server/http/ratelimit.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::server;
using namespace std::chrono_literals;

class TestRateLimit : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    /// Ten a second, thirty at once: how many of a hundred that come at each moment are taken.
    void taken_data()
    {
        QTest::addColumn<QList<int>>("milliseconds");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("a burst") << QList<int> { 0 } << QList<int> { 30 };
        QTest::newRow("a second after it") << QList<int> { 0, 1000 } << QList<int> { 30, 10 };
        QTest::newRow("half of one") << QList<int> { 0, 500, 1000 } << QList<int> { 30, 5, 5 };
        QTest::newRow("it does not fill beyond the burst")
            << QList<int> { 0, 3'600'000 } << QList<int> { 30, 30 };
        QTest::newRow("too soon for one") << QList<int> { 0, 90 } << QList<int> { 30, 0 };
    }
    void taken()
    {
        QFETCH(QList<int>, milliseconds);
        QFETCH(QList<int>, expected);
        RateLimit limit(10, 30);
        QList<int> counts;
        for (const int at : milliseconds)
            counts.append(burst(limit, QStringLiteral("203.0.113.5"), at));
        QCOMPARE(counts, expected);
    }

    void others_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, const char *other, int expected) {
            QTest::newRow(name) << QString::fromLatin1(other) << expected;
        };
        row("the same client", "2001:db8:1:2::5", 0);
        row("another address of its network", "2001:db8:1:2:ffff::1", 0);
        row("another network", "2001:db8:1:3::5", 30);
        row("IPv4", "203.0.113.6", 30);
    }
    void others()
    {
        QFETCH(QString, other);
        QFETCH(int, expected);
        RateLimit limit(10, 30);
        QCOMPARE(burst(limit, QStringLiteral("2001:db8:1:2::5"), 0), 30);
        QCOMPARE(burst(limit, other, 0), expected);
    }

    void mappedAddressIsTheIpv4One()
    {
        RateLimit limit(10, 30);
        QCOMPARE(burst(limit, QStringLiteral("::ffff:203.0.113.5"), 0), 30);
        QCOMPARE(burst(limit, QStringLiteral("203.0.113.5"), 0), 0);
    }

    /// Who asks seldom is forgotten before who is held back.
    void manyAddressesAreForgotten()
    {
        RateLimit limit(10, 30);
        for (qsizetype i = 0; i < RateLimit::kMostAddresses - 1; ++i)
            QVERIFY(limit.take(QStringLiteral("a%1").arg(i), at(0)));
        QCOMPARE(burst(limit, QStringLiteral("203.0.113.5"), 900), 30);
        QCOMPARE(burst(limit, QStringLiteral("203.0.113.6"), 900), 30);
        QCOMPARE(burst(limit, QStringLiteral("203.0.113.5"), 900), 0);
    }

private:
    static RateLimit::Time at(int milliseconds)
    {
        return RateLimit::Time() + 24h + std::chrono::milliseconds { milliseconds };
    }
    static int burst(RateLimit &limit, const QString &address, int milliseconds)
    {
        int count = 0;
        for (int i = 0; i < 100; ++i)
            count += limit.take(address, at(milliseconds)) ? 1 : 0;
        return count;
    }
};

QTEST_GUILESS_MAIN(TestRateLimit)
#include "tst_ratelimit.moc"
