#pragma once
#include "app/domain/error.h"
#include <QByteArray>
#include <QFuture>
#include <QJsonObject>

namespace shiyu {

/// A file that an officer is about to attach: read whole, hashed, not yet stored.
struct AttachedFile {
    QString name; ///< without its folder; telephone and ID numbers masked, for it stands in the log
    QByteArray bytes;
    QByteArray sha256; ///< 32 bytes

    /// The arguments of `attach`: name, size, sha256 in hex.
    QJsonObject args() const;
    friend bool operator==(const AttachedFile &, const AttachedFile &) = default;
};

constexpr qint64 kLargestAttachment = 20 * 1024 * 1024; ///< bytes; as BlobStore has it

/// Reads it; not on the GUI thread. The context of every error is the file's name.
/// - NotFound, Unreadable; Empty: no bytes.
/// - WrongKind: a folder, a device.
/// - InvalidValue: larger than kLargestAttachment; detail is the size in bytes.
Expected<AttachedFile> readAttachedFile(const QString &path);

/// The same on the pool.
QFuture<Expected<AttachedFile>> loadAttachedFile(const QString &path);

/// Writes content that an officer takes out of the store. ReadOnly, DiskFull, Unreadable: nothing
/// is left at `path`, or what was there before.
Expected<void> saveAttachedFile(const QString &path, const QByteArray &bytes);

} // namespace shiyu
