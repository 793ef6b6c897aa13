#include "app/exchange/valuereading.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

class TstValueReading : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms"); // -1: no time
        // `date -u -d '2019-02-28 03:25:05' +%s` and so on: city time is UTC + 8 h.
        QTest::newRow("slashes") << u"2019/2/28 11:25:05"_s << qint64 { 1551324305000 };
        QTest::newRow("hyphens") << u"2019-02-28 11:25:05"_s << qint64 { 1551324305000 };
        QTest::newRow("Chinese") << u"2019年2月28日 11时25分5秒"_s << qint64 { 1551324305000 };
        QTest::newRow("ISO with milliseconds")
            << u"2019-02-28T11:25:05.250"_s << qint64 { 1551324305250 };
        QTest::newRow("ISO, UTC") << u"2019-02-28T03:25:05Z"_s << qint64 { 1551324305000 };
        QTest::newRow("ISO, another zone")
            << u"2019-02-27T22:25:05-05:00"_s << qint64 { 1551324305000 };
        QTest::newRow("as OGR writes it")
            << u"2019/02/28 03:25:05+00"_s << qint64 { 1551324305000 };
        QTest::newRow("US, morning twelve")
            << u"05/01/2022 12:00:03 AM"_s << qint64 { 1651334403000 };
        QTest::newRow("US, afternoon") << u"5/1/2022 1:30 PM"_s << qint64 { 1651383000000 };
        QTest::newRow("a day") << u"2022-05-01"_s << qint64 { 1651334400000 };
        QTest::newRow("compact day") << u"20220501"_s << qint64 { 1651334400000 };
        QTest::newRow("compact") << u"20220501133000"_s << qint64 { 1651383000000 };
        // Day 43524 after 1899-12-30 is 2019-02-28; .5 is noon.
        QTest::newRow("Excel serial") << u"43524.5"_s << qint64 { 1551326400000 };
        QTest::newRow("Unix seconds") << u"1551324305"_s << qint64 { 1551324305000 };
        QTest::newRow("Unix milliseconds") << u"1551324305250"_s << qint64 { 1551324305250 };
        for (const char *wrong : { "", "yesterday", "2019-02-29", "2019-13-01", "31/12/2019",
                 "13/01/2022 1:00", "05/01/2022 13:00 PM", "2019-02-28 25:00", "12", "-3" })
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << qint64 { -1 };
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const auto time = readTime(text, kBeijingOffset);
        QCOMPARE(time ? toMs(*time) : -1, ms);
    }

    void words()
    {
        QCOMPARE(readUrgency(u"特急"_s), Urgency::Critical);
        QCOMPARE(readUrgency(u"Urgent"_s), Urgency::Urgent);
        QVERIFY(!readUrgency(u"whatever"_s));
        QCOMPARE(readLevel(u"街道"_s), RegionLevel::Town);
        QCOMPARE(readLevel(u"county"_s), RegionLevel::County);
        QVERIFY(!readLevel(u"province"_s));
        QCOMPARE(readSource(u"领导留言板"_s), Source::LeaderBoard);
        QCOMPARE(readSource(u"12345"_s), Source::Hotline12345);
        QVERIFY(!readSource(u"fax"_s));
        QVERIFY(!shiyu::readNumber(u"12a"_s));
        QVERIFY(!shiyu::readNumber(u"nan"_s));
        QCOMPARE(shiyu::readNumber(u" -1.5e2 "_s), -150.0);
    }
};

QTEST_GUILESS_MAIN(TstValueReading)
#include "tst_valuereading.moc"
