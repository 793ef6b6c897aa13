#include "app/tool/toolprofile.h"

#include "app/storage/directorystore.h"

namespace shiyu::tool {

using namespace Qt::StringLiterals;

ToolProfile::ToolProfile(ProfileFile profile, Pinyin pinyin)
    : m_profile(std::move(profile))
    , m_projection(pinyin)
    , m_search(std::move(pinyin))
    , m_writer(m_profile.connection(), m_projection)
{
    m_writer.setSignatureCheck(SignatureCheck::Skipped); // signed a moment ago by this process
}

Expected<std::unique_ptr<ToolProfile>> ToolProfile::open(
    const QString &path, const QString &account, const QString &password, Instant now)
{
    auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
    if (!profile)
        return tl::make_unexpected(profile.error());
    if (profile->info().kind != ProfileKind::Standalone)
        return fail(ErrorCode::Unsupported, u"profile"_s, u"its server takes imports"_s);
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    std::unique_ptr<ToolProfile> tool(new ToolProfile(*std::move(profile), *std::move(pinyin)));
    if (const auto opened = tool->unlock(account, password, now); !opened)
        return tl::make_unexpected(opened.error());
    return tool;
}

Expected<void> ToolProfile::unlock(const QString &account, const QString &password, Instant now)
{
    Vault vault(m_profile.connection());
    QString name = account;
    if (name.isEmpty()) {
        const auto accounts = vault.accounts();
        if (!accounts)
            return tl::make_unexpected(accounts.error());
        if (accounts->size() != 1)
            return fail(ErrorCode::InvalidValue, u"account"_s, u"name one by --account"_s);
        name = accounts->first().account;
    }
    auto session = vault.unlock(name, password, now);
    if (!session)
        return tl::make_unexpected(session.error());
    m_session = *std::move(session);
    m_writer.setDataKey(m_session->dataKey);
    auto directory = DirectoryStore(m_profile.connection()).loadNewest();
    if (!directory)
        return tl::make_unexpected(directory.error());
    m_directory = *std::move(directory);
    if (!m_directory->officer(m_session->officer))
        return fail(ErrorCode::NotFound, u"officer"_s);
    m_signer = std::make_unique<ImportSigner>(
        *m_session, m_directory, m_profile.info().device, [this] { return nextDeviceSeq(); });
    return {};
}

Expected<qint64> ToolProfile::nextDeviceSeq()
{
    auto row = m_profile.connection().prepare(
        u"INSERT INTO counter (name, value) VALUES ('deviceSeq', 1)"
        " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    if (const auto found = row->step(); !found)
        return tl::make_unexpected(found.error());
    const qint64 number = row->int64(0);
    if (const auto done = row->step(); !done) // to its end, so that it commits
        return tl::make_unexpected(done.error());
    return number;
}

Expected<ImportWorld> ToolProfile::world(Instant now)
{
    return importWorld(m_profile.connection(), m_directory, now);
}

ImportHand ToolProfile::hand()
{
    return m_signer->hand(m_writer, m_search);
}

} // namespace shiyu::tool
