#include "app/server/http/trustedproxies.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::server;
using namespace Qt::StringLiterals;

class TestTrustedProxies : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void client_data()
    {
        QTest::addColumn<QString>("trusted");
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char16_t *trusted, const char16_t *peer,
                             const char *header, const char16_t *expected) {
            QTest::newRow(name) << QString::fromUtf16(trusted) << QString::fromUtf16(peer)
                                << QByteArray(header) << QString::fromUtf16(expected);
        };
        row("nobody is trusted", u"", u"127.0.0.1", "203.0.113.5", u"127.0.0.1");
        row("the proxy is", u"127.0.0.1", u"127.0.0.1", "203.0.113.5", u"203.0.113.5");
        row("a client that writes one itself", u"127.0.0.1", u"198.51.100.7", "203.0.113.5",
            u"198.51.100.7");
        row("what a client wrote before the proxy", u"127.0.0.1", u"127.0.0.1",
            "10.0.0.1, 203.0.113.5", u"203.0.113.5");
        row("two proxies", u"127.0.0.1,10.0.0.0/8", u"127.0.0.1", "203.0.113.5, 10.1.2.3",
            u"203.0.113.5");
        row("all of them proxies", u"10.0.0.0/8", u"10.0.0.1", "10.0.0.3, 10.0.0.2", u"10.0.0.3");
        row("no header", u"127.0.0.1", u"127.0.0.1", "", u"127.0.0.1");
        row("what is no address", u"127.0.0.1", u"127.0.0.1", "203.0.113.5, unknown", u"127.0.0.1");
        row("a port behind it is no address", u"127.0.0.1", u"127.0.0.1", "203.0.113.5:80",
            u"127.0.0.1");
        row("IPv6", u"fd00::/8", u"fd00::1", "2001:db8::5", u"2001:db8::5");
        row("no client is another one by its scope", u"fd00::/8", u"fd00::1", "fe80::1%-8",
            u"fe80::1");
        row("IPv4 mapped into IPv6", u"127.0.0.1", u"::ffff:127.0.0.1", "203.0.113.5",
            u"203.0.113.5");
        row("just outside of the network", u"10.0.0.0/9", u"10.128.0.1", "203.0.113.5",
            u"10.128.0.1");
        row("just inside", u"10.0.0.0/9", u"10.127.255.255", "203.0.113.5", u"203.0.113.5");
        row("an IPv4 network holds no IPv6", u"0.0.0.0/0", u"2001:db8::5", "203.0.113.5",
            u"2001:db8::5");
    }
    void client()
    {
        QFETCH(QString, trusted);
        QFETCH(QString, peer);
        QFETCH(QByteArray, header);
        QFETCH(QString, expected);
        const auto proxies = TrustedProxies::parse(trusted.split(u',', Qt::SkipEmptyParts));
        QVERIFY(proxies);
        QCOMPARE(proxies->clientOf(peer, header), expected);
    }

    void notANetwork_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : { "", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x",
                 "10.0.0.0/", "fd00::/129", "10.0.0/8" })
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
    }
    void notANetwork()
    {
        QFETCH(QString, text);
        const auto proxies = TrustedProxies::parse({ text });
        QVERIFY(!proxies);
        QCOMPARE(proxies.error().context, u"proxies"_s);
    }

    void loopback()
    {
        QVERIFY(isLoopback(u"127.0.0.1"_s) && isLoopback(u"127.8.8.8"_s) && isLoopback(u"::1"_s));
        QVERIFY(isLoopback(u"::ffff:127.0.0.1"_s));
        QVERIFY(!isLoopback(u"10.0.0.1"_s) && !isLoopback(u""_s));
    }
};

QTEST_GUILESS_MAIN(TestTrustedProxies)
#include "tst_trustedproxies.moc"
