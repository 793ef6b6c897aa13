#pragma once
#include "app/storage/rebuild.h"
#include <optional>

namespace shiyu {

/// What is wrong with an operation of the log.
enum class LogFault {
    Missing, ///< its number is not there: an operation was taken out
    Hash, ///< its bytes are not those that were hashed
    Previous, ///< it does not follow on the operation before it of its subject
    Columns, ///< the look-up columns say something else than the bytes
    Canonical, ///< not the one way to write it
    Signature, ///< not signed by its officer, or with a key that is not his
    Directory, ///< the stored directory is not the one that was imported
    Rules, ///< the rules refuse it, or give other facts
    Head, ///< the server signed another one there, or what it signed is not what is kept
};

struct BrokenOperation {
    qint64 seq = 0;
    QString subjectKind, subjectId; ///< empty for a missing one
    LogFault fault = LogFault::Hash;
    QString detail; ///< English, for the report; no values
};

struct LogReport {
    qint64 operations = 0;
    qint64 subjects = 0;
    qint64 unknownKinds = 0; ///< of a newer program: hashes checked, rules not
    qint64 statements = 0; ///< of the server's, about the ends of the chains
    qint64 notJudged = 0; ///< decided with a directory that this profile does not hold
    std::optional<BrokenOperation> broken; ///< the first one, by seq
};

struct VerifyOptions {
    bool signatures = true;
    bool rules = true; ///< decide every operation again, with the directory of its time
};

/// Goes through the whole log: numbers without a gap (where they are given here), hash chain,
/// columns, canonical form, signatures, the rules. Reads only, one state of the file, beside a
/// running writer. Errors are those of reading, and Cancelled; what is wrong with the log is in the
/// report. What was taken off the end of the log is only seen where a server has signed it since:
/// nothing else names it.
Expected<LogReport> verifyLog(
    sql::Connection &connection, VerifyOptions options = {}, const LogProgress &progress = {});

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::LogFault, "missing", "hash", "previous", "columns", "canonical",
    "signature", "directory", "rules", "head");
