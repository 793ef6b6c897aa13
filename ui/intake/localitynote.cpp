#include "ui/intake/localitynote.h"

#include "ui/text/errortext.h"
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

void LocalityNote::say(ColorRole role, const QString &text)
{
    setRole(role);
    setText(text);
    show();
}

void LocalityNote::showLocality(const Expected<Locality> &locality, const QString &region)
{
    if (!locality)
        return say(ColorRole::DangerInk,
            tr("Where this place lies could not be looked up. %1")
                .arg(errorText(locality.error())));
    switch (locality->found) {
    case Locality::Found::Inside:
        return sayInside(*locality, region);
    case Locality::Found::Outside:
        return say(ColorRole::DangerInk,
            tr("This place lies outside the city. Choose another, or leave it open."));
    case Locality::Found::NoOutline:
        return say(ColorRole::WarnInk,
            region.isEmpty()
                ? tr("No outline here tells the district of this point. Type the name of the "
                     "district, town or village and choose it.")
                : tr("%1 · by its name: no outline here to check the point by").arg(region));
    }
}

void LocalityNote::sayInside(const Locality &locality, const QString &region)
{
    if (!region.isEmpty())
        return say(ColorRole::InkSoft, tr("%1 · by its name; no grid worker known").arg(region));
    QString text = locality.workerName.isEmpty()
        ? tr("%1 · no grid worker known").arg(locality.path)
        : tr("%1 · grid worker %2 %3")
              .arg(locality.path, locality.workerName, locality.workerPhone);
    if (locality.nearBoundary()) {
        text += QLatin1Char('\n')
            + tr("Only %1 to the next grid: check whose matter it is.")
                  .arg(distanceText(locality.metresToNext));
    }
    say(locality.nearBoundary() ? ColorRole::WarnInk : ColorRole::InkSoft, text);
}

void LocalityNote::showRegion(const QString &region)
{
    say(ColorRole::InkSoft,
        tr("%1 · by its name, without a point: no grid, no grid worker. A click on the map gives "
           "the place.")
            .arg(region));
}

void LocalityNote::showDropped()
{
    say(ColorRole::WarnInk,
        tr("The address was changed: the place found for it before no longer counts. Search again, "
           "or click on the map."));
}

void LocalityNote::showUnknown()
{
    say(ColorRole::InkSoft,
        tr("No place of this name is known here. Click on the map; the address stays as you typed "
           "it."));
}

} // namespace shiyu
