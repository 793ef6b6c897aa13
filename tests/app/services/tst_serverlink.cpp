// What goes between consoles and their server, through kills and without it.
#include "app/sql/transaction.h"
#include "app/storage/featurestore.h"
#include "tests/app/services/linktest.h"
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonDocument>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

class TestServerLink : public LinkTest {
    Q_OBJECT
private Q_SLOTS:
    /// The thinnest path: enrolled, signed in, acted, accepted, seen on another console.
    void anActIsSeenOnTheOtherConsole()
    {
        auto one = console(u"one"_s);
        auto two = console(u"two"_s);
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QCOMPARE(two->ask(signIn("c.city.dispatcher")), u"ok c.city.dispatcher"_s);
        QVERIFY(one->linkComes(u"online"_s));
        QVERIFY(two->linkComes(u"online"_s));
        QVERIFY(one->ask(u"report 井盖破损"_s).startsWith(u"ok"_s));
        QElapsedTimer timer;
        timer.start();
        QVERIFY2(two->comes(u"find 井盖破损"_s, u"reported"_s), qPrintable(two->last));
        qInfo("seen on the other console after %lld ms", timer.elapsed());
        QVERIFY2(one->comes(u"find 井盖破损"_s, u"sync=0"_s), qPrintable(one->last)); // 已同步
        QVERIFY(!one->last.contains(u"number= "_s));
        QVERIFY(two->ask(u"act note 井盖破损"_s).startsWith(u"ok"_s));
        QVERIFY2(
            one->comes(u"find 井盖破损"_s, u"reported lines=2 sync=0"_s), qPrintable(one->last));
    }

    /// Without the server everything goes on; then it goes up.
    void actsWaitForTheServer()
    {
        auto one = console(u"one"_s); // its profile is there
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(one->linkComes(u"online"_s));
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(one->ask(u"report 路灯不亮"_s).startsWith(u"ok"_s));
        QVERIFY(one->ask(u"act note 路灯不亮"_s).startsWith(u"ok"_s));
        QVERIFY(one->linkComes(u"offline fault=1 waiting=2"_s));
        QVERIFY(one->comes(u"find 路灯不亮"_s, u"reported lines=2 sync=1"_s)); // 待上传
        one->kill();
        one = console(u"one"_s);
        // The password opens what is here, without the server.
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(one->linkComes(u"offline fault=1 waiting=2"_s));
        QVERIFY(m_server->start());
        QVERIFY(one->linkComes(u"online fault=0 waiting=0"_s));
        auto two = console(u"two"_s);
        QCOMPARE(two->ask(signIn("c.city.dispatcher")), u"ok c.city.dispatcher"_s);
        QVERIFY2(
            two->comes(u"find 路灯不亮"_s, u"reported lines=2 sync=0"_s), qPrintable(two->last));
    }

    /// The minute to undo is counted from the server's moment, so by the server's clock.
    void anActIsUndoneByAClockThatLies_data()
    {
        QTest::addColumn<int>("ahead");
        QTest::newRow("two minutes ahead") << 120;
        QTest::newRow("two minutes behind") << -120;
    }
    void anActIsUndoneByAClockThatLies()
    {
        QFETCH(int, ahead);
        const QString title = u"路面塌陷%1"_s.arg(ahead);
        auto one = console(u"lying%1"_s.arg(ahead), u"c.city"_s, ahead);
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(one->linkComes(u"online"_s));
        QVERIFY(one->ask(u"report "_s + title).startsWith(u"ok"_s));
        QVERIFY(one->ask(u"act accept "_s + title).startsWith(u"ok"_s));
        QVERIFY2(one->comes(u"find "_s + title, u"accepted lines=2 sync=0"_s), // confirmed
            qPrintable(one->last));
        const QString undone = one->ask(u"act retract "_s + title);
        QVERIFY2(undone.startsWith(u"ok"_s), qPrintable(undone));
        QVERIFY2(
            one->comes(u"find "_s + title, u"reported lines=3 sync=0"_s), qPrintable(one->last));
    }

    /// Two decide about the same matter without knowing of each other: one of them is told.
    void theSecondDecisionComesToTheTray()
    {
        auto one = console(u"one"_s);
        auto two = console(u"two"_s);
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QCOMPARE(two->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(one->ask(u"report 水管破裂"_s).startsWith(u"ok"_s));
        QVERIFY(two->comes(u"find 水管破裂"_s, u"reported"_s));
        QVERIFY(one->linkComes(u"waiting=0"_s));
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(one->ask(u"act accept 水管破裂"_s).startsWith(u"ok"_s));
        QVERIFY(one->linkComes(u"waiting=1"_s));
        one->kill();
        QVERIFY(two->ask(u"act accept 水管破裂"_s).startsWith(u"ok"_s));
        QVERIFY(two->linkComes(u"waiting=1"_s));
        QVERIFY(m_server->start());
        QVERIFY(two->linkComes(u"waiting=0 tray=0"_s));
        one = console(u"one"_s);
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(one->linkComes(u"waiting=0 tray=1"_s));
        QVERIFY(one->comes(u"find 水管破裂"_s, u"accepted lines=2 sync=3"_s)); // 未通过
        QVERIFY2(one->ask(u"conflicts"_s).startsWith(u"1 水管破裂 accept wrongStage theirs="_s),
            qPrintable(one->last));
        QCOMPARE(one->ask(u"settle"_s), u"ok"_s);
        QVERIFY(one->linkComes(u"tray=0"_s));
        QVERIFY(one->comes(u"find 水管破裂"_s, u"accepted lines=2 sync=0"_s));
    }

    /// What the log only commits to comes when somebody opens the matter, a reporter's number when
    /// he asks for it.
    void closedValuesAreFetched()
    {
        auto one = console(u"one"_s);
        auto two = console(u"two"_s);
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QCOMPARE(two->ask(signIn("c.city.dispatcher")), u"ok c.city.dispatcher"_s);
        QVERIFY(one->ask(u"report 夜间施工 工地夜里一直在响"_s).startsWith(u"ok"_s));
        QVERIFY2(two->comes(u"find 夜间施工"_s, u"text=工地夜里一直在响"_s), qPrintable(two->last));
        QCOMPARE(two->ask(u"read reporterPhone 夜间施工"_s), u"13800000000"_s);
        QCOMPARE(m_server->stop(), 0);
        QCOMPARE(two->ask(u"read reporterPhone 夜间施工"_s), u"13800000000"_s); // it is here now
        QVERIFY(m_server->start());
    }

    /// A file that is attached on one console opens on the other; until it has come up it is said
    /// to be on its way, through a server that was away and a console that was killed.
    void anAttachmentIsOpenedOnTheOtherConsole()
    {
        QByteArray bytes(5 * 1024 * 1024 + 77, '\0');
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<char>((i * 31 + i / 251) % 256);
        QFile file(m_server->filePath("photo.jpg"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const QString digest = QString::fromLatin1(
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        auto one = console(u"one"_s);
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(one->ask(u"report 路面塌陷"_s).startsWith(u"ok"_s));
        QVERIFY(one->linkComes(u"online fault=0 waiting=0"_s));
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(one->ask(u"attach %1 路面塌陷"_s.arg(file.fileName())).startsWith(u"ok"_s));
        QVERIFY(one->linkComes(u"waiting=1 tray=0 files=1"_s));
        QVERIFY(m_server->start());
        // The act has gone up, the file is on its way: killed then, it goes on from there.
        QVERIFY(one->linkComes(u"waiting=0 tray=0"_s));
        one->kill();
        auto two = console(u"two"_s);
        QCOMPARE(two->ask(signIn("c.city.dispatcher")), u"ok c.city.dispatcher"_s);
        QVERIFY2(two->comes(u"find 路面塌陷"_s, u"reported lines=2"_s), qPrintable(two->last));
        two->ask(u"file 路面塌陷"_s); // there, or not yet
        one = console(u"one"_s);
        QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY2(one->linkComes(u"files=0"_s), qPrintable(one->link));
        QVERIFY2(two->comes(u"file 路面塌陷"_s, digest), qPrintable(two->last));
        QCOMPARE(m_server->stop(), 0);
        QCOMPARE(two->ask(u"file 路面塌陷"_s), digest); // it is here now
        QCOMPARE(one->ask(u"file 路面塌陷"_s), digest); // and was never removed where it came from
        QVERIFY(m_server->start());
    }

    /// The city supervises its county: the order comes there, and what the county did about it
    /// while the server was away comes back.
    void aSupervisionGoesToTheCountyAndItsAnswerComesBack()
    {
        auto city = console(u"one"_s);
        auto county = console(u"county"_s, u"c.jinghu"_s);
        QCOMPARE(city->ask(signIn("c.city.shiftLeader")), u"ok c.city.shiftLeader"_s);
        QCOMPARE(county->ask(signIn("c.jinghu.shiftLeader")), u"ok c.jinghu.shiftLeader"_s);
        QVERIFY(city->ask(u"report 广告牌松动"_s).startsWith(u"ok"_s));
        QVERIFY2(county->comes(u"find 广告牌松动"_s, u"reported"_s), qPrintable(county->last));
        QCOMPARE(city->ask(u"supervise c.jinghu 广告牌松动"_s), u"ok"_s);
        QVERIFY2(county->comes(u"supervised 广告牌松动"_s, u"issued"_s), qPrintable(county->last));
        QVERIFY2(!county->last.contains(u"number= "_s), qPrintable(county->last));
        QVERIFY(county->linkComes(u"online"_s));
        QCOMPARE(m_server->stop(), 0);
        QCOMPARE(county->ask(u"supervision sign 广告牌松动"_s), u"ok"_s);
        QCOMPARE(county->ask(u"supervision rectify 广告牌松动"_s), u"ok"_s);
        QVERIFY(county->linkComes(u"offline fault=1 waiting=2"_s));
        QVERIFY(county->comes(u"find 广告牌松动"_s, u"sync=1"_s)); // 待上传
        county->kill();
        county = console(u"county"_s, u"c.jinghu"_s);
        QCOMPARE(county->ask(signIn("c.jinghu.shiftLeader")), u"ok c.jinghu.shiftLeader"_s);
        QVERIFY(m_server->start());
        QVERIFY2(city->comes(u"supervised 广告牌松动"_s, u"answered"_s), qPrintable(city->last));
        QVERIFY(county->linkComes(u"online fault=0 waiting=0 tray=0"_s));
        QCOMPARE(city->ask(u"supervision conclude 广告牌松动"_s), u"ok"_s);
        QVERIFY2(
            county->comes(u"supervised 广告牌松动"_s, u"concluded"_s), qPrintable(county->last));
        QVERIFY(county->last.endsWith(u"waiting=0 lines=4"_s));
    }

    void aShiftOfTheCountyIsSeenAtTheCity()
    {
        auto city = console(u"one"_s);
        auto county = console(u"county"_s, u"c.jinghu"_s);
        QCOMPARE(city->ask(signIn("c.city.shiftLeader")), u"ok c.city.shiftLeader"_s);
        QCOMPARE(county->ask(signIn("c.jinghu.shiftLeader")), u"ok c.jinghu.shiftLeader"_s);
        QCOMPARE(county->ask(u"shift c.jinghu openShift"_s), u"ok"_s);
        QVERIFY2(city->comes(u"shift c.jinghu"_s, u"open"_s), qPrintable(city->last));
        QCOMPARE(county->ask(u"shift c.jinghu handOver"_s), u"ok"_s);
        QVERIFY2(
            city->comes(u"shift c.jinghu"_s, u"handedOver 一切正常"_s), qPrintable(city->last));
    }

    /// Outlines and cameras come from the server, also a later version, through kills in the
    /// middle.
    void theGroundComesFromTheServer()
    {
        constexpr int kCameras = 5'000;
        const QString kNew = u"shapes=3 features=5000 version=2"_s;
        {
            auto four = console(u"four"_s);
            QCOMPARE(four->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
            QVERIFY2(four->comes(u"ground"_s, u"shapes=3 features=0 version=1"_s),
                qPrintable(four->last));
        }
        const QString path = m_server->filePath("cameras");
        QVERIFY(makeCityProfile(
            path, { officerOf(org::kCity, "dispatcher") }, instantFromMs(1'795'420'800'000)));
        addCameras(path, kCameras);
        QCOMPARE(m_server->command({ u"import-ground"_s, path }), 0);
        // Killed as soon as some of it is there: all or nothing of it is in force.
        int kills = 0;
        for (; kills < 3; ++kills) {
            auto four = console(u"four"_s);
            QCOMPARE(four->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
            const QString before = four->ask(u"ground"_s);
            QString seen = before;
            for (int i = 0; i < 400 && seen == before; ++i) {
                QTest::qWait(10);
                seen = four->ask(u"ground"_s);
            }
            const bool old = seen.startsWith(u"shapes=3 features=0 version=1 "_s);
            QVERIFY2(old || seen.startsWith(kNew), qPrintable(seen));
            four->kill();
        }
        auto four = console(u"four"_s);
        QCOMPARE(four->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY2(four->comes(u"ground"_s, kNew), qPrintable(four->last));
    }

    /// A week without network: what was done goes by a file and the answers come back by one. When
    /// the network is back, the same acts are known.
    void aBundleGoesByHand()
    {
        const auto device = [this] {
            QByteArray list;
            m_server->command({ u"device"_s, u"list"_s }, &list);
            return QJsonDocument::fromJson(list.trimmed().split('\n').last())[u"device"_s]
                .toString();
        };
        auto two = console(u"two"_s); // another computer
        QCOMPARE(two->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(two->linkComes(u"online fault=0 waiting=0"_s));
        auto remote = console(u"remote"_s);
        QCOMPARE(remote->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(remote->linkComes(u"online fault=0 waiting=0"_s));
        const QString file = m_server->filePath("remote.shiyu-bundle");
        const QString receipt = m_server->filePath("remote.shiyu-receipt");
        QVERIFY(remote->ask(u"bundle "_s + file).startsWith(u"failed"_s)); // off by default
        QCOMPARE(m_server->command({ u"device"_s, u"allow-bundles"_s, device() }), 0);
        remote->kill();
        remote = console(u"remote"_s); // whose next session tells it
        QCOMPARE(remote->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
        QVERIFY(remote->linkComes(u"online fault=0 waiting=0"_s));
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(remote->ask(u"report 堤坝渗水"_s).startsWith(u"ok"_s));
        QVERIFY(remote->ask(u"act accept 堤坝渗水"_s).startsWith(u"ok"_s));
        QVERIFY(remote->linkComes(u"offline fault=1 waiting=2"_s));
        QCOMPARE(remote->ask(u"bundle "_s + file), u"ok 2"_s);
        QVERIFY(remote->link.contains(u"waiting=2"_s)); // written is not handed in
        QByteArray said;
        QCOMPARE(
            m_server->command({ u"bundle"_s, u"take"_s, file, u"--out"_s, receipt }, &said), 0);
        QVERIFY2(said.contains("\"accepted\":2"), said.constData());
        QCOMPARE(
            m_server->command({ u"bundle"_s, u"take"_s, file, u"--out"_s, receipt }, &said), 0);
        QVERIFY2(said.contains("\"known\":2"), said.constData());
        QCOMPARE(m_server->command({ u"bundle"_s, u"take"_s, receipt }, &said), 1);
        QVERIFY(two->ask(u"receipt "_s + receipt).endsWith(u" reader"_s));
        QVERIFY(remote->ask(u"receipt "_s + file).endsWith(u" bundle"_s));
        QCOMPARE(remote->ask(u"receipt "_s + receipt), u"ok accepted=2 refused=0"_s);
        QVERIFY(remote->linkComes(u"offline fault=1 waiting=0 tray=0"_s));
        QVERIFY2(remote->comes(u"find 堤坝渗水"_s, u"accepted lines=2 sync=2 number=34"_s),
            qPrintable(remote->last)); // 已上传, with the server's number
        QCOMPARE(remote->ask(u"receipt "_s + receipt), u"again accepted=2 refused=0"_s);
        QVERIFY(m_server->start());
        QVERIFY(remote->linkComes(u"online fault=0 waiting=0 tray=0"_s));
        QVERIFY2(remote->comes(u"find 堤坝渗水"_s, u"accepted lines=2 sync=0"_s),
            qPrintable(remote->last));
        QVERIFY2(
            two->comes(u"find 堤坝渗水"_s, u"accepted lines=2 sync=0"_s), qPrintable(two->last));
    }

private:
    static void addCameras(const QString &path, int count)
    {
        auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
        QVERIFY(profile);
        QVector<Feature> cameras;
        for (int i = 0; i < count; ++i) {
            Feature camera;
            camera.ref = u"C%1"_s.arg(i);
            camera.name = u"枪机%1"_s.arg(i);
            camera.region = RegionCode(u"340202001001"_s);
            camera.position = { 1'180'000'000 + i, 310'000'000 + i };
            cameras.append(camera);
        }
        SearchIndex index(*Pinyin::load());
        auto transaction = sql::Transaction::begin(profile->connection());
        QVERIFY(transaction && FeatureStore::insert(profile->connection(), index, cameras)
            && transaction->commit());
    }
};

QTEST_GUILESS_MAIN(TestServerLink)
#include "tst_serverlink.moc"
