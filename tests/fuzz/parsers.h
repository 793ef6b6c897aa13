#pragma once
#include <QByteArray>
#include <QVector>

namespace shiyu::test {

/// One reader of bytes that somebody else wrote.
struct Parser {
    const char *name; ///< of its folder in the corpus
    /// What the reader made of it, written again; empty: it refused.
    QByteArray (*parse)(const QByteArray &bytes);
    /// What is accepted is accepted in this one form: it is hashed, or signed.
    bool verbatim = false;
};

/// Every reader of what comes from the network, of files and of what is typed.
const QVector<Parser> &parsers();
/// Those of files and of what is typed or was kept.
QVector<Parser> fileParsers();

} // namespace shiyu::test
