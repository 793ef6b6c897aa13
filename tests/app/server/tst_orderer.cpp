#include "app/crypto/chainhash.h"
#include "app/crypto/closedvalue.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using protocol::IntentAnswer;
using protocol::RejectCode;
using protocol::Verdict;

namespace {

using K = OperationKind;

const OfficerId kIntake = officerOf(org::kCity, "intake");
const OfficerId kDispatcher = officerOf(org::kCity, "dispatcher");

} // namespace

class TestOrderer : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void actIsAcceptedAndItsChainHolds()
    {
        ServerDesk desk;
        const Intent report = desk.report(u"i1"_s);
        const IntentAnswer first = desk.handIn(report);
        QCOMPARE(first.verdict, Verdict::Accepted);
        const Facts facts = parseFacts(first.facts).value();
        QCOMPARE(facts.number, u"3402-20261121-0001"_s);
        QCOMPARE(facts.receivedAt, desk.now());
        const Intent accept = desk.make(K::Accept, u"i1"_s, {}, kIntake);
        const IntentAnswer second = desk.handIn(accept);
        QCOMPARE(parseFacts(second.facts)->prevHash, first.hash);
        QCOMPARE(second.hash, chainHash(u"intl"_s, first.hash, intentBytes(accept), second.facts));
    }

    void handedInAgainItIsKnown()
    {
        ServerDesk desk;
        const Intent report = desk.report(u"i1"_s);
        const IntentAnswer first = desk.handIn(report);
        const auto again = desk.handIn(QVector { report, report });
        for (const IntentAnswer &answer : again) {
            QCOMPARE(answer.verdict, Verdict::Known);
            QCOMPARE(answer.facts, first.facts);
            QCOMPARE(answer.hash, first.hash);
        }
    }

    void refusalIsFinal()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s));
        const Intent early = desk.make(K::Close, u"i1"_s, {}, kDispatcher);
        const IntentAnswer answer = desk.handIn(early);
        QCOMPARE(answer.verdict, Verdict::Refused);
        QCOMPARE(answer.refusalCode(), RefusalCode::WrongStage);
        QCOMPARE(answer.upto, desk.headOf(u"i1"_s));
        QCOMPARE(desk.handIn(early).refusalCode(), RefusalCode::WrongStage);
    }

    void eachActStandsForItself()
    {
        ServerDesk desk;
        desk.tokenOf(kDispatcher); // so that his key is known
        const auto answers = desk.handIn({ desk.report(u"i1"_s),
            desk.make(K::Close, u"i1"_s, {}, kDispatcher), desk.report(u"i2"_s) });
        QCOMPARE(answers.at(0).verdict, Verdict::Accepted);
        QCOMPARE(answers.at(1).verdict, Verdict::Refused);
        QCOMPARE(answers.at(2).verdict, Verdict::Accepted);
        QCOMPARE(parseFacts(answers.at(2).facts)->number, u"3402-20261121-0002"_s);
    }

    void offlineRowAfterARefusalIsRefusedWithIt()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s));
        const Intent refused = desk.make(K::Close, u"i1"_s, {}, kDispatcher);
        const Intent follows = desk.make(K::Accept, u"i1"_s, {}, kDispatcher);
        const Intent note
            = desk.make(K::Note, u"i1"_s, { { u"text"_s, u"已联系"_s } }, kDispatcher);
        const auto answers = desk.handIn({ refused, follows, note });
        QCOMPARE(answers.at(1).refusalCode(), RefusalCode::DependsOn);
        QCOMPARE(answers.at(1).why, refused.id.toString());
        QCOMPARE(answers.at(2).verdict, Verdict::Accepted); // free acts build on nothing
    }

    void rejected_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<RejectCode>("expected");
        QTest::newRow("not an intent") << u"garbage"_s << RejectCode::Damaged;
        QTest::newRow("signature of other bytes") << u"tampered"_s << RejectCode::Signature;
        QTest::newRow("signed by another officer") << u"forged"_s << RejectCode::Signature;
        QTest::newRow("no signature") << u"unsigned"_s << RejectCode::Signature;
        QTest::newRow("an officer who never signed in") << u"stranger"_s << RejectCode::Signature;
        QTest::newRow("from another device of his") << u"device"_s << RejectCode::Signature;
        QTest::newRow("another organisation's act")
            << u"organization"_s << RejectCode::Organization;
        QTest::newRow("a kind of a newer console") << u"newer"_s << RejectCode::Unsupported;
        QTest::newRow("the directory") << u"directory"_s << RejectCode::Unsupported;
        QTest::newRow("a suite that is not known") << u"suite"_s << RejectCode::Unsupported;
        QTest::newRow("half a merge") << u"half"_s << RejectCode::Group;
        QTest::newRow("a commitment without its value") << u"closed"_s << RejectCode::Closed;
        QTest::newRow("no device") << u"nodevice"_s << RejectCode::Damaged;
    }
    void rejected()
    {
        QFETCH(QString, what);
        QFETCH(RejectCode, expected);
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s));
        Intent intent = desk.report(u"i2"_s);
        QByteArray bytes;
        if (what == "tampered"_L1)
            intent.args[u"title"_s] = u"井盖丢失"_s;
        if (what == "forged"_L1)
            intent.signature = desk.keyOf(kDispatcher).sign(signedBytes(intent));
        if (what == "unsigned"_L1)
            intent.signature.clear();
        if (what == "stranger"_L1)
            intent = desk.report(u"i2"_s, kDispatcher);
        if (what == "device"_L1)
            intent.device = DeviceId(u"other"_s);
        if (what == "organization"_L1)
            intent = desk.report(u"i2"_s, officerOf(org::kCounty, "intake"));
        if (what == "suite"_L1)
            intent.suite = u"gm"_s;
        if (what == "directory"_L1)
            intent.subject = { SubjectKind::Directory, u"directory"_s };
        if (what == "half"_L1) {
            intent = desk.make(K::Merge, u"i1"_s, { { u"into"_s, u"i0"_s } }, kIntake);
            intent.group = u"g"_s;
        }
        if (what == "closed"_L1)
            intent.closed.insert(u"phone"_s, { QByteArray(32, 'd'), Audience::Handlers });
        if (what == "nodevice"_L1)
            intent.device = {};
        static const QStringList kSignedAgain { u"device"_s, u"suite"_s, u"directory"_s, u"half"_s,
            u"closed"_s, u"nodevice"_s };
        if (kSignedAgain.contains(what))
            desk.sign(intent);
        bytes = what == "garbage"_L1 ? QByteArray("{}") : intentBytes(intent);
        if (what == "newer"_L1)
            bytes.replace("\"report\"", "\"sing\"");
        const protocol::OperationsRequest request { { { bytes, {} } } };
        const auto answer = protocol::read<protocol::OperationsAnswer>(
            desk.send("POST", u"/v1/operations"_s, protocol::write(request), desk.tokenOf(kIntake))
                .body,
            1 << 20);
        QVERIFY(answer);
        QCOMPARE(answer->answers.first().rejectCode(), expected);
        QCOMPARE(desk.headOf(u"i2"_s), 0);
    }

    /// A rejected intent takes no place: the right one may still come under its id.
    void rejectionIsNotStored()
    {
        ServerDesk desk;
        Intent intent = desk.report(u"i1"_s);
        const QByteArray good = intent.signature;
        intent.signature = QByteArray(64, 'x');
        QCOMPARE(desk.handIn(intent).verdict, Verdict::Rejected);
        intent.signature = good;
        QCOMPARE(desk.handIn(intent).verdict, Verdict::Accepted);
        intent.args[u"title"_s] = u"另一件"_s;
        desk.sign(intent);
        QCOMPARE(desk.handIn(intent).rejectCode(), RejectCode::IdUsed);
    }

    void groupIsAcceptedWhole()
    {
        ServerDesk desk;
        desk.handIn({ desk.report(u"i1"_s), desk.report(u"i2"_s) });
        Intent merge = desk.make(K::Merge, u"i1"_s, { { u"into"_s, u"i2"_s } }, kIntake);
        Intent absorb = desk.make(K::Absorb, u"i2"_s, { { u"sourceCase"_s, u"i1"_s } }, kIntake);
        for (Intent *intent : { &merge, &absorb }) {
            intent->group = u"g1"_s;
            desk.sign(*intent);
        }
        const auto answers = desk.handIn({ merge, absorb });
        QCOMPARE(answers.at(0).verdict, Verdict::Accepted);
        QCOMPARE(answers.at(1).verdict, Verdict::Accepted);
        QCOMPARE(parseFacts(answers.at(1).facts)->seq, parseFacts(answers.at(0).facts)->seq + 1);
        QCOMPARE(desk.handIn({ merge, absorb }).at(1).verdict, Verdict::Known);
    }

    void repliesToMergedReportersGoWhole_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("to the one that was merged") << u"i1"_s << true;
        QTest::newRow("to one beside it") << u"i3"_s << false;
    }
    void repliesToMergedReportersGoWhole()
    {
        QFETCH(QString, other);
        QFETCH(bool, accepted);
        ServerDesk desk;
        desk.handIn({ desk.report(u"i1"_s), desk.report(u"i2"_s), desk.report(u"i3"_s) });
        desk.handIn(desk.make(K::Accept, u"i2"_s, {}, kIntake));
        desk.handIn(desk.make(K::Accept, u"i3"_s, {}, kIntake));
        QVector<Intent> merge { desk.make(K::Merge, u"i1"_s, { { u"into"_s, u"i2"_s } }, kIntake),
            desk.make(K::Absorb, u"i2"_s, { { u"sourceCase"_s, u"i1"_s } }, kIntake) };
        const QJsonObject words { { u"text"_s, u"已修复"_s }, { u"by"_s, u"phone"_s } };
        const auto grouped = [](QVector<Intent> intents, const QString &group) {
            for (Intent &intent : intents) {
                intent.group = group;
                ServerDesk::sign(intent);
            }
            return intents;
        };
        QCOMPARE(desk.handIn(grouped(merge, u"g1"_s)).last().verdict, Verdict::Accepted);
        const auto answers = desk.handIn(grouped({ desk.make(K::Reply, u"i2"_s, words, kIntake),
                                                     desk.make(K::Reply, other, words, kIntake) },
            u"g2"_s));
        QCOMPARE(answers.size(), 2);
        for (const IntentAnswer &answer : answers) {
            QCOMPARE(answer.verdict, accepted ? Verdict::Accepted : Verdict::Refused);
            if (!accepted)
                QCOMPARE(answer.refusalCode(), RefusalCode::MergedElsewhere);
        }
    }

    void closedValueIsForItsAudience()
    {
        ServerDesk desk;
        Intent intent = desk.report(u"i1"_s, kIntake);
        const QByteArray phone = "13800000000";
        const auto commitment = crypto::commitClosed(crypto::Suite::Intl, phone);
        intent.closed.insert(u"phone"_s, { commitment.digest, Audience::IntakeSeat });
        desk.sign(intent);
        const protocol::OperationsRequest request {
            { { intentBytes(intent), { { u"phone"_s, { phone, commitment.salt } } } } }
        };
        desk.send("POST", u"/v1/operations"_s, protocol::write(request), desk.tokenOf(kIntake));
        const QString path = u"/v1/closed/"_s + QString::fromLatin1(commitment.digest.toHex());
        const auto seat = desk.get<protocol::ClosedAnswer>(path, desk.tokenOf(kIntake));
        QCOMPARE(seat.value, phone);
        QCOMPARE(seat.field, u"phone"_s);
        // The village sees the case, and is not the intake seat.
        const auto village = desk.tokenOf(officerOf(org::kVillage, "gridWorker"));
        QCOMPARE(desk.send("GET", path, {}, village).status, 403);
        const auto readings = desk.database()
                                  .rows(u"SELECT kind, officer FROM audit WHERE kind LIKE 'closed%'"
                                        " ORDER BY id"_s)
                                  .value();
        QCOMPARE(readings.size(), 2);
        QCOMPARE(readings.at(0).text(1), kIntake.toString());
        QCOMPARE(readings.at(1).text(0), u"closedRefused"_s);
        const auto raw = desk.database().rows(u"SELECT sealed FROM closed_value"_s).value();
        QVERIFY(!raw.first().blob(0).contains(phone));
    }

    void textIsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("SQL") << u"'; DROP TABLE log; --"_s;
        QTest::newRow("a bind of ours") << u":seq :subject_id $1 ?"_s;
        QTest::newRow("script") << u"<script>alert(1)</script>"_s;
        QTest::newRow("format") << u"%s%n %1 %2 {0}"_s;
        QTest::newRow("backslashes and quotes") << u"\\\"\\u0000\\'"_s;
        QTest::newRow("right to left and zero width") << u"\u202e\u200b反"_s;
    }
    void textIsText()
    {
        QFETCH(QString, text);
        ServerDesk desk;
        Intent intent = desk.report(text);
        intent.args[u"title"_s] = text;
        intent.args[u"summary"_s] = text;
        desk.sign(intent);
        QCOMPARE(desk.handIn(intent).verdict, Verdict::Accepted);
        const QString path = u"/v1/subjects/incident/"_s
            + QString::fromLatin1(text.toUtf8().toPercentEncoding()) + u"/operations";
        const auto page = desk.get<protocol::SubjectPage>(path, desk.tokenOf(kIntake));
        QCOMPARE(page.operations.size(), 1);
        QCOMPARE(page.operations.first().intent, intentBytes(intent));
    }
};

QTEST_GUILESS_MAIN(TestOrderer)
#include "tst_orderer.moc"
