#pragma once
#include "app/services/intake.h"
#include "widgets/labels.h"

namespace shiyu {

/// Below a place: the grid and its worker that it lies in; a warning near a boundary, where the
/// wrong owner is one careless click away; a word if it lies outside the city.
class LocalityNote : public TextLabel {
    Q_OBJECT
public:
    explicit LocalityNote(const ThemeSource &theme, QWidget *parent = nullptr);
    void showLocality(const Expected<Locality> &locality);
    void forget();
};

} // namespace shiyu
