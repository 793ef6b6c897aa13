// Attachments, over bad links and through kills, with the server's core in memory.
#include "app/sync/filedownloads.h"
#include "app/sync/fileuploads.h"
#include "tests/app/sync/transferworld.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(qsizetype size, int salt)
{
    QByteArray bytes(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / 251 + salt) % 256);
    return bytes;
}

} // namespace

class TestTransfers : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyAttachmentArrives_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("bad");
        QTest::addColumn<bool>("kills");
        QTest::newRow("a good link") << quint32 { 1 } << 0 << false;
        QTest::newRow("a bad link") << quint32 { 2 } << 40 << false;
        QTest::newRow("a bad link and kills") << quint32 { 3 } << 30 << true;
        QTest::newRow("the same, another time") << quint32 { 4 } << 30 << true;
    }
    void everyAttachmentArrives()
    {
        QFETCH(quint32, seed);
        QFETCH(int, bad);
        QFETCH(bool, kills);
        World world(seed);
        world.link.badIn100 = bad;
        QVector<QByteArray> files;
        for (int i = 0; i < 4; ++i) {
            files.append(contentOf(FileUploads::kPiece * i + 1000, i));
            world.attachHere(files.last());
        }
        auto uploads = std::make_unique<FileUploads>(world.wire());
        int killed = 0;
        for (int round = 0; round < 600 && world.count(u"file_upload"_s) > 0; ++round) {
            uploads->wake();
            world.events.runFor(Millis { 400 });
            if (kills && round % 4 == 3) {
                uploads.reset();
                world.link.cancelAll();
                world.desk.kill();
                uploads = std::make_unique<FileUploads>(world.wire());
                ++killed;
            }
        }
        QCOMPARE(world.count(u"file_upload"_s), 0);
        QCOMPARE(killed > 0, kills);
        QCOMPARE(world.count(u"blob"_s), 4); // never removed where they came from
        const auto whole = world.server.database().rows(u"SELECT digest FROM blob"_s);
        QCOMPARE(whole->size(), 4);
        for (const QByteArray &bytes : files)
            world.name(bytes);
        for (const QByteArray &bytes : files) {
            const auto response = world.server.send("GET",
                u"/v1/blobs/%1?offset=%2"_s.arg(digestText(bytes)).arg(bytes.size() - 900), {},
                world.token);
            QCOMPARE(response.body, bytes.last(900));
        }
    }

    /// The server says no for good: the rest goes on, and this one stays for another day.
    void whatTheServerDoesNotTakeHoldsUpNothing()
    {
        World world(5);
        world.server.state().settings.largestBlob = 5'000;
        const QByteArray large = contentOf(6'000, 1);
        world.attachHere(large);
        world.attachHere(contentOf(4'000, 2));
        FileUploads uploads(world.wire());
        uploads.wake();
        world.events.runFor(std::chrono::minutes { 2 });
        QCOMPARE(world.count(u"file_upload"_s), 1);
        QCOMPARE(uploads.leftOut(), 1);
        uploads.stop();
        world.server.state().settings.largestBlob = 7'000;
        uploads.wake(); // the next session
        world.events.runFor(std::chrono::minutes { 2 });
        QCOMPARE(world.count(u"file_upload"_s), 0);
    }

    /// What no act names yet has a quota: it waits, that is told, and it goes on by itself.
    void aQuotaIsWaitedFor()
    {
        World world(6);
        world.server.state().settings.unnamedBlobs = 5'000;
        world.attachHere(contentOf(6'000, 1));
        FileUploads uploads(world.wire());
        QVector<bool> told;
        uploads.setHeld([&told](bool held) { told.append(held); });
        uploads.wake();
        world.events.runFor(std::chrono::minutes { 2 });
        QCOMPARE(world.count(u"file_upload"_s), 1);
        QCOMPARE(uploads.leftOut(), 0);
        QCOMPARE(told, QVector { true });
        world.server.state().settings.unnamedBlobs = 7'000;
        world.events.runFor(std::chrono::minutes { 10 });
        QCOMPARE(world.count(u"file_upload"_s), 0);
        QCOMPARE(told, (QVector { true, false }));
    }

    void aFileIsFetched_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("bad");
        QTest::addColumn<bool>("kills");
        QTest::newRow("a good link") << quint32 { 11 } << 0 << false;
        QTest::newRow("a bad link") << quint32 { 12 } << 40 << false;
        QTest::newRow("a bad link and kills") << quint32 { 13 } << 20 << true;
    }
    void aFileIsFetched()
    {
        QFETCH(quint32, seed);
        QFETCH(int, bad);
        QFETCH(bool, kills);
        World world(seed);
        const QByteArray bytes = contentOf(5 * 1024 * 1024 + 7, 3);
        handIn(world, bytes);
        world.link.badIn100 = bad;
        QVector<FileFetch> answers;
        qint64 furthest = 0;
        const FileDownloads::Ears ears { [&furthest](const QByteArray &, qint64 received, qint64) {
                                            furthest = std::max(furthest, received);
                                        },
            [&answers](const QByteArray &, FileFetch outcome) { answers.append(outcome); } };
        const WantedFile wanted { BlobStore::sha256(bytes), bytes.size(), u"a.jpg"_s };
        int rounds = 0;
        while (!answers.contains(FileFetch::Here) && ++rounds < 300) {
            FileDownloads downloads(world.wire(), ears);
            downloads.fetch(wanted); // he opens it again
            downloads.fetch(wanted); // twice
            world.events.runFor(Millis { kills ? 150 : 60'000 });
            world.link.cancelAll();
            if (kills)
                world.desk.kill();
        }
        QVERIFY2(answers.contains(FileFetch::Here), qPrintable(QString::number(rounds)));
        if (bad == 0)
            QCOMPARE(answers, QVector { FileFetch::Here });
        if (kills)
            QVERIFY(rounds > 3);
        QCOMPARE(furthest, bytes.size());
        QCOMPARE(BlobStore(world.desk.connection()).content(wanted.sha256, world.desk.key).value(),
            bytes);
        QCOMPARE(world.count(u"file_part"_s), 0);
    }

    void aFileThatDoesNotCome_data()
    {
        QTest::addColumn<bool>("named");
        QTest::addColumn<bool>("there");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("down");
        QTest::addColumn<FileFetch>("outcome");
        QTest::newRow("its operation has come and it has not")
            << true << false << qint64 { 3000 } << false << FileFetch::NotThere;
        QTest::newRow("no operation that he sees names it")
            << false << true << qint64 { 3000 } << false << FileFetch::NotThere;
        QTest::newRow("no link") << true << true << qint64 { 3000 } << true << FileFetch::NoAnswer;
        QTest::newRow("smaller than its act says")
            << true << true << qint64 { 9000 } << false << FileFetch::Here;
        QTest::newRow("larger than its act says")
            << true << true << qint64 { 10 } << false << FileFetch::Here;
    }
    void aFileThatDoesNotCome()
    {
        QFETCH(bool, named);
        QFETCH(bool, there);
        QFETCH(qint64, size);
        QFETCH(bool, down);
        QFETCH(FileFetch, outcome);
        World world(21);
        const QByteArray bytes = contentOf(3000, 3);
        if (there)
            handIn(world, bytes, named);
        else
            world.name(bytes);
        world.link.down = down;
        std::optional<FileFetch> answer;
        FileDownloads downloads(world.wire(),
            { [](const QByteArray &, qint64, qint64) {},
                [&answer](const QByteArray &, FileFetch said) { answer = said; } });
        downloads.fetch({ BlobStore::sha256(bytes), size, u"a.jpg"_s });
        world.events.runFor(std::chrono::minutes { 1 });
        QCOMPARE(answer, std::optional(outcome));
    }

    void cancellingKeepsWhatHasCome()
    {
        World world(22);
        const QByteArray bytes = contentOf(4 * 1024 * 1024, 5);
        handIn(world, bytes);
        std::optional<FileFetch> answer;
        const WantedFile wanted { BlobStore::sha256(bytes), bytes.size(), u"a.jpg"_s };
        FileDownloads downloads(world.wire(),
            { [&](const QByteArray &sha256, qint64 received, qint64) {
                 if (received > 0 && !answer)
                     downloads.cancel(sha256);
             },
                [&answer](const QByteArray &, FileFetch said) { answer = said; } });
        downloads.fetch(wanted);
        world.events.runFor(std::chrono::minutes { 1 });
        QCOMPARE(answer, std::optional(FileFetch::Cancelled));
        QCOMPARE(
            FileTransfers(world.desk.connection()).received(wanted.sha256).value(), 1024 * 1024);
    }

private:
    static void handIn(World &world, const QByteArray &bytes, bool named = true)
    {
        if (named)
            world.name(bytes);
        for (qsizetype at = 0; at < bytes.size(); at += 1024 * 1024) {
            const auto response = world.server.send("PUT",
                u"/v1/blobs/%1?offset=%2&size=%3"_s.arg(digestText(bytes))
                    .arg(at)
                    .arg(bytes.size()),
                bytes.mid(at, 1024 * 1024), world.token);
            QCOMPARE(response.status, 200);
        }
    }
};

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_transfers.moc"
