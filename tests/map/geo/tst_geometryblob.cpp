#include "map/geo/geometryblob.h"
#include "tests/map/geo/shapes.h"
#include "tests/support/testcase.h"
#include <QTest>

using namespace shiyu;
using namespace shiyu::test;

class TestGeometryBlob : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void bytesOfOneTriangle();
    void roundTrips();
    void isCompact();
    void refuses_data();
    void refuses();
    void everyCutIsDamaged();
    void survivesAnyBytes();
};

void TestGeometryBlob::bytesOfOneTriangle()
{
    // Worked out by hand: 1 polygon, 1 ring, 3 positions; zigzag differences (1,2) (+3,-2) (0,+64).
    const MultiPolygon shape { Polygon { { { 1, 2 }, { 4, 0 }, { 4, 64 } }, {} } };
    QCOMPARE(encodeAreas(shape).toHex(),
        QByteArray("53470101"
                   "010103"
                   "0204"
                   "0603"
                   "008001"));
}

void TestGeometryBlob::roundTrips()
{
    QRandomGenerator random(1);
    const MultiPolygon shapes[] = { {}, { Polygon { rectangle(-180, -90, 180, 90), {} } },
        { Polygon { wobbly(random, at(118, 31), 1, 5000), { rectangle(118, 31, 118.1, 31.1) } },
            Polygon { rectangle(-70, -33, -69, -32), {} } } };
    for (const MultiPolygon &shape : shapes) {
        const auto back = decodeAreas(encodeAreas(shape));
        QVERIFY(back);
        QCOMPARE(*back, shape);
    }
    const QList<LineString> lines { { at(118, 31), at(119, 32) },
        { at(1, 2), at(-3, -4), at(5, 6) } };
    QCOMPARE(*decodeLines(encodeLines(lines)), lines);
}

void TestGeometryBlob::isCompact()
{
    // Steps of about 100 m are 1e4 units: three bytes each way at most.
    LinearRing ring;
    for (int i = 0; i < 1000; ++i)
        ring.append({ 1180000000 + i * 10000, 310000000 + (i % 7) * 9000 });
    QVERIFY(encodeAreas({ Polygon { ring, {} } }).size() < 6 * 1000 + 20);
}

void TestGeometryBlob::refuses_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QByteArray("") << ErrorCode::Damaged;
    QTest::newRow("another format") << QByteArray("4750000101") << ErrorCode::Damaged;
    QTest::newRow("a later version") << QByteArray("53470201"
                                                   "00")
                                     << ErrorCode::NewerSchema;
    QTest::newRow("lines, not areas") << QByteArray("53470102"
                                                    "00")
                                      << ErrorCode::WrongKind;
    QTest::newRow("a count of 2^62") << QByteArray("53470101"
                                                   "ffffffffffffffff3f")
                                     << ErrorCode::Damaged;
    QTest::newRow("a count without an end") << QByteArray("53470101"
                                                          "ffffffffffffffffffffffff")
                                            << ErrorCode::Damaged;
    QTest::newRow("more positions than bytes") << QByteArray("53470101"
                                                             "0101ff01"
                                                             "0204060300800100")
                                               << ErrorCode::Damaged;
    QTest::newRow("a ring of two") << QByteArray("53470101"
                                                 "010102"
                                                 "02040603"
                                                 "0000")
                                   << ErrorCode::Damaged;
    QTest::newRow("a polygon of no ring") << QByteArray("53470101"
                                                        "0100"
                                                        "000000000000")
                                          << ErrorCode::Damaged;
    QTest::newRow("latitude beyond 90") << QByteArray("53470101"
                                                      "010103"
                                                      "00"
                                                      "82d2a5ad07"
                                                      "00010001")
                                        << ErrorCode::Damaged;
    QTest::newRow("bytes left over") << QByteArray("53470101"
                                                   "010103"
                                                   "020406030080"
                                                   "0100")
                                     << ErrorCode::Damaged;
}

void TestGeometryBlob::refuses()
{
    QFETCH(QByteArray, hex);
    QFETCH(ErrorCode, code);
    const auto shape = decodeAreas(QByteArray::fromHex(hex));
    QVERIFY(!shape);
    QCOMPARE(shape.error().code, code);
}

void TestGeometryBlob::everyCutIsDamaged()
{
    const QByteArray whole = encodeAreas(
        { Polygon { rectangle(118, 31, 119, 32), { rectangle(118.4, 31.4, 118.5, 31.5) } } });
    for (qsizetype n = 0; n < whole.size(); ++n) {
        const auto shape = decodeAreas(whole.left(n));
        QVERIFY(!shape);
        QCOMPARE(shape.error().code, ErrorCode::Damaged);
    }
}

void TestGeometryBlob::survivesAnyBytes()
{
    QRandomGenerator random(99);
    const QByteArray whole = encodeAreas({ Polygon { wobbly(random, at(118, 31), 1, 60), {} } });
    for (int i = 0; i < 20000; ++i) {
        QByteArray bytes = whole;
        for (int change = random.bounded(1, 5); change > 0; --change)
            bytes[random.bounded(4, static_cast<int>(bytes.size()))]
                = static_cast<char>(random.bounded(256));
        if (const auto shape = decodeAreas(bytes)) {
            for (const Polygon &polygon : *shape)
                QVERIFY(polygon.outer.size() >= 3);
            QCOMPARE(*decodeAreas(encodeAreas(*shape)), *shape);
        }
    }
}

QTEST_GUILESS_MAIN(TestGeometryBlob)
#include "tst_geometryblob.moc"
