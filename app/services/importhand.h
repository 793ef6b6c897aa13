#pragma once
#include "app/exchange/importrun.h"
#include "app/services/regionlocator.h"
#include "app/storage/intentids.h"
#include "app/storage/vault.h"

namespace shiyu {

/// The hand of an unlocked officer: signs an import's acts with his key. All references outlive
/// what it makes; one thread.
class ImportSigner {
public:
    using NextNumber = std::function<Expected<qint64>()>;

    /// `directory` knows the session's officer.
    ImportSigner(const UnlockedSession &session, DirectoryPtr directory, const DeviceId &device,
        NextNumber nextDeviceSeq);

    ImportHand hand(LogWriter &writer, SearchIndex &search);

private:
    Expected<Submission> sign(const ImportAct &act);

    const UnlockedSession &m_session;
    DirectoryPtr m_directory;
    OrganizationId m_organization;
    DeviceId m_device;
    NextNumber m_nextDeviceSeq;
    IntentIds m_ids;
};

/// The world of an import into a profile: outlines are read once and shared.
Expected<ImportWorld> importWorld(
    sql::Connection &connection, const DirectoryPtr &directory, Instant now);

} // namespace shiyu
