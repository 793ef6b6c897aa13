#include "ui/intake/placefields.h"

#include "app/services/whenanswered.h"
#include "ui/intake/localitynote.h"
#include "widgets/formrow.h"
#include "widgets/suggestedit.h"
#include "widgets/themesource.h"

namespace shiyu {

PlaceFields::PlaceFields(const ThemeSource &theme, Intake &intake, QWidget *parent)
    : IntakePart(theme, parent)
    , m_intake(intake)
    , m_address(new SuggestEdit(theme))
    , m_row(makeRow(m_address))
    , m_note(new LocalityNote(theme))
{
    addRow(m_row);
    addPlain(m_note);
    connect(m_address, &SuggestEdit::queryEdited, this, &PlaceFields::search);
    connect(m_address, &SuggestEdit::suggestionChosen, this,
        [this](const QVariant &chosen) { setPosition(chosen.value<PlaceHit>().at); });
    connect(m_address, &QLineEdit::textEdited, this, &IntakePart::edited);
}

void PlaceFields::retranslate()
{
    m_row->setLabel(tr("Address"));
    m_address->setPlaceholderText(tr("Search a place, or click on the map"));
}

void PlaceFields::load(const NewCase &draft)
{
    m_address->setText(draft.address);
    m_at = draft.at;
    m_region = draft.region;
    m_note->forget();
    m_row->setError({});
    ++m_question;
    if (m_at)
        askLocality();
    Q_EMIT positionChanged(m_at);
}

void PlaceFields::store(NewCase &matter) const
{
    matter.address = m_address->text();
    matter.at = m_at;
    matter.region = m_region;
}

QWidget *PlaceFields::check(Filing filing)
{
    return mark(m_row, filing != Filing::Accept || !m_region.isEmpty(),
        tr("Without a place no unit can be found. Search it or click on the map; or file only."));
}

void PlaceFields::setPosition(LonLat at)
{
    m_at = at;
    Q_EMIT positionChanged(m_at);
    askLocality();
    Q_EMIT edited();
}

void PlaceFields::search(const QString &typed)
{
    const quint64 question = ++m_search;
    whenAnswered(
        m_intake.places(typed), this, [this, question](const Expected<QVector<PlaceHit>> &hits) {
            if (question != m_search || !hits)
                return;
            QList<Suggestion> suggestions;
            for (const PlaceHit &hit : *hits)
                suggestions.append({ hit.text, hit.detail, QVariant::fromValue(hit) });
            m_address->setSuggestions(suggestions);
        });
}

void PlaceFields::askLocality()
{
    const quint64 question = ++m_question;
    whenAnswered(
        m_intake.locality(*m_at), this, [this, question](const Expected<Locality> &locality) {
            if (question != m_question)
                return;
            show(locality);
            Q_EMIT edited(); // the grid is a part of the matter
        });
}

void PlaceFields::show(const Expected<Locality> &locality)
{
    m_note->showLocality(locality);
    m_region = locality ? locality->grid : RegionCode();
    if (m_region.isEmpty())
        return;
    m_row->setError({});
    if (m_address->text().isEmpty())
        m_address->setText(locality->path);
}

} // namespace shiyu
