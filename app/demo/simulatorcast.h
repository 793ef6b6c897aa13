#pragma once
#include "app/demo/democity.h"

namespace shiyu::demo {

/// The hands of the system service "simulator" in every organisation of a demo city: one that
/// works and one that signs, checks and calls back, as no person does both. They have the rights
/// that the organisation's own officers have, no password, and a name that says what they are.
enum class SimulatorHand { Works, Checks };

inline constexpr char kSimulatorDevice[] = "simulator";

/// `data` with these officers; what has them already is given back as it is.
DirectoryData withSimulator(DirectoryData data);
OfficerId simulatorOf(const OrganizationId &organization, SimulatorHand hand);
bool isSimulator(const OfficerId &officer);

/// Whether this is the directory of that demo city: every one of its organisations and invented
/// officers is in it. No real city's is.
bool isDemoDirectory(const Directory &directory, const DemoCity &city);

} // namespace shiyu::demo
