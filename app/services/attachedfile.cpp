#include "app/services/attachedfile.h"

#include "app/domain/personaldata.h"
#include "app/services/whenanswered.h"
#include "app/storage/blobstore.h"
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrent>

namespace shiyu {
namespace {

static_assert(kLargestAttachment == BlobStore::kLargest);

ErrorCode codeOf(const QFileDevice &file)
{
    switch (file.error()) {
    case QFileDevice::ResourceError:
        return ErrorCode::DiskFull;
    case QFileDevice::OpenError:
    case QFileDevice::PermissionsError:
    case QFileDevice::WriteError:
        return ErrorCode::ReadOnly;
    default:
        return ErrorCode::Unreadable;
    }
}

} // namespace

QJsonObject AttachedFile::args() const
{
    return { { QStringLiteral("name"), name },
        { QStringLiteral("sha256"), QString::fromLatin1(sha256.toHex()) },
        { QStringLiteral("size"), qint64 { bytes.size() } } };
}

Expected<AttachedFile> readAttachedFile(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.exists())
        return fail(ErrorCode::NotFound, name);
    if (!info.isFile())
        return fail(ErrorCode::WrongKind, name);
    if (info.size() > kLargestAttachment)
        return fail(ErrorCode::InvalidValue, name, QString::number(info.size()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, name, file.errorString());
    // One byte more than is allowed: the file may grow while it is read.
    AttachedFile attached { maskPersonalData(name), file.read(kLargestAttachment + 1), {} };
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Unreadable, name, file.errorString());
    if (attached.bytes.size() > kLargestAttachment)
        return fail(ErrorCode::InvalidValue, name, QString::number(file.size()));
    if (attached.bytes.isEmpty())
        return fail(ErrorCode::Empty, name);
    attached.sha256 = BlobStore::sha256(attached.bytes);
    return attached;
}

QFuture<Expected<AttachedFile>> loadAttachedFile(const QString &path)
{
    return byEventLoop(QtConcurrent::run([path] { return readAttachedFile(path); }));
}

Expected<void> saveAttachedFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(codeOf(file), QFileInfo(path).fileName(), file.errorString());
    return {};
}

} // namespace shiyu
