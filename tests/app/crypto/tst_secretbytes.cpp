#include "app/crypto/initialise.h"
#include "app/crypto/random.h"
#include "app/crypto/secretbytes.h"
#include "tests/support/testcase.h"

#include <QDebug>
#include <thread>
#include <type_traits>
#include <vector>

using namespace shiyu;
using namespace shiyu::crypto;

template <typename T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};
static_assert(Printable<QByteArray>);
static_assert(!Printable<SecretBytes>);
static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);

class tst_SecretBytes : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initialiseFromManyThreads();
    void startsWithZeros();
    void moves();
    void cloneIsApart();
    void equals();
    void passwordsInOneForm();
    void wipes();
    void randomDiffers();
};

void tst_SecretBytes::initialiseFromManyThreads()
{
    std::vector<std::thread> threads;
    std::atomic<int> ready = 0;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&ready] { ready += initialise().has_value() ? 1 : 0; });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(ready.load(), 8);
}

void tst_SecretBytes::startsWithZeros()
{
    QCOMPARE(SecretBytes(5).view().toByteArray(), QByteArray(5, '\0'));
    QVERIFY(SecretBytes().isEmpty());
    QVERIFY(SecretBytes(0).view().isEmpty());
}

void tst_SecretBytes::moves()
{
    auto first = SecretBytes::fromBytes("key");
    SecretBytes second(std::move(first));
    QCOMPARE(second.view().toByteArray(), QByteArray("key"));
    SecretBytes third = SecretBytes::fromBytes("other");
    third = std::move(second);
    QCOMPARE(third.view().toByteArray(), QByteArray("key"));
}

void tst_SecretBytes::cloneIsApart()
{
    auto secret = SecretBytes::fromBytes("key");
    const auto copy = secret.clone();
    secret.data()[0] = 'K';
    QCOMPARE(copy.view().toByteArray(), QByteArray("key"));
}

void tst_SecretBytes::equals()
{
    const auto key = SecretBytes::fromBytes("key");
    QVERIFY(key.equals(SecretBytes::fromBytes("key")));
    QVERIFY(!key.equals(SecretBytes::fromBytes("kez")));
    QVERIFY(!key.equals(SecretBytes::fromBytes("key1")));
    QVERIFY(SecretBytes().equals(SecretBytes()));
}

void tst_SecretBytes::passwordsInOneForm()
{
    // e with an acute accent, as one character and as two (Unicode NFC and NFD).
    const auto composed = SecretBytes::fromText(u"\u00e9");
    QVERIFY(composed.equals(SecretBytes::fromText(u"e\u0301")));
    QCOMPARE(composed.view().toByteArray().toHex(), QByteArray("c3a9"));
    QCOMPARE(SecretBytes::fromText(u"值班").size(), 6);
}

void tst_SecretBytes::wipes()
{
    QByteArray bytes("key");
    const QByteArray shared = bytes;
    wipe(bytes);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(shared, QByteArray("key"));
    QString text = QStringLiteral("key");
    wipe(text);
    QVERIFY(text.isEmpty());
}

void tst_SecretBytes::randomDiffers()
{
    QCOMPARE(randomBytes(32).size(), 32);
    QVERIFY(randomBytes(32) != randomBytes(32));
    QVERIFY(!SecretBytes::random(32).equals(SecretBytes::random(32)));
}

QTEST_GUILESS_MAIN(tst_SecretBytes)
#include "tst_secretbytes.moc"
