#include "app/crypto/uuid7.h"
#include "tests/support/testcase.h"

#include <QSet>
#include <QUuid>

using namespace shiyu;
using namespace shiyu::crypto;

namespace {

Uuid7::RandomSource fixedRandom(QByteArray bytes)
{
    return [bytes](qsizetype count) { return bytes.first(count); };
}

} // namespace

class tst_Uuid7 : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void rfcExample();
    void growsWithinOneMillisecond();
    void growsWithTime();
    void smallStepBackKeepsOrder();
    void largeStepBackIsBelieved();
    void overflowCarries();
    void overflowBorrowsTheNextMillisecond();
    void versionAndVariant();
    void timeBeyondTheField();
};

// RFC 9562 appendix A.6: 2022-02-22 14:22:22.00 GMT-05:00, rand_a cc3, rand_b 18c4dc0c0c07398f.
void tst_Uuid7::rfcExample()
{
    Uuid7 ids(fixedRandom(QByteArray::fromHex("0cc398c4dc0c0c07398f")));
    QCOMPARE(ids.next(instantFromMs(0x017F22E279B0)),
        QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    // The same ms: the random part grows by 1 + 0x0cc398c4.
    QCOMPARE(ids.next(instantFromMs(0x017F22E279B0)),
        QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c18cad254"));
}

void tst_Uuid7::growsWithinOneMillisecond()
{
    Uuid7 ids;
    QSet<QString> seen;
    QString last;
    for (int i = 0; i < 10'000; ++i) {
        const QString id = ids.next(instantFromMs(1'780'000'000'000));
        QVERIFY(id > last);
        seen.insert(id);
        last = id;
    }
    QCOMPARE(seen.size(), 10'000);
}

void tst_Uuid7::growsWithTime()
{
    Uuid7 ids;
    QString last;
    for (qint64 ms : { 0LL, 1LL, 255LL, 256LL, 1'780'000'000'000LL, 0xffff'ffff'ffffLL }) {
        const QString id = ids.next(instantFromMs(ms));
        QVERIFY(id > last);
        last = id;
    }
}

void tst_Uuid7::smallStepBackKeepsOrder()
{
    Uuid7 ids;
    const QString first = ids.next(instantFromMs(1'000'000));
    const QString second = ids.next(instantFromMs(990'000));
    QVERIFY(second > first);
    QCOMPARE(second.first(13), first.first(13));
}

void tst_Uuid7::largeStepBackIsBelieved()
{
    Uuid7 ids;
    ids.next(instantFromMs(1'000'000));
    QCOMPARE(
        ids.next(instantFromMs(989'999)).first(13), QStringLiteral("0000000f-1b2f"));
}

void tst_Uuid7::overflowCarries()
{
    Uuid7 ids(fixedRandom(QByteArray::fromHex("0001ffffffffffffffff")));
    QCOMPARE(ids.next(instantFromMs(1)), QStringLiteral("00000000-0001-7001-bfff-ffffffffffff"));
    // low = 2^62 - 1, grows by 1 + 0x0001ffff = 0x20000: carries 1 into high, low = 0x1ffff.
    QCOMPARE(ids.next(instantFromMs(1)), QStringLiteral("00000000-0001-7002-8000-00000001ffff"));
}

void tst_Uuid7::overflowBorrowsTheNextMillisecond()
{
    Uuid7 ids(fixedRandom(QByteArray(10, '\xff')));
    const QString first = ids.next(instantFromMs(1));
    QCOMPARE(first, QStringLiteral("00000000-0001-7fff-bfff-ffffffffffff"));
    QCOMPARE(ids.next(instantFromMs(1)), QStringLiteral("00000000-0002-7fff-bfff-ffffffffffff"));
}

void tst_Uuid7::versionAndVariant()
{
    Uuid7 ids;
    for (int i = 0; i < 1000; ++i) {
        const QString id = ids.next(instantFromMs(i));
        QCOMPARE(id.size(), 36);
        QCOMPARE(id[14], QLatin1Char('7'));
        QVERIFY(QStringLiteral("89ab").contains(id[19]));
        QCOMPARE(QUuid(id).toString(QUuid::WithoutBraces), id);
    }
}

void tst_Uuid7::timeBeyondTheField()
{
    Uuid7 ids;
    QCOMPARE(ids.next(instantFromMs(-5)).first(13), QStringLiteral("00000000-0000"));
    QCOMPARE(
        ids.next(instantFromMs(qint64 { 1 } << 48)).first(13), QStringLiteral("ffffffff-ffff"));
}

QTEST_GUILESS_MAIN(tst_Uuid7)
#include "tst_uuid7.moc"
