#include "app/crypto/directoryhash.h"
#include "app/storage/directorystore.h"
#include "app/storage/profile.h"
#include "app/storage/verify.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

class TstDirectoryStore : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        auto made = ProfileFile::create(m_folder.filePath(QString::number(++m_count)), {});
        QVERIFY(made);
        m_profile = std::make_unique<ProfileFile>(*std::move(made));
        m_writer = std::make_unique<LogWriter>(m_profile->connection(), m_list);
    }
    void cleanup()
    {
        m_writer.reset();
        m_profile.reset();
    }

    void whatWasPutInComesOut()
    {
        QVERIFY(accepted(import(SmallCity::data())));
        const auto loaded = DirectoryStore(m_profile->connection()).load(1);
        QVERIFY(loaded);
        QVERIFY(same(*loaded, SmallCity::data()));
        QCOMPARE(DirectoryStore(m_profile->connection()).load(2).error().code, ErrorCode::NotFound);
    }

    void anOldRevisionStaysAsItWas()
    {
        DirectoryData second = SmallCity::data(2);
        second.regions[1].name = u"弋江区"_s;
        second.officers.removeLast();
        std::swap(second.organizations[1], second.organizations[2]);
        DirectoryData third = second;
        third.revision = 3;
        third.officers = SmallCity::data().officers;
        QVERIFY(accepted(import(SmallCity::data())));
        QVERIFY(accepted(import(second)));
        QVERIFY(accepted(import(third)));
        DirectoryStore store(m_profile->connection());
        QVERIFY(same(*store.load(1), SmallCity::data()));
        QVERIFY(same(*store.load(2), second));
        QVERIFY(same(*store.load(3), third));
        QCOMPARE((*store.loadNewest())->revision(), 3);
        // What did not change is kept once: the city, the calendar, two officers, …
        QCOMPARE(m_profile->connection()
                     .number(u"SELECT count(*) FROM directory_item WHERE kind = 'category'"_s)
                     .value(),
            2);
        QVERIFY(!verifyLog(m_profile->connection())->broken);
    }

    void refusedImports_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<RefusalCode>("code");
        QTest::newRow("the same revision") << u"revision"_s << RefusalCode::InvalidArgument;
        QTest::newRow("other content than signed") << u"content"_s << RefusalCode::InvalidArgument;
        QTest::newRow("no administrator") << u"right"_s << RefusalCode::MissingRight;
        QTest::newRow("a stranger") << u"actor"_s << RefusalCode::UnknownActor;
    }
    void refusedImports()
    {
        QFETCH(QString, change);
        QFETCH(RefusalCode, code);
        DirectoryData first = SmallCity::data();
        if (change == "right"_L1)
            first.roles[0].rights = Rights { Right::Intake };
        DirectoryData signedFor = first;
        signedFor.revision = change == "revision"_L1 ? 1 : 2;
        if (change == "right"_L1) {
            QCOMPARE(import(first)->error().code, code);
            return;
        }
        QVERIFY(accepted(import(first)));
        Submission submission = m_city.directoryImport(signedFor);
        if (change == "actor"_L1) {
            submission.intent.organization = OrganizationId(u"unit-water"_s);
            m_city.sign(submission, u"city"_s);
        }
        if (change == "content"_L1)
            signedFor.cityName = u"别处"_s;
        const auto refused = m_writer->importDirectory(submission, signedFor, m_city.now());
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().code, code);
        QCOMPARE(DirectoryStore(m_profile->connection()).newestRevision().value(), 1);
    }

    void twoThingsOfOneIdAreRefused()
    {
        DirectoryData data = SmallCity::data();
        data.officers.append(data.officers.first());
        QCOMPARE(directoryImportArguments(data).error().code, ErrorCode::InvalidValue);
    }

private:
    Expected<Outcome> import(const DirectoryData &data)
    {
        m_city.pass(std::chrono::seconds { 1 });
        return m_writer->importDirectory(m_city.directoryImport(data), data, m_city.now());
    }
    static bool accepted(const Expected<Outcome> &outcome) { return outcome && *outcome; }
    static bool same(const DirectoryData &a, const DirectoryData &b)
    {
        return a.revision == b.revision && a.cityName == b.cityName && a.regions == b.regions
            && a.organizations == b.organizations && a.officers == b.officers && a.roles == b.roles
            && a.categories == b.categories && a.responsibilities == b.responsibilities
            && a.calendar.data() == b.calendar.data();
    }

    QTemporaryDir m_folder;
    int m_count = 0;
    SmallCity m_city;
    CaseList m_list;
    std::unique_ptr<ProfileFile> m_profile;
    std::unique_ptr<LogWriter> m_writer;
};

QTEST_GUILESS_MAIN(TstDirectoryStore)
#include "tst_directorystore.moc"
