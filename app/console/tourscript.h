#pragma once
#include "app/console/tour.h"

namespace shiyu {

class MainWindow;

/// Signs in and plays all parts (tourparts.h) on the demo city.
QVector<TourStep> wholeTour(MainWindow &window, Workplace &workplace, TourClock &clock);

/// The open case's number, stage, tasks and clocks as the screen shows them, and the counts of the
/// chips.
QJsonObject shownNow(MainWindow &window, Workplace &workplace);

} // namespace shiyu
