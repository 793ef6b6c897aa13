#include "app/server/core/admin.h"

#include "app/crypto/passwordhash.h"
#include "app/crypto/random.h"
#include "app/server/core/sessions.h"
#include "app/server/store/visibletable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

/// Fifteen letters in groups, without those that look alike: 72 bits, typed from paper if need be.
QString newCode()
{
    static const QString kLetters = u"23456789ABCDEFGHJKMNPQRSTUVWXYZ"_s;
    constexpr int kLength = 15;
    QString code;
    while (code.size() < kLength) {
        const auto byte = static_cast<unsigned char>(crypto::randomBytes(1).at(0));
        if (byte < kLetters.size() * (256 / kLetters.size())) // every letter as likely
            code += kLetters.at(byte % kLetters.size());
    }
    return code.insert(10, u'-').insert(5, u'-');
}

Expected<DeviceRow> enrolled(AccountTable &accounts, const DeviceId &device)
{
    const auto held = accounts.device(device);
    if (!held)
        return tl::make_unexpected(held.error());
    return *held ? Expected<DeviceRow>(**held) : fail(ErrorCode::NotFound, u"device"_s);
}

} // namespace

Expected<QString> Admin::hashOf(const QString &password) const
{
    if (password.size() < kShortestPassword)
        return fail(ErrorCode::InvalidValue, u"password"_s);
    QString hash
        = crypto::hashPassword(crypto::SecretBytes::fromText(password), m_state.settings.password);
    if (hash.isEmpty())
        return fail(ErrorCode::Internal, u"password"_s, u"no memory"_s);
    return hash;
}

Expected<void> Admin::note(const QString &kind, const OfficerId &officer, const QString &detail)
{
    return m_accounts.audit({ kind, officer, {}, {}, detail }, m_state.now());
}

Expected<void> Admin::addAccount(const QString &account, const QString &password)
{
    const auto directory = m_state.directories.newest(m_database);
    const auto held = m_accounts.account(account);
    if (!directory || !held)
        return tl::make_unexpected(directory ? held.error() : directory.error());
    const Officer *officer = (*directory)->officerByAccount(account);
    if (!officer || *held)
        return fail(ErrorCode::InvalidValue, u"account"_s,
            officer ? u"there already; reset gives it another password"_s
                    : u"no officer of the directory has it"_s);
    auto hash = hashOf(password);
    if (!hash)
        return tl::make_unexpected(hash.error());
    if (auto done
        = m_accounts.write({ account, officer->id, *std::move(hash), false }, m_state.now());
        !done)
        return done;
    return note(u"userAdded"_s, officer->id, {});
}

Expected<int> Admin::addAllAccounts(const QString &password)
{
    const auto directory = m_state.directories.newest(m_database);
    const auto hash = hashOf(password);
    if (!directory || !hash)
        return tl::make_unexpected(directory ? hash.error() : directory.error());
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    int count = 0;
    for (const Officer &officer : (*directory)->data().officers) {
        if (officer.account.isEmpty())
            continue;
        const auto done
            = m_accounts.write({ officer.account, officer.id, *hash, false }, m_state.now());
        if (!done)
            return tl::make_unexpected(done.error());
        ++count;
    }
    if (auto done = transaction->commit(); !done)
        return tl::make_unexpected(done.error());
    return count;
}

Expected<void> Admin::change(
    const QString &account, const QString &audit, const std::function<void(AccountRow &)> &how)
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto held = m_accounts.account(account);
    if (!held)
        return tl::make_unexpected(held.error());
    if (!*held)
        return fail(ErrorCode::NotFound, u"account"_s);
    AccountRow row = **held;
    how(row);
    auto done = m_accounts.write(row, m_state.now());
    if (done)
        done = SessionTable(m_database).endOfOfficer(row.officer, m_state.now());
    if (done)
        done = note(audit, row.officer, {});
    return done ? transaction->commit() : done;
}

Expected<void> Admin::setPassword(const QString &account, const QString &password)
{
    const auto hash = hashOf(password);
    if (!hash)
        return tl::make_unexpected(hash.error());
    return change(account, u"passwordReset"_s, [&hash](AccountRow &row) { row.password = *hash; });
}

Expected<void> Admin::setLocked(const QString &account, bool locked)
{
    return change(account, locked ? u"userLocked"_s : u"userUnlocked"_s,
        [locked](AccountRow &row) { row.locked = locked; });
}

Expected<QString> Admin::enrol(const OrganizationId &organization, Instant until)
{
    const auto directory = m_state.directories.newest(m_database);
    if (!directory)
        return tl::make_unexpected(directory.error());
    if (!(*directory)->organization(organization))
        return fail(ErrorCode::InvalidValue, u"organization"_s);
    const QString code = newCode();
    auto done = m_accounts.addEnrolment(secretHash(code.toUtf8()), organization, until);
    if (done)
        done = note(u"enrolmentMade"_s, {}, organization.toString());
    return done ? Expected<QString>(code) : tl::make_unexpected(done.error());
}

Expected<void> Admin::revokeDevice(const DeviceId &device)
{
    const auto held = enrolled(m_accounts, device);
    if (!held)
        return tl::make_unexpected(held.error());
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto done = m_accounts.revokeDevice(device, m_state.now());
    if (done)
        done = SessionTable(m_database).endOfDevice(device, m_state.now());
    if (done)
        done = note(u"deviceRevoked"_s, {}, device.toString());
    if (done)
        done = m_database.notify({ held->organization }); // its streams look whether they may
    return done ? transaction->commit() : done;
}

Expected<void> Admin::setBundles(const DeviceId &device, bool allowed)
{
    const auto held = enrolled(m_accounts, device);
    if (!held)
        return tl::make_unexpected(held.error());
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto done = m_accounts.setBundles(device, allowed);
    if (done)
        done = note(allowed ? u"bundlesAllowed"_s : u"bundlesForbidden"_s, {}, device.toString());
    return done ? transaction->commit() : done;
}

Expected<void> Admin::markRestored()
{
    const auto directory = m_state.directories.newest(m_database);
    if (!directory)
        return tl::make_unexpected(directory.error());
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const auto taken = LogTable(m_database).reserve(kGapOfRestore); !taken)
        return tl::make_unexpected(taken.error());
    for (const Organization &organization : (*directory)->data().organizations) {
        if (auto done = VisibleTable(m_database).raiseEpoch(organization.id); !done)
            return done;
    }
    auto done = note(u"restored"_s, {}, {});
    return done ? transaction->commit() : done;
}

} // namespace shiyu::server
