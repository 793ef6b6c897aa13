#pragma once
#include "app/services/intake.h"
#include "ui/intake/intakepart.h"

namespace shiyu {

class LocalityNote;
class SuggestEdit;

/// Where it is: found by search or by a click on the map. Fills in the grid and its worker from the
/// point and warns near a boundary.
class PlaceFields : public IntakePart {
    Q_OBJECT
public:
    PlaceFields(const ThemeSource &theme, Intake &intake, QWidget *parent = nullptr);

    void load(const NewCase &draft) override;
    void store(NewCase &matter) const override;
    void retranslate() override;
    QWidget *check(Filing filing) override;
    void setPosition(LonLat at);

Q_SIGNALS:
    void positionChanged(const std::optional<shiyu::LonLat> &at);

private:
    void search(const QString &typed);
    void askLocality();
    void show(const Expected<Locality> &locality);

    Intake &m_intake;
    SuggestEdit *m_address;
    FormRow *m_row;
    LocalityNote *m_note;
    std::optional<LonLat> m_at;
    RegionCode m_region;
    quint64 m_search = 0; ///< generation of the newest question
    quint64 m_question = 0; ///< likewise, for where the point lies
};

} // namespace shiyu
