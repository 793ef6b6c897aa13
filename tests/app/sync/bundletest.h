#pragma once
#include "app/protocol/bundle.h"
#include "app/storage/blobstore.h"
#include "app/storage/filetransfers.h"
#include "app/sync/bundles.h"
#include "tests/app/storage/serverdesk.h"
#include "tests/support/letterfaults.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

namespace shiyu::test {

using namespace Qt::StringLiterals;

/// What the tests of bundles share: a county's desk that may write them, and the server's key that
/// opens them.
class BundleTest : public TestCase {
    Q_OBJECT
protected Q_SLOTS:
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

protected:
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
    // The server's side.
    protocol::IntentBundle bundleIn(const QByteArray &file)
    {
        const auto letter = crypto::Letter::fromBytes(file).value();
        const auto opened = letter.open(boxKey('b')).value();
        if (!letter.isBy(m_desk->city.keyOf(m_desk->officer).publicKey(), opened))
            return {};
        return protocol::read<protocol::IntentBundle>(opened.content, 1 << 26).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OrderingServer> m_server;
    std::unique_ptr<ServerDesk> m_desk;
    DirectoryPtr m_directory;
};

} // namespace shiyu::test
