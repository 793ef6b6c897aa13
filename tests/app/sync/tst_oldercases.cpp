// Matters that a first sync left out: looked for on the server, fetched, checked and kept.
#include "app/storage/verify.h"
#include "app/sync/endedsearch.h"
#include "tests/app/sync/realserver.h"
#include "tests/app/sync/synctest.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::minutes;
using std::chrono::seconds;
using K = OperationKind;

namespace {

constexpr int kNotes = 7; // the server gives seven operations a page

/// The last character of the first hash in it is another one.
QByteArray tampered(QByteArray body)
{
    const qsizetype at = body.indexOf("\"hash\":\"") + 71;
    body[at] = body.at(at) == '0' ? '1' : '0';
    return body;
}

} // namespace

class TestOlderCases : public SyncTest<TestCase, RealServer> {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_server->setRecent(std::chrono::days { 0 });
        m_fetched.clear();
        m_spoil = {};
        m_wrap = [this](const WireRequest &request, const WireAnswer &answer) {
            return m_spoil && request.path.startsWith("/v1/subjects/"_L1) ? m_spoil(answer)
                                                                          : answer;
        };
        m_city = console(u"city"_s);
        run(seconds { 10 });
        m_case = report(*m_city);
        for (int i = 0; i < kNotes; ++i)
            act(K::Note, { { u"text"_s, u"第%1次"_s.arg(i) } });
        act(K::Decline, { { u"reason"_s, u"不属实"_s } });
        run(seconds { 30 });
        m_second = console(u"city"_s, u"second"_s, {},
            [this](const WireRequest &request) { return answer(request); });
        m_second->engine->setFetched(
            [this](const FetchedCase &fetched) { m_fetched.append(fetched); });
        run(seconds { 30 });
        QCOMPARE(m_second->desk->list(), QStringList());
    }
    void cleanup() { tearDown(); }

    void aCaseIsFetchedAndStays()
    {
        m_second->engine->fetch(IncidentId(m_case));
        run(seconds { 10 });
        QCOMPARE(m_fetched.size(), 1);
        QVERIFY(!m_fetched.first().error);
        QCOMPARE(m_second->desk->shown(m_case), m_city->desk->shown(m_case));
        QCOMPARE(m_second->desk->list(), m_city->desk->list());
        m_second->link.down = true;
        m_second->kill();
        run(seconds { 10 });
        QCOMPARE(m_second->desk->list(), m_city->desk->list());
        QVERIFY(!verifyLog(m_second->desk->connection())->broken);
    }

    void whatIsDoneOnItLaterComesToo()
    {
        m_second->engine->fetch(IncidentId(m_case));
        run(seconds { 10 });
        act(K::Reopen, { { u"reason"_s, u"诉求人来电"_s } });
        run(seconds { 30 });
        QCOMPARE(m_second->desk->shown(m_case).stage, Stage::Reported);
        QCOMPARE(m_second->desk->list(), m_city->desk->list());
    }

    void whatIsHereIsFetchedAgainWithoutHarm()
    {
        m_city->engine->setFetched(
            [this](const FetchedCase &fetched) { m_fetched.append(fetched); });
        const QStringList before = m_city->desk->list();
        m_city->engine->fetch(IncidentId(m_case));
        run(seconds { 10 });
        QVERIFY(!m_fetched.first().error);
        QCOMPARE(m_city->desk->list(), before);
    }

    void isNotFetched_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<SyncLink>("link");
        QTest::newRow("no network") << u"down"_s << ErrorCode::Unreadable << SyncLink::Offline;
        QTest::newRow("nobody is signed in")
            << u"signed out"_s << ErrorCode::Unreadable << SyncLink::SignedOut;
        QTest::newRow("the server is busy")
            << u"busy"_s << ErrorCode::Unreadable << SyncLink::Online; // by now it is there
        QTest::newRow("there is none, or it is not for this organisation")
            << u"none"_s << ErrorCode::NotFound << SyncLink::Online;
        QTest::newRow("a hash is another") << u"hash"_s << ErrorCode::Damaged << SyncLink::Online;
        QTest::newRow("the first operation is missing")
            << u"first"_s << ErrorCode::Damaged << SyncLink::Online;
        QTest::newRow("the last operation is missing")
            << u"last"_s << ErrorCode::Damaged << SyncLink::Online;
        QTest::newRow("another's record") << u"other"_s << ErrorCode::Damaged << SyncLink::Online;
        QTest::newRow("no answer of this form")
            << u"nonsense"_s << ErrorCode::Damaged << SyncLink::Online;
    }
    void isNotFetched()
    {
        QFETCH(QString, how);
        QFETCH(ErrorCode, code);
        QFETCH(SyncLink, link);
        spoil(how);
        m_second->engine->fetch(IncidentId(how == "none"_L1 ? u"nobody's"_s : m_case));
        run(minutes { 1 });
        QCOMPARE(m_fetched.size(), 1);
        QVERIFY(m_fetched.first().error);
        QCOMPARE(m_fetched.first().error->code, code);
        QCOMPARE(m_second->engine->status().link, link);
        QCOMPARE(m_second->desk->list(), QStringList());
        // Nothing of it is left behind that the next try would stumble over.
        m_spoil = {};
        m_second->link.down = false;
        m_second->signIn();
        run(minutes { 2 });
        m_second->engine->fetch(IncidentId(m_case));
        run(seconds { 10 });
        QVERIFY(!m_fetched.last().error);
        QCOMPARE(m_second->desk->list(), m_city->desk->list());
    }

    /// On a link that loses every third answer each try ends, and one of them is good.
    void everyTryEnds()
    {
        m_second->link.badIn100 = 33;
        int tries = 0;
        while (m_second->desk->list().isEmpty() && tries < 60) {
            ++tries;
            m_second->engine->fetch(IncidentId(m_case));
            run(minutes { 1 });
            QCOMPARE(m_fetched.size(), tries);
        }
        QVERIFY(!m_fetched.last().error);
        QCOMPARE(m_second->desk->shown(m_case), m_city->desk->shown(m_case));
    }

    void isLookedFor_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<std::optional<ErrorCode>>("code");
        using Code = std::optional<ErrorCode>;
        QTest::newRow("there") << QString() << Code();
        QTest::newRow("no network") << u"down"_s << Code(ErrorCode::Unreadable);
        QTest::newRow("nobody is signed in") << u"signed out"_s << Code(ErrorCode::Unreadable);
        QTest::newRow("an older server") << u"older"_s << Code(ErrorCode::Unsupported);
        QTest::newRow("no answer of this form") << u"nonsense"_s << Code(ErrorCode::Damaged);
    }
    void isLookedFor()
    {
        QFETCH(QString, how);
        QFETCH(std::optional<ErrorCode>, code);
        BadLink link(*m_events, m_random, [this, how](const WireRequest &request) {
            WireAnswer said = answer(request);
            if (how == "older"_L1)
                said.status = 404;
            else if (how == "nonsense"_L1)
                said.body = "{\"matters\":7}";
            return said;
        });
        link.down = how == "down"_L1;
        EndedSearch search(link, [this, how] {
            return how == "signed out"_L1 ? QByteArray() : m_second->engine->bearer();
        });
        std::optional<EndedFound> found;
        EndedQuery query;
        query.number = m_city->desk->shown(m_case).number;
        search.ask(query, [&found](const EndedFound &said) { found = said; });
        run(seconds { 5 });
        QVERIFY(found);
        QCOMPARE(found->error ? std::optional(found->error->code) : std::nullopt, code);
        QCOMPARE(found->page.matters.size(), code ? 0 : 1);
        if (!code)
            QCOMPARE(found->page.matters.first().id, IncidentId(m_case));
    }

private:
    void act(K kind, const QJsonObject &args)
    {
        m_city->desk->city.setNow(m_city->now());
        const auto outcome = m_city->desk->act(kind, m_case, args);
        if (!outcome || !*outcome)
            qFatal("not done");
        m_city->engine->wake();
        run(seconds { 1 });
    }

    void spoil(const QString &how)
    {
        m_second->link.down = how == "down"_L1;
        if (how == "signed out"_L1)
            m_second->engine->signOut();
        if (how == "busy"_L1)
            m_spoil = [](WireAnswer said) { return said.status = 503, said; };
        if (how == "hash"_L1)
            m_spoil = [](WireAnswer said) { return said.body = tampered(said.body), said; };
        if (how == "nonsense"_L1)
            m_spoil = [](WireAnswer said) { return said.body = "{\"head\":7}", said; };
        const auto change = [this](void (*spoilt)(protocol::SubjectPage &)) {
            m_spoil = [spoilt](WireAnswer said) {
                auto page = protocol::read<protocol::SubjectPage>(said.body, 1 << 26).value();
                spoilt(page);
                said.body = protocol::write(page);
                return said;
            };
        };
        if (how == "first"_L1)
            change([](protocol::SubjectPage &page) { page.operations.removeFirst(); });
        if (how == "last"_L1)
            change([](protocol::SubjectPage &page) {
                if (!page.more)
                    page.operations.removeLast();
            });
        if (how == "other"_L1)
            change([](protocol::SubjectPage &page) { page.head.subject.id = u"another"_s; });
    }

    SimConsole *m_city = nullptr;
    SimConsole *m_second = nullptr;
    QString m_case;
    QVector<FetchedCase> m_fetched;
    std::function<WireAnswer(WireAnswer)> m_spoil;
};

QTEST_GUILESS_MAIN(TestOlderCases)
#include "tst_oldercases.moc"
