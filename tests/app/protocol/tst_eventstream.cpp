#include "app/protocol/eventstream.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::protocol;

using Events = QVector<StreamEvent>;
Q_DECLARE_METATYPE(Events)

class TestEventStream : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Events>("expected");
        const StreamEvent change { "changes", "{}", "7" };
        QTest::newRow("what the server writes") << encodeEvent(change) << Events { change };
        QTest::newRow("heartbeats between")
            << kHeartbeat + encodeEvent(change) + kHeartbeat << Events { change };
        QTest::newRow("carriage returns with line feeds")
            << QByteArray("id: 7\r\nevent: changes\r\ndata: {}\r\n\r\n") << Events { change };
        QTest::newRow("carriage returns alone")
            << QByteArray("id: 7\revent: changes\rdata: {}\r\r") << Events { change };
        QTest::newRow("no blank after the colon")
            << QByteArray("id:7\nevent:changes\ndata:{}\n\n") << Events { change };
        QTest::newRow("data in two lines")
            << QByteArray("data: a\ndata: b\n\n") << Events { { {}, "a\nb", {} } };
        QTest::newRow("an event without data is none")
            << QByteArray("event: changes\n\n") << Events {};
        QTest::newRow("unknown fields")
            << QByteArray("retry: 5\nx\ndata: {}\n\n") << Events { { {}, "{}", {} } };
        QTest::newRow("cut before its end")
            << QByteArray("event: changes\ndata: {}\n") << Events {};
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Events, expected);
        StreamReader whole;
        QCOMPARE(whole.take(bytes).value(), expected);
        StreamReader pieces;
        Events found;
        for (const char c : bytes)
            found += pieces.take(QByteArrayView(&c, 1)).value();
        QCOMPARE(found, expected);
        QCOMPARE(pieces.heartbeats(), whole.heartbeats());
    }
    void heartbeatsAreCounted()
    {
        StreamReader reader;
        QVERIFY(reader.take(":\n\n:\n\n").value().isEmpty());
        QCOMPARE(reader.heartbeats(), 2);
    }
    void anEndlessLineIsGivenUp()
    {
        StreamReader reader;
        const QByteArray piece = "data: " + QByteArray(1 << 20, 'x');
        bool refused = false;
        for (int i = 0; i < 40 && !refused; ++i)
            refused = !reader.take(piece);
        QVERIFY(refused);
    }
};

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_eventstream.moc"
