#pragma once
#include <QWidget>

namespace shiyu {
class ThemeSource;
}

namespace shiyu::test {

/// The controls put together as on the duty desk: rail, queue, tools, case.
QWidget *makeDeskPage(const ThemeSource &source);

/// Every control by itself, in its states.
QWidget *makeControlsPage(const ThemeSource &source);

/// All icons with their names.
QWidget *makeIconsPage(const ThemeSource &source);

} // namespace shiyu::test
