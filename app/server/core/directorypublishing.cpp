#include "app/server/core/directorypublishing.h"

#include "app/crypto/directoryhash.h"
#include "app/crypto/passwordhash.h"
#include "app/crypto/signing.h"
#include "app/crypto/uuid7.h"
#include "app/domain/directoryact.h"
#include "app/server/core/directoryimport.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

const DeviceId kServerDevice(u"server"_s);

} // namespace

Expected<void> DirectoryPublishing::begin(const DirectoryData &data, const QString &account)
{
    return import(data, Directory(data).officerByAccount(account));
}

Expected<qint64> DirectoryPublishing::replace(
    DirectoryData data, const QString &account, const QString &password)
{
    const auto inForce = m_state.directories.newest(m_database);
    if (!inForce)
        return tl::make_unexpected(inForce.error());
    if (auto good = checkPassword(account, password); !good)
        return tl::make_unexpected(good.error());
    const qint64 newest = (*inForce)->revision();
    if (data.revision != newest)
        return fail(ErrorCode::InvalidValue, u"revision"_s,
            u"made of %1, in force is %2"_s.arg(data.revision).arg(newest));
    data.revision = newest + 1;
    const auto done = import(data, (*inForce)->officerByAccount(account));
    return done ? Expected<qint64>(data.revision) : tl::make_unexpected(done.error());
}

Expected<void> DirectoryPublishing::checkPassword(const QString &account, const QString &password)
{
    const auto held = AccountTable(m_database).account(account);
    if (!held)
        return tl::make_unexpected(held.error());
    const bool good = *held && !(*held)->locked
        && crypto::isPassword((*held)->password, crypto::SecretBytes::fromText(password));
    return good ? Expected<void>() : fail(ErrorCode::WrongPassword, account);
}

Expected<void> DirectoryPublishing::import(const DirectoryData &data, const Officer *admin)
{
    if (!admin)
        return fail(ErrorCode::InvalidValue, u"account"_s);
    const auto arguments = directoryImportArguments(data);
    if (!arguments)
        return tl::make_unexpected(arguments.error());
    const Instant now = m_state.now();
    const auto key = crypto::SigningKey::generate(crypto::Suite::Intl);
    Intent intent;
    intent.id = IntentId(crypto::Uuid7().next(now));
    intent.subject = directorySubject();
    intent.kind = OperationKind::ImportDirectory;
    intent.args = *arguments;
    intent.actor = admin->id;
    intent.organization = admin->organization;
    intent.device = kServerDevice;
    intent.deviceSeq = data.revision;
    intent.madeAt = now;
    intent.rulesRev = data.revision;
    intent.signature = key.sign(signedBytes(intent));
    const auto added
        = AccountTable(m_database).addKey(admin->id, kServerDevice, key.publicKey(), now);
    if (!added)
        return added;
    const auto outcome = DirectoryImport(m_database, m_state).import(intent, data);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (!*outcome)
        return fail(ErrorCode::InvalidValue, nameOf(outcome->error().code), outcome->error().what);
    return {};
}

} // namespace shiyu::server
