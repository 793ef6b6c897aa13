#pragma once
#include "app/services/intake.h"
#include "ui/intake/intakepart.h"

namespace shiyu {

class LocalityNote;
class SuggestEdit;

/// Where it is: a point found by search or by a click on the map, or a region by its name, without
/// a point. Fills in the grid and its worker from a point and warns near a boundary. An address
/// that is typed anew takes with it what search had found for the one before.
class PlaceFields : public IntakePart {
    Q_OBJECT
public:
    PlaceFields(const ThemeSource &theme, Intake &intake, QWidget *parent = nullptr);

    void load(const NewCase &draft) override;
    void store(NewCase &matter) const override;
    void retranslate() override;
    QWidget *check(Filing filing) override;
    void setPosition(LonLat at); ///< by a click on the map

Q_SIGNALS:
    void positionChanged(const std::optional<shiyu::LonLat> &at);
    void regionNamed(const shiyu::LonLatBox &outline); ///< to be looked at, for a click into it

private:
    enum class Said { Nothing, Locality, Named, Dropped, NotFound };

    void search(const QString &typed);
    void offer(const QVector<PlaceHit> &hits);
    QString detailOf(const PlaceHit &hit) const;
    void choose(PlaceHit hit);
    void retype(const QString &text);
    void follow(Said otherwise); ///< after the point has changed
    void askLocality();
    void take(const Expected<Locality> &locality);
    void tell(Said what);
    void fill(const QString &address, const std::optional<LonLat> &thing);
    QString problem() const;

    Intake &m_intake;
    SuggestEdit *m_address;
    FormRow *m_row;
    LocalityNote *m_note;
    Whereabouts m_where;
    QString m_filled; ///< the address that was put in for a point, not typed
    std::optional<LonLat> m_filledAt; ///< of the thing it names; none: it is the grid's path
    std::optional<Expected<Locality>> m_locality; ///< the answer for the point; empty: none yet
    Said m_said = Said::Nothing;
    quint64 m_search = 0; ///< generation of the newest question
    quint64 m_question = 0; ///< likewise, for where the point lies
};

} // namespace shiyu
