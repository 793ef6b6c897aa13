#include "app/services/endedasks.h"

#include "app/services/oldercases.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestEndedAsks : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_asked.clear();
        m_fetched.clear();
    }

    void eachQuestionHasItsAnswer()
    {
        EndedAsks asks(m_ways);
        const auto first = asks.search({});
        const auto second = asks.search({});
        asks.take(m_asked.at(1), { { {}, u"second"_s, {} }, {} });
        QVERIFY(!first.isFinished());
        QCOMPARE(second.result()->next, u"second"_s);
        asks.take(m_asked.at(0), { {}, Error { ErrorCode::Unreadable, u"server"_s, {} } });
        QCOMPARE(first.result().error().code, ErrorCode::Unreadable);
        asks.take(m_asked.at(0), { { {}, u"twice"_s, {} }, {} }); // nobody waits for it
    }

    void aCaseIsFetchedOnce()
    {
        EndedAsks asks(m_ways);
        const IncidentId id(u"a"_s);
        const auto one = asks.fetch(id);
        const auto other = asks.fetch(id);
        QCOMPARE(m_fetched, QVector { id });
        asks.take({ id, {} });
        QVERIFY(one.result().has_value());
        QVERIFY(other.result().has_value());
        (void)asks.fetch(id); // another time it is asked for again
        QCOMPARE(m_fetched.size(), 2);
    }

    void droppedOnesAnswer()
    {
        EndedAsks asks(m_ways);
        const auto search = asks.search({});
        const auto fetch = asks.fetch(IncidentId(u"a"_s));
        asks.drop();
        QCOMPARE(search.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(fetch.result().error().code, ErrorCode::Cancelled);
    }

    void aNumberInFull_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("full");
        QTest::newRow("of a day") << u"3402-20251123-0007"_s << true;
        QTest::newRow("more than ten thousand a day") << u"3402-20251123-12345"_s << true;
        QTest::newRow("its end") << u"20251123-0007"_s << false;
        QTest::newRow("a device's") << u"K7-12"_s << false;
        QTest::newRow("words behind it") << u"3402-20251123-0007 井盖"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void aNumberInFull()
    {
        QFETCH(QString, text);
        QFETCH(bool, full);
        QCOMPARE(isFullNumber(text), full);
    }

private:
    QVector<quint64> m_asked;
    QVector<IncidentId> m_fetched;
    const EndedAsks::Ways m_ways {
        [this](const EndedQuery &, quint64 question) { m_asked.append(question); },
        [this](const IncidentId &id) { m_fetched.append(id); },
    };
};

QTEST_GUILESS_MAIN(TestEndedAsks)
#include "tst_endedasks.moc"
