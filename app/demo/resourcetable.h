#pragma once
#include <QByteArray>
#include <QList>
#include <QStringList>

namespace shiyu::demo {

/// A file of resources/demo, compiled in.
QByteArray resourceBytes(const QString &name);
/// The rows of such a file without its header; a committed file without quotes.
QList<QStringList> resourceRows(const QString &name, QChar separator);

} // namespace shiyu::demo
