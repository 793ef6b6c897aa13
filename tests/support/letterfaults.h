#pragma once
#include "app/crypto/hash.h"
#include "app/crypto/letter.h"
#include "app/domain/error.h"
#include <QTest>

namespace shiyu::test {

inline constexpr auto kLetterSuite = crypto::Suite::Intl;

inline crypto::SigningKey signingKey(char seed)
{
    return crypto::SigningKey::fromSeed(
        kLetterSuite, crypto::SecretBytes::fromBytes(QByteArray(32, seed)))
        .value();
}
inline crypto::BoxKey boxKey(char seed)
{
    return crypto::BoxKey::fromSeed(
        kLetterSuite, crypto::SecretBytes::fromBytes(QByteArray(32, seed)))
        .value();
}

/// A row of what is wrong with a sealed file, and the error that says so.
inline void addFault(const char *name, const char *what, ErrorCode code, const char *context)
{
    QTest::newRow(name) << QString::fromLatin1(what) << code << QString::fromLatin1(context);
}

/// The columns, and what may happen to the bytes of any sealed file on its way.
inline void addLetterFaults()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("context");
    addFault("nothing in it", "empty", ErrorCode::Empty, "letter");
    addFault("a picture", "picture", ErrorCode::WrongKind, "letter");
    addFault("an enrolment file", "json", ErrorCode::WrongKind, "letter");
    addFault("cut off", "cut", ErrorCode::Damaged, "letter");
    addFault("cut within its first bytes", "stump", ErrorCode::Damaged, "letter");
    addFault("a bit fell over", "bit", ErrorCode::Damaged, "letter");
    addFault("altered, with a new checksum", "altered", ErrorCode::Damaged, "box");
    addFault("of a newer program", "newer", ErrorCode::NewerSchema, "letter");
}

/// The file after that; as it was if `what` is none of these faults.
inline QByteArray faultyLetter(QByteArray file, const QString &what)
{
    if (what == QLatin1String("empty"))
        return {};
    if (what == QLatin1String("picture"))
        return QByteArray("\x89PNG\r\n") + file;
    if (what == QLatin1String("json"))
        return "{\"url\":\"https://server\"}";
    if (what == QLatin1String("cut"))
        return file.chopped(1);
    if (what == QLatin1String("stump"))
        return file.first(3);
    if (what == QLatin1String("newer"))
        file[4] = 2;
    if (what == QLatin1String("bit") || what == QLatin1String("altered"))
        file[100] = static_cast<char>(file.at(100) ^ 1);
    if (what == QLatin1String("altered"))
        file.replace(file.size() - 8, 8,
            crypto::hash(kLetterSuite, QByteArrayView(file).chopped(8)).first(8));
    return file;
}

} // namespace shiyu::test
