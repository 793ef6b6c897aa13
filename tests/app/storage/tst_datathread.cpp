#include "app/storage/datathread.h"
#include "app/storage/profile.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QSemaphore>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

/// The smallest desk that performs acts on a profile.
struct WritingDesk {
    ProfileFile file;
    CaseList list;
    LogWriter writer;

    explicit WritingDesk(ProfileFile opened)
        : file(std::move(opened))
        , writer(file.connection(), list)
    {
    }
    static Expected<std::unique_ptr<WritingDesk>> open(const QString &path)
    {
        auto file = ProfileFile::open(path, ProfileAccess::ReadWrite);
        if (!file)
            return tl::make_unexpected(file.error());
        return std::make_unique<WritingDesk>(*std::move(file));
    }
};

/// A desk that knows its name and its thread.
struct NamedDesk {
    QString name;
    QThread *thread = QThread::currentThread();
};

DataThread<NamedDesk>::Make named(const QString &name)
{
    return [name] { return std::make_unique<NamedDesk>(NamedDesk { name }); };
}

} // namespace

class TstDataThread : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void anActFromAnotherThread()
    {
        const QString path = newProfile();
        SmallCity city;
        DataThread<WritingDesk> thread(u"data"_s, DeskUse::Writes);
        QVERIFY(thread.open([path] { return WritingDesk::open(path); }).result());
        auto made = thread.post([&city](WritingDesk &desk) {
            (void)CaseList::makeTable(desk.file.connection());
            return desk.writer.perform(city.report(u"c1"_s), city.directory(), city.now());
        });
        const auto outcome = made.result();
        QVERIFY(outcome && *outcome);
        DataThread<ProfileFile> readers(u"read"_s, DeskUse::Reads);
        readers.open([path] { return reader(path); });
        const auto lines
            = readers.post([](ProfileFile &file) { return CaseList::lines(file.connection()); });
        QCOMPARE(lines.result().size(), 1);
        auto tried = readers.post(
            [](ProfileFile &file) { return file.connection().exec(u"DELETE FROM setting"_s); });
        QCOMPARE(tried.result().error().code, ErrorCode::ReadOnly);
    }

    void userActsGoBeforeBackgroundWork()
    {
        DataThread<NamedDesk> thread(u"data"_s, DeskUse::Writes);
        thread.open(named(u"a"_s));
        QSemaphore gate;
        QStringList order; // of the data thread until the last future is finished
        auto first = thread.post([&gate](NamedDesk &) { gate.acquire(); });
        auto sync
            = thread.post([&order](NamedDesk &) { order.append(u"sync"_s); }, JobKind::Background);
        auto act = thread.post([&order](NamedDesk &) { order.append(u"act"_s); });
        gate.release();
        sync.waitForFinished();
        QCOMPARE(order, (QStringList { u"act"_s, u"sync"_s }));
        QVERIFY(!sync.isCanceled());
        QVERIFY(!act.isCanceled());
        QVERIFY(!first.isCanceled());
    }

    void withoutADeskTheErrorAnswers()
    {
        DataThread<WritingDesk> thread(u"data"_s, DeskUse::Writes);
        auto plain = thread.post([](WritingDesk &) { return 1; });
        auto carrying = thread.post([](WritingDesk &) -> Expected<int> { return 1; });
        QCOMPARE(carrying.result().error().code, ErrorCode::NotFound);
        QVERIFY(plain.isCanceled());
        const QString missing = m_folder.filePath(u"none"_s);
        const auto opened = thread.open([missing] { return WritingDesk::open(missing); });
        QCOMPARE(opened.result().error().code, ErrorCode::NotFound);
        const auto after = thread.post([](WritingDesk &) -> Expected<int> { return 1; });
        QCOMPARE(after.result().error().context, opened.result().error().context);
    }

    void theEndDoesTheActsAndDropsTheRest()
    {
        QFuture<int> act;
        QFuture<int> sync;
        QSemaphore gate;
        {
            DataThread<NamedDesk> thread(u"data"_s, DeskUse::Writes);
            thread.open(named(u"a"_s));
            thread.post([&gate](NamedDesk &) { gate.acquire(); });
            act = thread.post([](NamedDesk &) { return 1; });
            sync = thread.post([](NamedDesk &) { return 2; }, JobKind::Background);
            // Released only when the destructor has closed the queue and dropped the rest.
            sync.then([](int) {}).onCanceled([&gate] { gate.release(); });
        }
        QCOMPARE(act.result(), 1);
        QVERIFY(sync.isCanceled());
    }

    void aSecondWriterIsBusyUntilTheFirstHasAnotherProfile()
    {
        const QString path = newProfile();
        const QString other = newProfile();
        DataThread<WritingDesk> one(u"data"_s, DeskUse::Writes);
        DataThread<WritingDesk> two(u"data"_s, DeskUse::Writes);
        QVERIFY(one.open([path] { return WritingDesk::open(path); }).result());
        const auto busy = two.open([path] { return WritingDesk::open(path); }).result();
        QCOMPARE(busy.error().code, ErrorCode::Busy);
        QVERIFY(one.open([other] { return WritingDesk::open(other); }).result());
        QVERIFY(two.open([path] { return WritingDesk::open(path); }).result());
    }

    void workForADeskNeverRunsOnTheNext()
    {
        DataThread<NamedDesk> thread(u"data"_s, DeskUse::Writes);
        thread.open(named(u"a"_s));
        QSemaphore gate;
        thread.post([&gate](NamedDesk &) { gate.acquire(); });
        const auto name = [](NamedDesk &desk) { return desk.name; };
        auto act = thread.post(name);
        auto piece = thread.post(name, JobKind::Background); // its turn comes after the opening
        thread.open(named(u"b"_s));
        auto later = thread.post(name, JobKind::Background);
        gate.release();
        QCOMPARE(act.result(), u"a"_s);
        QCOMPARE(later.result(), u"b"_s);
        QVERIFY(piece.isCanceled());
    }

    void eachReaderHasItsOwnDesk()
    {
        DataThread<NamedDesk> readers(u"read"_s, DeskUse::Reads);
        readers.open(named(u"a"_s));
        QSemaphore first;
        QSemaphore second;
        const auto meet = [](QSemaphore &mine, QSemaphore &other) {
            return [&mine, &other](NamedDesk &desk) {
                mine.release();
                other.acquire();
                return desk.thread;
            };
        };
        auto one = readers.post(meet(first, second)); // waits for the other: they run side by side
        auto two = readers.post(meet(second, first));
        QVERIFY(one.result() != two.result());
    }

    void aLongSearchDoesNotHoldUpAList()
    {
        DataThread<NamedDesk> readers(u"read"_s, DeskUse::Reads);
        readers.open(named(u"a"_s));
        QSemaphore gate;
        const auto wait = [&gate](NamedDesk &) {
            gate.acquire();
            return 0;
        };
        auto search = readers.post(wait, JobKind::Background);
        auto another = readers.post(wait, JobKind::Background);
        auto list = readers.post([](NamedDesk &) { return 1; });
        QCOMPARE(list.result(), 1); // both searches still wait
        gate.release(2);
        QCOMPARE(search.result() + another.result(), 0);
    }

    void theNewestReadWins()
    {
        DataThread<NamedDesk> readers(u"read"_s, DeskUse::Reads);
        readers.open(named(u"a"_s));
        QSemaphore gate;
        readers.post([&gate](NamedDesk &) { gate.acquire(); }, JobKind::Background);
        NewestWins search;
        bool ran = false;
        auto older = readers.post(
            [&ran](NamedDesk &) {
                ran = true;
                return 1;
            },
            JobKind::Background, search.next());
        auto newer
            = readers.post([](NamedDesk &) { return 2; }, JobKind::Background, search.next());
        gate.release();
        QCOMPARE(newer.result(), 2);
        older.waitForFinished();
        QVERIFY(older.isCanceled());
        QVERIFY(!ran);
    }

private:
    static Expected<std::unique_ptr<ProfileFile>> reader(const QString &path)
    {
        auto file = ProfileFile::open(path, ProfileAccess::ReadOnly);
        if (!file)
            return tl::make_unexpected(file.error());
        return std::make_unique<ProfileFile>(*std::move(file));
    }
    QString newProfile()
    {
        const QString path = m_folder.filePath(QString::number(++m_count));
        const auto made = ProfileFile::create(path, {});
        return made ? path : QString();
    }
    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TstDataThread)
#include "tst_datathread.moc"
