#include "app/crypto/signing.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::crypto;

class tst_Signing : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void rfc8032_data();
    void rfc8032();
    void everyAlteredBitIsSeen();
    void wrongSizes();
    void generatedKeysDiffer();
    void seedOfWrongSize();
};

void tst_Signing::rfc8032_data()
{
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    QTest::newRow("7.1 TEST 1")
        << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        << QByteArray()
        << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb882159"
                      "0a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    QTest::newRow("7.1 TEST 2")
        << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        << QByteArray("72")
        << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43"
                      "e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    QTest::newRow("7.1 TEST 3")
        << QByteArray("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
        << QByteArray("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
        << QByteArray("af82")
        << QByteArray("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538"
                      "d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
}

void tst_Signing::rfc8032()
{
    QFETCH(QByteArray, seed);
    QFETCH(QByteArray, publicKey);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    const auto key
        = SigningKey::fromSeed(Suite::Intl, SecretBytes::fromBytes(QByteArray::fromHex(seed)));
    QVERIFY(key);
    QCOMPARE(key->publicKey().toHex(), publicKey);
    const QByteArray bytes = QByteArray::fromHex(message);
    QCOMPARE(key->sign(bytes).toHex(), signature);
    QVERIFY(verify(Suite::Intl, key->publicKey(), bytes, QByteArray::fromHex(signature)));
    QCOMPARE(key->seed().view().toByteArray().toHex(), seed);
}

void tst_Signing::everyAlteredBitIsSeen()
{
    const auto key = SigningKey::generate(Suite::Intl);
    const QByteArray message("report");
    const QByteArray signature = key.sign(message);
    QVERIFY(verify(Suite::Intl, key.publicKey(), message, signature));
    const auto flipped = [](QByteArray bytes, qsizetype bit) {
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
        return bytes;
    };
    for (qsizetype bit = 0; bit < signature.size() * 8; ++bit)
        QVERIFY(!verify(Suite::Intl, key.publicKey(), message, flipped(signature, bit)));
    for (qsizetype bit = 0; bit < message.size() * 8; ++bit)
        QVERIFY(!verify(Suite::Intl, key.publicKey(), flipped(message, bit), signature));
    for (qsizetype bit = 0; bit < key.publicKey().size() * 8; ++bit)
        QVERIFY(!verify(Suite::Intl, flipped(key.publicKey(), bit), message, signature));
}

void tst_Signing::wrongSizes()
{
    const auto key = SigningKey::generate(Suite::Intl);
    const QByteArray signature = key.sign("m");
    QVERIFY(!verify(Suite::Intl, key.publicKey(), "m", signature.first(63)));
    QVERIFY(!verify(Suite::Intl, key.publicKey(), "m", QByteArray(signature + '\0')));
    QVERIFY(!verify(Suite::Intl, key.publicKey(), "m", {}));
    QVERIFY(!verify(Suite::Intl, {}, "m", signature));
    QVERIFY(!verify(Suite::Intl, key.publicKey().first(31), "m", signature));
}

void tst_Signing::generatedKeysDiffer()
{
    QVERIFY(SigningKey::generate(Suite::Intl).publicKey()
        != SigningKey::generate(Suite::Intl).publicKey());
}

void tst_Signing::seedOfWrongSize()
{
    for (qsizetype size : { 0, 31, 33 }) {
        const auto key = SigningKey::fromSeed(Suite::Intl, SecretBytes(size));
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::InvalidValue);
    }
}

QTEST_GUILESS_MAIN(tst_Signing)
#include "tst_signing.moc"
