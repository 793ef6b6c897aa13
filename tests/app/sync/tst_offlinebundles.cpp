// What a console writes for a stick or disc: what waits, with its attachments.
#include "app/protocol/limits.h"
#include "app/storage/waitingacts.h"
#include "app/sync/bundlefile.h"
#include "tests/app/sync/bundletest.h"
#include <QDir>

using namespace shiyu;
using namespace shiyu::test;

class TestOfflineBundles : public BundleTest {
    Q_OBJECT
private Q_SLOTS:
    void notWithoutLeave()
    {
        report();
        allow(false);
        QVERIFY(!maySendBundles(m_desk->connection()).value());
        QCOMPARE(write().error().code, ErrorCode::Unsupported);
        allow(true);
        QVERIFY(maySendBundles(m_desk->connection()).value());
        QVERIFY(write());
    }

    void nothingWaits() { QCOMPARE(write().error().code, ErrorCode::Empty); }

    /// As it would have gone up, in pieces, signed; and it goes on waiting.
    void whatWaitsIsInIt()
    {
        for (int i = 0; i < 101; ++i)
            report();
        const auto outgoing = m_desk->outgoing();
        const auto written = write();
        QVERIFY(written);
        QCOMPARE(written->intents, 101);
        QCOMPARE(written->left, 0);
        const auto bundle = bundleIn(written->file);
        QCOMPARE(bundle.id, u"bundle-1"_s);
        QCOMPARE(bundle.requests.size(), 2);
        QCOMPARE(bundle.requests.first().intents.size(), 100);
        QCOMPARE(bundle.requests.first().intents.first().intent, outgoing.first().intent);
        QCOMPARE(bundle.requests.last().intents.last().intent, outgoing.last().intent);
        QCOMPARE(m_desk->sync.position()->waiting, 101);
        QCOMPARE(waitingActs(m_desk->connection(), 200)->size(), 101);
        QVERIFY(!waitingActs(m_desk->connection(), 200)->first().answered);
    }

    void anAttachmentGoesWithIt()
    {
        report();
        attach("photo");
        attach("paper");
        const auto written = write();
        QVERIFY(written);
        QCOMPARE(written->files, 2);
        QCOMPARE(written->filesLeft, 0);
        const auto bundle = bundleIn(written->file);
        QCOMPARE(bundle.files.size(), 2);
        for (const protocol::CarriedFile &file : bundle.files)
            QCOMPARE(BlobStore::sha256(file.content), file.sha256);
        QCOMPARE(m_desk->sync.position()->files, 2);
    }

    void attachmentsAlone()
    {
        attach("photo");
        const auto written = write();
        QVERIFY(written);
        QCOMPARE(written->intents, 0);
        QCOMPARE(written->files, 1);
        QVERIFY(bundleIn(written->file).requests.isEmpty());
    }

    /// The oldest that fit; one that cannot be read here holds up no other.
    void whatDoesNotFitWaits()
    {
        constexpr qsizetype kHalf = protocol::kLargestBundleFiles / 2;
        const QByteArray lost = attach("lost");
        must(sql::execute(m_desk->connection(),
            u"UPDATE blob SET bytes = x'00' WHERE sha256 = :sha256"_s,
            [&](sql::Statement &s) { s.bind(u":sha256", lost); }));
        const QByteArray first = attach(QByteArray(kHalf, 'a'));
        attach(QByteArray(kHalf + 1, 'b'));
        const QByteArray small = attach("small");
        const auto written = write();
        QVERIFY(written);
        QCOMPARE(written->files, 2);
        QCOMPARE(written->filesLeft, 2);
        const auto bundle = bundleIn(written->file);
        QCOMPARE(bundle.files.at(0).sha256, first);
        QCOMPARE(bundle.files.at(1).sha256, small);
    }

    void aWritingThatIsGivenUpLeavesNoFile()
    {
        const QString path = m_folder->filePath(u"file"_s);
        const auto token = CancelToken::make();
        token.cancel();
        QCOMPARE(saveBundle(path, "bytes", token).error().code, ErrorCode::Cancelled);
        QVERIFY(!QFileInfo::exists(path));
        QCOMPARE(QDir(m_folder->path()).entryList({ u"file*"_s }, QDir::Files), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestOfflineBundles)
#include "tst_offlinebundles.moc"
