#pragma once
#include "app/services/caseview.h"
#include "widgets/theme.h"

/// How far an item is on its way to the server, in words: "saved" is never said of what is only
/// queued, nor "synced" of what is never sent. GUI thread.
namespace shiyu {

QString syncText(SyncState state); ///< 待上传, 已上传, 已同步, 未通过
/// The same, but empty for what is synced: for the lines of a list, where only the rest matters.
QString unsyncedText(SyncState state);
/// Of a case: 已存本机 in a standalone profile, which has no sync.
QString syncText(const std::optional<CaseSync> &sync);
Tone syncTone(SyncState state);

} // namespace shiyu
