#pragma once
#include <QtGlobal>

// The seq that an own operation has until the server gives it one. It stands behind every seq of a
// server and says upto where the subject was confirmed when it was made, so that an intent made on
// top of it can tell the server what its author had seen. Within the ±2^53 of the log:
//   2^52 + confirmed head * 4096 + running number, on a subject that the server knows;
//   2^52 + 2^51 + place in the outbox * 4096 + running number, on one that it does not know yet.
namespace shiyu {

inline constexpr qint64 kFirstProvisional = qint64 { 1 } << 52;
inline constexpr qint64 kFirstOfNewSubject = kFirstProvisional + (qint64 { 1 } << 51);
inline constexpr int kMostPending = 4095; ///< of one subject

/// `running` from 1.
constexpr qint64 provisionalSeq(qint64 confirmedHead, int running)
{
    return kFirstProvisional + confirmedHead * (kMostPending + 1) + running;
}
constexpr qint64 provisionalSeqOfNew(qint64 outboxPosition, int running)
{
    return kFirstOfNewSubject + outboxPosition * (kMostPending + 1) + running;
}

/// Of a seq, what the server knows: itself, or the confirmed head below it; 0: nothing.
constexpr qint64 confirmedSeq(qint64 seq)
{
    if (seq < kFirstProvisional)
        return seq;
    return seq < kFirstOfNewSubject ? (seq - kFirstProvisional) / (kMostPending + 1) : 0;
}

/// Hands out the seqs of what waits on one subject, in the outbox's order.
struct ProvisionalSeqs {
    qint64 head = 0; ///< confirmed; 0: the server does not know the subject yet
    int pending = 0;
    qint64 newAt = 0; ///< position of the intent that makes it

    qint64 next(qint64 outboxPosition)
    {
        ++pending;
        if (head > 0)
            return provisionalSeq(head, pending);
        if (newAt == 0)
            newAt = outboxPosition;
        return provisionalSeqOfNew(newAt, pending);
    }
};

} // namespace shiyu
