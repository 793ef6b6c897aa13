#include "app/services/bundleerrand.h"

#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestBundleErrand : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_sent.clear();
        m_cancelled = 0;
    }

    void bringsTheReceipt()
    {
        BundleErrand errand(m_ways);
        const auto answer = errand.handIn("bundle");
        QVERIFY(!answer.isFinished());
        errand.take(m_sent.first(), { "receipt", {} });
        QCOMPARE(answer.result().value(), QByteArray("receipt"));
        errand.take(m_sent.first(), { "again", {} }); // nobody waits for it
        errand.cancel();
        QCOMPARE(m_cancelled, 0);
    }

    void orWhyThereIsNone()
    {
        BundleErrand errand(m_ways);
        const auto answer = errand.handIn("bundle");
        errand.take(m_sent.first(), { {}, Error { ErrorCode::InvalidValue, u"device"_s, {} } });
        QCOMPARE(answer.result().error().context, u"device"_s);
    }

    void isGivenUp()
    {
        BundleErrand errand(m_ways);
        const auto answer = errand.handIn("bundle");
        errand.cancel();
        QCOMPARE(m_cancelled, 1);
        QCOMPARE(answer.result().error().code, ErrorCode::Cancelled);
    }

    /// The answer to the first does not answer the second.
    void oneAtATime()
    {
        BundleErrand errand(m_ways);
        const auto first = errand.handIn("one");
        const auto second = errand.handIn("two");
        QCOMPARE(first.result().error().code, ErrorCode::Cancelled);
        errand.take(m_sent.at(0), { "of one", {} });
        QVERIFY(!second.isFinished());
        errand.take(m_sent.at(1), { "of two", {} });
        QCOMPARE(second.result().value(), QByteArray("of two"));
    }

private:
    QVector<quint64> m_sent;
    int m_cancelled = 0;
    BundleErrand::Ways m_ways { [this](
                                    const QByteArray &, quint64 errand) { m_sent.append(errand); },
        [this] { ++m_cancelled; } };
};

QTEST_GUILESS_MAIN(TestBundleErrand)
#include "tst_bundleerrand.moc"
