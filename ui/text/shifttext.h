#pragma once
#include "app/domain/directory.h"
#include "app/domain/shift.h"

/// A shift (值班) in words.
namespace shiyu {

/// 值班长 周莉 · 带班 李建国
QString shiftHeads(const Shift &shift, const Directory &directory);
/// The same with the officers and the time it began; says if it was handed over: for a line.
QString shiftLine(const Shift &shift, const Directory &directory, Instant now);
/// 周莉 0553-3830000: with the office telephone.
QString dutyOfficerText(const OfficerId &id, const Directory &directory);

} // namespace shiyu
