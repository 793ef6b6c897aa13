#include "ui/text/synctext.h"

#include <QCoreApplication>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SyncText)
};

} // namespace

QString syncText(SyncState state)
{
    switch (state) {
    case SyncState::Synced:
        return Words::tr("Synced");
    case SyncState::Queued:
        return Words::tr("To upload");
    case SyncState::Uploaded:
        return Words::tr("Uploaded");
    case SyncState::Refused:
        return Words::tr("Not accepted");
    }
    return {};
}

QString unsyncedText(SyncState state)
{
    return state == SyncState::Synced ? QString() : syncText(state);
}

QString syncText(const std::optional<CaseSync> &sync)
{
    return sync ? syncText(sync->state) : Words::tr("Saved on this computer");
}

Tone syncTone(SyncState state)
{
    switch (state) {
    case SyncState::Synced:
        return Tone::Ok;
    case SyncState::Queued:
        return Tone::Warn;
    case SyncState::Uploaded:
        return Tone::Neutral;
    case SyncState::Refused:
        return Tone::Danger;
    }
    return Tone::Neutral;
}

} // namespace shiyu
