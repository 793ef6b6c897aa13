#pragma once
#include "app/services/oldercases.h"

/// What is said of matters that are over and lie on the server alone. GUI thread.
namespace shiyu {

/// Why none were found, or why one was not fetched: what happened and what to do.
QString endedFailureText(const Error &error);

/// 3402-20251123-0007 · 镜湖区 · 已结案
QString endedBrief(const EndedMatter &matter, const Directory &directory);
/// 3402-20251123-0007 · 镜湖区 · 赭山街道 · 井盖 · 2025-11-24 已结案
QString endedDetails(const EndedMatter &matter, const Directory &directory);

} // namespace shiyu
