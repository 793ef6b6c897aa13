#pragma once
#include <QFileInfo>
#include <QString>

namespace shiyu::test {

/// A file of the real data that lies beside the project, or nothing where it is not there.
inline QString sharedData(const QString &name)
{
    QString folder = qEnvironmentVariable("SHIYU_SHARED_DATA");
    if (folder.isEmpty())
        folder = QStringLiteral(SHIYU_SOURCE_DIR "/../shared/data");
    const QString path = folder + QLatin1Char('/') + name;
    return QFileInfo::exists(path) ? path : QString();
}

} // namespace shiyu::test
