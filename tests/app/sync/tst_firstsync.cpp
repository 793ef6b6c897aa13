// The first sync: left in the middle, by its officer or by a kill, it goes on where it was; without
// room on the disk it does not begin.
#include "tests/app/sync/fakeserver.h"
#include "tests/app/sync/synctest.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr int kMatters = 24; // the fake server gives two of them a page

} // namespace

class TestFirstSync : public SyncTest<TestCase, FakeServer> {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_second = nullptr;
        m_wrap = [this](const WireRequest &request, const WireAnswer &answer) {
            if (request.path == "/v1/snapshot"_L1)
                m_pages.append(request.query.queryItemValue(u"part"_s) + u' '
                    + request.query.queryItemValue(u"after"_s));
            return answer;
        };
        m_first = console(u"county"_s);
        run(seconds { 10 });
        for (int i = 0; i < kMatters; ++i)
            report(*m_first);
        run(seconds { 30 });
        m_pages.clear();
    }
    void cleanup() { tearDown(); }

    void leftInTheMiddleItGoesOn_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<int>("wait"); // ms
        for (const char *how : { "signed out", "killed", "killed in a transaction", "link lost" }) {
            for (const int wait : { 60, 150, 400 })
                QTest::addRow("%s after %d ms", how, wait) << QString::fromLatin1(how) << wait;
        }
    }
    void leftInTheMiddleItGoesOn()
    {
        QFETCH(QString, how);
        QFETCH(int, wait);
        m_second = console(u"city"_s);
        int left = 0;
        for (int i = 0; i < 400 && !isDone(); ++i) {
            run(Millis { wait });
            if (isDone())
                break;
            ++left;
            leave(how);
        }
        m_second->link.down = false;
        run(minutes { 2 });
        QVERIFY(isDone());
        QCOMPARE(m_second->desk->list(), m_first->desk->list());
        QCOMPARE(m_second->desk->list().size(), kMatters);
        QVERIFY(left > 0);
        // A page that came and was stored is not asked for again. Each time that it was left, at
        // most the one that was being stored and the one asked for ahead of it are.
        QVERIFY2(m_pages.size() <= kMatters / 2 + 2 + 2 * left,
            qPrintable(u"%1 pages, left %2 times"_s.arg(m_pages.size()).arg(left)));
        QVERIFY(m_pages.contains(u"open "_s)); // and it began at the beginning
    }

    /// What came meanwhile at other places is not lost between the first sync and the changes.
    void whatHappensMeanwhileArrivesToo()
    {
        m_second = console(u"city"_s);
        run(Millis { 500 });
        QVERIFY(!isDone());
        const QString id = report(*m_first);
        m_second->kill();
        run(minutes { 2 });
        QVERIFY(isDone());
        QCOMPARE(m_second->desk->shown(id), m_server->orderer().state(id));
        QCOMPARE(m_second->desk->list(), m_first->desk->list());
    }

    /// A page that was asked for ahead does not bring back what moved out before it was stored.
    void whatMovesOutMeanwhileStaysOut_data()
    {
        QTest::addColumn<int>("place");
        QTest::newRow("of the first page, which is awaited") << 0;
        QTest::newRow("of the second page") << 2;
        QTest::newRow("of one in the middle") << kMatters / 2;
        QTest::newRow("of the last page") << kMatters - 1;
    }
    void whatMovesOutMeanwhileStaysOut()
    {
        QFETCH(int, place);
        const QString id = m_first->desk->list().at(place).section(u' ', 0, 0);
        const Subject subject { SubjectKind::Incident, id };
        bool isOut = false; // as soon as a page with it is on its way
        m_wrap = [&](const WireRequest &request, const WireAnswer &answer) {
            if (request.path == "/v1/changes"_L1 && isOut)
                return withClosed(request, answer, subject);
            if (request.path != "/v1/snapshot"_L1)
                return answer;
            const WireAnswer page = inTheBackground(request, isOut ? subject : Subject());
            isOut = isOut || page.body.contains(id.toLatin1());
            return page;
        };
        m_second = console(u"city"_s);
        for (int i = 0; i < 20'000 && !isOut; ++i)
            run(Millis { 1 });
        QVERIFY(isOut);
        m_second->engine->wake();
        run(minutes { 2 });
        QVERIFY(isDone());
        const auto seen = m_second->desk->sync.visibleHeads(SubjectKind::Incident);
        QCOMPARE(seen->size(), kMatters - 1);
        QVERIFY(!seen->contains(id));
    }

    void withoutRoomItWaits_data()
    {
        QTest::addColumn<qint64>("free");
        QTest::addColumn<bool>("begins");
        QTest::newRow("nothing is free") << qint64 { 0 } << false;
        QTest::newRow("less than what is kept free") << qint64 { 63 } * 1024 * 1024 << false;
        QTest::newRow("some more than that, and not for all of it")
            << qint64 { 64 } * 1024 * 1024 + 4096 << false;
        QTest::newRow("a gigabyte") << qint64 { 1 } * 1024 * 1024 * 1024 << true;
        QTest::newRow("a disk that does not tell") << qint64 { -1 } << true;
    }
    void withoutRoomItWaits()
    {
        QFETCH(qint64, free);
        QFETCH(bool, begins);
        m_second = console(u"city"_s);
        m_second->free = free;
        run(minutes { 2 });
        QCOMPARE(m_second->desk->list().size(), begins ? kMatters : 0);
        const SyncStatus &status = m_second->engine->status();
        QCOMPARE(status.link, begins ? SyncLink::Online : SyncLink::Refused);
        if (begins)
            return;
        QCOMPARE(status.problem.code, ErrorCode::DiskFull);
        QCOMPARE(status.problem.context, u"room"_s);
        QVERIFY(status.problem.detail.toLongLong() > 0); // how much is missing
        m_second->free = qint64 { 1 } << 40; // somebody made room
        run(minutes { 2 });
        QCOMPARE(m_second->desk->list(), m_first->desk->list());
        QCOMPARE(m_second->engine->status().link, SyncLink::Online);
    }

    /// Later too: what is here stays as it is, acts go on and wait.
    void withoutRoomNothingIsPulled()
    {
        const QStringList before = m_first->desk->list();
        m_first->free = 1024;
        m_second = console(u"city"_s);
        run(minutes { 1 });
        const QString id = report(*m_second);
        run(minutes { 1 });
        QCOMPARE(m_first->desk->list(), before);
        QCOMPARE(m_first->engine->status().problem.context, u"room"_s);
        m_first->free = -1;
        run(minutes { 2 });
        QCOMPARE(m_first->desk->shown(id), m_server->orderer().state(id));
    }

    /// At any statement of the pull: the old state is whole, and it goes on when there is room.
    void aDiskThatFillsInTheMiddleLeavesTheOldState()
    {
        for (int n = 1; n < 60; n += 4) {
            const QString id = report(*m_first);
            run(seconds { 20 });
            if (!m_second) {
                m_second = console(u"city"_s);
                run(seconds { 30 });
            }
            const QStringList before = m_second->desk->list();
            const QString next = report(*m_first);
            run(seconds { 2 });
            m_second->failAtStatement(n);
            for (int i = 0; i < 20 && m_second->engine->status().link != SyncLink::Refused; ++i)
                run(Millis { 500 });
            m_second->failAtStatement(0);
            const QStringList now = m_second->desk->list();
            QVERIFY(now == before || now == m_first->desk->list());
            run(minutes { 2 });
            QCOMPARE(m_second->engine->status().link, SyncLink::Online);
            QCOMPARE(m_second->desk->list(), m_first->desk->list());
            QCOMPARE(m_second->desk->shown(next), m_server->orderer().state(next));
            QCOMPARE(m_second->desk->shown(id), m_server->orderer().state(id));
        }
    }

private:
    /// What the fake server gives as open matters, as those that come in the background; without
    /// `hidden`.
    WireAnswer inTheBackground(WireRequest request, const Subject &hidden)
    {
        const bool open = request.query.queryItemValue(u"part"_s) == "open"_L1;
        request.query.removeAllQueryItems(u"part"_s);
        request.query.addQueryItem(u"part"_s, open ? u"recent"_s : u"open"_s);
        WireAnswer answer = m_server->handle(request);
        auto page = protocol::read<protocol::SnapshotPage>(answer.body, protocol::kLargestAnswer);
        if (page) {
            page->items.removeIf(
                [&hidden](const auto &item) { return item.head.subject == hidden; });
            answer.body = protocol::write(*page);
        }
        return answer;
    }
    /// It moves out behind all that there is.
    static WireAnswer withClosed(
        const WireRequest &request, WireAnswer answer, const Subject &subject)
    {
        const qint64 since = request.query.queryItemValue(u"since"_s).toLongLong();
        auto page = protocol::read<protocol::ChangesPage>(answer.body, protocol::kLargestAnswer);
        if (page && since == kMatters) {
            page->entries.append(
                protocol::ClosedEntry { kMatters + 1, subject, protocol::CloseReason::Relocated });
            page->next = kMatters + 1;
            answer.body = protocol::write(*page);
        }
        return answer;
    }
    bool isDone() const
    {
        const auto position = m_second->desk->sync.position();
        return position->firstPart.isEmpty();
    }
    void leave(const QString &how)
    {
        if (how == "signed out"_L1) {
            m_second->engine->signOut();
            m_second->signIn();
        } else if (how == "killed"_L1) {
            m_second->kill();
        } else if (how == "killed in a transaction"_L1) {
            m_second->killAtStatement(m_random.bounded(1, 40));
        } else {
            m_second->link.down = !m_second->link.down;
        }
    }
    SimConsole *m_first = nullptr, *m_second = nullptr;
    QStringList m_pages; ///< of first syncs that were asked for
};

QTEST_GUILESS_MAIN(TestFirstSync)
#include "tst_firstsync.moc"
