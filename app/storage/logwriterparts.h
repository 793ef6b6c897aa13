#pragma once
// Inside of LogWriter only.
#include "app/storage/logwriter.h"

namespace shiyu {

/// One decided operation with the case before and after it.
struct LogWriter::Step {
    Operation operation;
    StatePtr before, after;
};

/// What a group came to, with the numbers it used.
struct LogWriter::Decided {
    tl::expected<QVector<Step>, Refusal> steps;
    QString counter; ///< of the case numbers
    qint64 counterValue = 0; ///< after this act
};

} // namespace shiyu
