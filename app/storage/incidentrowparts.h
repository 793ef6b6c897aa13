#pragma once

// Inside of this folder only: what the line of a case and the rows of its units both ask.
namespace shiyu {

struct Incident;
struct Task;

/// A merged matter's own reporter waits for an answer of his own.
bool owesReply(const Incident &state);
/// Signed by its reviewer, and now its unit's to answer for or, once answered, to complete: not
/// while it waits for an assisting unit.
bool isToBeEnded(const Incident &state, const Task &task);
/// Somebody still has to look at it: at work, laid aside for a time, or with an answer owed.
bool isWaiting(const Incident &state);
/// An open task of the round that is now.
bool isAtWork(const Incident &state, const Task &task);
/// A task below that one is at work.
bool hasOpenChild(const Incident &state, int number);
/// Of what its unit assigned down, something came back and nothing of it is open.
bool cameBack(const Incident &state, const Task &task);
/// A unit has it from that one, or has done it.
bool wasAssignedDown(const Incident &state, const Task &task);

} // namespace shiyu
