#pragma once
#include "widgets/theme.h"

#include <QObject>

namespace shiyu {

/// Holds the theme in force and tells when it changes. Made once in main (GUI thread) and handed
/// down by const reference; it outlives every widget that was given it.
class ThemeSource : public QObject {
    Q_OBJECT
public:
    explicit ThemeSource(Theme theme, QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }
    /// An equal theme changes nothing and emits nothing.
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void themeChanged();

private:
    Theme m_theme;
};

/// Calls `apply` now and after each change, for as long as `owner` lives.
template <typename Apply> void followTheme(const ThemeSource &source, QObject *owner, Apply apply)
{
    QObject::connect(&source, &ThemeSource::themeChanged, owner, apply);
    apply();
}

} // namespace shiyu
