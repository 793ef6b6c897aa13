// Files of intents that are carried to the server by hand.
#include "app/protocol/limits.h"
#include "app/server/core/bundles.h"
#include "app/server/core/serveridentity.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/letterfaults.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using protocol::LetterKind;
using protocol::Verdict;

namespace {

using K = OperationKind;

const OfficerId kIntake = officerOf(org::kCity, "intake");
const OfficerId kDispatcher = officerOf(org::kCity, "dispatcher");

/// A console that writes a bundle, and what is wrong with it.
struct Written {
    protocol::IntentBundle content;
    quint8 kind = static_cast<quint8>(LetterKind::Intents);
    QByteArray reader;
    OfficerId signer = kIntake;

    QByteArray file() const
    {
        return crypto::Letter::write(
            kind, reader, ServerDesk::keyOf(signer), protocol::write(content))
            .value();
    }
};

} // namespace

class TestBundles : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_desk = std::make_unique<ServerDesk>();
        m_desk->tokenOf(kIntake); // his device is enrolled
        m_orderer = std::make_unique<server::Orderer>(m_desk->database(), m_desk->state());
    }
    void cleanup()
    {
        m_orderer.reset();
        m_desk.reset();
    }

    /// Off by default; a session tells the console the key when it is on, and no more when off.
    void itsKeyIsTheAdministrators()
    {
        const auto session = [this] {
            const auto answer = m_desk->send(
                "POST", u"/v1/session"_s, protocol::write(m_desk->signInOf(kIntake)));
            return protocol::read<protocol::SessionAnswer>(answer.body, 1 << 20).value();
        };
        const auto &keys = m_desk->state().keys;
        QCOMPARE(session().bundleKey, QByteArray());
        QCOMPARE(session().serverKey, server::serverSigningKey(keys).publicKey());
        must(m_desk->admin().setBundles(device(), true));
        QCOMPARE(session().bundleKey, server::bundleKeyOf(keys).publicKey());
        must(m_desk->admin().setBundles(device(), false));
        QCOMPARE(session().bundleKey, QByteArray());
        QCOMPARE(m_desk->admin().setBundles(DeviceId(u"nobody's"_s), true).error().code,
            ErrorCode::NotFound);
    }

    void theReceiptBringsTheAnswers()
    {
        must(m_desk->admin().setBundles(device(), true));
        const Intent report = m_desk->report(u"i1"_s);
        const Intent early = m_desk->make(K::Close, u"i1"_s, {}, kIntake);
        const Written written = bundleOf({ { report }, { early } });
        const auto taken = take(written.file());
        QVERIFY(taken);
        const auto receipt = opened(taken->receipt);
        QCOMPARE(receipt, taken->content);
        QCOMPARE(receipt.bundle, written.content.id);
        QCOMPARE(receipt.device, device());
        QCOMPARE(receipt.answers.size(), 2);
        const auto &first = receipt.answers.at(0).answers.first();
        QCOMPARE(first.verdict, Verdict::Accepted);
        QCOMPARE(parseFacts(first.facts)->number, u"3402-20261121-0001"_s);
        QCOMPARE(receipt.answers.at(1).answers.first().verdict, Verdict::Refused);
        QVERIFY(m_desk->headOf(u"i1"_s) > 0);
    }

    /// By a second copy, and by the network afterwards.
    void whatComesAgainIsKnown()
    {
        must(m_desk->admin().setBundles(device(), true));
        const Intent report = m_desk->report(u"i1"_s);
        const QByteArray file = bundleOf({ { report } }).file();
        const auto first = take(file)->content.answers.first().answers.first();
        m_desk->pass(std::chrono::minutes { 10 });
        const auto again = take(file)->content.answers.first().answers.first();
        const auto online = m_desk->handIn(report);
        for (const protocol::IntentAnswer &answer : { again, online }) {
            QCOMPARE(answer.verdict, Verdict::Known);
            QCOMPARE(answer.facts, first.facts);
        }
        QCOMPARE(m_desk->database()
                     .rows(u"SELECT count(*) FROM log WHERE subject_id = 'i1'"_s)
                     ->first()
                     .int64(0),
            1);
        QCOMPARE(m_desk->database()
                     .rows(u"SELECT count(*) FROM audit WHERE kind = 'bundleTaken'"_s)
                     ->first()
                     .int64(0),
            2);
    }

    void foreign_data()
    {
        addLetterFaults();
        addFault("a receipt", "receipt", ErrorCode::WrongKind, "letter");
        addFault("for another server", "server", ErrorCode::InvalidValue, "reader");
        addFault("of a device that is not enrolled", "device", ErrorCode::InvalidValue, "device");
        addFault("of a device that was lost", "revoked", ErrorCode::InvalidValue, "revoked");
        addFault("of a device that may not", "forbidden", ErrorCode::InvalidValue, "bundles");
        addFault("signed by somebody else", "signer", ErrorCode::InvalidValue, "signature");
        addFault(
            "by an officer who was never there", "officer", ErrorCode::InvalidValue, "signature");
        addFault("no bundle inside", "inside", ErrorCode::Damaged, "letter");
    }
    void foreign()
    {
        QFETCH(QString, what);
        QFETCH(ErrorCode, code);
        QFETCH(QString, context);
        must(m_desk->admin().setBundles(device(), true));
        const auto taken = take(spoilt(what));
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, code);
        QCOMPARE(taken.error().context, context);
        QCOMPARE(m_desk->headOf(u"i1"_s), 0);
    }

    /// By whichever way it comes.
    void foreignByTheNetwork_data() { foreign_data(); }
    void foreignByTheNetwork()
    {
        QFETCH(QString, what);
        QFETCH(QString, context);
        must(m_desk->admin().setBundles(device(), true));
        const auto response = post(spoilt(what));
        const auto problem = protocol::read<protocol::Problem>(response.body, 1 << 16);
        QVERIFY(problem);
        // The device that carries it is the same one here: it may not, or is gone.
        const bool atTheDoor = what == "revoked"_L1 || what == "forbidden"_L1;
        QCOMPARE(response.status, atTheDoor ? 403 : 400);
        if (what != "revoked"_L1)
            QCOMPARE(problem->detail, context);
        QCOMPARE(m_desk->headOf(u"i1"_s), 0);
    }

    void theNetworkCarriesItToo()
    {
        const Written written = bundleOf({ { m_desk->report(u"i1"_s) } });
        QCOMPARE(post(written.file()).status, 403); // the carrier's device may not
        must(m_desk->admin().setBundles(device(), true));
        const auto response = post(written.file());
        QCOMPARE(response.status, 200);
        QCOMPARE(response.contentType, QByteArray("application/octet-stream"));
        const auto receipt = opened(response.body);
        QCOMPARE(receipt.bundle, written.content.id);
        QCOMPARE(receipt.answers.first().answers.first().verdict, Verdict::Accepted);
        QVERIFY(response.woken.contains(org::kCounty));
        const auto again = opened(post(written.file()).body);
        QCOMPARE(again.answers.first().answers.first().verdict, Verdict::Known);
        QCOMPARE(again.answers.first().answers.first().facts,
            receipt.answers.first().answers.first().facts);
    }

    void attachments_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("held");
        QTest::newRow("a photo") << u""_s << true;
        QTest::newRow("the same bundle twice") << u"twice"_s << true;
        QTest::newRow("some of it came by the network before") << u"begun"_s << true;
        QTest::newRow("all of it came by the network before") << u"there"_s << true;
        QTest::newRow("not what its hash says") << u"hash"_s << false;
        QTest::newRow("larger than this server takes") << u"large"_s << false;
        QTest::newRow("no act names it, and there is no room for such") << u"unnamed"_s << false;
    }
    /// The receipt names what the server has, whole; what it does not name goes on waiting there.
    void attachments()
    {
        QFETCH(QString, what);
        QFETCH(bool, held);
        must(m_desk->admin().setBundles(device(), true));
        const QByteArray photo(3 * protocol::kLargestBlobPiece / 2, 'p');
        const QByteArray sha256 = crypto::hash(crypto::Suite::Intl, photo);
        const auto taken = take(withPhoto(photo, sha256, what));
        QVERIFY(taken);
        QCOMPARE(taken->content.files, held ? QVector { sha256 } : QVector<QByteArray> {});
        QCOMPARE(taken->filesLeft, held ? 0 : 1);
        QCOMPARE(opened(taken->receipt), taken->content);
        const auto got = m_desk->send("GET", u"/v1/blobs/"_s + QString::fromLatin1(sha256.toHex()),
            {}, m_desk->tokenOf(officerOf(org::kVillage, "gridWorker")));
        QCOMPARE(got.status, held ? 206 : 404);
        if (held)
            QCOMPARE(got.body, photo.first(got.body.size()));
    }

    /// The writer vouches for the file, not for the acts in it.
    void whatIsInsideIsNotBelieved()
    {
        must(m_desk->admin().setBundles(device(), true));
        Intent forged = m_desk->report(u"i1"_s);
        forged.args[u"title"_s] = u"井盖丢失"_s;
        Intent others = m_desk->report(u"i2"_s, officerOf(org::kCounty, "intake"));
        const auto taken = take(bundleOf({ { forged, others } }).file());
        QVERIFY(taken);
        const auto &answers = taken->content.answers.first().answers;
        QCOMPARE(answers.at(0).rejectCode(), protocol::RejectCode::Signature);
        QCOMPARE(answers.at(1).rejectCode(), protocol::RejectCode::Organization);
    }

private:
    DeviceId device() const { return DeviceId(u"dev-"_s + org::kCity.toString()); }
    Expected<server::Bundles::Taken> take(const QByteArray &file)
    {
        return server::Bundles(m_desk->database(), m_desk->state(), *m_orderer).take(file);
    }
    server::Response post(const QByteArray &file)
    {
        return m_desk->send("POST", u"/v1/bundles"_s, file, m_desk->tokenOf(kIntake));
    }
    /// A report and its photo, and what happened to it before or on the way.
    QByteArray withPhoto(const QByteArray &photo, const QByteArray &sha256, const QString &what)
    {
        const QString digest = QString::fromLatin1(sha256.toHex());
        const auto sendTo = [&](qint64 offset, const QByteArray &bytes) {
            return m_desk->send("PUT",
                u"/v1/blobs/%1?offset=%2&size=%3"_s.arg(digest).arg(offset).arg(photo.size()),
                bytes, m_desk->tokenOf(kIntake));
        };
        constexpr qsizetype kPiece = protocol::kLargestBlobPiece;
        if (what == "begun"_L1 || what == "there"_L1)
            sendTo(0, photo.first(kPiece));
        if (what == "there"_L1)
            sendTo(kPiece, photo.sliced(kPiece));
        if (what == "large"_L1)
            m_desk->state().settings.largestBlob = photo.size() - 1;
        if (what == "unnamed"_L1)
            m_desk->state().settings.unnamedBlobs = photo.size() - 1;
        QVector<Intent> intents { m_desk->report(u"i1"_s) };
        if (what != "unnamed"_L1) {
            intents.append(m_desk->make(K::Attach, u"i1"_s,
                { { u"name"_s, u"照片.jpg"_s }, { u"sha256"_s, digest }, { u"size"_s, 7 } },
                kIntake));
        }
        Written written = bundleOf({ intents });
        written.content.files = { { sha256, photo } };
        if (what == "hash"_L1)
            written.content.files.first().content[9] = 'q';
        if (what == "twice"_L1)
            must(take(written.file()).map([](const auto &) {}));
        return written.file();
    }
    Written bundleOf(const QVector<QVector<Intent>> &requests)
    {
        Written written;
        written.reader = server::bundleKeyOf(m_desk->state().keys).publicKey();
        written.content = { u"0192-bundle"_s, device(), kIntake, m_desk->now(),
            boxKey('r').publicKey(), {}, {} };
        for (const QVector<Intent> &intents : requests) {
            protocol::OperationsRequest request;
            for (const Intent &intent : intents)
                request.intents.append({ intentBytes(intent), {} });
            written.content.requests.append(request);
        }
        return written;
    }
    protocol::BundleReceipt opened(const QByteArray &file)
    {
        const auto letter = crypto::Letter::fromBytes(file).value();
        const auto content = letter.open(boxKey('r')).value();
        if (letter.kind() != static_cast<quint8>(LetterKind::Receipt)
            || !letter.isBy(server::serverSigningKey(m_desk->state().keys).publicKey(), content))
            return {};
        return protocol::read<protocol::BundleReceipt>(content.content, 1 << 20).value();
    }
    QByteArray spoilt(const QString &what)
    {
        Written written = bundleOf({ { m_desk->report(u"i1"_s) } });
        if (what == "receipt"_L1)
            written.kind = static_cast<quint8>(LetterKind::Receipt);
        if (what == "server"_L1)
            written.reader = boxKey('x').publicKey();
        if (what == "device"_L1)
            written.content.device = DeviceId(u"elsewhere"_s);
        if (what == "revoked"_L1)
            must(m_desk->admin().revokeDevice(device()));
        if (what == "forbidden"_L1)
            must(m_desk->admin().setBundles(device(), false));
        if (what == "signer"_L1)
            written.signer = kDispatcher;
        if (what == "officer"_L1)
            written.signer = written.content.officer = kDispatcher;
        if (what == "inside"_L1)
            written.content.id.clear();
        return faultyLetter(written.file(), what);
    }

    std::unique_ptr<ServerDesk> m_desk;
    std::unique_ptr<server::Orderer> m_orderer;
};

QTEST_GUILESS_MAIN(TestBundles)
#include "tst_bundles.moc"
