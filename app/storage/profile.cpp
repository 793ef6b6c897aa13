#include "app/storage/profile.h"

#include "app/crypto/random.h"
#include "app/crypto/suite.h"
#include "app/sql/migrator.h"
#include "app/sql/transaction.h"
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

// Outside of any namespace: the macro declares a global function.
static void initialiseSqlResources()
{
    Q_INIT_RESOURCE(console_sql);
}

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qint32 kApplicationId = 0x53594350; // "SYCP"

Expected<sql::Migrator> migrator()
{
    initialiseSqlResources();
    auto migrations = sql::readMigrations(u":/sql/console"_s);
    if (!migrations)
        return tl::make_unexpected(migrations.error());
    return sql::Migrator(kApplicationId, *std::move(migrations));
}

Expected<std::unique_ptr<QLockFile>> lockFor(const QString &path)
{
    // One name for all ways to write the path, or two writers could both have a lock.
    const QFileInfo file(path);
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    const QString target
        = file.exists() ? file.canonicalFilePath() : folder + u'/' + file.fileName();
    auto lock = std::make_unique<QLockFile>(target + u".lock"_s);
    lock->setStaleLockTime(0); // never by age: a console runs for weeks; a dead process still is
    if (lock->tryLock(0))
        return lock;
    switch (lock->error()) {
    case QLockFile::PermissionError:
        return fail(ErrorCode::ReadOnly, path, u"lock file"_s);
    case QLockFile::LockFailedError: {
        qint64 pid = 0;
        QString host;
        QString program;
        lock->getLockInfo(&pid, &host, &program);
        return fail(ErrorCode::Busy, path, u"%1 %2@%3"_s.arg(program, QString::number(pid), host));
    }
    default: // no space, or a folder that cannot be written
        return fail(QFileInfo(folder).isWritable() ? ErrorCode::DiskFull : ErrorCode::ReadOnly,
            path, u"lock file"_s);
    }
}

/// Looks at the file without a right to change it. Gives the version of the schema.
Expected<int> inspect(const QString &path, const sql::Migrator &migrator)
{
    auto connection = sql::Connection::open(path, sql::OpenMode::ReadOnly);
    if (!connection)
        return tl::make_unexpected(connection.error());
    const auto version = migrator.check(*connection);
    if (version && *version == 0)
        return fail(ErrorCode::WrongKind, path, u"a database without tables"_s);
    return version;
}

/// Two characters that are told apart over the telephone.
QString makeDeviceTag()
{
    static constexpr char kLetters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    static constexpr char kDigits[] = "23456789";
    const QByteArray random = crypto::randomBytes(2);
    const auto pick = [](const char *from, size_t count, char byte) {
        return QLatin1Char(from[static_cast<quint8>(byte) % count]);
    };
    return QString(pick(kLetters, sizeof kLetters - 1, random[0]))
        + pick(kDigits, sizeof kDigits - 1, random[1]);
}

Expected<void> writeMeta(sql::Connection &connection, const ProfileSettings &settings)
{
    auto insert = connection.prepare(
        u"INSERT INTO meta (id, profile_id, kind, server, organization, device, device_tag, suite,"
        " created_at) VALUES (1, :profile, :kind, :server, :organization, :device, :tag, :suite,"
        " :created)"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    const QString tag = makeDeviceTag();
    insert->bind(u":profile", QUuid::createUuid().toString(QUuid::WithoutBraces))
        .bind(u":kind", settings.kind == ProfileKind::Standalone ? u"standalone"_s : u"server"_s)
        .bind(u":server", settings.server)
        .bind(u":organization", settings.organization.toString())
        .bind(u":device", QString(tag + u'-' + QUuid::createUuid().toString(QUuid::Id128)))
        .bind(u":tag", tag)
        .bind(u":suite", crypto::suiteId(crypto::Suite::Intl))
        .bind(u":created", toMs(settings.createdAt));
    return insert->run();
}

Expected<sql::Connection> make(const QString &path, const ProfileSettings &settings)
{
    const auto schema = migrator();
    if (!schema)
        return tl::make_unexpected(schema.error());
    auto connection = sql::Connection::open(path, sql::OpenMode::Create);
    if (!connection)
        return connection;
    if (auto migrated = schema->migrate(*connection); !migrated)
        return tl::make_unexpected(migrated.error());
    if (auto written = writeMeta(*connection, settings); !written)
        return tl::make_unexpected(written.error());
    return connection;
}

void removeFiles(const QString &path)
{
    for (const auto &suffix : { u""_s, u"-wal"_s, u"-shm"_s })
        QFile::remove(path + suffix);
}

} // namespace

ProfileFile::ProfileFile(std::unique_ptr<QLockFile> lock, sql::Connection connection)
    : m_lock(std::move(lock))
    , m_connection(std::move(connection))
{
}

ProfileFile::ProfileFile(ProfileFile &&) noexcept = default;
ProfileFile::~ProfileFile() = default;

Expected<ProfileFile> ProfileFile::create(const QString &path, const ProfileSettings &settings)
{
    if (!QFileInfo(QFileInfo(path).absolutePath()).isDir())
        return fail(ErrorCode::NotFound, QFileInfo(path).absolutePath());
    if (QFileInfo::exists(path))
        return fail(ErrorCode::InvalidValue, path, u"exists"_s);
    auto lock = lockFor(path);
    if (!lock)
        return tl::make_unexpected(lock.error());
    if (QFileInfo::exists(path)) // by who had the lock a moment ago
        return fail(ErrorCode::InvalidValue, path, u"exists"_s);
    auto connection = make(path, settings);
    if (!connection) {
        removeFiles(path);
        return tl::make_unexpected(connection.error());
    }
    ProfileFile profile(*std::move(lock), *std::move(connection));
    if (auto read = profile.readInfo(); !read)
        return tl::make_unexpected(read.error());
    return profile;
}

Expected<ProfileFile> ProfileFile::open(const QString &path, ProfileAccess access)
{
    const auto schema = migrator();
    if (!schema)
        return tl::make_unexpected(schema.error());
    const auto version = inspect(path, *schema);
    if (!version)
        return tl::make_unexpected(version.error());
    const bool writes = access == ProfileAccess::ReadWrite;
    if (!writes && *version < schema->newest())
        return fail(ErrorCode::Unsupported, path, u"older schema, read-only"_s);
    std::unique_ptr<QLockFile> held;
    if (writes) {
        auto lock = lockFor(path);
        if (!lock)
            return tl::make_unexpected(lock.error());
        held = *std::move(lock);
    }
    auto connection
        = sql::Connection::open(path, writes ? sql::OpenMode::ReadWrite : sql::OpenMode::ReadOnly);
    if (!connection)
        return tl::make_unexpected(connection.error());
    if (writes) {
        if (auto migrated = schema->migrate(*connection); !migrated)
            return tl::make_unexpected(migrated.error());
    }
    ProfileFile profile(std::move(held), *std::move(connection));
    if (auto read = profile.readInfo(); !read)
        return tl::make_unexpected(read.error());
    return profile;
}

Expected<void> ProfileFile::readInfo()
{
    auto row = m_connection.prepare(u"SELECT profile_id, kind, server, organization, device,"
                                    " device_tag, suite, created_at FROM meta WHERE id = 1"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found) // killed while it was being made
        return fail(ErrorCode::Damaged, path(), u"meta is empty"_s);
    m_info.id = row->text(0);
    m_info.kind = row->text(1) == "server"_L1 ? ProfileKind::Server : ProfileKind::Standalone;
    m_info.server = row->text(2);
    m_info.organization = OrganizationId(row->text(3));
    m_info.device = DeviceId(row->text(4));
    m_info.deviceTag = row->text(5);
    m_info.suite = row->text(6);
    m_info.createdAt = instantFromMs(row->int64(7));
    return {};
}

} // namespace shiyu
