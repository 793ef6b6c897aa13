#pragma once
#include "app/services/intake.h"
#include "widgets/labels.h"

namespace shiyu {

/// Below a place: the grid and its worker that it lies in; a warning near a boundary, where the
/// wrong owner is one careless click away; a word if it lies outside the city, if no outline tells
/// where it lies, or if that could not be looked up.
class LocalityNote : public TextLabel {
    Q_OBJECT
public:
    explicit LocalityNote(const ThemeSource &theme, QWidget *parent = nullptr);
    /// `region` was chosen by name and stands beside the point; empty: none was.
    void showLocality(const Expected<Locality> &locality, const QString &region = {});
    /// A region by its name, without a point.
    void showRegion(const QString &region);
    /// The address was typed anew: what search had found is no longer meant.
    void showDropped();
    /// The search knows nothing of that name.
    void showUnknown();
    void forget();

private:
    void say(ColorRole role, const QString &text);
    void sayInside(const Locality &locality, const QString &region);
};

} // namespace shiyu
