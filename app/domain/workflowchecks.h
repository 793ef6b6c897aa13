#pragma once
#include "app/domain/workflow.h"

/// What the columns of the workflow table cannot say. Each returns why not, or nothing.
/// Acts asked by whyNot carry no arguments: a check of an argument passes when it is absent.
namespace shiyu::checks {

std::optional<Refusal> report(const Act &act);
std::optional<Refusal> accept(const Act &act);
std::optional<Refusal> edit(const Act &act);
std::optional<Refusal> merge(const Act &act);
std::optional<Refusal> absorb(const Act &act);
std::optional<Refusal> unmerge(const Act &act);
std::optional<Refusal> release(const Act &act);
std::optional<Refusal> noOpenTask(const Act &act);
std::optional<Refusal> emergency(const Act &act);

std::optional<Refusal> dispatch(const Act &act);
std::optional<Refusal> assign(const Act &act);
std::optional<Refusal> transfer(const Act &act);
std::optional<Refusal> sendBack(const Act &act);
std::optional<Refusal> arbitrate(const Act &act);
std::optional<Refusal> waive(const Act &act);

std::optional<Refusal> submit(const Act &act);
std::optional<Refusal> review(const Act &act);
std::optional<Refusal> complete(const Act &act);

std::optional<Refusal> request(const Act &act);
std::optional<Refusal> ruling(const Act &act); ///< approve and deny
std::optional<Refusal> resume(const Act &act);

std::optional<Refusal> verify(const Act &act);
std::optional<Refusal> secondRound(const Act &act);
std::optional<Refusal> close(const Act &act);

std::optional<Refusal> escalate(const Act &act);
std::optional<Refusal> whistle(const Act &act);
std::optional<Refusal> rate(const Act &act);
std::optional<Refusal> receipt(const Act &act);
std::optional<Refusal> instruct(const Act &act);
std::optional<Refusal> strike(const Act &act);
std::optional<Refusal> retract(const Act &act);

} // namespace shiyu::checks
