#pragma once
#include <QString>
#include <QStringView>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

namespace shiyu {

/// A set of values of an enum class with fewer than 64 values.
template <typename E> class EnumSet {
public:
    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<E> values)
    {
        for (E value : values)
            m_bits |= bit(value);
    }
    constexpr bool contains(E value) const { return (m_bits & bit(value)) != 0; }
    constexpr bool isEmpty() const { return m_bits == 0; }
    constexpr void insert(E value) { m_bits |= bit(value); }
    constexpr EnumSet operator|(EnumSet other) const { return fromBits(m_bits | other.m_bits); }
    constexpr EnumSet without(EnumSet other) const { return fromBits(m_bits & ~other.m_bits); }
    constexpr bool intersects(EnumSet other) const { return (m_bits & other.m_bits) != 0; }
    constexpr quint64 bits() const { return m_bits; }
    static constexpr EnumSet fromBits(quint64 bits)
    {
        EnumSet set;
        set.m_bits = bits;
        return set;
    }
    friend constexpr bool operator==(EnumSet, EnumSet) = default;

private:
    static constexpr quint64 bit(E value) { return quint64 { 1 } << static_cast<unsigned>(value); }
    quint64 m_bits = 0;
};

/// The names of an enum's values on the wire and in storage, in the order of the values.
/// Specialised beside each enum; a name never changes once it was released.
template <typename E> struct EnumNames; // static constexpr std::array<const char *, N> names

template <typename E> QString nameOf(E value)
{
    return QString::fromLatin1(EnumNames<E>::names.at(static_cast<size_t>(value)));
}

template <typename E> std::optional<E> fromName(QStringView name)
{
    const auto &names = EnumNames<E>::names;
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1StringView(names[i]))
            return static_cast<E>(i);
    }
    return std::nullopt;
}

template <typename E> constexpr size_t enumCount()
{
    return EnumNames<E>::names.size();
}

} // namespace shiyu

/// SHIYU_ENUM_NAMES(Urgency, "critical", …), outside any namespace.
#define SHIYU_ENUM_NAMES(Type, ...)                                                                \
    template <> struct shiyu::EnumNames<Type> {                                                    \
        static constexpr auto names = std::to_array<const char *>({ __VA_ARGS__ });                \
    }
