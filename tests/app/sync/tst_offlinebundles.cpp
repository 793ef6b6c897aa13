// A console's side of what is carried by hand: the file that it writes, and the receipts that it
// takes in or leaves alone.
#include "app/protocol/answers.h"
#include "app/protocol/bundle.h"
#include "app/protocol/limits.h"
#include "app/storage/blobstore.h"
#include "app/storage/bundlestore.h"
#include "app/storage/filetransfers.h"
#include "app/storage/waitingacts.h"
#include "app/sync/bundlecourier.h"
#include "app/sync/bundlefile.h"
#include "app/sync/bundles.h"
#include "tests/app/storage/serverdesk.h"
#include "tests/support/letterfaults.h"
#include "tests/support/testcase.h"
#include <QDir>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;
using protocol::LetterKind;

Q_DECLARE_METATYPE(shiyu::WireAnswer)

class TestOfflineBundles : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<OrderingServer>(m_folder->filePath(u"server"_s));
        m_desk = std::make_unique<ServerDesk>(m_folder->filePath(u"county"_s), u"county"_s);
        m_desk->takeDirectory();
        m_directory = m_desk->city.directory();
        allow(true);
    }
    void cleanup()
    {
        m_desk.reset();
        m_server.reset();
    }

    void notWithoutLeave()
    {
        report();
        allow(false);
        QVERIFY(!maySendBundles(m_desk->connection()).value());
        QCOMPARE(write().error().code, ErrorCode::Unsupported);
        allow(true);
        QVERIFY(maySendBundles(m_desk->connection()).value());
        QVERIFY(write());
    }

    void nothingWaits() { QCOMPARE(write().error().code, ErrorCode::Empty); }

    /// As it would have gone up, in pieces, signed; and it goes on waiting.
    void whatWaitsIsInIt()
    {
        for (int i = 0; i < 101; ++i)
            report();
        const auto outgoing = m_desk->outgoing();
        const auto written = write();
        QVERIFY(written);
        QCOMPARE(written->intents, 101);
        QCOMPARE(written->left, 0);
        const auto bundle = bundleIn(written->file);
        QCOMPARE(bundle.id, u"bundle-1"_s);
        QCOMPARE(bundle.requests.size(), 2);
        QCOMPARE(bundle.requests.first().intents.size(), 100);
        QCOMPARE(bundle.requests.first().intents.first().intent, outgoing.first().intent);
        QCOMPARE(bundle.requests.last().intents.last().intent, outgoing.last().intent);
        QCOMPARE(m_desk->sync.position()->waiting, 101);
        QCOMPARE(waitingActs(m_desk->connection(), 200)->size(), 101);
        QVERIFY(!waitingActs(m_desk->connection(), 200)->first().answered);
    }

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
        const auto written = write();
        QVERIFY(written);
        QCOMPARE(written->files, 2);
        QCOMPARE(written->filesLeft, 0);
        const auto bundle = bundleIn(written->file);
        QCOMPARE(bundle.files.size(), 2);
        for (const protocol::CarriedFile &file : bundle.files)
            QCOMPARE(BlobStore::sha256(file.content), file.sha256);
        QCOMPARE(m_desk->sync.position()->files, 2);
        protocol::BundleReceipt receipt { bundle.id, bundle.device, {}, { photo } };
        const auto opened = open(sealed(receipt, bundle.replyTo, 's'));
        QVERIFY(opened);
        QCOMPARE(opened->files, QVector { photo });
        take(*opened);
        QCOMPARE(*FileTransfers(m_desk->connection()).waiting(9), QVector { paper });
        QCOMPARE(*BlobStore(m_desk->connection()).content(photo, ServerDesk::key()),
            QByteArray("photo"));
    }

    void attachmentsAlone()
    {
        attach("photo");
        const auto written = write();
        QVERIFY(written);
        QCOMPARE(written->intents, 0);
        QCOMPARE(written->files, 1);
        QVERIFY(bundleIn(written->file).requests.isEmpty());
    }

    /// The oldest that fit; one that cannot be read here holds up no other.
    void whatDoesNotFitWaits()
    {
        constexpr qsizetype kHalf = protocol::kLargestBundleFiles / 2;
        const QByteArray lost = attach("lost");
        must(sql::execute(m_desk->connection(),
            u"UPDATE blob SET bytes = x'00' WHERE sha256 = :sha256"_s,
            [&](sql::Statement &s) { s.bind(u":sha256", lost); }));
        const QByteArray first = attach(QByteArray(kHalf, 'a'));
        attach(QByteArray(kHalf + 1, 'b'));
        const QByteArray small = attach("small");
        const auto written = write();
        QVERIFY(written);
        QCOMPARE(written->files, 2);
        QCOMPARE(written->filesLeft, 2);
        const auto bundle = bundleIn(written->file);
        QCOMPARE(bundle.files.at(0).sha256, first);
        QCOMPARE(bundle.files.at(1).sha256, small);
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

    void aWritingThatIsGivenUpLeavesNoFile()
    {
        const QString path = m_folder->filePath(u"file"_s);
        const auto token = CancelToken::make();
        token.cancel();
        QCOMPARE(saveBundle(path, "bytes", token).error().code, ErrorCode::Cancelled);
        QVERIFY(!QFileInfo::exists(path));
        QCOMPARE(QDir(m_folder->path()).entryList({ u"file*"_s }, QDir::Files), QStringList());
    }

private:
    template <typename F> auto onDesk(F work)
    {
        const auto key = ServerDesk::key();
        SyncDesk desk { m_desk->sync, m_directory, key, m_desk->connection(), m_desk->officer,
            key };
        return work(desk);
    }
    void allow(bool allowed)
    {
        protocol::SessionAnswer answer;
        answer.serverKey = signingKey('s').publicKey();
        if (allowed)
            answer.bundleKey = boxKey('b').publicKey();
        must(onDesk([&](SyncDesk &desk) { return keepServerKeys(desk, answer); }));
    }
    QString report()
    {
        const QString id = m_desk->city.newId();
        Submission submission = m_desk->city.report(id);
        submission.intent.actor = OfficerId(m_desk->officer);
        submission.intent.organization = OrganizationId(SmallCity::organizationOf(m_desk->officer));
        submission.intent.seen = 0;
        m_desk->city.sign(submission, m_desk->officer);
        return m_desk->act({ submission })->has_value() ? id : QString();
    }
    /// As an act does that names it, a second after the one before.
    QByteArray attach(const QByteArray &bytes)
    {
        m_desk->city.pass(std::chrono::seconds { 1 });
        const QByteArray sha256 = BlobStore::sha256(bytes);
        must(BlobStore(m_desk->connection())
                 .write(u"照片.jpg"_s, bytes, ServerDesk::key(), m_desk->city.now()));
        must(FileTransfers(m_desk->connection()).queue(sha256, m_desk->city.now()));
        return sha256;
    }
    /// As the desk does, which reads one attachment a job.
    Expected<WrittenBundle> write()
    {
        const BundleAuthor author { DeviceId(u"k7"_s), OfficerId(m_desk->officer) };
        auto draft = onDesk([&](SyncDesk &desk) {
            return beginBundle(desk, author, u"bundle-1"_s, m_desk->city.now());
        });
        if (!draft)
            return tl::make_unexpected(draft.error());
        for (const QByteArray &sha256 : std::as_const(draft->files)) {
            const auto content = BlobStore(m_desk->connection()).content(sha256, ServerDesk::key());
            if (content)
                draft->content.files.append({ sha256, *content });
        }
        return sealBundle(*draft, m_desk->city.keyOf(m_desk->officer));
    }
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

    // The server's side.
    protocol::IntentBundle bundleIn(const QByteArray &file)
    {
        const auto letter = crypto::Letter::fromBytes(file).value();
        const auto opened = letter.open(boxKey('b')).value();
        if (!letter.isBy(m_desk->city.keyOf(m_desk->officer).publicKey(), opened))
            return {};
        return protocol::read<protocol::IntentBundle>(opened.content, 1 << 26).value();
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

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OrderingServer> m_server;
    std::unique_ptr<ServerDesk> m_desk;
    DirectoryPtr m_directory;
};

QTEST_GUILESS_MAIN(TestOfflineBundles)
#include "tst_offlinebundles.moc"
