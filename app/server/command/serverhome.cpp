#include "app/server/command/serverhome.h"

#include "app/crypto/random.h"
#include "app/server/store/pgdatabase.h"
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kKeyBytes = 32;
constexpr const char *kKeys = ServerHome::kKeyFiles[0];
constexpr const char *kTlsKey = ServerHome::kKeyFiles[1];
constexpr const char *kTlsCertificate = ServerHome::kKeyFiles[2];
constexpr const char *kTlsNext = ServerHome::kKeyFiles[3];

Expected<void> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::ReadOnly, path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(content);
    if (!file.commit())
        return fail(ErrorCode::DiskFull, path, file.errorString());
    return {};
}

Expected<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, path, file.errorString());
    return file.readAll();
}

} // namespace

QString ServerHome::filePath(const char *name) const
{
    return QDir(m_folder).filePath(QString::fromLatin1(name));
}

Expected<void> ServerHome::create(const QStringList &names) const
{
    if (QFile::exists(filePath(kDatabase)) || QFile::exists(filePath(kKeys)))
        return fail(ErrorCode::InvalidValue, m_folder, u"there is a server in it"_s);
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::ReadOnly, m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto identity = makeTlsIdentity(names);
    const auto next = makeTlsIdentity(names);
    if (!identity || !next)
        return tl::make_unexpected(identity ? next.error() : identity.error());
    auto done = writeFile(filePath(kKeys), crypto::randomBytes(2 * kKeyBytes));
    if (done)
        done = writeFile(filePath(kTlsKey), identity->key);
    if (done)
        done = writeFile(filePath(kTlsCertificate), identity->certificate);
    if (done)
        done = writeFile(filePath(kTlsNext), next->key);
    if (!done)
        return done;
    if (!m_database.isEmpty())
        return openDatabase().map([](const std::unique_ptr<Database> &) {});
    const auto database = SqliteDatabase::create(filePath(kDatabase));
    if (!database)
        return tl::make_unexpected(database.error());
    QFile::setPermissions(filePath(kDatabase), QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

Expected<std::unique_ptr<Database>> ServerHome::openDatabase() const
{
    const auto asDatabase = [](auto database) -> std::unique_ptr<Database> { return database; };
    return m_database.isEmpty() ? SqliteDatabase::open(filePath(kDatabase)).map(asDatabase)
                                : PgDatabase::open(m_database).map(asDatabase);
}

Expected<ServerKeys> ServerHome::keys() const
{
    auto bytes = readFile(filePath(kKeys));
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    if (bytes->size() != 2 * kKeyBytes)
        return fail(ErrorCode::Damaged, filePath(kKeys));
    ServerKeys keys { crypto::SecretBytes::fromBytes(bytes->first(kKeyBytes)),
        crypto::SecretBytes::fromBytes(bytes->sliced(kKeyBytes)) };
    crypto::wipe(*bytes);
    return keys;
}

Expected<TlsIdentity> ServerHome::identity() const
{
    auto key = readFile(filePath(kTlsKey));
    auto certificate = readFile(filePath(kTlsCertificate));
    if (!key || !certificate)
        return tl::make_unexpected(key ? certificate.error() : key.error());
    return TlsIdentity { *std::move(key), *std::move(certificate) };
}

Expected<QVector<QByteArray>> ServerHome::pins() const
{
    QVector<QByteArray> pins;
    for (const char *name : { kTlsKey, kTlsNext }) {
        const auto pin
            = readFile(filePath(name)).and_then([](const QByteArray &pem) { return pinOf(pem); });
        if (!pin)
            return tl::make_unexpected(pin.error());
        pins.append(*pin);
    }
    return pins;
}

} // namespace shiyu::server
