// ProfileDesk's outbox on the screen, and its way to the server by a file.
#include "app/services/profiledesk.h"

#include "app/storage/blobstore.h"
#include "app/storage/filetransfers.h"

namespace shiyu {

using namespace Qt::StringLiterals;

Expected<OutboxView> ProfileDesk::outboxView()
{
    const auto position = m_sync.position();
    const auto acts = waitingActs(connection(), OutboxView::kMostActs);
    const auto bundles = BundleStore(connection()).newest(OutboxView::kMostBundles);
    const auto maySend = maySendBundles(connection());
    for (const Error *error :
        { position ? nullptr : &position.error(), acts ? nullptr : &acts.error(),
            bundles ? nullptr : &bundles.error(), maySend ? nullptr : &maySend.error() }) {
        if (error)
            return tl::make_unexpected(*error);
    }
    return OutboxView { *position, *acts, *bundles, *maySend, m_directory };
}

Expected<BundleDraft> ProfileDesk::beginBundle(Instant now)
{
    if (!m_seat || !m_session)
        return fail(ErrorCode::NotFound, u"officer"_s);
    SyncDesk desk = syncDesk();
    return shiyu::beginBundle(
        desk, { m_profile.info().device, m_session->officer }, m_ids.next(now), now);
}

Expected<protocol::CarriedFile> ProfileDesk::bundleFile(const QByteArray &sha256)
{
    if (!m_session)
        return fail(ErrorCode::NotFound, u"officer"_s);
    return BlobStore(connection())
        .content(sha256, m_session->dataKey)
        .map([&sha256](const QByteArray &content) {
            return protocol::CarriedFile { sha256, content };
        });
}

Expected<std::shared_ptr<const crypto::SigningKey>> ProfileDesk::signingKey()
{
    if (!m_session)
        return fail(ErrorCode::NotFound, u"officer"_s);
    const crypto::SigningKey &key = m_session->signingKey;
    return crypto::SigningKey::fromSeed(key.suite(), key.seed()).map([](crypto::SigningKey copy) {
        return std::make_shared<const crypto::SigningKey>(std::move(copy));
    });
}

Expected<void> ProfileDesk::bundleSaved(const WrittenBundle &bundle, Instant now)
{
    if (!m_session)
        return fail(ErrorCode::NotFound, u"officer"_s);
    return BundleStore(connection())
        .add({ bundle.id, m_session->officer, now, bundle.intents, std::nullopt });
}

Expected<OpenedReceipt> ProfileDesk::openReceipt(const QByteArray &file)
{
    if (!m_session)
        return fail(ErrorCode::NotFound, u"officer"_s);
    SyncDesk desk = syncDesk();
    return shiyu::openReceipt(desk, m_profile.info().device, file);
}

Expected<void> ProfileDesk::takeAnswer(const OpenedReceipt::Answer &answer)
{
    return m_sync.answered(answer.verdicts, m_directory, answer.serverTime);
}

Expected<void> ProfileDesk::receiptTaken(const OpenedReceipt &receipt, Instant now)
{
    FileTransfers transfers(connection());
    for (const QByteArray &sha256 : receipt.files) {
        if (auto done = transfers.confirmed(sha256); !done)
            return done;
    }
    return BundleStore(connection()).setReceived(receipt.bundle, now);
}

} // namespace shiyu
