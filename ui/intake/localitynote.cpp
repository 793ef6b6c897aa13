#include "ui/intake/localitynote.h"

#include "ui/text/timetext.h"

namespace shiyu {

LocalityNote::LocalityNote(const ThemeSource &theme, QWidget *parent)
    : TextLabel(theme, {}, TextSize::Small, ColorRole::InkSoft, QFont::Normal, parent)
{
    setWordWrap(true);
    hide();
}

void LocalityNote::forget()
{
    setText({});
    hide();
}

void LocalityNote::showLocality(const Expected<Locality> &locality)
{
    show();
    if (!locality || locality->grid.isEmpty()) {
        setRole(ColorRole::DangerInk);
        setText(tr("This place lies outside the city. Choose another, or leave it open."));
        return;
    }
    QString text = tr("%1 · grid worker %2 %3")
                       .arg(locality->path, locality->workerName, locality->workerPhone);
    if (locality->nearBoundary()) {
        text += QLatin1Char('\n')
            + tr("Only %1 to the next grid: check whose matter it is.")
                  .arg(distanceText(locality->metresToNext));
    }
    setRole(locality->nearBoundary() ? ColorRole::WarnInk : ColorRole::InkSoft);
    setText(text);
}

} // namespace shiyu
