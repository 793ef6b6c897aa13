#pragma once
#include "app/domain/category.h"
#include "app/domain/intent.h"
#include <optional>

namespace shiyu {

/// A clock that this operation starts: an input of the log, never a deadline.
struct ClockStart {
    ClockKind clock = ClockKind::Total;
    int task = 0; ///< the task's number; 0: the case's own
    TimeLimit limit;
    bool again = false; ///< the clock ended before and runs on (rework, reopening)
    std::optional<Instant> due; ///< never later than this (the source's own clock)

    friend bool operator==(const ClockStart &, const ClockStart &) = default;
};

/// A clock that this operation ends, with what it came to under the calendar then in force.
struct ClockEnd {
    ClockKind clock = ClockKind::Total;
    int task = 0;
    Instant dueAt {};
    bool onTime = true;
    qint64 calendarRev = 0;

    friend bool operator==(const ClockEnd &, const ClockEnd &) = default;
};

/// What the orderer adds to an intent. Confirmation replaces facts, never the intent.
struct Facts {
    qint64 seq = 0; ///< place in the orderer's log; grows
    Instant receivedAt {};
    Instant effectiveAt {}; ///< madeAt limited to [last seen operation, receivedAt]
    qint64 rulesRev = 0;
    QString number; ///< the case's number, on the operation that gives it one
    QVector<ClockStart> started;
    QVector<ClockEnd> ended;
    QByteArray prevHash; ///< of the subject's chain; empty for its first operation

    friend bool operator==(const Facts &, const Facts &) = default;
};

/// One entry of the log.
struct Operation {
    Intent intent;
    Facts facts;
    QByteArray hash; ///< H(prevHash ‖ intent bytes ‖ fact bytes), by the intent's suite

    /// More than ten minutes between making and receiving with a clock known to be bad (时间待核).
    bool timeToBeChecked() const;
    friend bool operator==(const Operation &, const Operation &) = default;
};

QByteArray factBytes(const Facts &facts);
Expected<Facts> parseFacts(const QByteArray &bytes);

} // namespace shiyu
