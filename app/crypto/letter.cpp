#include "app/crypto/letter.h"

#include "app/crypto/hash.h"
#include "app/crypto/primitives.h"

namespace shiyu::crypto {
namespace {

constexpr QByteArrayView kMagic = "SYLT";
constexpr char kVersion = 1;
constexpr qsizetype kSuiteAt = 5;
constexpr qsizetype kKindAt = 6;
constexpr qsizetype kReaderAt = 7;
constexpr qsizetype kChecksumSize = 8;

QByteArray checksumOf(Suite suite, QByteArrayView bytes)
{
    return hash(suite, bytes).first(kChecksumSize);
}

/// Begins with words that begin no intent, which the same key signs.
QByteArray toSign(quint8 kind, QByteArrayView reader, QByteArrayView content)
{
    QByteArray bytes("shiyu letter");
    bytes.append(static_cast<char>(kind));
    bytes.append(reader);
    bytes.append(content);
    return bytes;
}

tl::unexpected<Error> damaged(const char *detail)
{
    return fail(ErrorCode::Damaged, QStringLiteral("letter"), QString::fromLatin1(detail));
}

} // namespace

Letter::Letter(Suite suite, quint8 kind, QByteArray reader, QByteArray bytes)
    : m_suite(suite)
    , m_kind(kind)
    , m_reader(std::move(reader))
    , m_bytes(std::move(bytes))
{
}

Expected<Letter> Letter::fromBytes(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return fail(ErrorCode::Empty, QStringLiteral("letter"));
    if (!bytes.startsWith(kMagic))
        return kMagic.startsWith(bytes) ? damaged("too short")
                                        : fail(ErrorCode::WrongKind, QStringLiteral("letter"));
    if (bytes.size() <= kReaderAt)
        return damaged("too short");
    if (bytes.at(kMagic.size()) != kVersion)
        return fail(ErrorCode::NewerSchema, QStringLiteral("letter"));
    const auto suite = suiteFromNumber(static_cast<quint8>(bytes.at(kSuiteAt)));
    if (!suite)
        return tl::make_unexpected(suite.error());
    const qsizetype readerSize = boxPublicKeySize(*suite);
    if (bytes.size() < kReaderAt + readerSize + primitivesOf(*suite).boxOverhead() + kChecksumSize)
        return damaged("too short");
    const QByteArrayView content = bytes.chopped(kChecksumSize);
    if (checksumOf(*suite, content) != bytes.last(kChecksumSize))
        return damaged("checksum");
    return Letter(*suite, static_cast<quint8>(bytes.at(kKindAt)),
        bytes.sliced(kReaderAt, readerSize).toByteArray(), bytes.toByteArray());
}

Expected<QByteArray> Letter::write(
    quint8 kind, const QByteArray &reader, const SigningKey &writer, QByteArrayView content)
{
    const Suite suite = writer.suite();
    QByteArray plain = writer.sign(toSign(kind, reader, content));
    plain.append(content);
    const auto box = sealTo(suite, reader, plain);
    if (!box)
        return box;
    QByteArray bytes = kMagic.toByteArray();
    bytes.append(kVersion);
    bytes.append(static_cast<char>(suite));
    bytes.append(static_cast<char>(kind));
    bytes.append(reader);
    bytes.append(*box);
    bytes.append(checksumOf(suite, bytes));
    return bytes;
}

Expected<Letter::Opened> Letter::open(const BoxKey &key) const
{
    if (key.suite() != m_suite || key.publicKey() != m_reader)
        return fail(ErrorCode::InvalidValue, QStringLiteral("reader"));
    const auto plain = key.open(
        QByteArrayView(m_bytes).sliced(kReaderAt + m_reader.size()).chopped(kChecksumSize));
    if (!plain)
        return tl::make_unexpected(plain.error());
    const qsizetype size = primitivesOf(m_suite).signatureSize();
    if (plain->size() < size)
        return damaged("no signature");
    return Opened { plain->sliced(size), plain->first(size) };
}

bool Letter::isBy(QByteArrayView publicKey, const Opened &opened) const
{
    return verify(m_suite, publicKey, toSign(m_kind, m_reader, opened.content), opened.signature);
}

} // namespace shiyu::crypto
