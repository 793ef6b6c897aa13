// Every endpoint that wants a session, asked with the token of an officer of another county.
#include "app/crypto/closedvalue.h"
#include "app/crypto/hash.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

const OfficerId kOwner = officerOf(org::kCity, "intake");
const OfficerId kStranger = officerOf(org::kOtherCounty, "intake");
const QByteArray kPhoto = "a photo of somebody's door";
const QByteArray kPhone = "13800000000";
constexpr char kCase[] = "case-of-jinghu";

QString digestOf(const QByteArray &bytes)
{
    return QString::fromLatin1(crypto::hash(crypto::Suite::Intl, bytes).toHex());
}

/// A case of the first county with a closed value, an attachment, and a position on the board.
class ScopeDesk : public ServerDesk {
public:
    ScopeDesk()
    {
        Intent reported = report(QString::fromLatin1(kCase));
        const auto commitment = crypto::commitClosed(crypto::Suite::Intl, kPhone);
        reported.closed.insert(u"phone"_s, { commitment.digest, Audience::IntakeSeat });
        sign(reported);
        const OperationsRequest request {
            { { intentBytes(reported), { { u"phone"_s, { kPhone, commitment.salt } } } } }
        };
        send("POST", u"/v1/operations"_s, protocol::write(request), tokenOf(kOwner));
        closed = QString::fromLatin1(commitment.digest.toHex());
        handIn(make(OperationKind::Attach, QString::fromLatin1(kCase),
            { { u"name"_s, u"x.jpg"_s }, { u"sha256"_s, digestOf(kPhoto) },
                { u"size"_s, kPhoto.size() } },
            kOwner));
        send("PUT", u"/v1/blobs/%1?offset=0&size=%2"_s.arg(digestOf(kPhoto)).arg(kPhoto.size()),
            kPhoto, tokenOf(kOwner));
    }

    QString closed; ///< its digest
};

/// What one endpoint gives to an officer, as bytes.
using Asks = QByteArray (*)(ScopeDesk &desk, const OfficerId &officer);

QByteArray bodyOf(ScopeDesk &desk, const OfficerId &officer, const QString &target)
{
    return desk.send("GET", target, {}, desk.tokenOf(officer)).body;
}

const QMap<QByteArray, Asks> kAsked {
    { "POST /v1/operations",
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            const auto answer = desk.handIn(desk.make(OperationKind::Note,
                QString::fromLatin1(kCase), { { u"text"_s, u"x"_s } }, officer));
            const QByteArray seen = answer.verdict == Verdict::Rejected ? "" : kCase;
            return nameOf(answer.verdict).toUtf8() + ' ' + answer.code.toUtf8() + ' ' + seen;
        } },
    { "GET /v1/changes",
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            return bodyOf(desk, officer, u"/v1/changes?since=0"_s);
        } },
    { "GET /v1/stream", // its shell writes what this gives
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            const auto caller = desk.api().authenticate(desk.tokenOf(officer));
            return protocol::write(desk.api().changes(caller->organization, 0).value());
        } },
    { "GET /v1/snapshot",
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            QByteArray all;
            for (const char *part : { "open", "recent", "heads" })
                all += bodyOf(desk, officer, u"/v1/snapshot?part="_s + QString::fromLatin1(part));
            return all;
        } },
    { "GET /v1/subjects/{kind}/{id}/operations",
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            return bodyOf(desk, officer,
                u"/v1/subjects/incident/%1/operations"_s.arg(QString::fromLatin1(kCase)));
        } },
    { "GET /v1/ended",
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            const QString id = QString::fromLatin1(kCase);
            desk.handIn(
                desk.make(OperationKind::Decline, id, { { u"reason"_s, u"不属实"_s } }, kOwner));
            desk.pass(std::chrono::days { 100 });
            desk.forgetTokens();
            return bodyOf(desk, officer, u"/v1/ended"_s);
        } },
    { "GET /v1/closed/{hash}",
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            return bodyOf(desk, officer, u"/v1/closed/"_s + desk.closed);
        } },
    { "GET /v1/blobs/{sha256}",
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            return bodyOf(desk, officer, u"/v1/blobs/"_s + digestOf(kPhoto));
        } },
    { "PUT /v1/blobs/{sha256}", // others have it: not to be told
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            const auto response = desk.send("PUT",
                u"/v1/blobs/%1?offset=0&size=%2"_s.arg(digestOf(kPhoto)).arg(kPhoto.size()), {},
                desk.tokenOf(officer));
            return response.body.contains("\"complete\":true") ? QByteArray(kCase) : QByteArray();
        } },
    { "PUT /v1/live", // writes under its own name only
        [](ScopeDesk &desk, const OfficerId &officer) -> QByteArray {
            const LiveEntries entries { { { u"unit/1"_s, u"x"_s, desk.now(), 60 } } };
            desk.send("PUT", u"/v1/live"_s, protocol::write(entries), desk.tokenOf(officer));
            const auto news = desk.state().live.since(0, org::kCity, desk.now());
            return news.entries.first().key.startsWith(u"c.city/"_s) ? QByteArray(kCase)
                                                                     : QByteArray();
        } },
};

bool tells(const QByteArray &answer)
{
    return answer.contains(kCase) || answer.contains(kPhoto) || answer.contains(kPhone.toBase64());
}

} // namespace

class TestScope : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    /// Of the directory the answer is the same for everybody, of the ground for everybody in a town
    /// (tst_transfers). Of what is signed and of what is carried sealed the bytes tell no names:
    /// who gets what of it is asked by tst_heads and tst_bundles.
    void everyEndpointIsAsked()
    {
        const QSet<QByteArray> elsewhere { "GET /v1/directory", "GET /v1/ground",
            "GET /v1/ground/{sha256}", "GET /v1/heads", "POST /v1/bundles" };
        QSet<QByteArray> asked(kAsked.keyBegin(), kAsked.keyEnd());
        QSet<QByteArray> routes;
        for (const server::RouteRow &row : server::routeTable()) {
            if (row.session)
                routes.insert(QByteArray(row.method) + ' ' + row.pattern);
        }
        QCOMPARE(asked + elsewhere, routes);
    }

    void othersSeeNothing_data()
    {
        QTest::addColumn<QByteArray>("endpoint");
        for (auto it = kAsked.keyBegin(); it != kAsked.keyEnd(); ++it)
            QTest::newRow(it->constData()) << *it;
    }
    void othersSeeNothing()
    {
        QFETCH(QByteArray, endpoint);
        ScopeDesk desk;
        const QByteArray stranger = kAsked.value(endpoint)(desk, kStranger);
        QVERIFY2(!tells(stranger), stranger.constData());
    }

    void ownersSeeIt_data() { othersSeeNothing_data(); }
    void ownersSeeIt()
    {
        QFETCH(QByteArray, endpoint);
        ScopeDesk desk;
        const QByteArray owner = kAsked.value(endpoint)(desk, kOwner);
        QVERIFY2(tells(owner), owner.constData());
    }
};

QTEST_GUILESS_MAIN(TestScope)
#include "tst_scope.moc"
