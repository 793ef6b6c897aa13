#include "widgets/themesource.h"

namespace shiyu {

ThemeSource::ThemeSource(Theme theme, QObject *parent)
    : QObject(parent)
    , m_theme(std::move(theme))
{
}

void ThemeSource::setTheme(const Theme &theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    Q_EMIT themeChanged();
}

} // namespace shiyu
