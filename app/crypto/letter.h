#pragma once
#include "app/crypto/boxkey.h"
#include "app/crypto/signing.h"

namespace shiyu::crypto {

/// What is carried to one reader by hand, in a file: sealed to his key, signed by its writer.
///   "SYLT" | version u8 = 1 | suite u8 | kind u8 | reader's public key |
///   box (signature ‖ content) | first 8 bytes of the hash of all before
/// The signature goes over kind, reader and content, so that neither can be given to what is
/// signed. The checksum keeps no attacker out; it tells a cut or spoilt copy from a letter to
/// somebody else.
class Letter {
public:
    /// Empty; WrongKind: no letter; Damaged: cut or altered; NewerSchema; Unsupported: the suite.
    static Expected<Letter> fromBytes(QByteArrayView bytes);
    /// InvalidValue: the reader's key is none.
    static Expected<QByteArray> write(
        quint8 kind, const QByteArray &reader, const SigningKey &writer, QByteArrayView content);

    quint8 kind() const { return m_kind; }
    const QByteArray &reader() const { return m_reader; } ///< his public key
    const QByteArray &bytes() const { return m_bytes; }

    struct Opened {
        QByteArray content;
        QByteArray signature;
    };
    /// InvalidValue "reader": it is for somebody else. Damaged: it does not open.
    Expected<Opened> open(const BoxKey &key) const;
    [[nodiscard]] bool isBy(QByteArrayView publicKey, const Opened &opened) const;

private:
    Letter(Suite suite, quint8 kind, QByteArray reader, QByteArray bytes);

    Suite m_suite;
    quint8 m_kind;
    QByteArray m_reader;
    QByteArray m_bytes;
};

} // namespace shiyu::crypto
