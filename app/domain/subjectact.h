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

/// An act of the same device made before this one: its author knew it though it had no seq yet (a
/// console that was offline sends a row of them).
bool ownBefore(const RecordEntry &entry, const Intent &intent);

/// The questions before the arguments: whether the officer is known in this organisation, whether
/// the subject stands (or, if it `begins`, does not), and whether he has one of the rights.
std::optional<Refusal> checkSubjectActor(const SubjectHead &head, const OfficerId &actor,
    const OrganizationId &organization, bool begins, const Directory &directory);
/// For RefusalCode::MissingRight: every one that would do, as naming one of them only would send
/// the officer for the wrong one.
QString namesOf(Rights rights);
std::optional<Refusal> checkSubjectRight(
    const OfficerId &actor, Rights rights, const Directory &directory);

/// Actor, whether the subject stands, arguments, right, and that nothing exists that its author had
/// not seen or done himself.
std::optional<Refusal> checkSubjectAct(const SubjectHead &head, const Intent &intent,
    const Context &context, bool begins, Rights rights, const char *args);

/// The accepted act with its facts and its place in the chain. `numbered`: it gets the next number.
Operation makeSubjectOperation(
    const SubjectHead &head, const Intent &intent, const Context &context, bool numbered);

/// Records an operation; every apply of a small subject ends with it.
void record(SubjectHead &head, const Operation &operation);

} // namespace shiyu
