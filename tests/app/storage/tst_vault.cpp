#include "app/storage/profile.h"
#include "app/storage/vault.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// A vault with slots that cost next to nothing, and a clock to be moved.
struct Room {
    explicit Room(const QString &path)
        : profile(*ProfileFile::create(path, {}))
        , vault(profile.connection(), { 8, 1 })
        , first(vault.addFirstOfficer(u"chen"_s, OfficerId(u"o1"_s), u"correct horse"_s, now))
    {
    }
    ErrorCode tryWrong(const QString &account = u"chen"_s)
    {
        return vault.unlock(account, u"wrong horse"_s, now).error().code;
    }

    Instant now = instantFromMs(1'795'240'800'000);
    ProfileFile profile;
    Vault vault;
    Expected<UnlockedSession> first;
};

} // namespace

class TstVault : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void twoOfficersShareTheDataKeyAndHaveKeysOfTheirOwn()
    {
        Room room(path());
        QVERIFY(room.first);
        const auto key = room.vault.addOfficer(
            *room.first, u"wang"_s, OfficerId(u"o2"_s), u"battery staple"_s, room.now);
        QVERIFY(key);
        const auto chen = room.vault.unlock(u"chen"_s, u"correct horse"_s, room.now);
        const auto wang = room.vault.unlock(u"wang"_s, u"battery staple"_s, room.now);
        QVERIFY(chen && wang);
        QVERIFY(chen->dataKey.equals(wang->dataKey));
        QCOMPARE(wang->officer, OfficerId(u"o2"_s));
        QCOMPARE(wang->signingKey.publicKey(), key->publicKey());
        QVERIFY(chen->signingKey.publicKey() != wang->signingKey.publicKey());
        QCOMPARE(*room.vault.publicKeys(OfficerId(u"o2"_s), Vault::Keys::Valid),
            QVector<QByteArray> { key->publicKey() });
        QCOMPARE(room.vault.accounts()->size(), 2);
    }

    /// Whoever the server lets in on this device shares its data key, whatever password he has now.
    void theServerLetsInOneAfterTheOther()
    {
        ProfileFile profile = *ProfileFile::create(path(), {});
        Vault vault(profile.connection(), { 8, 1 });
        const auto secret
            = [](char c) { return crypto::SecretBytes::fromBytes(QByteArray(32, c)); };
        const auto admit = [&](const QString &account, const QString &password, char recovery) {
            return vault.admit(account, OfficerId(u"o."_s + account), password,
                crypto::SigningKey::generate(crypto::Suite::Intl), secret(recovery),
                instantFromMs(1));
        };
        const auto first = admit(u"chen"_s, u"pw"_s, 'r'); // how long it is, is the server's matter
        const auto second = admit(u"wang"_s, u"battery staple"_s, 'r');
        QVERIFY(first && second);
        QVERIFY(first->dataKey.equals(second->dataKey));
        QCOMPARE(admit(u"zhao"_s, u"battery"_s, 'x').error().code, ErrorCode::Damaged);
        QCOMPARE(vault.accounts()->size(), 2);
        const auto changed = admit(u"chen"_s, u"another horse"_s, 'r');
        QVERIFY(changed);
        QVERIFY(changed->dataKey.equals(first->dataKey));
        QCOMPARE(vault.accounts()->size(), 2);
        QCOMPARE(vault.unlock(u"chen"_s, u"pw"_s, instantFromMs(2)).error().code,
            ErrorCode::WrongPassword);
        const auto unlocked = vault.unlock(u"chen"_s, u"another horse"_s, instantFromMs(3));
        QVERIFY(unlocked);
        QCOMPARE(unlocked->signingKey.publicKey(), changed->signingKey.publicKey());
        // What he signed with the key before stays his.
        QVERIFY(vault.publicKeys(OfficerId(u"o.chen"_s), Vault::Keys::Valid)
                    ->contains(first->signingKey.publicKey()));
    }

    void theFifthWrongPasswordLocksForTenMinutes()
    {
        Room room(path());
        for (int i = 0; i < Vault::kMostTries; ++i)
            QCOMPARE(room.tryWrong(), ErrorCode::WrongPassword);
        const auto locked = room.vault.unlock(u"chen"_s, u"correct horse"_s, room.now);
        QCOMPARE(locked.error().code, ErrorCode::LockedAccount);
        QCOMPARE(lockedUntil(locked.error()), room.now + minutes { 10 });
        room.now += minutes { 10 } - seconds { 1 };
        QCOMPARE(room.tryWrong(), ErrorCode::LockedAccount);
        room.now += seconds { 1 };
        QCOMPARE(room.tryWrong(), ErrorCode::WrongPassword);
        QVERIFY(room.vault.unlock(u"chen"_s, u"correct horse"_s, room.now));
    }

    void aRightPasswordForgetsTheWrongOnes()
    {
        Room room(path());
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < Vault::kMostTries - 1; ++i)
                QCOMPARE(room.tryWrong(), ErrorCode::WrongPassword);
            QVERIFY(room.vault.unlock(u"chen"_s, u"correct horse"_s, room.now));
        }
    }

    void aLockOutlivesTheProgramButNotAClockSetBack()
    {
        const QString file = path();
        Instant now {};
        {
            Room room(file);
            for (int i = 0; i < Vault::kMostTries; ++i)
                QCOMPARE(room.tryWrong(), ErrorCode::WrongPassword);
            now = room.now;
        }
        auto profile = ProfileFile::open(file, ProfileAccess::ReadWrite);
        QVERIFY(profile);
        Vault vault(profile->connection(), { 8, 1 });
        QCOMPARE(vault.unlock(u"chen"_s, u"correct horse"_s, now).error().code,
            ErrorCode::LockedAccount);
        const auto dayBefore = now - std::chrono::hours { 24 };
        QVERIFY(vault.unlock(u"chen"_s, u"correct horse"_s, dayBefore));
    }

    void passwordsChangeAndOfficersGo()
    {
        Room room(path());
        auto &vault = room.vault;
        QCOMPARE(vault.removeOfficer(u"chen"_s, room.now).error().code, ErrorCode::InvalidValue);
        QVERIFY(vault.addOfficer(
            *room.first, u"wang"_s, OfficerId(u"o2"_s), u"battery staple"_s, room.now));
        QVERIFY(!vault.changePassword(u"wang"_s, u"wrong horse"_s, u"something new"_s, room.now));
        QCOMPARE(
            vault.changePassword(u"wang"_s, u"battery staple"_s, u"short"_s, room.now).error().code,
            ErrorCode::InvalidValue);
        QVERIFY(vault.changePassword(u"wang"_s, u"battery staple"_s, u"something new"_s, room.now));
        QVERIFY(!vault.unlock(u"wang"_s, u"battery staple"_s, room.now));
        const auto wang = vault.unlock(u"wang"_s, u"something new"_s, room.now);
        QVERIFY(wang && wang->dataKey.equals(room.first->dataKey));
        QVERIFY(vault.removeOfficer(u"wang"_s, room.now));
        QCOMPARE(room.tryWrong(u"wang"_s), ErrorCode::WrongPassword);
        QVERIFY(vault.publicKeys(OfficerId(u"o2"_s), Vault::Keys::Valid)->isEmpty());
        QCOMPARE(vault.publicKeys(OfficerId(u"o2"_s), Vault::Keys::AndRevoked)->size(), 1);
        QVERIFY(vault.addOfficer(
            *room.first, u"wang"_s, OfficerId(u"o2"_s), u"battery staple"_s, room.now));
    }

    void refusals()
    {
        Room room(path());
        const auto add = [&room](const QString &account, const QString &officer) {
            return room.vault.addOfficer(
                *room.first, account, OfficerId(officer), u"long enough"_s, room.now);
        };
        QVERIFY(!add(u"chen"_s, u"o9"_s));
        QVERIFY(!add(u"wang"_s, u"o1"_s));
        QVERIFY(!add({}, u"o9"_s));
        QVERIFY(!room.vault.addFirstOfficer(u"x"_s, OfficerId(u"x"_s), u"long enough"_s, room.now));
        QCOMPARE(room.tryWrong(u"nobody"_s), ErrorCode::WrongPassword);
    }

    void signersOfADemoCity()
    {
        Room room(path());
        QVector<OfficerId> officers;
        for (int i = 0; i < 500; ++i)
            officers.append(OfficerId(u"s%1"_s.arg(i)));
        const auto keys = room.vault.addSigners(*room.first, officers, room.now);
        QVERIFY(keys);
        const auto signer = room.vault.signer(*room.first, officers.last());
        QVERIFY(signer);
        QCOMPARE(signer->publicKey(), keys->last());
        QCOMPARE(
            room.vault.signer(*room.first, OfficerId(u"o1"_s)).error().code, ErrorCode::NotFound);
    }

private:
    QString path() { return m_folder.filePath(QString::number(++m_count)); }
    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TstVault)
#include "tst_vault.moc"
