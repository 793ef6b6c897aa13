#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"

namespace shiyu {

/// What a file is, by the ending of its name.
enum class AttachmentKind { Picture, Recording, Other };
AttachmentKind attachmentKind(const QString &name);

/// The attachments of a case that were not struck out, oldest first.
QVector<RecordEntry> attachmentsOf(const Incident &state);

/// May this officer open it: whoever handles the case, its owner, the intake seat, and the unit
/// that attached it. A recording lets hear who reported: in a confidential case it is for the
/// intake seat alone, whoever attached it.
bool mayOpenAttachment(const OfficerId &officer, const RecordEntry &attachment,
    const Incident &state, const Directory &directory);

} // namespace shiyu
