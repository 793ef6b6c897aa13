#include "app/crypto/hash.h"
#include "app/crypto/keyslot.h"
#include "app/crypto/seal.h"
#include "app/crypto/signing.h"
#include "tests/support/testcase.h"

#include <QtEndian>

using namespace shiyu;
using namespace shiyu::crypto;

namespace {

constexpr SlotParameters kFast { 8, 1 };
constexpr int kMemoryAt = 7; // "SYKS", version, suite, kdf
constexpr int kPassesAt = 11;

SecretBytes password(QStringView text)
{
    return SecretBytes::fromText(text);
}

/// The slot with the field replaced and its checksum made right again, as a forger would.
QByteArray forged(QByteArray bytes, int at, quint32 value)
{
    qToLittleEndian(value, bytes.data() + at);
    bytes.chop(8);
    return bytes + hash(Suite::Intl, bytes).first(8);
}

} // namespace

class tst_KeySlot : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void opens();
    void opensWithDefaultParameters();
    void wrongPassword_data();
    void wrongPassword();
    void rewrapKeepsTheKeys();
    void rewrapNeedsThePassword();
    void everyFlippedBitIsSeen();
    void everyTruncationIsSeen();
    void hostile_data();
    void hostile();
    void makeRefuses();
    void withoutSigningKey();
    void twoSlotsOfOnePasswordDiffer();

private:
    SecretBytes m_dataKey;
    SecretBytes m_seed;
    QByteArray m_bytes;
};

void tst_KeySlot::initTestCase()
{
    m_dataKey = makeSealKey(Suite::Intl);
    m_seed = SigningKey::generate(Suite::Intl).seed().clone();
    const auto slot = makeSlot(Suite::Intl, password(u"芜湖-2381"), m_dataKey, m_seed, kFast);
    QVERIFY(slot);
    m_bytes = slot->toBytes();
    QVERIFY(!m_bytes.contains(m_dataKey.view()));
    QVERIFY(!m_bytes.contains(m_seed.view()));
}

void tst_KeySlot::opens()
{
    const auto slot = KeySlot::fromBytes(m_bytes);
    QVERIFY(slot);
    QCOMPARE(slot->parameters(), kFast);
    QCOMPARE(slot->suite(), Suite::Intl);
    const auto secrets = openSlot(*slot, password(u"芜湖-2381"));
    QVERIFY(secrets);
    QVERIFY(secrets->dataKey.equals(m_dataKey));
    QVERIFY(secrets->signingSeed.equals(m_seed));
}

void tst_KeySlot::opensWithDefaultParameters()
{
    const auto slot = makeSlot(Suite::Intl, password(u"p"), m_dataKey, m_seed);
    QVERIFY(slot);
    QCOMPARE(slot->parameters(), (SlotParameters { 65536, 3 }));
    QVERIFY(openSlot(KeySlot::fromBytes(slot->toBytes()).value(), password(u"p")));
}

void tst_KeySlot::wrongPassword_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("another") << QStringLiteral("芜湖-2382");
    QTest::newRow("empty") << QString();
    QTest::newRow("a space behind") << QStringLiteral("芜湖-2381 ");
    QTest::newRow("full-width digits") << QStringLiteral("芜湖-２３８１");
}

void tst_KeySlot::wrongPassword()
{
    QFETCH(QString, text);
    const auto secrets = openSlot(KeySlot::fromBytes(m_bytes).value(), password(text));
    QVERIFY(!secrets);
    QCOMPARE(secrets.error().code, ErrorCode::WrongPassword);
}

void tst_KeySlot::rewrapKeepsTheKeys()
{
    const auto old = KeySlot::fromBytes(m_bytes).value();
    const auto slot = rewrap(old, password(u"芜湖-2381"), password(u"new"), kFast);
    QVERIFY(slot);
    const auto secrets = openSlot(*slot, password(u"new"));
    QVERIFY(secrets);
    QVERIFY(secrets->dataKey.equals(m_dataKey));
    QVERIFY(secrets->signingSeed.equals(m_seed));
    QCOMPARE(openSlot(*slot, password(u"芜湖-2381")).error().code, ErrorCode::WrongPassword);
}

void tst_KeySlot::rewrapNeedsThePassword()
{
    const auto old = KeySlot::fromBytes(m_bytes).value();
    const auto slot = rewrap(old, password(u"guess"), password(u"new"), kFast);
    QVERIFY(!slot);
    QCOMPARE(slot.error().code, ErrorCode::WrongPassword);
}

void tst_KeySlot::everyFlippedBitIsSeen()
{
    for (qsizetype bit = 0; bit < m_bytes.size() * 8; ++bit) {
        QByteArray bytes = m_bytes;
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!KeySlot::fromBytes(bytes), QByteArray::number(bit).constData());
    }
}

void tst_KeySlot::everyTruncationIsSeen()
{
    for (qsizetype size = 0; size < m_bytes.size(); ++size)
        QVERIFY2(!KeySlot::fromBytes(m_bytes.first(size)), QByteArray::number(size).constData());
    QVERIFY(!KeySlot::fromBytes(QByteArray(m_bytes + '\0')));
}

void tst_KeySlot::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::newRow(name) << bytes << code;
    };
    row("empty", {}, ErrorCode::WrongKind);
    row("another file", QByteArray(200, 'x'), ErrorCode::WrongKind);
    row("magic only", "SYKS", ErrorCode::Damaged);
    row("1 MB", m_bytes + QByteArray(1 << 20, 'x'), ErrorCode::Damaged);
    row("asks for 64 GB", forged(m_bytes, kMemoryAt, 64u << 20), ErrorCode::Damaged);
    row("asks for 4 TB", forged(m_bytes, kMemoryAt, 0xffffffff), ErrorCode::Damaged);
    row("just above the limit", forged(m_bytes, kMemoryAt, 256 * 1024 + 1), ErrorCode::Damaged);
    row("no memory", forged(m_bytes, kMemoryAt, 0), ErrorCode::Damaged);
    row("four thousand million passes", forged(m_bytes, kPassesAt, 0xffffffff), ErrorCode::Damaged);
    row("no pass", forged(m_bytes, kPassesAt, 0), ErrorCode::Damaged);
    QByteArray newer = m_bytes;
    newer[4] = 2;
    row("a newer version", newer, ErrorCode::Unsupported);
    QByteArray suite = m_bytes;
    suite[5] = 9;
    row("an unknown suite", suite, ErrorCode::Unsupported);
}

void tst_KeySlot::hostile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const auto slot = KeySlot::fromBytes(bytes);
    QVERIFY(!slot);
    QCOMPARE(slot.error().code, code);
}

void tst_KeySlot::makeRefuses()
{
    const auto refused = [](const Expected<KeySlot> &slot) {
        return !slot && slot.error().code == ErrorCode::InvalidValue;
    };
    const auto key = password(u"p");
    QVERIFY(refused(makeSlot(Suite::Intl, SecretBytes(), m_dataKey, m_seed, kFast)));
    QVERIFY(refused(makeSlot(Suite::Intl, key, SecretBytes(), m_seed, kFast)));
    QVERIFY(refused(makeSlot(Suite::Intl, key, SecretBytes(256), m_seed, kFast)));
    QVERIFY(refused(makeSlot(Suite::Intl, key, m_dataKey, m_seed, { 64u << 20, 1 })));
    QVERIFY(refused(makeSlot(Suite::Intl, key, m_dataKey, m_seed, { 8, 0 })));
}

void tst_KeySlot::withoutSigningKey()
{
    const auto slot = makeSlot(Suite::Intl, password(u"wall"), m_dataKey, SecretBytes(), kFast);
    QVERIFY(slot);
    const auto secrets = openSlot(*slot, password(u"wall"));
    QVERIFY(secrets);
    QVERIFY(secrets->signingSeed.isEmpty());
}

void tst_KeySlot::twoSlotsOfOnePasswordDiffer()
{
    const auto one = makeSlot(Suite::Intl, password(u"p"), m_dataKey, m_seed, kFast);
    const auto two = makeSlot(Suite::Intl, password(u"p"), m_dataKey, m_seed, kFast);
    QVERIFY(one && two);
    // From the salt on, nothing is the same.
    QVERIFY(one->toBytes().sliced(15, 16) != two->toBytes().sliced(15, 16));
    QVERIFY(one->toBytes().last(32) != two->toBytes().last(32));
}

QTEST_GUILESS_MAIN(tst_KeySlot)
#include "tst_keyslot.moc"
