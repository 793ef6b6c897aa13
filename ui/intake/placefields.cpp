#include "ui/intake/placefields.h"

#include "app/services/whenanswered.h"
#include "map/geo/measure.h"
#include "ui/intake/localitynote.h"
#include "widgets/formrow.h"
#include "widgets/suggestedit.h"
#include "widgets/themesource.h"

namespace shiyu {
namespace {

constexpr double kSameThing = 300; ///< metres: a click so near puts a found thing right

} // namespace

PlaceFields::PlaceFields(const ThemeSource &theme, Intake &intake, QWidget *parent)
    : IntakePart(theme, parent)
    , m_intake(intake)
    , m_address(new SuggestEdit(theme))
    , m_row(makeRow(m_address))
    , m_note(new LocalityNote(theme))
{
    setFocusProxy(m_address);
    addRow(m_row);
    addPlain(m_note);
    connect(m_address, &SuggestEdit::queryEdited, this, &PlaceFields::search);
    connect(m_address, &SuggestEdit::suggestionChosen, this,
        [this](const QVariant &chosen) { choose(chosen.value<PlaceHit>()); });
    connect(m_address, &QLineEdit::textEdited, this, &PlaceFields::retype);
}

void PlaceFields::retranslate()
{
    m_row->setLabel(tr("Address"));
    m_address->setPlaceholderText(tr("Search a place, or click on the map"));
    tell(m_said);
}

void PlaceFields::load(const NewCase &draft)
{
    m_address->setText(draft.address);
    m_where = draft.where;
    m_filled.clear();
    m_row->setError({});
    follow(m_where.named ? Said::Named : Said::Nothing);
}

void PlaceFields::store(NewCase &matter) const
{
    matter.address = m_address->text();
    matter.where = m_where;
}

QWidget *PlaceFields::check(Filing filing)
{
    return mark(m_row, filing != Filing::Accept || !m_where.region.isEmpty(), problem());
}

QString PlaceFields::problem() const
{
    if (!m_where.at)
        return tr("Without a place no unit can be found. Search it or click on the map; or file "
                  "only.");
    if (!m_locality)
        return tr("The place is still being looked up; try again in a moment.");
    if (*m_locality && (*m_locality)->found == Locality::Found::Outside)
        return tr("This place lies outside the city. Choose another; or file only.");
    return tr("The point alone does not tell the district. Type its name here and choose it from "
              "the list; or file only.");
}

void PlaceFields::setPosition(LonLat at)
{
    // What was put in for the point before would name another place than the one that is marked.
    const bool elsewhere = !m_filledAt || distanceMetres(*m_filledAt, at) > kSameThing;
    if (!m_filled.isEmpty() && m_address->text() == m_filled && elsewhere)
        m_address->clear();
    m_where.click(at);
    follow(Said::Nothing);
    Q_EMIT edited();
}

void PlaceFields::choose(PlaceHit hit)
{
    ++m_search; // an answer on its way would open the list again
    const DirectoryPtr directory = m_intake.directory();
    if (!directory)
        return;
    if (!hit.at) { // 新村 alone says too little
        hit.text = regionPath(*directory, hit.region);
        m_address->setText(hit.text);
    } else {
        fill(hit.text, hit.at);
    }
    m_where.choose(hit, *directory);
    m_row->setError({});
    follow(Said::Named);
    if (!m_where.at && !hit.outline.isEmpty())
        Q_EMIT regionNamed(hit.outline);
    Q_EMIT edited();
}

void PlaceFields::retype(const QString &text)
{
    if (m_where.retype(text))
        follow(Said::Dropped);
    Q_EMIT edited();
}

void PlaceFields::follow(Said otherwise)
{
    ++m_question;
    m_locality.reset();
    if (m_where.at)
        askLocality();
    else
        tell(otherwise);
    Q_EMIT positionChanged(m_where.at);
}

void PlaceFields::search(const QString &typed)
{
    const quint64 question = ++m_search;
    whenAnswered(
        m_intake.places(typed), this, [this, question](const Expected<QVector<PlaceHit>> &hits) {
            if (question == m_search && hits)
                offer(*hits);
        });
}

/// Of a thing also the town that it stands in: streets of one name are in several.
QString PlaceFields::detailOf(const PlaceHit &hit) const
{
    const DirectoryPtr directory = m_intake.directory();
    if (!hit.at || hit.region.isEmpty() || !directory)
        return hit.detail;
    const RegionCode town = directory->ancestor(hit.region, RegionLevel::Town);
    const QString path = regionPath(*directory, town.isEmpty() ? hit.region : town);
    return hit.detail.isEmpty() ? path : path + QStringLiteral(" · ") + hit.detail;
}

void PlaceFields::offer(const QVector<PlaceHit> &hits)
{
    QList<Suggestion> suggestions;
    for (const PlaceHit &hit : hits)
        suggestions.append({ hit.text, detailOf(hit), QVariant::fromValue(hit) });
    m_address->setSuggestions(suggestions);
    const bool unknown = hits.isEmpty() && !m_address->text().trimmed().isEmpty();
    if (unknown && m_said == Said::Nothing)
        tell(Said::NotFound);
    else if (!unknown && m_said == Said::NotFound)
        tell(Said::Nothing);
}

void PlaceFields::askLocality()
{
    const quint64 question = m_question;
    whenAnswered(
        m_intake.locality(*m_where.at), this, [this, question](const Expected<Locality> &locality) {
            if (question != m_question)
                return;
            take(locality);
            Q_EMIT edited(); // the grid is a part of the matter
        });
}

void PlaceFields::take(const Expected<Locality> &locality)
{
    m_locality = locality;
    if (const DirectoryPtr directory = m_intake.directory(); locality && directory)
        m_where.locate(*locality, *directory);
    tell(Said::Locality);
    if (m_where.region.isEmpty())
        return;
    m_row->setError({});
    if (locality && (m_address->text().isEmpty() || m_address->text() == locality->path))
        fill(locality->path, {});
}

void PlaceFields::fill(const QString &address, const std::optional<LonLat> &thing)
{
    m_address->setText(address);
    m_filled = address;
    m_filledAt = thing;
}

void PlaceFields::tell(Said what)
{
    m_said = what;
    const DirectoryPtr directory = m_intake.directory();
    const QString region
        = m_where.named && directory ? regionPath(*directory, m_where.region) : QString();
    switch (what) {
    case Said::Nothing:
        return m_note->forget();
    case Said::Locality:
        return m_locality ? m_note->showLocality(*m_locality, region) : m_note->forget();
    case Said::Named:
        return m_note->showRegion(region);
    case Said::Dropped:
        return m_note->showDropped();
    case Said::NotFound:
        return m_note->showUnknown();
    }
}

} // namespace shiyu
