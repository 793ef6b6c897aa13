#include "ui/acts/relocateform.h"

#include "app/services/whenanswered.h"
#include "ui/acts/correctionforms.h"
#include "ui/intake/localitynote.h"
#include "widgets/formrow.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {

RelocateForm::RelocateForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : ActForm(std::move(about), themes, parent)
    , m_note(new LocalityNote(themes, this))
{
    const Incident &state = subject().state();
    addRow(u"address"_s, tr("Address"), new LineField(this), false);
    addRow(u"place"_s, tr("Position"), new LineField(this, tr("Longitude, latitude")), false)
        ->setHint(tr("Click on the map, or type degrees (CGCS2000): 118.3851, 31.3352"));
    column()->addWidget(m_note);
    addRow(u"region"_s, tr("Region"), new RegionField(subject().view->directory, this), true);
    field(u"address"_s)->setValue(state.place.address);
    if (state.place.isLocated()) {
        m_asked = state.place.anchor();
        write(*m_asked);
    }
    field(u"region"_s)->setValue(state.primaryRegion.toString());
    connect(field(u"place"_s), &ArgField::edited, this, &RelocateForm::positionEdited);
}

void RelocateForm::write(LonLat at)
{
    field(u"place"_s)
        ->setValue(u"%1, %2"_s.arg(at.lonDegrees(), 0, 'f', 7).arg(at.latDegrees(), 0, 'f', 7));
}

void RelocateForm::setPlace(LonLat at)
{
    write(at);
    positionEdited();
}

void RelocateForm::positionEdited()
{
    const auto at = position();
    if (at == m_asked)
        return;
    m_asked = at;
    ++m_question;
    m_note->forget();
    Q_EMIT placeChanged(at);
    if (at)
        askLocality(*at);
}

void RelocateForm::askLocality(LonLat at)
{
    if (!subject().port.locality)
        return;
    const quint64 question = m_question;
    whenAnswered(
        subject().port.locality(at), this, [this, question](const Expected<Locality> &locality) {
            if (question != m_question)
                return;
            m_note->showLocality(locality);
            // What no outline can tell stays as the officer chose it.
            if (locality && locality->found != Locality::Found::NoOutline)
                field(u"region"_s)->setValue(locality->grid.toString());
        });
}

std::optional<LonLat> RelocateForm::position() const
{
    static const QRegularExpression split(u"[,，\\s]+"_s);
    const QStringList parts
        = field(u"place"_s)->value().toString().split(split, Qt::SkipEmptyParts);
    bool lonOk = false;
    bool latOk = false;
    const double lon = parts.value(0).toDouble(&lonOk);
    const double lat = parts.value(1).toDouble(&latOk);
    if (parts.size() != 2 || !lonOk || !latOk || !(qAbs(lon) <= 180) || !(qAbs(lat) <= 90))
        return std::nullopt;
    return LonLat::fromDegrees(lon, lat);
}

QMap<QString, QString> RelocateForm::problems() const
{
    if (field(u"place"_s)->value().isUndefined() || position())
        return {};
    return { { u"place"_s, tr("These are no degrees of longitude and latitude.") } };
}

void RelocateForm::finish(QJsonObject &args) const
{
    Place place = subject().state().place;
    const auto at = position();
    // A line or an area stays as it is while its middle does.
    if (at && (!place.isLocated() || place.anchor() != *at)) {
        place.shape = PlaceShape::Point;
        place.points = { *at };
    } else if (!at) {
        place.shape = PlaceShape::None;
        place.points.clear();
    }
    place.address = args[u"address"_s].toString();
    args.remove(u"address"_s);
    args.insert(u"place"_s, toJson(place));
}

} // namespace shiyu
