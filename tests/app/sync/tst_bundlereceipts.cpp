// What comes back to a console for what was carried by hand, and what it takes for a receipt or a
// bundle.
#include "app/protocol/answers.h"
#include "app/storage/bundlestore.h"
#include "app/storage/waitingacts.h"
#include "app/sync/bundlecourier.h"
#include "app/sync/bundlefile.h"
#include "tests/app/sync/bundletest.h"

using namespace shiyu;
using namespace shiyu::test;
using protocol::LetterKind;

Q_DECLARE_METATYPE(shiyu::WireAnswer)

class TestBundleReceipts : public BundleTest {
    Q_OBJECT
private Q_SLOTS:
    void theReceiptAnswers()
    {
        const QString id = report();
        const auto written = write();
        must(BundleStore(m_desk->connection())
                 .add({ written->id, OfficerId(m_desk->officer), m_desk->city.now(), 1, {} }));
        const QByteArray receipt = receiptOf(written->file);
        const auto opened = open(receipt);
        QVERIFY(opened);
        QVERIFY(!opened->takenBefore);
        take(*opened);
        QCOMPARE(m_desk->shown(id).number, u"3402-20261121-0001"_s);
        QCOMPARE(m_desk->sync.position()->waiting, 0);
        QVERIFY(waitingActs(m_desk->connection(), 9)->first().answered);
        QVERIFY(m_desk->outgoing().isEmpty()); // the network has nothing to hand in
        QVERIFY(open(receipt)->takenBefore);
        take(*open(receipt));
        m_desk->pull(*m_server); // the network is back
        QCOMPARE(m_desk->list(), QStringList { id + u" 3402-20261121-0001 C7-1 reported 0"_s });
        QCOMPARE(m_desk->shown(id), m_server->state(id));
        take(*open(receipt)); // again, when nothing waits any more
        QCOMPARE(m_desk->shown(id), m_server->state(id));
    }

    void whatTheServerRefusedLiesInTheTray()
    {
        const QString id = report();
        const auto written = write();
        const QByteArray receipt = receiptOf(written->file, false);
        take(*open(receipt));
        QCOMPARE(m_desk->sync.position()->inTray, 1);
        QCOMPARE(m_desk->sync.position()->waiting, 0);
        QVERIFY(!m_desk->shown(id).exists());
    }

    /// Until the receipt says that the server has it.
    void anAttachmentWaitsForItsReceipt()
    {
        report();
        const QByteArray photo = attach("photo");
        const QByteArray paper = attach("paper");
        const auto bundle = bundleIn(write()->file);
        protocol::BundleReceipt receipt { bundle.id, bundle.device, {}, { photo } };
        const auto opened = open(sealed(receipt, bundle.replyTo, 's'));
        QVERIFY(opened);
        QCOMPARE(opened->files, QVector { photo });
        take(*opened);
        QCOMPARE(*FileTransfers(m_desk->connection()).waiting(9), QVector { paper });
        QCOMPARE(*BlobStore(m_desk->connection()).content(photo, ServerDesk::key()),
            QByteArray("photo"));
    }

    void aReceiptThatIsNot_data()
    {
        addLetterFaults();
        addFault("the bundle itself", "bundle", ErrorCode::WrongKind, "bundle");
        addFault("sealed to another computer", "reader", ErrorCode::InvalidValue, "reader");
        addFault(
            "for another device of the profile's", "device", ErrorCode::InvalidValue, "device");
        addFault("by another server", "server", ErrorCode::InvalidValue, "signature");
        addFault("no receipt inside", "inside", ErrorCode::Damaged, "letter");
    }
    void aReceiptThatIsNot()
    {
        QFETCH(QString, what);
        QFETCH(ErrorCode, code);
        QFETCH(QString, context);
        report();
        const auto before = m_desk->outgoing();
        const auto opened = open(spoilt(what));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, code);
        QCOMPARE(opened.error().context, context);
        const auto after = m_desk->outgoing();
        QCOMPARE(after.size(), before.size());
        QCOMPARE(after.first().intent, before.first().intent);
    }

    void whatTheServerSaysOfAnothers_data()
    {
        using P = protocol::ProblemCode;
        QTest::addColumn<WireAnswer>("answer");
        QTest::addColumn<int>("code"); // -1: taken
        QTest::addColumn<QString>("context");
        const auto problem = [](const char *name, P code, const char *detail, ErrorCode error,
                                 const char *context) {
            const auto body = protocol::write(
                protocol::Problem { code, statusOf(code), QString::fromLatin1(detail), 0 });
            QTest::newRow(name) << WireAnswer { LinkFault::None, statusOf(code), body }
                                << int(error) << QString::fromLatin1(context);
        };
        QTest::newRow("taken") << WireAnswer { LinkFault::None, 200, "receipt" } << -1 << QString();
        QTest::newRow("the answer was lost") << WireAnswer { LinkFault::Timeout, 0, {} }
                                             << int(ErrorCode::Unreadable) << u"server"_s;
        problem("cut on the way", P::BadRequest, "letter", ErrorCode::Damaged, "letter");
        problem("does not open", P::BadRequest, "box", ErrorCode::Damaged, "letter");
        problem("for another server", P::BadRequest, "reader", ErrorCode::InvalidValue, "reader");
        problem(
            "of a revoked device", P::BadRequest, "revoked", ErrorCode::InvalidValue, "revoked");
        problem("this device may not", P::Forbidden, "bundles", ErrorCode::Unsupported, "bundles");
        problem("an older server", P::NotFound, "", ErrorCode::Unsupported, "server");
        problem("too large there", P::TooLarge, "", ErrorCode::InvalidValue, "size");
        problem("a full disk there", P::Unavailable, "", ErrorCode::Unreadable, "server");
    }
    void whatTheServerSaysOfAnothers()
    {
        QFETCH(WireAnswer, answer);
        QFETCH(int, code);
        QFETCH(QString, context);
        struct Way : Transport {
            WireAnswer answer;
            QVector<WireRequest> asked;
            void send(const WireRequest &request, Take take) override
            {
                asked.append(request);
                take(answer);
            }
            void cancelAll() override { }
        } way;
        way.answer = answer;
        QVector<HandedIn> taken;
        BundleCourier(way, [] {
            return QByteArray("token");
        }).handIn("bundle", [&taken](const HandedIn &one) { taken.append(one); });
        QCOMPARE(taken.size(), 1);
        QCOMPARE(way.asked.first().body, QByteArray("bundle"));
        QCOMPARE(taken.first().receipt, code < 0 ? QByteArray("receipt") : QByteArray());
        QCOMPARE(taken.first().error ? int(taken.first().error->code) : -1, code);
        QCOMPARE(taken.first().error ? taken.first().error->context : QString(), context);
        BundleCourier(way, [] {
            return QByteArray();
        }).handIn("bundle", [&taken](const HandedIn &one) { taken.append(one); });
        QCOMPARE(taken.last().error->code, ErrorCode::Unreadable); // nobody is signed in
        QCOMPARE(way.asked.size(), 1);
    }

    void aFileThatIsNoBundle_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code"); // -1: it is one
        QTest::newRow("a bundle") << u"bundle"_s << -1;
        QTest::newRow("its receipt") << u"receipt"_s << int(ErrorCode::WrongKind);
        QTest::newRow("some text") << u"text"_s << int(ErrorCode::WrongKind);
        QTest::newRow("half of one") << u"half"_s << int(ErrorCode::Damaged);
        QTest::newRow("nothing") << u"nothing"_s << int(ErrorCode::Empty);
        QTest::newRow("a file that is not there") << u"gone"_s << int(ErrorCode::NotFound);
    }
    void aFileThatIsNoBundle()
    {
        QFETCH(QString, what);
        QFETCH(int, code);
        report();
        const QByteArray bundle = write()->file;
        const QString path = m_folder->filePath(u"file"_s);
        const QByteArray bytes = what == "receipt"_L1 ? receiptOf(bundle)
            : what == "text"_L1                       ? QByteArray("some text that is no letter")
            : what == "half"_L1                       ? bundle.first(bundle.size() / 2)
            : what == "nothing"_L1                    ? QByteArray()
                                                      : bundle;
        must(saveBundle(path, bytes));
        const auto read = readBundle(what == "gone"_L1 ? path + u'x' : path);
        QCOMPARE(read ? -1 : int(read.error().code), code);
        if (read)
            QCOMPARE(*read, bundle);
    }

private:
    Expected<OpenedReceipt> open(const QByteArray &file)
    {
        return onDesk([&](SyncDesk &desk) { return openReceipt(desk, DeviceId(u"k7"_s), file); });
    }
    void take(const OpenedReceipt &receipt)
    {
        for (const auto &answer : receipt.answers)
            must(m_desk->sync.answered(answer.verdicts, m_directory, answer.serverTime));
        for (const QByteArray &sha256 : receipt.files)
            must(FileTransfers(m_desk->connection()).confirmed(sha256));
        must(BundleStore(m_desk->connection()).setReceived(receipt.bundle, m_desk->city.now()));
    }
    QByteArray receiptOf(const QByteArray &file, bool accepts = true)
    {
        const protocol::IntentBundle bundle = bundleIn(file);
        protocol::BundleReceipt receipt { bundle.id, bundle.device, {}, {} };
        for (const protocol::OperationsRequest &request : bundle.requests)
            receipt.answers.append(answersTo(request, accepts));
        return sealed(receipt, bundle.replyTo, 's');
    }
    protocol::OperationsAnswer answersTo(const protocol::OperationsRequest &request, bool accepts)
    {
        protocol::OperationsAnswer answer;
        answer.serverTime = m_desk->city.now();
        QVector<OutgoingIntent> intents;
        for (const protocol::IntentItem &item : request.intents)
            intents.append({ parseIntent(item.intent)->id, item.intent, {} });
        if (!accepts) {
            for (const OutgoingIntent &intent : std::as_const(intents))
                answer.answers.append(
                    { intent.id, protocol::Verdict::Refused, {}, {}, u"wrongStage"_s, {}, 0, {} });
            return answer;
        }
        const auto verdicts = m_server->handIn(intents, m_directory, m_desk->city.now());
        for (const IntentVerdict &verdict : verdicts)
            answer.answers.append({ verdict.id, protocol::Verdict::Accepted, verdict.facts,
                QByteArray(32, 'h'), {}, {}, 0, {} });
        return answer;
    }
    static QByteArray sealed(
        const protocol::BundleReceipt &receipt, const QByteArray &reader, char writer)
    {
        return crypto::Letter::write(static_cast<quint8>(LetterKind::Receipt), reader,
            signingKey(writer), protocol::write(receipt))
            .value();
    }
    QByteArray spoilt(const QString &what)
    {
        const QByteArray file = write()->file;
        protocol::BundleReceipt receipt { u"bundle-1"_s, DeviceId(u"k7"_s), {}, {} };
        QByteArray reader = bundleIn(file).replyTo;
        if (what == "bundle"_L1)
            return file;
        if (what == "reader"_L1)
            reader = boxKey('x').publicKey();
        if (what == "device"_L1)
            receipt.device = DeviceId(u"k8"_s);
        if (what == "inside"_L1)
            receipt.bundle.clear();
        return faultyLetter(sealed(receipt, reader, what == "server"_L1 ? 'x' : 's'), what);
    }
};

QTEST_GUILESS_MAIN(TestBundleReceipts)
#include "tst_bundlereceipts.moc"
