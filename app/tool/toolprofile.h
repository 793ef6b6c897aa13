#pragma once
#include "app/services/importhand.h"
#include "app/storage/logwriter.h"
#include "app/storage/profile.h"
#include "app/storage/projection.h"

namespace shiyu::tool {

/// A profile opened for writing by an officer, without a window.
class ToolProfile {
public:
    /// `account` may be empty when the profile has one account. Errors as ProfileFile and Vault;
    /// InvalidValue "account": several accounts, name one.
    static Expected<std::unique_ptr<ToolProfile>> open(
        const QString &path, const QString &account, const QString &password, Instant now);

    DirectoryPtr directory() const { return m_directory; }
    Expected<ImportWorld> world(Instant now);
    ImportHand hand();
    sql::Connection &connection() { return m_profile.connection(); }

private:
    ToolProfile(ProfileFile profile, Pinyin pinyin);
    Expected<qint64> nextDeviceSeq();
    Expected<void> unlock(const QString &account, const QString &password, Instant now);

    ProfileFile m_profile;
    IncidentProjection m_projection;
    SearchIndex m_search;
    LogWriter m_writer;
    DirectoryPtr m_directory;
    std::optional<UnlockedSession> m_session;
    std::unique_ptr<ImportSigner> m_signer;
};

} // namespace shiyu::tool
