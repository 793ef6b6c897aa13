#include "ui/intake/placefields.h"

#include "ui/text/timetext.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/suggestedit.h"
#include "widgets/themesource.h"

namespace shiyu {

PlaceFields::PlaceFields(const ThemeSource &theme, Intake &intake, QWidget *parent)
    : IntakePart(theme, parent)
    , m_intake(intake)
    , m_address(new SuggestEdit(theme))
    , m_row(makeRow(m_address))
    , m_note(new TextLabel(theme, {}, TextSize::Small, ColorRole::InkSoft))
{
    m_note->setWordWrap(true);
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
    m_note->setText({});
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
    m_intake.places(typed).then(this, [this, question](const Expected<QVector<PlaceHit>> &hits) {
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
    m_intake.locality(*m_at).then(this, [this, question](const Expected<Locality> &locality) {
        if (question != m_question)
            return;
        show(locality);
        Q_EMIT edited(); // the grid is a part of the matter
    });
}

void PlaceFields::show(const Expected<Locality> &locality)
{
    if (!locality || locality->grid.isEmpty()) {
        m_region = {};
        m_note->setRole(ColorRole::DangerInk);
        m_note->setText(tr("This place lies outside the city. Choose another, or leave it open."));
        return;
    }
    m_region = locality->grid;
    m_row->setError({});
    QString text = tr("%1 · grid worker %2 %3")
                       .arg(locality->path, locality->workerName, locality->workerPhone);
    if (locality->nearBoundary()) {
        text += QLatin1Char('\n')
            + tr("Only %1 to the next grid: check whose matter it is.")
                  .arg(distanceText(locality->metresToNext));
    }
    m_note->setRole(locality->nearBoundary() ? ColorRole::WarnInk : ColorRole::InkSoft);
    m_note->setText(text);
    if (m_address->text().isEmpty())
        m_address->setText(locality->path);
}

} // namespace shiyu
