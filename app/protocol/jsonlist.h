#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QVector>

namespace shiyu::protocol {

/// The parts of a message that has several; MessageReader::items() reads them.
template <typename T> QJsonArray listOf(const QVector<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(value.toJson());
    return array;
}

} // namespace shiyu::protocol
