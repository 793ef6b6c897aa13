#include "app/sync/bundlefile.h"

#include "app/protocol/limits.h"
#include <QFile>
#include <QSaveFile>

namespace shiyu {

Expected<QByteArray> readReceipt(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, path, file.errorString());
    QByteArray bytes = file.read(protocol::kLargestBundle + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Unreadable, path, file.errorString());
    if (bytes.size() > protocol::kLargestBundle)
        return fail(ErrorCode::WrongKind, QStringLiteral("letter"));
    return bytes;
}

Expected<void> saveBundle(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return fail(isFull ? ErrorCode::DiskFull : ErrorCode::ReadOnly, path, file.errorString());
}

} // namespace shiyu
