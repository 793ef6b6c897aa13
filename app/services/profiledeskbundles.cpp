// ProfileDesk's outbox on the screen, and its way to the server by a file.
#include "app/services/profiledesk.h"

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

Expected<WrittenBundle> ProfileDesk::writeBundle(Instant now)
{
    if (!m_seat || !m_session)
        return fail(ErrorCode::NotFound, u"officer"_s);
    const auto at = madeAt(now);
    if (!at)
        return tl::make_unexpected(at.error());
    SyncDesk desk = syncDesk();
    const BundleAuthor author { m_profile.info().device, m_session->officer,
        m_session->signingKey };
    return shiyu::writeBundle(desk, author, m_ids.next(now), *at);
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
