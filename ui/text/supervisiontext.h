#pragma once
#include "app/domain/directory.h"
#include "app/domain/supervision.h"

/// Supervision (督办) in words, as the case, its forms and its record show it.
namespace shiyu {

QString enumText(SupervisionForm value); ///< 提示单 督办单 挂牌督办
QString enumText(SupervisionStage value); ///< 待签发 待签收 整改中 …

/// 督办单 D3402-2026-0001; before it has a form: 提请督办.
QString supervisionTitle(const Supervision &state);
/// 市住建局 · 签发 周莉（市指挥中心） 14:20; who asked for it, as long as nobody signed.
QString supervisionParties(const Supervision &state, const Directory &directory, Instant now);
/// What is asked: the demand, before that the reason of the proposal.
QString supervisionDemand(const Supervision &state);
/// What the unit answered last; empty as long as it did not, or when it was sent back.
QString supervisionAnswer(const Supervision &state, const Directory &directory, Instant now);
/// 11月24日前，剩余2天3小时 / 超期1小时; empty without a day.
QString supervisionDue(const Supervision &state, const Directory &directory, Instant now);
bool isSupervisionLate(const Supervision &state, Instant now);

} // namespace shiyu
