#pragma once
#include "app/domain/decide.h"

/// What the smaller subjects (supervision, shift) share: the head of their chain, and how an act on
/// them is checked and becomes an operation. Their tables stand beside them.
namespace shiyu {

struct SubjectHead {
    qint64 lastSeq = 0;
    Instant lastEffectiveAt {};
    QByteArray headHash;
    QVector<RecordEntry> record;

    bool exists() const { return lastSeq > 0; }
    friend bool operator==(const SubjectHead &, const SubjectHead &) = default;
};

RecordEntry recordEntryOf(const Operation &operation);

/// Actor, whether the subject stands, arguments, right, and that nothing newer than `seen` exists.
std::optional<Refusal> checkSubjectAct(const SubjectHead &head, const Intent &intent,
    const Context &context, bool begins, Rights rights, const char *args);

/// The accepted act with its facts and its place in the chain. `numbered`: it gets the next number.
Operation makeSubjectOperation(
    const SubjectHead &head, const Intent &intent, const Context &context, bool numbered);

/// Records an operation; every apply of a small subject ends with it.
void record(SubjectHead &head, const Operation &operation);

} // namespace shiyu
