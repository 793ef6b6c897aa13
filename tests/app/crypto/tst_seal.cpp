#include "app/crypto/seal.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::crypto;

class tst_Seal : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void ietfVector();
    void roundTrip_data();
    void roundTrip();
    void everyAlteredByteIsSeen();
    void everyLengthIsSeen();
    void otherKeyOrPlace();
    void keyOfWrongSize();
    void nonceIsNew();
};

// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
void tst_Seal::ietfVector()
{
    const auto key = SecretBytes::fromBytes(
        QByteArray::fromHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
    const QByteArray sealed = QByteArray::fromHex(
        "404142434445464748494a4b4c4d4e4f5051525354555657"
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4e"
        "da7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2"
        "383565d3fff921f9664c97637da9768812f615c68b13b52e"
        "c0875924c1c7987947deafd8780acf49");
    const QByteArray associated = QByteArray::fromHex("50515253c0c1c2c3c4c5c6c7");
    const auto plain = crypto::open(Suite::Intl, key, sealed, associated);
    QVERIFY(plain);
    QCOMPARE(*plain,
        QByteArray(
            "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for "
            "the future, sunscreen would be it."));
    const auto secret = openSecret(Suite::Intl, key, sealed, associated);
    QVERIFY(secret);
    QCOMPARE(secret->view().toByteArray(), *plain);
}

void tst_Seal::roundTrip_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("associated");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("one byte") << QByteArray("x") << QByteArray("closed/17");
    QTest::newRow("Chinese") << QStringLiteral("镜湖区北京中路").toUtf8() << QByteArray("place");
    QTest::newRow("3 MB") << QByteArray(3'000'000, 'p') << QByteArray(5000, 'a');
}

void tst_Seal::roundTrip()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, associated);
    const auto key = makeSealKey(Suite::Intl);
    const auto sealed = seal(Suite::Intl, key, plain, associated);
    QVERIFY(sealed);
    QCOMPARE(sealed->size(), 24 + plain.size() + 16);
    QCOMPARE(crypto::open(Suite::Intl, key, *sealed, associated).value(), plain);
}

void tst_Seal::everyAlteredByteIsSeen()
{
    const auto key = makeSealKey(Suite::Intl);
    const auto sealed = seal(Suite::Intl, key, "13800000000", "reporter");
    QVERIFY(sealed);
    for (qsizetype at = 0; at < sealed->size(); ++at) {
        QByteArray altered = *sealed;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        const auto plain = crypto::open(Suite::Intl, key, altered, "reporter");
        QVERIFY(!plain);
        QCOMPARE(plain.error().code, ErrorCode::Damaged);
    }
}

void tst_Seal::everyLengthIsSeen()
{
    const auto key = makeSealKey(Suite::Intl);
    const auto sealed = seal(Suite::Intl, key, "13800000000");
    QVERIFY(sealed);
    for (qsizetype size = 0; size < sealed->size(); ++size)
        QCOMPARE(
            crypto::open(Suite::Intl, key, sealed->first(size)).error().code, ErrorCode::Damaged);
    QVERIFY(!crypto::open(Suite::Intl, key, QByteArray(*sealed + '\0')));
}

void tst_Seal::otherKeyOrPlace()
{
    const auto key = makeSealKey(Suite::Intl);
    const auto sealed = seal(Suite::Intl, key, "value", "row 1");
    QVERIFY(sealed);
    QVERIFY(!crypto::open(Suite::Intl, makeSealKey(Suite::Intl), *sealed, "row 1"));
    QVERIFY(!crypto::open(Suite::Intl, key, *sealed, "row 2"));
    QVERIFY(!crypto::open(Suite::Intl, key, *sealed));
}

void tst_Seal::keyOfWrongSize()
{
    const SecretBytes key(31);
    QCOMPARE(seal(Suite::Intl, key, "x").error().code, ErrorCode::InvalidValue);
    QCOMPARE(
        crypto::open(Suite::Intl, key, QByteArray(64, 'x')).error().code, ErrorCode::InvalidValue);
}

void tst_Seal::nonceIsNew()
{
    const auto key = makeSealKey(Suite::Intl);
    QVERIFY(seal(Suite::Intl, key, "x").value() != seal(Suite::Intl, key, "x").value());
}

QTEST_GUILESS_MAIN(tst_Seal)
#include "tst_seal.moc"
