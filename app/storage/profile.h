#pragma once
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include "app/sql/connection.h"
#include <memory>

QT_FORWARD_DECLARE_CLASS(QLockFile)

namespace shiyu {

enum class ProfileKind {
    Standalone, ///< orders its own operations
    Server, ///< a server orders them
};

/// What a profile is made for; fixed when it is made.
struct ProfileSettings {
    ProfileKind kind = ProfileKind::Standalone;
    QString server; ///< its address; empty for a standalone profile
    OrganizationId organization; ///< whose console it is
    Instant createdAt {};
};

struct ProfileInfo {
    QString id;
    ProfileKind kind = ProfileKind::Standalone;
    QString server;
    OrganizationId organization;
    DeviceId device; ///< begins with the tag
    QString deviceTag; ///< K7: stands before the running number until a case has its own
    QString suite;
    Instant createdAt {};
};

enum class ProfileAccess { ReadOnly, ReadWrite };

/// The console's database file: its schema, its one writer, its connection. Opened, used and
/// closed in one thread. At most one process (and one object in it) has it open for writing; the
/// lock is a file beside it, which a killed process leaves behind without harm. Any number may
/// read.
///
/// Errors leave the file as it was: NotFound, Empty, WrongKind (no profile), Damaged, ReadOnly,
/// DiskFull, NewerSchema, Unreadable; Busy: context is "process@host" of who has it.
class ProfileFile {
public:
    /// InvalidValue: a file of that name exists. What was begun is removed when it fails.
    static Expected<ProfileFile> create(const QString &path, const ProfileSettings &settings);
    /// For writing, an older schema is brought up to date; read-only it is refused as Unsupported.
    static Expected<ProfileFile> open(const QString &path, ProfileAccess access);

    ProfileFile(ProfileFile &&) noexcept;
    ProfileFile &operator=(ProfileFile &&) = delete;
    ~ProfileFile();

    sql::Connection &connection() { return m_connection; }
    const ProfileInfo &info() const { return m_info; }
    QString path() const { return m_connection.path(); }

private:
    ProfileFile(std::unique_ptr<QLockFile> lock, sql::Connection connection);
    Expected<void> readInfo();

    std::unique_ptr<QLockFile> m_lock; ///< null when read-only; released after the connection
    sql::Connection m_connection;
    ProfileInfo m_info;
};

} // namespace shiyu
