// The attachments of ProfileDesk.
#include "app/services/attachmentaccess.h"
#include "app/services/profiledesk.h"
#include "app/storage/blobstore.h"
#include "app/storage/casesync.h"
#include "app/storage/filetransfers.h"
#include <algorithm>

namespace shiyu {

using namespace Qt::StringLiterals;

namespace {

QByteArray digestOf(const RecordEntry &attached)
{
    return QByteArray::fromHex(attached.args["sha256"_L1].toString().toLatin1());
}

} // namespace

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

/// The entry of an attachment, if the seat may open it.
Expected<RecordEntry> ProfileDesk::openAttachment(const IncidentId &id, const IntentId &entry)
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
    return *it;
}

std::optional<WantedFile> ProfileDesk::absentFile(const IncidentId &id, const IntentId &entry)
{
    const auto attached = openAttachment(id, entry);
    if (!attached || isOrdering())
        return std::nullopt;
    const QByteArray sha256 = digestOf(*attached);
    const auto sync = caseSync(connection(), **actLog().state(id));
    if (!sync || !sync->filesAbsent.contains(sha256))
        return std::nullopt;
    return WantedFile { sha256, attached->args["size"_L1].toInteger(),
        attached->args["name"_L1].toString() };
}

Expected<QByteArray> ProfileDesk::readAttachment(
    const IncidentId &id, const IntentId &entry, Instant now)
{
    const auto attached = openAttachment(id, entry);
    if (!attached)
        return tl::make_unexpected(attached.error());
    const QByteArray sha256 = digestOf(*attached);
    return BlobStore(connection())
        .read(sha256, { SubjectKind::Incident, id.toString() }, m_session->dataKey, m_seat->officer,
            now);
}

} // namespace shiyu
