#pragma once
#include <QCoreApplication>
#include <array>

// Inside of this folder only: a word for each value of an enum, in the order of the values.
namespace shiyu {

template <typename E, size_t N>
QString lookUp(const char *context, const std::array<const char *, N> &names, E value)
{
    return QCoreApplication::translate(context, names.at(static_cast<size_t>(value)));
}

} // namespace shiyu
