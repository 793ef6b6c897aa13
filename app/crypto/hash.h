#pragma once
#include "app/crypto/suite.h"
#include <QByteArray>
#include <initializer_list>
#include <memory>

namespace shiyu::crypto {

/// The digest of the parts one after the other, 32 bytes. The caller sees to it that parts of
/// unknown length cannot be shifted against each other.
QByteArray hashParts(Suite suite, std::initializer_list<QByteArrayView> parts);

template <typename... Parts> QByteArray hash(Suite suite, const Parts &...parts)
{
    return hashParts(suite, { QByteArrayView(parts)... });
}

/// For what does not fit in memory: add() piece by piece, then result().
class Hasher {
public:
    explicit Hasher(Suite suite);
    Hasher(Hasher &&) noexcept;
    Hasher &operator=(Hasher &&) noexcept;
    ~Hasher();

    void add(QByteArrayView bytes);
    QByteArray result() const; ///< of what was added so far; adding may go on

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace shiyu::crypto
