#include "app/crypto/passwordfile.h"

#include <QFile>

namespace shiyu::crypto {

Expected<QString> readPassword(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, path, file.errorString());
    const QString password = QString::fromUtf8(file.readLine(1024)).trimmed();
    if (password.isEmpty())
        return fail(ErrorCode::Empty, path);
    return password;
}

} // namespace shiyu::crypto
