#include "app/exchange/mappingfile.h"

#include "app/exchange/fileproblem.h"
#include <QFileInfo>
#include <QSaveFile>

namespace shiyu {

Expected<ColumnMapping> readMapping(const QString &path, ImportKind kind, const QStringList &fields)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, name, file.errorString());
    const QByteArray json = file.read(kLargestMapping + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Unreadable, name, file.errorString());
    if (json.size() > kLargestMapping)
        return failFile(ErrorCode::InvalidValue, name, FileProblem::NoMapping);
    return ColumnMapping::fromJson(kind, json, fields).map_error([&name](Error error) {
        if (fileProblem(error) != FileProblem::MissingColumn)
            error.context = name;
        return error;
    });
}

Expected<void> writeMapping(
    const QString &path, const ColumnMapping &mapping, ImportKind kind, const QStringList &fields)
{
    // The file names fields: of two with one name it can only mean the first.
    for (qsizetype at = 0; at < fields.size(); ++at) {
        if (mapping.columnOf(static_cast<int>(at)) && fields.indexOf(fields.at(at)) != at)
            return failFile(ErrorCode::InvalidValue, fields.at(at), FileProblem::SameHeading);
    }
    const QByteArray json = mapping.toJson(kind, fields);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return {};
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return fail(isFull ? ErrorCode::DiskFull : ErrorCode::ReadOnly, QFileInfo(path).fileName(),
        file.errorString());
}

} // namespace shiyu
