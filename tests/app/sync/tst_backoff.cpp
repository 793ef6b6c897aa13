#include "app/sync/backoff.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;

class TstBackoff : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void waits_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<double>("random");
        QTest::addColumn<qint64>("asked");
        QTest::addColumn<qint64>("wait");
        QTest::newRow("the first, least") << 1 << 0.0 << qint64 { 0 } << qint64 { 500 };
        QTest::newRow("the first, half way") << 1 << 0.5 << qint64 { 0 } << qint64 { 750 };
        QTest::newRow("the second") << 2 << 0.0 << qint64 { 0 } << qint64 { 1000 };
        QTest::newRow("the sixth") << 6 << 0.5 << qint64 { 0 } << qint64 { 24'000 };
        QTest::newRow("never above a minute") << 7 << 0.0 << qint64 { 0 } << qint64 { 30'000 };
        QTest::newRow("after a week") << 10'000 << 0.5 << qint64 { 0 } << qint64 { 45'000 };
        QTest::newRow("as the server asks") << 1 << 0.5 << qint64 { 8000 } << qint64 { 8000 };
    }
    void waits()
    {
        QFETCH(int, failures);
        QFETCH(double, random);
        QFETCH(qint64, asked);
        QTEST(static_cast<qint64>(backoff(failures, random, Millis { asked }).count()), "wait");
    }

    void clock_data()
    {
        QTest::addColumn<qint64>("sent");
        QTest::addColumn<qint64>("received");
        QTest::addColumn<qint64>("server");
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("error");
        const auto row = [](const char *name, qint64 sent, qint64 received, qint64 server,
                             qint64 offset, qint64 error) {
            QTest::newRow(name) << sent << received << server << offset << error;
        };
        row("right", 1000, 1200, 1100, 0, 100);
        row("a day behind", 0, 200, 86'400'100, 86'400'000, 100);
        row("a day ahead", 86'400'000, 86'400'040, 20, -86'400'000, 20);
    }
    void clock()
    {
        QFETCH(qint64, sent);
        QFETCH(qint64, received);
        QFETCH(qint64, server);
        const auto read
            = readClock(instantFromMs(sent), instantFromMs(received), instantFromMs(server));
        QTEST(static_cast<qint64>(read.offset.count()), "offset");
        QTEST(static_cast<qint64>(read.error.count()), "error");
    }
};

QTEST_GUILESS_MAIN(TstBackoff)
#include "tst_backoff.moc"
