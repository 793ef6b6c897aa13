#pragma once
#include "app/console/tour.h"

namespace shiyu {

class MainWindow;

/// The main job on the demo city: a matter is taken in, dispatched, signed for, answered, reviewed,
/// completed, verified, followed up and closed, by the officers whose work each step is; then the
/// other screens. Password and names are those of `shiyu-tool demo-city`.
QVector<TourStep> mainJob(MainWindow &window, Workplace &workplace, TourClock &clock);

/// The open case's number, stage and clocks as the screen shows them, and the counts of the chips.
QJsonObject shownNow(MainWindow &window, Workplace &workplace);

} // namespace shiyu
