#pragma once
#include <QByteArray>
#include <QString>

namespace shiyu {

/// H(prevHash ‖ intent bytes ‖ fact bytes) by the suite's hash: what Context::chainHash asks for.
/// Empty for a suite that this program does not know; the writer refuses such intents before. The
/// parts cannot be shifted against each other: prevHash is empty or 32 bytes and named in the
/// facts, the intent ends with a line of hex, the facts begin with a brace.
QByteArray chainHash(const QString &suite, const QByteArray &prev, const QByteArray &intent,
    const QByteArray &facts);

} // namespace shiyu
