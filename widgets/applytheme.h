#pragma once
#include <QPalette>
#include <QString>

class QApplication;

namespace shiyu {

class Theme;

/// Gives the application the theme: Fusion, palette, font and the style sheet. main connects
/// ThemeSource::themeChanged to it first of all, so that controls measure with the new font.
void applyTheme(QApplication &application, const Theme &theme);

QPalette themePalette(const Theme &theme);

/// widgets/theme.qss with its tokens filled in: `@role` is a colour, `@12px` a scaled length,
/// `@mode` the name of the mode. No token stays unfilled.
QString themeStyleSheet(const Theme &theme);

} // namespace shiyu
