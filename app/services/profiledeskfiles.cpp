// The attachments of ProfileDesk.
#include "app/services/attachmentaccess.h"
#include "app/services/profiledesk.h"
#include "app/storage/blobstore.h"
#include "app/storage/filetransfers.h"
#include <algorithm>

namespace shiyu {

using namespace Qt::StringLiterals;

Expected<void> ProfileDesk::storeFiles(const QVector<AttachedFile> &files, Instant now)
{
    for (const AttachedFile &file : files) {
        const auto stored
            = BlobStore(connection()).write(file.name, file.bytes, m_session->dataKey, now);
        if (!stored)
            return stored;
        if (isOrdering())
            continue;
        if (auto queued = FileTransfers(connection()).queue(file.sha256, now); !queued)
            return queued;
    }
    return {};
}

Expected<QByteArray> ProfileDesk::readAttachment(
    const IncidentId &id, const IntentId &entry, Instant now)
{
    const auto state = actLog().state(id);
    if (!state)
        return tl::make_unexpected(state.error());
    if (!*state || !m_seat)
        return fail(ErrorCode::NotFound, u"case"_s);
    const QVector<RecordEntry> attached = attachmentsOf(**state);
    const auto it = std::find_if(attached.begin(), attached.end(),
        [&entry](const RecordEntry &candidate) { return candidate.intent == entry; });
    if (it == attached.end() || !mayOpenAttachment(m_seat->officer, *it, **state, *m_directory))
        return fail(ErrorCode::NotFound, u"attachment"_s);
    const QByteArray sha256 = QByteArray::fromHex(it->args["sha256"_L1].toString().toLatin1());
    return BlobStore(connection())
        .read(sha256, { SubjectKind::Incident, id.toString() }, m_session->dataKey, m_seat->officer,
            now);
}

} // namespace shiyu
