#include "app/storage/readpool.h"
#include "app/storage/storagethread.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QSemaphore>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {
std::unique_ptr<Projector> caseList()
{
    return std::make_unique<CaseList>();
}
} // namespace

class TstStorageThread : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void anActFromAnotherThread()
    {
        const QString path = newProfile();
        SmallCity city;
        StorageThread thread(&caseList);
        QVERIFY(thread.open(path).result());
        auto made = thread.post([&city](OpenProfile &profile) {
            (void)CaseList::makeTable(profile.file.connection());
            return profile.writer.perform(city.report(u"c1"_s), city.directory(), city.now());
        });
        const auto outcome = made.result();
        QVERIFY(outcome && *outcome);
        ReadPool pool(path);
        const auto lines
            = pool.read([](sql::Connection &connection) { return CaseList::lines(connection); });
        QCOMPARE(lines.result().size(), 1);
        QVERIFY(thread.close().isValid());
    }

    void userActsGoBeforeBackgroundWork()
    {
        StorageThread thread(&caseList);
        QVERIFY(thread.open(newProfile()).result());
        QSemaphore gate;
        QStringList order; // of the data thread until the last future is finished
        auto first = thread.post([&gate](OpenProfile &) { gate.acquire(); });
        auto sync = thread.post(
            [&order](OpenProfile &) { order.append(u"sync"_s); }, JobKind::Background);
        auto act = thread.post([&order](OpenProfile &) { order.append(u"act"_s); });
        gate.release();
        sync.waitForFinished();
        QCOMPARE(order, (QStringList { u"act"_s, u"sync"_s }));
        QVERIFY(!sync.isCanceled());
        QVERIFY(!act.isCanceled());
        QVERIFY(!first.isCanceled());
    }

    void withoutAProfileNothingRuns()
    {
        StorageThread thread(&caseList);
        auto future = thread.post([](OpenProfile &) { return 1; });
        future.waitForFinished();
        QVERIFY(future.isCanceled());
        QCOMPARE(
            thread.open(m_folder.filePath(u"none"_s)).result().error().code, ErrorCode::NotFound);
    }

    void theEndDoesTheActsAndDropsTheRest()
    {
        QFuture<int> act;
        QFuture<int> sync;
        QSemaphore gate;
        {
            StorageThread thread(&caseList);
            QVERIFY(thread.open(newProfile()).result());
            thread.post([&gate](OpenProfile &) { gate.acquire(); });
            act = thread.post([](OpenProfile &) { return 1; });
            sync = thread.post([](OpenProfile &) { return 2; }, JobKind::Background);
            // Released only when the destructor has closed the queue and dropped the rest.
            sync.then([](int) {}).onCanceled([&gate] { gate.release(); });
        }
        QCOMPARE(act.result(), 1);
        QVERIFY(sync.isCanceled());
    }

    void aSecondWriterIsBusyUntilTheFirstCloses()
    {
        const QString path = newProfile();
        StorageThread one(&caseList);
        StorageThread two(&caseList);
        QVERIFY(one.open(path).result());
        QCOMPARE(two.open(path).result().error().code, ErrorCode::Busy);
        one.close().waitForFinished();
        QVERIFY(two.open(path).result());
    }

    void theNewestReadWins()
    {
        const QString path = newProfile();
        ReadPool pool(path);
        QSemaphore gate;
        const auto wait = [&gate](sql::Connection &) {
            gate.acquire();
            return 0;
        };
        QVector<QFuture<int>> busy;
        for (int i = 0; i < ReadPool::kThreads; ++i)
            busy.append(pool.read(wait));
        NewestWins search;
        bool ran = false;
        auto older = pool.read(
            [&ran](sql::Connection &) {
                ran = true;
                return 1;
            },
            search.next());
        auto newer = pool.read([](sql::Connection &) { return 2; }, search.next());
        gate.release(ReadPool::kThreads);
        QCOMPARE(newer.result(), 2);
        older.waitForFinished();
        QVERIFY(older.isCanceled());
        QVERIFY(!ran);
    }

    void readersCannotWrite()
    {
        ReadPool pool(newProfile());
        auto tried = pool.read(
            [](sql::Connection &connection) { return connection.exec(u"DELETE FROM setting"_s); });
        QCOMPARE(tried.result().error().code, ErrorCode::ReadOnly);
    }

private:
    QString newProfile()
    {
        const QString path = m_folder.filePath(QString::number(++m_count));
        const auto made = ProfileFile::create(path, {});
        return made ? path : QString();
    }
    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TstStorageThread)
#include "tst_storagethread.moc"
