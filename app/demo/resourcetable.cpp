#include "app/demo/resourcetable.h"

#include <QFile>

// Outside any namespace, as Qt wants it; a static library's resources are not there by themselves.
static void initDemoResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace shiyu::demo {

using namespace Qt::StringLiterals;

QByteArray resourceBytes(const QString &name)
{
    initDemoResources();
    QFile file(u":/demo/"_s + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "resources/demo", "compiled in");
    return opened ? file.readAll() : QByteArray();
}

QList<QStringList> resourceRows(const QString &name, QChar separator)
{
    QList<QStringList> list;
    const QStringList lines
        = QString::fromUtf8(resourceBytes(name)).split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 1; i < lines.size(); ++i)
        list.append(lines[i].split(separator));
    return list;
}

} // namespace shiyu::demo
