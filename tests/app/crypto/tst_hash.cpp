#include "app/crypto/closedvalue.h"
#include "app/crypto/hash.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::crypto;

class tst_Hash : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void knownAnswers_data();
    void knownAnswers();
    void partsAreOneText();
    void incrementalGoesOnAfterResult();
    void suitesById();
    void closedValue();
    void closedValueRefuses_data();
    void closedValueRefuses();
};

// FIPS 180-4, NIST's examples.
void tst_Hash::knownAnswers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("nothing")
        << QByteArray()
        << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray(
        "abc") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks")
        << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million a") << QByteArray(1'000'000,
        'a') << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void tst_Hash::knownAnswers()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, hex);
    QCOMPARE(hash(Suite::Intl, text).toHex(), hex);
    Hasher hasher(Suite::Intl);
    for (qsizetype at = 0; at < text.size(); at += 7)
        hasher.add(QByteArrayView(text).sliced(at, qMin<qsizetype>(7, text.size() - at)));
    QCOMPARE(hasher.result().toHex(), hex);
}

void tst_Hash::partsAreOneText()
{
    QCOMPARE(hash(Suite::Intl, QByteArray("a"), QByteArray(), QByteArray("bc")),
        hash(Suite::Intl, QByteArray("abc")));
}

void tst_Hash::incrementalGoesOnAfterResult()
{
    Hasher hasher(Suite::Intl);
    hasher.add("ab");
    QCOMPARE(hasher.result(), hash(Suite::Intl, QByteArray("ab")));
    hasher.add("c");
    QCOMPARE(hasher.result(), hash(Suite::Intl, QByteArray("abc")));
}

void tst_Hash::suitesById()
{
    QCOMPARE(suiteFromId(u"intl").value(), Suite::Intl);
    QCOMPARE(suiteId(Suite::Intl), QStringLiteral("intl"));
    for (QStringView id : { u"gm", u"", u"INTL", u"intl " }) {
        const auto suite = suiteFromId(id);
        QVERIFY(!suite);
        QCOMPARE(suite.error().code, ErrorCode::Unsupported);
    }
    QCOMPARE(suiteFromNumber(1).value(), Suite::Intl);
    QCOMPARE(suiteFromNumber(0).error().code, ErrorCode::Unsupported);
}

void tst_Hash::closedValue()
{
    const QByteArray value("13800000000");
    const auto first = commitClosed(Suite::Intl, value);
    const auto second = commitClosed(Suite::Intl, value);
    QCOMPARE(first.salt.size(), 32);
    QVERIFY(first.salt != second.salt);
    QVERIFY(first.digest != second.digest);
    QCOMPARE(first.digest, hash(Suite::Intl, QByteArray(first.salt + value)));
    QVERIFY(verifyClosed(Suite::Intl, value, first.salt, first.digest));
    QCOMPARE(commitClosed(Suite::Intl, value, first.salt).digest, first.digest);
}

void tst_Hash::closedValueRefuses_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("salt");
    QTest::addColumn<QByteArray>("digest");
    const QByteArray salt(32, 's');
    const QByteArray digest = hash(Suite::Intl, salt, QByteArray("value"));
    QTest::newRow("another value") << QByteArray("valuf") << salt << digest;
    QTest::newRow("another salt") << QByteArray("value") << QByteArray(32, 't') << digest;
    QTest::newRow("another digest") << QByteArray("value") << salt << QByteArray(32, 'd');
    QTest::newRow("erased") << QByteArray() << QByteArray() << digest;
    QTest::newRow("digest cut") << QByteArray("value") << salt << digest.first(31);
    QTest::newRow("a byte shifted from value to salt")
        << QByteArray("alue") << QByteArray(salt + 'v') << digest;
}

void tst_Hash::closedValueRefuses()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, salt);
    QFETCH(QByteArray, digest);
    QVERIFY(!verifyClosed(Suite::Intl, value, salt, digest));
}

QTEST_GUILESS_MAIN(tst_Hash)
#include "tst_hash.moc"
