#include "app/crypto/directoryhash.h"
#include "app/protocol/limits.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

class TestApi : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyEndpointWantsItsToken_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        for (const server::RouteRow &row : server::routeTable()) {
            if (row.session)
                QTest::newRow(row.pattern) << QByteArray(row.method)
                                           << QString::fromLatin1(row.pattern)
                                                  .replace(u"{kind}"_s, u"incident"_s)
                                                  .replace(u"{id}"_s, u"i1"_s)
                                                  .replace(u"{hash}"_s, QString(64, u'0'))
                                                  .replace(u"{sha256}"_s, QString(64, u'0'));
        }
    }
    void everyEndpointWantsItsToken()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        ServerDesk desk;
        const QByteArray expired = desk.tokenOf(officerOf(org::kCity, "intake"));
        desk.pass(std::chrono::minutes { 30 });
        for (const QByteArray &token : { QByteArray(), QByteArray("nonsense"), expired,
                 QByteArray(100'000, 'x'), QByteArray("' OR 1=1 --") }) {
            const auto response = desk.send(method.constData(), path, {}, token);
            QCOMPARE(response.status, 401);
            QCOMPARE(response.contentType, QByteArray("application/problem+json"));
        }
    }

    void badRequests_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("no such path")
            << QByteArray("GET") << u"/v1/secrets"_s << QByteArray() << 404;
        QTest::newRow("root") << QByteArray("GET") << u"/"_s << QByteArray() << 404;
        QTest::newRow("wrong method")
            << QByteArray("DELETE") << u"/v1/operations"_s << QByteArray() << 405;
        QTest::newRow("path tricks")
            << QByteArray("GET") << u"/v1/../../etc/passwd"_s << QByteArray() << 404;
        QTest::newRow("since is missing")
            << QByteArray("GET") << u"/v1/changes"_s << QByteArray() << 400;
        QTest::newRow("since is no number")
            << QByteArray("GET") << u"/v1/changes?since=1;DROP"_s << QByteArray() << 400;
        QTest::newRow("since below zero")
            << QByteArray("GET") << u"/v1/changes?since=-1"_s << QByteArray() << 400;
        QTest::newRow("since beyond all numbers")
            << QByteArray("GET") << u"/v1/changes?since=99999999999999999999"_s << QByteArray()
            << 400;
        QTest::newRow("a page too large")
            << QByteArray("GET") << u"/v1/changes?since=0&limit=100000"_s << QByteArray() << 400;
        QTest::newRow("a subject of no kind")
            << QByteArray("GET") << u"/v1/subjects/person/i1/operations"_s << QByteArray() << 400;
        QTest::newRow("an id that is no text")
            << QByteArray("GET") << u"/v1/subjects/incident/%ff%fe/operations"_s << QByteArray()
            << 400;
        QTest::newRow("an id with U+0000")
            << QByteArray("GET") << u"/v1/subjects/incident/a%00b/operations"_s << QByteArray()
            << 400;
        QTest::newRow("an id with a slash in it is another path")
            << QByteArray("GET") << u"/v1/subjects/incident/a/b/operations"_s << QByteArray()
            << 404;
        QTest::newRow("a hash too short")
            << QByteArray("GET") << u"/v1/closed/00ff"_s << QByteArray() << 400;
        QTest::newRow("a hash that nobody committed to")
            << QByteArray("GET") << u"/v1/closed/"_s + QString(64, u'0') << QByteArray() << 404;
        QTest::newRow("a part that is none")
            << QByteArray("GET") << u"/v1/snapshot?part=all"_s << QByteArray() << 400;
        QTest::newRow("a position that is none")
            << QByteArray("GET") << u"/v1/snapshot?part=open&after=x"_s << QByteArray() << 400;
        QTest::newRow("operations cut short") << QByteArray("POST") << u"/v1/operations"_s
                                              << QByteArray("{\"intents\":[{\"int") << 400;
        QTest::newRow("operations too large")
            << QByteArray("POST") << u"/v1/operations"_s
            << QByteArray(protocol::kLargestRequest + 1, ' ') << 413;
        QTest::newRow("a body where none belongs")
            << QByteArray("GET") << u"/v1/changes?since=0"_s << QByteArray("{}") << 413;
        QTest::newRow("a sign-in too large")
            << QByteArray("POST") << u"/v1/session"_s
            << QByteArray(protocol::kLargestSmallRequest + 1, ' ') << 413;
    }
    void badRequests()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        ServerDesk desk;
        const auto response = desk.send(
            method.constData(), target, body, desk.tokenOf(officerOf(org::kCity, "intake")));
        QCOMPARE(response.status, status);
        const auto problem = protocol::read<protocol::Problem>(response.body, 1 << 16);
        QVERIFY(problem);
        QCOMPARE(problem->status, status);
    }

    /// What the database says of its tables and files is for the log.
    void databaseErrorsTellNothing()
    {
        ServerDesk desk;
        const auto twice = desk.database().run(u"INSERT INTO sequencer (id, seq) VALUES (1, 0)"_s);
        const auto unknown = desk.database().rows(u"SELECT nothing FROM nowhere"_s);
        QVERIFY(!twice && !unknown);
        for (const Error &error : { twice.error(), unknown.error() }) {
            const auto response = server::problemResponse(error);
            QCOMPARE(response.status, 500);
            QVERIFY(response.failure);
            for (const char *told : { "sequencer", "nowhere", "server.db", "/tmp" })
                QVERIFY2(!response.body.contains(told), response.body.constData());
        }
    }

    void healthNeedsNoSession()
    {
        ServerDesk desk;
        const auto health = desk.get<protocol::Health>(u"/v1/health"_s, {});
        QCOMPARE(health.status, u"ok"_s);
        QCOMPARE(health.protocol, protocol::kVersion);
        QCOMPARE(health.serverTime, desk.now());
    }

    void directoryComesInChanges()
    {
        ServerDesk desk;
        const auto token = desk.tokenOf(officerOf(org::kCity, "intake"));
        const auto whole = desk.get<protocol::DirectoryAnswer>(u"/v1/directory?since=0"_s, token);
        QCOMPARE(whole.revision, 1);
        QCOMPARE(whole.since, 0);
        DirectoryData data = ServerDesk::directoryData(2);
        constexpr qsizetype kColleague = 5; // who asks must stay
        const QString gone = data.officers.at(kColleague).id.toString();
        QVERIFY(gone != officerOf(org::kCity, "intake").toString());
        data.officers.remove(kColleague);
        data.cityName = u"芜湖"_s;
        QVERIFY(desk.importDirectory(data));
        const auto change = desk.get<protocol::DirectoryAnswer>(u"/v1/directory?since=1"_s, token);
        QCOMPARE(change.revision, 2);
        QCOMPARE(change.since, 1);
        QCOMPARE(change.removed.size(), 1);
        QCOMPARE(change.removed.first().id, gone);
        // Put together it is what the hash says.
        QHash<std::pair<QString, QString>, protocol::DirectoryEntry> held;
        for (const auto &entry : whole.changed)
            held.insert({ entry.kind, entry.id }, entry);
        for (const auto &entry : change.removed)
            held.remove({ entry.kind, entry.id });
        for (const auto &entry : change.changed)
            held.insert({ entry.kind, entry.id }, entry);
        QVector<DirectoryItem> items;
        for (const auto &entry : std::as_const(held))
            items.append({ entry.kind, entry.id, entry.order, entry.body });
        std::ranges::sort(items, {}, &DirectoryItem::order);
        QCOMPARE(directoryHash(items), change.sha256);
        QCOMPARE(desk.get<protocol::DirectoryAnswer>(u"/v1/directory?since=77"_s, token).since, 0);
    }
};

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
