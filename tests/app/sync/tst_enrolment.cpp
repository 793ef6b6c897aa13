#include "app/crypto/initialise.h"
#include "app/protocol/answers.h"
#include "app/sync/enrolment.h"
#include "tests/support/testcase.h"
#include <QFile>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant kNow = instantFromMs(1'795'140'000'000);

protocol::Enrolment good()
{
    return { u"https://sync.example:8443"_s, { QByteArray(32, 'a'), QByteArray(32, 'b') },
        OrganizationId(u"c.city"_s), u"芜湖市"_s, u"JQ7W-2K5M-XH3D"_s,
        kNow + std::chrono::days { 7 } };
}

QByteArray with(const std::function<void(protocol::Enrolment &)> &change)
{
    protocol::Enrolment enrolment = good();
    change(enrolment);
    return protocol::write(enrolment);
}

} // namespace

class TestEnrolment : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void files_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("error");
        QTest::newRow("nothing in it") << QByteArray() << int(ErrorCode::Empty);
        QTest::newRow("no JSON") << QByteArray("hello") << int(ErrorCode::WrongKind);
        QTest::newRow("another JSON") << QByteArray("{\"a\":1}") << int(ErrorCode::WrongKind);
        QTest::newRow("as large as a picture")
            << QByteArray(1 << 20, ' ') << int(ErrorCode::WrongKind);
        QTest::newRow("in the clear")
            << with([](auto &e) { e.url = u"http://sync.example"_s; }) << int(ErrorCode::WrongKind);
        QTest::newRow("without a pin")
            << with([](auto &e) { e.pins.clear(); }) << int(ErrorCode::WrongKind);
        QTest::newRow("with a password in the address")
            << with([](auto &e) { e.url = u"https://a:b@sync.example"_s; })
            << int(ErrorCode::Damaged);
        QTest::newRow("from last month")
            << with([](auto &e) { e.until = kNow - Millis { 1 }; }) << int(ErrorCode::InvalidValue);
    }
    void files()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, error);
        QTemporaryDir folder;
        const auto made = make(folder, content);
        QVERIFY(!made);
        QCOMPARE(int(made.error().code), error);
        QVERIFY(!QFile::exists(folder.filePath(u"profile"_s)));
    }

    void noFile()
    {
        QTemporaryDir folder;
        const auto made
            = makeServerProfile(folder.filePath(u"profile"_s), folder.filePath(u"none"_s), kNow);
        QCOMPARE(made.error().code, ErrorCode::NotFound);
    }

    void theProfileKnowsItsServer()
    {
        QTemporaryDir folder;
        QVERIFY(make(folder, protocol::write(good())));
        const QString path = folder.filePath(u"profile"_s);
        QCOMPARE(
            QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
        QVERIFY(profile);
        QCOMPARE(profile->info().kind, ProfileKind::Server);
        QCOMPARE(profile->info().organization, OrganizationId(u"c.city"_s));
        const auto server = enrolledServer(*profile);
        QVERIFY(server);
        QCOMPARE(server->address.url, good().url);
        QCOMPARE(server->address.pins, good().pins);
        QCOMPARE(server->city, u"芜湖市"_s);
        QCOMPARE(server->code, good().code);
        QCOMPARE(server->deviceSecret.size(), 32);
        DeskStore store(profile->connection());
        QVERIFY(forgetEnrolmentCode(store));
        QCOMPARE(enrolledServer(*profile)->code, QString());
    }

    void aProfileThatIsThereIsLeftAlone()
    {
        QTemporaryDir folder;
        QVERIFY(make(folder, protocol::write(good())));
        const auto again = make(folder, protocol::write(good()));
        QCOMPARE(again.error().code, ErrorCode::InvalidValue);
    }

private:
    static Expected<void> make(const QTemporaryDir &folder, const QByteArray &content)
    {
        QFile file(folder.filePath(u"enrolment"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return fail(ErrorCode::Internal);
        file.close();
        return makeServerProfile(folder.filePath(u"profile"_s), file.fileName(), kNow);
    }
};

QTEST_GUILESS_MAIN(TestEnrolment)
#include "tst_enrolment.moc"
