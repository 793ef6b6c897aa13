#include "ui/signin/openfailure.h"

#include "ui/text/errortext.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OpenFailure)
};

} // namespace

QString openFailureText(const QString &path, const Error &error)
{
    if (path.isEmpty())
        return Words::tr("No profile has been opened on this computer yet; choose its file, or "
                         "connect this computer to a server.");
    const QFileInfo file(QDir::cleanPath(path));
    if (file.isDir())
        return Words::tr("“%1” is a folder, not a profile; choose the file in it.")
            .arg(QDir::toNativeSeparators(file.absoluteFilePath()));
    return errorText({ error.code, file.absoluteFilePath(), error.detail });
}

} // namespace shiyu
